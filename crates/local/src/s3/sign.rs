//! AWS's signature, version 4, for the two requests that are made of an S3 endpoint.

use bytes::Bytes;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::Request;
use http::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::content::S3Endpoint;
use crate::moment::Moment;

/// What stays as it is in a path: letters, digits, `-`, `.`, `_`, `~`, and the slashes of a key.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const CONTENT: HeaderName = HeaderName::from_static("x-amz-content-sha256");

/// A bucket or key as it stands in a path. S3 alone is asked for it encoded once.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PATH).to_string()
}

fn hmac(key: &[u8], text: &str) -> Option<[u8; 32]> {
    let mut code = Hmac::<Sha256>::new_from_slice(key).ok()?;
    code.update(text.as_bytes());
    Some(code.finalize().into_bytes().into())
}

/// Signs a request that has no query. Nothing where a header cannot be made.
pub(super) fn sign(request: &mut Request<Bytes>, endpoint: &S3Endpoint, now: Moment) -> Option<()> {
    let date: String = now.rfc3339().chars().filter(|letter| !matches!(letter, '-' | ':')).collect();
    let content = hex::encode(Sha256::digest(request.body()));
    let host = request.uri().authority()?.to_string();
    let headers = request.headers_mut();
    headers.insert(HOST, HeaderValue::from_str(&host).ok()?);
    headers.insert(DATE, HeaderValue::from_str(&date).ok()?);
    headers.insert(CONTENT, HeaderValue::from_str(&content).ok()?);

    let mut names: Vec<&str> = request.headers().keys().map(HeaderName::as_str).collect();
    names.sort_unstable();
    let lines = names.iter().map(|name| {
        let value = request.headers().get(*name).and_then(|value| value.to_str().ok())?;
        Some(format!("{name}:{}\n", value.trim()))
    });
    let lines = lines.collect::<Option<String>>()?;
    let signed = names.join(";");
    let path = request.uri().path();
    let canonical = format!("{}\n{path}\n\n{lines}\n{signed}\n{content}", request.method());

    let day = date.get(..8)?;
    let scope = format!("{day}/{}/s3/aws4_request", endpoint.region);
    let to_sign = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{}", hex::encode(Sha256::digest(canonical)));
    let mut key = hmac(format!("AWS4{}", endpoint.secret_access_key).as_bytes(), day)?;
    for part in [endpoint.region.as_str(), "s3", "aws4_request"] {
        key = hmac(&key, part)?;
    }
    let signature = hex::encode(hmac(&key, &to_sign)?);
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={signed}, Signature={signature}",
        endpoint.access_key_id
    );
    request.headers_mut().insert(AUTHORIZATION, HeaderValue::from_str(&authorization).ok()?);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_credential_types::Credentials;
    use aws_sigv4::http_request::{
        PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
        UriPathNormalizationMode, sign as reference,
    };
    use aws_sigv4::sign::v4;

    /// What aws-sigv4 signs the same request with.
    fn expected(request: &Request<Bytes>, now: Moment) -> String {
        let identity = Credentials::new("AKID", "secret", None, None, "test").into();
        let mut settings = SigningSettings::default();
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region("us-east-1")
            .name("s3")
            .time(now.into())
            .settings(settings)
            .build()
            .unwrap();
        let uri = request.uri().to_string();
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let body = SignableBody::Bytes(request.body());
        let signable = SignableRequest::new(request.method().as_str(), uri, headers, body).unwrap();
        let (instructions, _) = reference(signable, &params.into()).unwrap().into_parts();
        let (headers, _) = instructions.into_parts();
        headers.iter().find(|header| header.name() == "authorization").unwrap().value().to_owned()
    }

    #[test]
    fn requests_are_signed_as_aws_sigv4_signs_them() {
        let endpoint = S3Endpoint::new("http://127.0.0.1:9000", "AKID", "secret");
        let now = Moment::parse("2026-01-01T10:20:30Z").unwrap();
        for (method, key, mime, body) in [
            ("GET", "a/b.jpg", None, ""),
            ("GET", "with space/ü+&=(1).jpg", None, ""),
            ("PUT", "a//b", Some("image/jpeg"), "content"),
        ] {
            let uri = format!("http://127.0.0.1:9000/pics/{}", encoded(key));
            let mut request = Request::builder().method(method).uri(uri);
            if let Some(mime) = mime {
                request = request.header("content-type", mime);
            }
            let unsigned = request.body(Bytes::from_static(body.as_bytes())).unwrap();
            let mut signed = unsigned.clone();
            sign(&mut signed, &endpoint, now).unwrap();
            assert_eq!(signed.headers()[AUTHORIZATION], expected(&unsigned, now), "{key}");
        }
    }
}
