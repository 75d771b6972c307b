//! How Meta's refusals of templates, flows and media are told.
//!
//! AWS has no exception for them. Of one operation it says that the text of `InvalidParametersException` carries Meta's
//! reason; that the others do the same is inferred. The text begins with Meta's code, as Meta's own texts do.

use socialmessaging_whatsapp::event::ErrorCode;

use crate::failure::Failure;

/// Meta's code for a parameter that is wrong and has no code of its own.
pub(crate) const INVALID_PARAMETER: ErrorCode = ErrorCode::Unknown(100);

/// Meta refuses, with a code and words.
pub(crate) fn refused(code: ErrorCode, details: impl std::fmt::Display) -> Failure {
    Failure::invalid(format!("(#{}) {details}", code.number()))
}
