//! Messages to people: what the blob of `SendWhatsAppMessage` holds.
//!
//! ```
//! use socialmessaging_whatsapp::message::{List, Message, ReplyButtons, Row, Template};
//!
//! let hi = Message::to("+46700000000").text("hi").reply_to("wamid.HBgL");
//! let ready = Template::named("order_ready").language("en_US").body(["Ada", "4711"]);
//! let ready = Message::to("+46700000000").template(ready);
//! let ask = ReplyButtons::new("Shall we deliver today?", [("yes", "Yes"), ("no", "No")]).footer("Free of charge");
//! let ask = Message::to("+46700000000").interactive(ask);
//! for message in [hi, ready, ask] {
//!     message.check()?;
//!     println!("{}", serde_json::to_string(&message)?);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What WhatsApp refuses cannot be said where types can forbid it: media with both an id and a link, a fourth reply button,
//! a picture over a list. The rest is found by [`Message::check`], all of it at once.

use crate::limits;
use crate::open::{open, words};
use crate::report::{Fault, Place, Report};
use crate::rule::{Form, OPTIONAL, REQUIRED};

mod contact;
mod content;
mod interactive;
mod media;
mod outgoing;
mod recipient;
mod simple;
mod template;

pub use contact::{Address, Contact, Email, Name, Organization, Phone, WebAddress};
pub use content::Content;
pub use interactive::*;
pub use media::{Audio, Document, Image, MediaSource, Sticker, Video};
pub use outgoing::{Outgoing, Receipt, ReceiptStatus, Typing, TypingIndicator};
pub use recipient::{Addressed, Recipient};
pub use simple::{Location, Reaction, Text};
pub use template::{
    ButtonAction, Card as TemplateCard, Component as TemplateComponent, ComponentKind, Currency, DateTime, Language,
    LimitedTimeOffer, Parameter, ParameterKind, SubKind, Template, TemplateName,
};

words! {
    /// What a message is.
    pub enum MessageKind {
        /// A text.
        Text = "text",
        /// A picture.
        Image = "image",
        /// A sound or voice note.
        Audio = "audio",
        /// A video.
        Video = "video",
        /// A file.
        Document = "document",
        /// A sticker.
        Sticker = "sticker",
        /// A place.
        Location = "location",
        /// Address cards.
        Contacts = "contacts",
        /// Buttons, lists, products, flows.
        Interactive = "interactive",
        /// A message that was approved before.
        Template = "template",
        /// An emoji on a message.
        Reaction = "reaction",
    }
}

words! {
    /// Whom a message is for.
    pub enum RecipientType {
        /// One person; so it is without a word, too.
        Individual = "individual",
        /// A group.
        Group = "group",
    }
}

open! {
    /// The message that this one answers.
    sealed struct Context {
        /// WhatsApp's id (`wamid.…`) of that message.
        message_id: String = "message_id" => REQUIRED,
    }
}

open! {
    /// A message to a person or group. Made by [`Message::to`].
    sealed struct Message(check) {
        /// Always `whatsapp`.
        messaging_product: String = "messaging_product" => REQUIRED,
        /// Whom it is for.
        recipient_type: RecipientType = "recipient_type",
        /// A phone number, or a group's id.
        address: String = "to",
        /// A business-scoped user id, in the place of `to`.
        user: String = "recipient",
        /// The message that this one answers.
        context: Context = "context",
        /// Comes back with each status of the message: up to 512 characters.
        biz_opaque_callback_data: String = "biz_opaque_callback_data" => OPTIONAL.within(limits::CALLBACK_DATA),
        /// What the message is.
        kind: MessageKind = "type" => REQUIRED,
        /// A text.
        text: Box<Text> = "text",
        /// A picture.
        image: Box<Image> = "image",
        /// A sound or voice note.
        audio: Box<Audio> = "audio",
        /// A video.
        video: Box<Video> = "video",
        /// A file.
        document: Box<Document> = "document",
        /// A sticker.
        sticker: Box<Sticker> = "sticker",
        /// A place.
        location: Box<Location> = "location",
        /// Address cards.
        contacts: Vec<Contact> = "contacts" => OPTIONAL.within(limits::CONTACTS),
        /// Buttons, lists, products, flows.
        interactive: Box<Interactive> = "interactive",
        /// A message that was approved before.
        template: Box<Template> = "template",
        /// An emoji on a message.
        reaction: Box<Reaction> = "reaction",
    }
}

impl Message {
    /// Begins a message. A text stands for a phone number in E.164 form.
    pub fn to(recipient: impl Into<Recipient>) -> Addressed {
        Addressed(recipient.into())
    }

    /// Makes it an answer to a message, by WhatsApp's id (`wamid.…`).
    #[must_use]
    pub fn reply_to(mut self, message_id: impl Into<String>) -> Self {
        self.context = Some(Context { message_id: Some(message_id.into()), ..Context::default() });
        self
    }

    /// Data of the program's own that comes back with each status: up to 512 characters.
    #[must_use]
    pub fn callback_data(mut self, data: impl Into<String>) -> Self {
        self.biz_opaque_callback_data = Some(data.into());
        self
    }

    /// Everything that WhatsApp would refuse, as far as this crate knows; with paths, all at once.
    ///
    /// # Errors
    ///
    /// The report, if there is something in it.
    pub fn check(&self) -> Result<(), Report> {
        Report::of(self).into_result()
    }

    /// Whom it is for; nothing if that is not said, or said twice.
    pub fn recipient(&self) -> Option<Recipient> {
        match (&self.address, &self.user) {
            (Some(id), None) if self.recipient_type == Some(RecipientType::Group) => Some(Recipient::Group(id.clone())),
            (Some(phone), None) => Some(Recipient::Phone(phone.clone())),
            (None, Some(user)) => Some(Recipient::User(user.clone())),
            _ => None,
        }
    }

    /// Does the payload that the kind calls for stand here?
    fn has_payload(&self) -> bool {
        match &self.kind {
            None | Some(MessageKind::Unknown(_)) => true,
            Some(kind) => self.holds(kind.as_str()),
        }
    }
}

fn check(message: &Message, at: &Place<'_>, report: &mut Report) {
    if message.messaging_product.as_deref().is_some_and(|product| product != "whatsapp") {
        report.add(&at.member("messaging_product"), Fault::Form("`whatsapp`"));
    }
    check_recipient(message, at, report);
    if let Some(MessageKind::Unknown(kind)) = &message.kind {
        report.add(&at.member("type"), Fault::Unknown(kind.clone()));
    }
    if let Some(kind) = message.kind.as_ref().filter(|_| !message.has_payload()) {
        report.add(&at.member(kind.as_str()), Fault::Missing);
    }
    for other in MessageKind::KNOWN.iter().filter(|other| message.kind.as_ref().is_some_and(|kind| kind != *other)) {
        if message.holds(other.as_str()) {
            report.add(&at.member(other.as_str()), Fault::NotAllowed("a message says one thing"));
        }
    }
}

fn check_recipient(message: &Message, at: &Place<'_>, report: &mut Report) {
    match message.recipient() {
        Some(Recipient::Phone(phone)) => Form::PhoneNumber.check(&phone, &at.member("to"), report),
        Some(Recipient::User(user)) => Form::UserId.check(&user, &at.member("recipient"), report),
        Some(Recipient::Group(id)) if id.is_empty() => report.add(&at.member("to"), Fault::Missing),
        Some(Recipient::Group(_)) => {}
        None if message.other.holds("to") || message.other.holds("recipient") => {}
        None => report.add(at, Fault::ExactlyOne("`to` and `recipient`")),
    }
    if let Some(RecipientType::Unknown(word)) = &message.recipient_type {
        report.add(&at.member("recipient_type"), Fault::Unknown(word.clone()));
    }
}
