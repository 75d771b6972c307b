//! Members that are a whole body: what is sent, with which content type, and what an empty one reads as.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs, clippy::result_large_err)]

use aws_smithy_types::{Blob, Document};
use http::HeaderMap;
use restjson_runtime::codec::Plain;
use restjson_runtime::http::{RawBytes, RawText};
use restjson_runtime::operation::{Operation, Response};

restjson_runtime::open_enum! {
    /// A color.
    Color {
        /// Red.
        Red = "RED",
    }
}

restjson_runtime::structure! {
    /// A note.
    Note (NoteBuilder) total {
        /// What it says.
        text (set_text, get_text): optional String = "text";
    }
}

restjson_runtime::union! {
    /// A note or a number.
    Item {
        /// A note.
        Note (is_note, as_note): Note = "note";
        /// A number.
        Number (is_number, as_number): i32 = "number";
    }
}

restjson_runtime::operation_error! {
    /// Nothing in particular.
    AnyError {}
}

/// An operation whose input and output are one member, which is the whole body.
macro_rules! payloads {
    ($($module:ident: $ty:tt, $media:literal as $codec:ty;)+) => {$(
        mod $module {
            use super::*;

            restjson_runtime::input! {
                /// A body.
                PutInput (PutInputBuilder) {
                    /// The body.
                    body (set_body, get_body): optional $ty = "body" in payload($media) as $codec;
                }
            }

            restjson_runtime::output! {
                /// A body.
                PutOutput (PutOutputBuilder) total {
                    /// The body.
                    body (set_body, get_body): optional $ty = "body" in payload($media) as $codec;
                }
            }

            restjson_runtime::operation! {
                /// Puts.
                Put: PUT "/put";
                PutInput (PutInputBuilder) -> PutOutput, AnyError
            }

            type Body = Option<restjson_runtime::__type!($ty)>;

            /// Reads a response, or says what is wrong with it.
            pub(super) fn read(body: &[u8]) -> Result<Body, String> {
                let headers = HeaderMap::new();
                match Put::decode_response(Response { status: 200, headers: &headers, body }) {
                    Ok(output) => Ok(output.body),
                    Err(error) => Err(std::error::Error::source(&error).unwrap().to_string()),
                }
            }

            /// Content type and body of the request, and what a response with that body reads as.
            pub(super) fn round_trip(body: Body) -> ((String, String), Body) {
                let request = Put::encode_request(&PutInput { body }).unwrap();
                let media = request.headers().get("content-type").map_or("-", |media| media.to_str().unwrap());
                let bytes = request.body().bytes().unwrap();
                ((media.to_owned(), String::from_utf8(bytes.to_vec()).unwrap()), read(bytes).unwrap())
            }
        }
    )+};
}

payloads! {
    blob: Blob, "image/png" as RawBytes;
    text: String, "text/plain" as RawText;
    color: Color, "text/plain" as RawText;
    note: Note, "application/json" as Plain;
    item: Item, "application/json" as Plain;
    document: Document, "application/json" as Plain;
}

fn form(media: &str, body: &str) -> (String, String) {
    (media.to_owned(), body.to_owned())
}

#[test]
fn a_member_may_be_the_whole_body() {
    let bytes = Blob::new("a\u{0}b");
    assert_eq!(blob::round_trip(Some(bytes.clone())), (form("image/png", "a\u{0}b"), Some(bytes)));
    assert_eq!(text::round_trip(Some("ü\n".into())), (form("text/plain", "ü\n"), Some("ü\n".into())));
    assert_eq!(color::round_trip(Some("BLUE".into())), (form("text/plain", "BLUE"), Some("BLUE".into())));
    let note = Note::builder().text("t").build();
    assert_eq!(note::round_trip(Some(note.clone())), (form("application/json", r#"{"text":"t"}"#), Some(note)));
    let item = Item::Number(3);
    assert_eq!(item::round_trip(Some(item.clone())), (form("application/json", r#"{"number":3}"#), Some(item)));
    let document = Document::from(vec![Document::Null, Document::from(1u64)]);
    assert_eq!(document::round_trip(Some(document.clone())), (form("application/json", "[null,1]"), Some(document)));
}

#[test]
fn an_empty_body_reads_as_not_set() {
    assert_eq!(blob::round_trip(Some(Blob::new(""))), (form("image/png", ""), None));
    assert_eq!(text::round_trip(Some(String::new())), (form("text/plain", ""), None));
    assert_eq!(note::read(b""), Ok(None));
}

#[test]
fn a_body_that_is_not_set_is_empty_but_for_a_structure() {
    assert_eq!(blob::round_trip(None), (form("-", ""), None));
    assert_eq!(text::round_trip(None), (form("-", ""), None));
    assert_eq!(color::round_trip(None), (form("-", ""), None));
    assert_eq!(item::round_trip(None), (form("-", ""), None));
    assert_eq!(document::round_trip(None), (form("-", ""), None));
    assert_eq!(note::round_trip(None), (form("application/json", "{}"), Some(Note::builder().build())));
}

#[test]
fn a_body_of_another_kind_is_refused() {
    let refused = |problem: &str| format!("the response does not fit the model: {problem}");
    assert_eq!(text::read(&[0xff]), Err(refused("the body is not UTF-8 text")));
    assert_eq!(note::read(b"[]"), Err(refused("the value: expected an object")));
    assert_eq!(item::read(b"{}"), Err(refused("the value: expected an object with exactly one member")));
    assert_eq!(document::read(b"{}{"), Err(refused("broken JSON at line 1, column 3")));
}
