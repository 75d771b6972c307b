//! AWS Signature Version 4 in headers, with signing keys that are kept from call to call.
//!
//! It is held against AWS's signing test suite and against aws-runtime's signer in `tests`. Presigned URLs, event streams
//! and S3 sessions are signed in other ways; asked for one of these it says that it cannot.

mod canonical;
mod digits;
mod error;
mod instructions;
mod key;
mod payload;
mod scope;
mod target;
#[cfg(test)]
mod tests;
mod time;

use aws_credential_types::Credentials;
use aws_runtime::auth::sigv4::SCHEME_ID;
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use super::parts::push_all;
use super::{clock_skew, header};
use canonical::{Canonical, Header, PathForm};
use digits::Digits;
use error::SigningError;
use instructions::Instructions;
use key::KeyCache;
use payload::payload_hash;
use scope::Scope;
use target::Target;
use time::SigningTime;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
const CONTENT_SHA256: &str = "x-amz-content-sha256";

/// The authentication scheme `sigv4`.
#[derive(Debug, Default)]
pub(super) struct SigV4 {
    signer: Signer,
}

impl AuthScheme for SigV4 {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

#[derive(Debug, Default)]
struct Signer {
    keys: KeyCache,
}

impl Sign for Signer {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = cfg.load::<SigV4OperationSigningConfig>().ok_or(SigningError::MissingOperationSigningConfig)?;
        instructions::check(&operation.signing_options, cfg)?;
        let credentials = identity.data::<Credentials>().ok_or(SigningError::WrongIdentityType)?;
        let instructions = Instructions::new(operation, &endpoint, cfg)?;
        let now = components.time_source().unwrap_or_default().now();
        let scope = Scope {
            time: SigningTime::of(clock_skew::correct(now, cfg)),
            region: &instructions.region,
            service: &instructions.service,
        };
        let payload = payload_hash(request, &operation.signing_options, cfg);
        let signature = self.signature(request, credentials, &scope, &instructions, &payload)?;
        apply(request, credentials, &scope, &instructions.options, payload, signature)
    }
}

impl Signer {
    /// The value of the header `authorization`.
    fn signature(
        &self,
        request: &HttpRequest,
        credentials: &Credentials,
        scope: &Scope<'_>,
        instructions: &Instructions<'_>,
        payload: &str,
    ) -> Result<String, SigningError> {
        let target = Target::parse(request.uri()).ok_or(SigningError::MissingHost)?;
        let options = &instructions.options;
        let mut headers = signed_headers(request, &target, credentials, scope, options, payload);
        let path_form = PathForm { normalized: options.normalize_uri_path, escaped_twice: options.double_uri_encode };
        let canonical = Canonical::new(request.method(), &target, path_form, &mut headers, payload);
        let to_sign = string_to_sign(scope, &canonical.text);
        tracing::trace!(string_to_sign = %to_sign);
        let signature = self.keys.key(credentials, scope).sign(&to_sign);
        Ok(authorization(credentials.access_key_id(), scope, &canonical.signed_headers, signature.as_str()))
    }
}

/// The request's headers with those that the signature adds. What the request has of these is replaced.
fn signed_headers<'a>(
    request: &'a HttpRequest,
    target: &Target<'a>,
    credentials: &'a Credentials,
    scope: &'a Scope<'_>,
    options: &SigningOptions,
    payload: &'a str,
) -> Vec<Header<'a>> {
    let token = credentials.session_token();
    let is_replaced = |name: &str| match name {
        DATE => true,
        TOKEN => token.is_some() || options.omit_session_token,
        CONTENT_SHA256 => options.content_sha256_header,
        _ => false,
    };
    let mut headers = Vec::with_capacity(request.headers().len() + 4);
    headers.extend(request.headers().iter().filter(|(name, _)| !is_replaced(name)));
    if request.headers().get("host").is_none() {
        headers.push(("host", target.host));
    }
    headers.push((DATE, scope.time.as_str()));
    if let (Some(token), false) = (token, options.omit_session_token) {
        headers.push((TOKEN, token));
    }
    if options.content_sha256_header {
        headers.push((CONTENT_SHA256, payload));
    }
    headers
}

fn string_to_sign(scope: &Scope<'_>, canonical: &str) -> String {
    let mut text = String::with_capacity(192);
    push_all(&mut text, &[ALGORITHM, "\n", scope.time.as_str(), "\n"]);
    scope.push_to(&mut text);
    push_all(&mut text, &["\n", Digits::of_sha256(canonical.as_bytes()).as_str()]);
    text
}

fn authorization(access_key_id: &str, scope: &Scope<'_>, signed_headers: &str, signature: &str) -> String {
    let mut text = String::with_capacity(192 + access_key_id.len() + signed_headers.len());
    push_all(&mut text, &[ALGORITHM, " Credential=", access_key_id, "/"]);
    scope.push_to(&mut text);
    push_all(&mut text, &[", SignedHeaders=", signed_headers, ", Signature=", signature]);
    text
}

/// Adds what was signed, and the signature, to the request.
fn apply(
    request: &mut HttpRequest,
    credentials: &Credentials,
    scope: &Scope<'_>,
    options: &SigningOptions,
    payload: String,
    authorization: String,
) -> Result<(), BoxError> {
    header::set(request, DATE, scope.time.as_str().to_owned())?;
    header::set(request, "authorization", authorization)?;
    if options.content_sha256_header {
        header::set(request, CONTENT_SHA256, payload)?;
    }
    if let Some(token) = credentials.session_token() {
        header::set(request, TOKEN, token.to_owned())?;
    }
    Ok(())
}
