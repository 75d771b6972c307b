//! What every restJson1 error response says, modelled or not: its code, its message, its request id.

use std::fmt;

use aws_smithy_types::error::ErrorMetadata;
use serde::Deserializer as _;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::decode::read_json;
use super::response::misfit;
use super::tree::Tree;
use crate::codec::{Context, Policy};
use crate::error::BoxError;
use crate::operation::Response;

/// The id that the service gave the call.
pub(super) fn request_id(response: Response<'_>) -> Option<&str> {
    response.headers.get("x-amzn-requestid").or_else(|| response.headers.get("x-amz-request-id"))
}

/// Reads code and message. The code stands in the header `x-amzn-errortype`, or in the body as `code` or `__type`.
///
/// # Errors
///
/// Where the body is no JSON object: the problem, with what could be read all the same.
pub(super) fn error_metadata(response: Response<'_>) -> Result<ErrorMetadata, (BoxError, ErrorMetadata)> {
    let mut meta = ErrorMetadata::builder();
    if let Some(id) = request_id(response) {
        meta = meta.custom("aws_request_id", id);
    }
    let header = response.headers.get("x-amzn-errortype");
    if let Some(code) = header {
        meta = meta.code(bare_code(code));
    }
    match read_body(response.body) {
        Ok(body) => {
            if let (None, Some(code)) = (header, body.code.or(body.type_name)) {
                meta = meta.code(bare_code(&code));
            }
            if let Some(message) = body.message {
                meta = meta.message(message);
            }
            Ok(meta.build())
        }
        Err(error) => Err((error, meta.build())),
    }
}

/// Takes the namespace before `#` and the URI after `:` off a code.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(before, _)| before);
    code.split_once('#').map_or(code, |(_, after)| after)
}

/// The members that name an error. Services write them in several ways, and other members may share their names.
#[derive(Default)]
struct ErrorBody {
    code: Option<String>,
    type_name: Option<String>,
    message: Option<String>,
}

fn read_body(body: &[u8]) -> Result<ErrorBody, BoxError> {
    if body.is_empty() {
        return Ok(ErrorBody::default());
    }
    let mut cx = Context::new(Policy::Client);
    read_json(body, &mut cx, |_, json| json.deserialize_any(ErrorBodyVisitor)).map_err(misfit)
}

struct ErrorBodyVisitor;

impl<'de> Visitor<'de> for ErrorBodyVisitor {
    type Value = ErrorBody;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<ErrorBody, A::Error> {
        let mut body = ErrorBody::default();
        while let Some(name) = access.next_key::<String>()? {
            let member = match name.as_str() {
                "code" => &mut body.code,
                "__type" => &mut body.type_name,
                "message" | "Message" | "errorMessage" => &mut body.message,
                _ => {
                    // Passed over unread: a number in it may be one that no type holds.
                    access.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            // Only a string names anything; what else stands there belongs to a member of the error.
            if let Tree::Text(text) = access.next_value()? {
                *member = Some(text);
            }
        }
        Ok(body)
    }

    // serde's own refusals print the value, and bring along what prints numbers.
    fn visit_str<E: Error>(self, _: &str) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_unit<E: Error>(self) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<ErrorBody, E> {
        Err(no_object())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<ErrorBody, A::Error> {
        Err(no_object())
    }
}

fn no_object<E: Error>() -> E {
    E::custom("expected an object")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(header: Option<&'static str>, body: &str) -> Result<ErrorMetadata, (BoxError, ErrorMetadata)> {
        let mut headers = http::HeaderMap::new();
        headers.insert("x-amzn-requestid", http::HeaderValue::from_static("id-1"));
        if let Some(code) = header {
            headers.insert("x-amzn-errortype", http::HeaderValue::from_static(code));
        }
        error_metadata(Response { status: 400, headers: &headers, body: body.as_bytes() })
    }

    #[test]
    fn the_header_wins_and_loses_its_namespace_and_address() {
        let meta = metadata(Some("aws.api#Gone:http://example.com/"), r#"{"__type":"x#Other","Message":"m"}"#).unwrap();
        assert_eq!((meta.code(), meta.message()), (Some("Gone"), Some("m")));
        assert_eq!(meta.extra("aws_request_id"), Some("id-1"));
    }

    #[test]
    fn the_body_names_the_code_where_the_header_does_not() {
        assert_eq!(metadata(None, r#"{"__type":"a#B"}"#).unwrap().code(), Some("B"));
        assert_eq!(metadata(None, r#"{"__type":"a#B","code":"C"}"#).unwrap().code(), Some("C"));
        assert_eq!(metadata(None, r#"{"code":3,"message":[]}"#).unwrap().code(), None);
        assert_eq!(metadata(None, "").unwrap().code(), None);
        for other in ["1e999", r#""\ud800""#, "[1e999]"] {
            let body = format!(r#"{{"other":{other},"code":"C"}}"#);
            assert_eq!(metadata(None, &body).unwrap().code(), Some("C"), "{body}");
        }
    }

    #[test]
    fn a_body_that_is_no_json_still_leaves_code_and_request_id() {
        let (error, meta) = metadata(Some("Gone"), "<html>").unwrap_err();
        assert_eq!((meta.code(), meta.extra("aws_request_id")), (Some("Gone"), Some("id-1")));
        assert_eq!(error.to_string(), "the response does not fit the model: broken JSON at line 1, column 1");
        for body in ["[]", "null", "2.5", "\"m\""] {
            let (error, _) = metadata(Some("Gone"), body).unwrap_err();
            assert_eq!(error.to_string(), "the response does not fit the model: expected an object");
        }
    }
}
