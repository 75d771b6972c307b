//! What happens to templates, accounts, phone numbers and flows.

use serde_json::Value;

use crate::open::{Decimal, open, words};

words! {
    /// What happened to a template. Its statuses have the same words.
    pub enum TemplateEvent {
        /// It may be sent.
        Approved = "APPROVED",
        /// It may not be sent.
        Rejected = "REJECTED",
        /// It is looked at.
        Pending = "PENDING",
        /// It rests, as people disliked it: for 3 hours, then for 6.
        Paused = "PAUSED",
        /// It may not be sent any more.
        Disabled = "DISABLED",
        /// It is about to be disabled.
        Flagged = "FLAGGED",
        /// It may be sent again.
        Reinstated = "REINSTATED",
        /// A rejection is looked at again.
        InAppeal = "IN_APPEAL",
        /// It is deleted once messages on their way have arrived.
        PendingDeletion = "PENDING_DELETION",
        /// It is deleted.
        Deleted = "DELETED",
        /// It cannot be edited.
        Locked = "LOCKED",
        /// The account has as many templates as it may.
        LimitExceeded = "LIMIT_EXCEEDED",
        /// It was put away, and is deleted after 28 days.
        Archived = "ARCHIVED",
        /// It was taken out again.
        Unarchived = "UNARCHIVED",
    }
}

open! {
    /// A template was approved, rejected, paused, …
    public struct TemplateStatusUpdate {
        /// What happened.
        event: TemplateEvent = "event",
        /// WhatsApp's id of the template: a number here, digits in AWS's API.
        message_template_id: Decimal = "message_template_id",
        /// Its name.
        message_template_name: String = "message_template_name",
        /// Its language.
        message_template_language: String = "message_template_language",
        /// Its category.
        message_template_category: String = "message_template_category",
        /// Why: `NONE`, `INVALID_FORMAT`, `PROMOTIONAL`, …
        reason: String = "reason",
        /// Why it was rejected.
        rejection_info: RejectionInfo = "rejection_info",
        /// When it was disabled.
        disable_info: DisableInfo = "disable_info",
        /// More in words.
        other_info: OtherInfo = "other_info",
    }
}

open! {
    /// Why a template was rejected.
    public struct RejectionInfo {
        /// Why.
        reason: String = "reason",
        /// What to do.
        recommendation: String = "recommendation",
    }
}

open! {
    /// When a template was disabled.
    public struct DisableInfo {
        /// The day.
        disable_date: Decimal = "disable_date",
    }
}

open! {
    /// More on an update, in words.
    public struct OtherInfo {
        /// A headline.
        title: String = "title",
        /// A text.
        description: String = "description",
    }
}

open! {
    /// A template got another category.
    public struct TemplateCategoryUpdate {
        /// WhatsApp's id of the template.
        message_template_id: Decimal = "message_template_id",
        /// Its name.
        message_template_name: String = "message_template_name",
        /// Its language.
        message_template_language: String = "message_template_language",
        /// The category that it has now.
        new_category: String = "new_category",
        /// The category that it had.
        previous_category: String = "previous_category",
        /// The category that WhatsApp finds right.
        correct_category: String = "correct_category",
    }
}

open! {
    /// A template's quality changed.
    public struct TemplateQualityUpdate {
        /// WhatsApp's id of the template.
        message_template_id: Decimal = "message_template_id",
        /// Its name.
        message_template_name: String = "message_template_name",
        /// Its language.
        message_template_language: String = "message_template_language",
        /// The quality that it had: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`.
        previous_quality_score: String = "previous_quality_score",
        /// The quality that it has now.
        new_quality_score: String = "new_quality_score",
    }
}

open! {
    /// A template was edited.
    public struct TemplateComponentsUpdate {
        /// WhatsApp's id of the template.
        message_template_id: Decimal = "message_template_id",
        /// Its name.
        message_template_name: String = "message_template_name",
        /// Its language.
        message_template_language: String = "message_template_language",
        /// Its body.
        message_template_element: String = "message_template_element",
        /// Its header.
        message_template_title: String = "message_template_title",
        /// Its footer.
        message_template_footer: String = "message_template_footer",
        /// Its buttons.
        message_template_buttons: Vec<Value> = "message_template_buttons",
    }
}

open! {
    /// A rule that an account broke.
    public struct ViolationInfo {
        /// Which.
        violation_type: String = "violation_type",
    }
}

open! {
    /// That an account is banned.
    public struct BanInfo {
        /// How far it has come.
        waba_ban_state: String = "waba_ban_state",
        /// Since when.
        waba_ban_date: String = "waba_ban_date",
    }
}

open! {
    /// Something happened to the account.
    public struct AccountUpdate {
        /// What: `ACCOUNT_RESTRICTION`, `ACCOUNT_VIOLATION`, `DISABLED_UPDATE`, `ACCOUNT_DELETED`, `PARTNER_ADDED`, …
        event: String = "event",
        /// The phone number that it is about.
        phone_number: String = "phone_number",
        /// What is restricted.
        restriction_info: Vec<Value> = "restriction_info",
        /// Which rule was broken.
        violation_info: ViolationInfo = "violation_info",
        /// That it is banned.
        ban_info: BanInfo = "ban_info",
    }
}

open! {
    /// A phone number's quality, and how many people it may write to, changed.
    public struct PhoneQualityUpdate {
        /// The number's digits.
        display_phone_number: String = "display_phone_number",
        /// `FLAGGED`, `UNFLAGGED`, `UPGRADE`, `DOWNGRADE`, …
        event: String = "event",
        /// How many people a day it may write to: `TIER_1K`, …
        current_limit: String = "current_limit",
    }
}

open! {
    /// Something happened to a flow.
    public struct FlowUpdate {
        /// What: `FLOW_STATUS_CHANGE`, `ENDPOINT_ERROR_RATE`, `ENDPOINT_LATENCY`, `ENDPOINT_AVAILABILITY`,
        /// `FLOW_VERSION_EXPIRY_WARNING`.
        event: String = "event",
        /// In words.
        message: String = "message",
        /// The flow's id.
        flow_id: String = "flow_id",
        /// The status that it had.
        old_status: String = "old_status",
        /// The status that it has now.
        new_status: String = "new_status",
        /// Why.
        reason: String = "reason",
        /// The value from which on there is an alert.
        threshold: Decimal = "threshold",
        /// `ACTIVATED` or `DEACTIVATED`.
        alert_state: String = "alert_state",
        /// What to mind.
        warning: String = "warning",
    }
}
