//! Errors that have a message and nothing else: one reader for all of them, because each program would else have one for
//! every error of every operation that it calls.

use super::decode::read_members_of_body;
use crate::codec::Context;
use crate::error::DecodeError;

#[allow(dead_code, unreachable_pub, reason = "the macro declares more than is asked for, and makes it public")]
mod declared {
    crate::structure! {
        /// The body of such an error.
        LoneMessage (LoneMessageBuilder) total {
            /// What went wrong.
            message (set_message, get_message): optional String = "message";
        }
    }
}

/// Reads the message, as the error's own reader would.
pub(super) fn lone_message(body: &[u8], cx: &mut Context) -> Result<Option<String>, DecodeError> {
    if body.is_empty() {
        return Ok(None);
    }
    Ok(read_members_of_body::<declared::LoneMessage>(body, cx)?.message)
}

#[cfg(test)]
#[allow(dead_code, unreachable_pub, reason = "the macros declare more than is asked for, and make it public")]
mod tests {
    use crate::http::response::read_modeled;
    use crate::operation::Response;
    use crate::shape::{ModeledError, ReadBound};

    crate::error_structure! {
        /// With a message.
        Lone (LoneBuilder) total {
            /// What went wrong.
            message (set_message, get_message): optional String = "message";
        }
    }

    crate::error_structure! {
        /// With more than a message, so that it has a reader of its own.
        Whole (WholeBuilder) total {
            /// What went wrong.
            message (set_message, get_message): optional String = "message";
            /// Where.
            place (set_place, get_place): optional String = "place";
        }
    }

    fn read<T: ModeledError + ReadBound>(
        body: &str,
        message: impl Fn(T) -> Option<String>,
    ) -> Result<Option<String>, String> {
        let headers = http::HeaderMap::new();
        let meta = aws_smithy_types::error::ErrorMetadata::builder().code("C").message("of the response").build();
        let error = read_modeled::<T>(Response { status: 400, headers: &headers, body: body.as_bytes() }, meta);
        error.map(message).map_err(|(error, _)| error.to_string())
    }

    #[test]
    fn it_reads_what_a_reader_of_its_own_would() {
        assert_eq!((Lone::OF_MESSAGE.is_some(), Whole::OF_MESSAGE.is_some()), (true, false));
        let bodies = [
            r#"{"message": "m"}"#,
            r#"{"message": "m\u00e9"}"#,
            r#"{"Message": "m", "other": {"message": 1}}"#,
            r#"{"message": "a", "message": "b"}"#,
            r#"{"message": null}"#,
            r#"{"message": 3}"#,
            r#"{"message": ["m"]}"#,
            r#"{"message": "m""#,
            "null",
            "[]",
            "\"m\"",
            "",
            "<html>",
        ];
        for body in bodies {
            let lone = read::<Lone>(body, |error| error.message);
            assert_eq!(lone, read::<Whole>(body, |error| error.message), "{body}");
        }
        assert_eq!(read::<Lone>(bodies[0], |error| error.message), Ok(Some("m".to_owned())));
        assert_eq!(read::<Lone>(bodies[4], |error| error.message), Ok(Some("of the response".to_owned())));
        assert!(read::<Lone>(bodies[5], |error| error.message).unwrap_err().contains("/message: expected a string"));
    }
}
