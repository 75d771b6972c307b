//! Compression of requests, by the rules that AWS SDKs share: what is in memory is compressed from a certain size on, a
//! stream always.

use aws_smithy_compression::body::compress::CompressedBody;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue};

/// That requests are never compressed.
#[derive(Debug, Clone, Copy)]
pub(super) struct DisableRequestCompression(pub(super) bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// From how many bytes on a request is compressed.
#[derive(Debug, Clone, Copy)]
pub(super) struct MinCompressionSize(pub(super) u32);

impl Storable for MinCompressionSize {
    type Storer = StoreReplace<Self>;
}

/// Compresses the body, if the configuration lets it, and says so in a header.
pub(super) fn compress(
    mut request: http::Request<SdkBody>,
    cfg: &ConfigBag,
) -> Result<http::Request<SdkBody>, BoxError> {
    let mut options = CompressionOptions::default();
    if let Some(MinCompressionSize(bytes)) = cfg.load::<MinCompressionSize>() {
        options = options.with_min_compression_size_bytes(*bytes)?;
    }
    let disabled = cfg.load::<DisableRequestCompression>().is_some_and(|setting| setting.0);
    let too_small =
        request.body().content_length().is_some_and(|length| length < options.min_compression_size_bytes().into());
    if disabled || too_small {
        return Ok(request);
    }
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    *request.body_mut() = gzip(body, &options)?;
    let headers = request.headers_mut();
    match headers.get(CONTENT_ENCODING).map(|before| [before.as_bytes(), b", gzip"].concat()) {
        Some(all) => headers.insert(CONTENT_ENCODING, HeaderValue::from_bytes(&all)?),
        None => headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip")),
    };
    match request.body().content_length() {
        Some(length) => request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length)),
        None => request.headers_mut().remove(CONTENT_LENGTH),
    };
    Ok(request)
}

fn gzip(body: SdkBody, options: &CompressionOptions) -> Result<SdkBody, BoxError> {
    let compressed = |body| CompressedBody::new(body, CompressionAlgorithm::Gzip.into_impl_http_body_1_x(options));
    if body.bytes().is_some() {
        return compressed(body).into_compressed_sdk_body();
    }
    let options = options.clone();
    Ok(body.map(move |body| {
        let gzip = CompressionAlgorithm::Gzip.into_impl_http_body_1_x(&options);
        SdkBody::from_body_1_x(CompressedBody::new(body, gzip))
    }))
}
