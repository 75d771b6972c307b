//! Content-MD5, which some operations require.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use http::header::{HeaderName, HeaderValue};

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Sets the header from the body's bytes; one that the input brought stays.
///
/// # Errors
///
/// Where the body is a stream, whose bytes cannot be known before it is sent.
pub(super) fn set_content_md5(request: &mut http::Request<SdkBody>) -> Result<(), BuildError> {
    if request.headers().contains_key(CONTENT_MD5) {
        return Ok(());
    }
    let bytes = request.body().bytes().ok_or_else(|| BuildError::other("Content-MD5 needs a body in memory"))?;
    let value = content_md5(bytes)?;
    request.headers_mut().insert(CONTENT_MD5, HeaderValue::try_from(value).map_err(BuildError::other)?);
    Ok(())
}

#[cfg(feature = "content-md5")]
fn content_md5(bytes: &[u8]) -> Result<String, BuildError> {
    use md5::Digest as _;
    Ok(aws_smithy_types::base64::encode(md5::Md5::digest(bytes)))
}

#[cfg(not(feature = "content-md5"))]
fn content_md5(_: &[u8]) -> Result<String, BuildError> {
    Err(BuildError::other("the operation requires Content-MD5: switch on the runtime's feature `content-md5`"))
}
