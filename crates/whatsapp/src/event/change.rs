//! WhatsApp's notification: an entry, with changes.

use serde_json::Value;

use crate::event::{
    AccountUpdate, Call, EventError, FlowUpdate, InboundMessage, PhoneQualityUpdate, Sender, Status,
    TemplateCategoryUpdate, TemplateComponentsUpdate, TemplateQualityUpdate, TemplateStatusUpdate,
};
use crate::open::{Open, from_value, open, to_value, words};
use crate::report::{Place, Report};

words! {
    /// What a change is about.
    pub enum Field {
        /// Messages that came in, and statuses of messages that were sent.
        Messages = "messages",
        /// Calls and their statuses.
        Calls = "calls",
        /// Whether people want marketing.
        UserPreferences = "user_preferences",
        /// A template was approved, rejected, paused, …
        TemplateStatus = "message_template_status_update",
        /// A template got another category.
        TemplateCategory = "template_category_update",
        /// A template's quality changed.
        TemplateQuality = "message_template_quality_update",
        /// A template was edited.
        TemplateComponents = "message_template_components_update",
        /// Something happened to the account.
        Account = "account_update",
        /// A phone number's quality changed.
        PhoneQuality = "phone_number_quality_update",
        /// Something happened to a flow.
        Flows = "flows",
    }
}

open! {
    /// The phone number that messages came to or went from.
    public struct Metadata {
        /// Its digits, without `+`.
        display_phone_number: String = "display_phone_number",
        /// WhatsApp's id of it, which is not the id of AWS.
        phone_number_id: String = "phone_number_id",
    }
}

open! {
    /// Whether a person wants marketing.
    public struct UserPreference {
        /// The person's id: the digits of a phone number.
        wa_id: String = "wa_id",
        /// In words.
        detail: String = "detail",
        /// Such as `marketing_messages`.
        category: String = "category",
        /// `stop` or `resume`.
        value: String = "value",
        /// Seconds since 1970.
        timestamp: crate::open::Decimal = "timestamp",
    }
}

open! {
    /// What changed. Members of messages and calls are typed; those of accounts and templates stay in `other`, where
    /// [`Change::update`] reads them.
    public struct ChangeValue {
        /// Always `whatsapp`.
        messaging_product: String = "messaging_product",
        /// The phone number.
        metadata: Metadata = "metadata",
        /// Who wrote.
        contacts: Vec<Sender> = "contacts",
        /// Messages that came in.
        messages: Vec<InboundMessage> = "messages",
        /// What became of messages and calls.
        statuses: Vec<Status> = "statuses",
        /// What went wrong with the phone number or account.
        errors: Vec<EventError> = "errors",
        /// Calls.
        calls: Vec<Call> = "calls",
        /// Whether people want marketing.
        user_preferences: Vec<UserPreference> = "user_preferences",
    }
}

open! {
    /// A change.
    public struct Change(check) {
        /// What it is about.
        field: Field = "field",
        /// What changed.
        value: ChangeValue = "value",
    }
}

open! {
    /// One notification of WhatsApp.
    public struct Entry {
        /// WhatsApp's id of the business account.
        id: String = "id",
        /// Seconds since 1970. Not every notification has it.
        time: crate::open::Decimal = "time",
        /// What changed.
        changes: Vec<Change> = "changes",
    }
}

open! {
    /// Notifications as WhatsApp itself posts them, without AWS.
    public struct MetaEvent {
        /// Always `whatsapp_business_account`.
        object: String = "object",
        /// Notifications.
        entry: Vec<Entry> = "entry",
    }
}

/// A change, by what it is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Update<'a> {
    /// Messages that came in, and statuses of messages that were sent.
    Messages(&'a ChangeValue),
    /// Calls and their statuses.
    Calls(&'a ChangeValue),
    /// Whether people want marketing.
    UserPreferences(&'a ChangeValue),
    /// A template was approved, rejected, paused, …
    TemplateStatus(Box<TemplateStatusUpdate>),
    /// A template got another category.
    TemplateCategory(Box<TemplateCategoryUpdate>),
    /// A template's quality changed.
    TemplateQuality(Box<TemplateQualityUpdate>),
    /// A template was edited.
    TemplateComponents(Box<TemplateComponentsUpdate>),
    /// Something happened to the account.
    Account(Box<AccountUpdate>),
    /// A phone number's quality changed.
    PhoneQuality(Box<PhoneQualityUpdate>),
    /// Something happened to a flow.
    Flow(Box<FlowUpdate>),
    /// A field that this crate does not know.
    Unknown(&'a ChangeValue),
}

/// Reads the members that are not typed in the value. An update takes any object.
fn read<T: Open + Default>(value: &ChangeValue) -> Box<T> {
    let members = value.other.iter().map(|(name, value)| (name.to_owned(), value.clone()));
    Box::new(from_value(Value::Object(members.collect())).unwrap_or_default())
}

impl Change {
    /// The change, by what it is about.
    pub fn update(&self) -> Option<Update<'_>> {
        let value = self.value.as_ref()?;
        Some(match self.field.as_ref()? {
            Field::Messages => Update::Messages(value),
            Field::Calls => Update::Calls(value),
            Field::UserPreferences => Update::UserPreferences(value),
            Field::TemplateStatus => Update::TemplateStatus(read(value)),
            Field::TemplateCategory => Update::TemplateCategory(read(value)),
            Field::TemplateQuality => Update::TemplateQuality(read(value)),
            Field::TemplateComponents => Update::TemplateComponents(read(value)),
            Field::Account => Update::Account(read(value)),
            Field::PhoneQuality => Update::PhoneQuality(read(value)),
            Field::Flows => Update::Flow(read(value)),
            Field::Unknown(_) => Update::Unknown(value),
        })
    }
}

/// An update can be put into a change: what a service that writes events needs.
macro_rules! changes {
    ($($update:ident $field:ident,)*) => {
        $(impl From<$update> for Change {
            fn from(update: $update) -> Self {
                let mut value = ChangeValue::default();
                if let Value::Object(members) = to_value(&update) {
                    members.into_iter().for_each(|(name, member)| value.other.insert(name, member));
                }
                Self { field: Some(Field::$field), value: Some(value), ..Self::default() }
            }
        })*
    };
}

changes! {
    TemplateStatusUpdate TemplateStatus,
    TemplateCategoryUpdate TemplateCategory,
    TemplateQualityUpdate TemplateQuality,
    TemplateComponentsUpdate TemplateComponents,
    AccountUpdate Account,
    PhoneQualityUpdate PhoneQuality,
    FlowUpdate Flows,
}

/// Reports types that an update does not expect.
fn check(change: &Change, at: &Place<'_>, report: &mut Report) {
    let place = at.member("value");
    match change.update() {
        Some(Update::TemplateStatus(update)) => update.inspect(&place, report),
        Some(Update::TemplateCategory(update)) => update.inspect(&place, report),
        Some(Update::TemplateQuality(update)) => update.inspect(&place, report),
        Some(Update::TemplateComponents(update)) => update.inspect(&place, report),
        Some(Update::Account(update)) => update.inspect(&place, report),
        Some(Update::PhoneQuality(update)) => update.inspect(&place, report),
        Some(Update::Flow(update)) => update.inspect(&place, report),
        Some(Update::Messages(_) | Update::Calls(_) | Update::UserPreferences(_) | Update::Unknown(_)) | None => {}
    }
}
