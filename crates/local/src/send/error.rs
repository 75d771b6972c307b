//! Errors that Meta reports of messages.

use socialmessaging_whatsapp::event::{ErrorCode, ErrorData, EventError};

use crate::record::ErrorRecord;

/// An error with what it is about, in words.
pub(super) fn refusal(code: i64, details: impl Into<String>) -> ErrorRecord {
    ErrorRecord { code, details: details.into() }
}

/// When Meta says that a message fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// In its answer to AWS: the message is not accepted.
    AtOnce,
    /// After it has accepted the message.
    Later,
}

/// When Meta reports an error. Inferred from what Meta can know at once.
pub(super) fn when(code: i64) -> When {
    match ErrorCode::from(code) {
        ErrorCode::Undeliverable
        | ErrorCode::WindowClosed
        | ErrorCode::HeldBack
        | ErrorCode::MarketingStopped
        | ErrorCode::Experiment
        | ErrorCode::CountryRestricted
        | ErrorCode::Payment
        | ErrorCode::SpamRate
        | ErrorCode::SendFailed
        | ErrorCode::MediaDownload
        | ErrorCode::MediaUpload => When::Later,
        _ => When::AtOnce,
    }
}

/// The error as events have it.
pub(super) fn shown(error: &ErrorRecord) -> EventError {
    let code = ErrorCode::from(error.code);
    let title = title(code).to_owned();
    EventError {
        code: Some(code),
        message: Some(title.clone()),
        title: Some(title),
        error_data: Some(ErrorData { details: Some(error.details.clone()), ..ErrorData::default() }),
        ..EventError::default()
    }
}

/// A few words on a code.
fn title(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Throughput => "Rate limit hit",
        ErrorCode::Experiment => "Recipient is part of an experiment",
        ErrorCode::CountryRestricted => "Business is restricted in this country",
        ErrorCode::SendFailed => "Something went wrong",
        ErrorCode::AccessDenied => "Access denied",
        ErrorCode::ParameterMissing => "Required parameter is missing",
        ErrorCode::ParameterInvalid => "Parameter value is not valid",
        ErrorCode::Unavailable => "Service unavailable",
        ErrorCode::SenderIsRecipient => "Recipient cannot be sender",
        ErrorCode::Undeliverable => "Message undeliverable",
        ErrorCode::NotOnTestList => "Recipient not in allowed list",
        ErrorCode::AccountLocked => "Account locked",
        ErrorCode::DisplayName => "Display name is not approved",
        ErrorCode::Payment => "Business eligibility payment issue",
        ErrorCode::NotRegistered => "Phone number is not registered",
        ErrorCode::WindowClosed => "Re-engagement message",
        ErrorCode::SpamRate => "Spam rate limit hit",
        ErrorCode::HeldBack => "Held back for a healthy ecosystem",
        ErrorCode::MarketingStopped => "Recipient stopped marketing messages",
        ErrorCode::UnsupportedType => "Unsupported message type",
        ErrorCode::MediaDownload => "Media download error",
        ErrorCode::MediaUpload => "Media upload error",
        ErrorCode::PairRate => "Pair rate limit hit",
        ErrorCode::Maintenance => "Account in maintenance mode",
        ErrorCode::UserIdUnsupported => "User id is not supported for this message",
        ErrorCode::TemplateParameterCount => "Number of parameters does not match",
        ErrorCode::TemplateMissing => "Template does not exist in this language, or is not approved",
        ErrorCode::TemplateTooLong => "Filled-in text is too long",
        ErrorCode::TemplatePolicy => "Template content breaks a policy",
        ErrorCode::TemplateParameterFormat => "Parameter format does not match",
        ErrorCode::TemplatePaused => "Template is paused",
        ErrorCode::TemplateDisabled => "Template is disabled",
        ErrorCode::FlowBlocked => "Flow is blocked",
        ErrorCode::FlowThrottled => "Flow is throttled",
        _ => "Message failed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_depends_on_the_person_is_reported_after_acceptance() {
        assert_eq!(when(131_047), When::Later);
        assert_eq!(when(131_026), When::Later);
        assert_eq!(when(131_009), When::AtOnce);
        assert_eq!(when(999_999), When::AtOnce);
    }
}
