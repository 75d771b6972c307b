//! What a signature says of a request's body.

use aws_runtime::auth::{PayloadSigningOverride, SigningOptions};
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::config_bag::ConfigBag;

use super::digits::Digits;

const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// The body's SHA-256 in hexadecimal digits, or the name of what stands in its place. A body that is not in memory is
/// not signed.
pub(super) fn payload_hash(request: &HttpRequest, options: &SigningOptions, cfg: &ConfigBag) -> String {
    if let Some(instead) = cfg.load::<PayloadSigningOverride>() {
        return of(&instead.clone().to_signable_body());
    }
    match (&options.payload_override, request.body().bytes()) {
        (Some(instead), _) => of(instead),
        (None, Some(bytes)) => of(&SignableBody::Bytes(bytes)),
        (None, None) => of(&SignableBody::UnsignedPayload),
    }
}

fn of(body: &SignableBody<'_>) -> String {
    match body {
        SignableBody::Bytes(bytes) => Digits::of_sha256(bytes).as_str().to_owned(),
        SignableBody::Precomputed(hash) => hash.clone(),
        SignableBody::StreamingUnsignedPayloadTrailer => "STREAMING-UNSIGNED-PAYLOAD-TRAILER".to_owned(),
        SignableBody::StreamingSignedPayloadTrailer => "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER".to_owned(),
        _ => UNSIGNED.to_owned(),
    }
}
