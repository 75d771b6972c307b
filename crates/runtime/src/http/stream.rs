//! Requests whose body is a stream.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::operation::BuildError;
use http::HeaderValue;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::checksum::set_content_md5;
use super::parts::Parts;
use super::request::{Bind, encode_request};
use crate::operation::Facts;

impl Parts {
    /// Makes a stream the whole body, as far as its bytes are in memory; [`into_request`] sends any.
    ///
    /// # Errors
    ///
    /// Where they are not: a stream that is only borrowed cannot be read.
    pub fn stream(
        &mut self,
        media_type: &'static str,
        field: &'static str,
        value: Option<&ByteStream>,
    ) -> Result<(), BuildError> {
        let bytes = value.map_or(Some(&b""[..]), ByteStream::bytes);
        let bytes =
            bytes.ok_or_else(|| BuildError::invalid_field(field, "a stream is sent with its input, by value"))?;
        self.payload = Some(SdkBody::from(bytes));
        self.headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
        Ok(())
    }
}

/// Like [`encode_request`], with a body that streams. Its length goes along where it is known.
///
/// # Errors
///
/// See [`encode_request`]; and where the model requires a length that is not known.
pub fn into_request<T: Bind>(facts: &Facts, mut input: T) -> Result<http::Request<SdkBody>, BuildError> {
    let Some(stream) = input.take_stream() else { return encode_request(facts, &input) };
    // Its checksum is that of the stream, not of the nothing in its place.
    let mut request = encode_request(&Facts { checksum_required: false, ..*facts }, &input)?;
    let body = stream.into_inner();
    match body.content_length() {
        Some(length) => request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length)),
        None if facts.requires_length => return Err(BuildError::other("the stream's length must be known")),
        None => request.headers_mut().remove(CONTENT_LENGTH),
    };
    *request.body_mut() = body;
    if facts.checksum_required {
        set_content_md5(&mut request)?;
    }
    Ok(request)
}
