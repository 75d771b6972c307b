//! Bodies that stream: sent as they are, with their length where it is known, and handed over unread.
#![cfg(feature = "http")]
#![allow(unexpected_cfgs, clippy::result_large_err)]

use aws_smithy_types::body::SdkBody;
use http::HeaderMap;
use restjson_runtime::operation::{Operation, Response};
use restjson_runtime::primitives::ByteStream;

restjson_runtime::operation! {
    /// Keeps a film.
    Keep: PUT "/{name}", streaming_output;
    KeepInput (KeepInputBuilder) -> KeepOutput, KeepError
}

restjson_runtime::operation! {
    /// Keeps a film of known length.
    Measure: PUT "/measure", requires_length;
    MeasureInput (MeasureInputBuilder) -> MeasureOutput, MeasureError
}

restjson_runtime::input! {
    /// A film and its name.
    KeepInput (KeepInputBuilder) streaming {
        /// Its name.
        name (set_name, get_name): expected String = "name" in label("name");
        /// Its bytes.
        film (set_film, get_film): default ByteStream = "film" in stream("video/mp4") => ::std::default::Default::default();
    }
}

restjson_runtime::input! {
    /// A film.
    MeasureInput (MeasureInputBuilder) streaming {
        /// Its bytes.
        film (set_film, get_film): default ByteStream = "film" in stream("video/mp4") => ::std::default::Default::default();
    }
}

restjson_runtime::output! {
    /// The film as it was before.
    KeepOutput (KeepOutputBuilder) total streaming {
        /// Its bytes.
        film (set_film, get_film): default ByteStream = "film" in stream("video/mp4") => ::std::default::Default::default();
        /// How many of them there are.
        length (set_length, get_length): optional i64 = "length" in header("content-length");
    }
}

restjson_runtime::output! {
    /// Nothing.
    MeasureOutput (MeasureOutputBuilder) total {}
}

restjson_runtime::operation_error! {
    /// What `Keep` can fail with.
    KeepError {}
}

restjson_runtime::operation_error! {
    /// What `Measure` can fail with.
    MeasureError {}
}

/// A stream of `ab` whose bytes are not in memory, and whose length nobody knows.
async fn unknown() -> ByteStream {
    let (mut sender, body) = http_body_util::channel::Channel::<bytes::Bytes, std::convert::Infallible>::new(2);
    for chunk in ["a", "b"] {
        sender.send_data(chunk.into()).await.unwrap();
    }
    ByteStream::new(SdkBody::from_body_1_x(body))
}

async fn text(stream: ByteStream) -> String {
    String::from_utf8(stream.collect().await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn any_stream_is_sent_with_its_input() {
    let known = KeepInput::builder().name("n").film(ByteStream::from_static(b"abc")).build().unwrap();
    let request = Keep::into_request(known).unwrap();
    assert_eq!((request.headers()["content-length"].as_bytes(), request.uri().path()), (&b"3"[..], "/n"));
    assert_eq!(text(ByteStream::new(request.into_body())).await, "abc");

    let request = Keep::into_request(KeepInput::builder().name("n").film(unknown().await).build().unwrap()).unwrap();
    assert_eq!(request.headers().get("content-length"), None);
    assert_eq!(request.headers()["content-type"], "video/mp4");
    assert_eq!(text(ByteStream::new(request.into_body())).await, "ab");
}

#[tokio::test]
async fn a_borrowed_stream_must_be_in_memory() {
    let input = KeepInput::builder().name("n").film(ByteStream::from_static(b"abc")).build().unwrap();
    assert_eq!(Keep::encode_request(&input).unwrap().body().bytes(), Some(&b"abc"[..]));
    let input = KeepInput::builder().name("n").film(unknown().await).build().unwrap();
    assert!(Keep::encode_request(&input).unwrap_err().to_string().contains("film"));
}

#[tokio::test]
async fn a_required_length_must_be_known() {
    let with = |film: ByteStream| MeasureInput::builder().film(film).build().unwrap();
    assert!(Measure::into_request(with(ByteStream::from_static(b"abc"))).is_ok());
    let error = Measure::into_request(with(unknown().await)).unwrap_err();
    assert!(format!("{error:?}").contains("length"), "{error:?}");
}

#[tokio::test]
async fn an_output_takes_its_stream_unread() {
    let mut headers = HeaderMap::new();
    headers.insert("content-length", 2.into());
    let head = Response { status: 200, headers: &headers, body: b"" };
    let output = Keep::decode_stream(head, unknown().await).unwrap();
    assert_eq!((output.length(), text(output.film).await.as_str()), (Some(2), "ab"));
}
