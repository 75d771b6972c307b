//! How a request is to be signed: what the endpoint says goes before what the client's configuration says.

use std::borrow::Cow;

use aws_runtime::auth::{
    HttpSignatureType, SigV4OperationSigningConfig, SigV4SessionTokenNameOverride, SigningOptions,
};
use aws_runtime::content_encoding::DeferredSignerSender;
use aws_smithy_runtime_api::client::auth::AuthSchemeEndpointConfig;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::SigningName;
use aws_types::region::SigningRegion;

use super::error::SigningError;

/// Refuses what only other services and presigned URLs need: no operation asks for it, so a program must have.
pub(super) fn check(options: &SigningOptions, cfg: &ConfigBag) -> Result<(), SigningError> {
    if options.signature_type != HttpSignatureType::HttpRequestHeaders {
        return Err(SigningError::Unsupported("a signature in the query string"));
    }
    if cfg.load::<DeferredSignerSender>().is_some() {
        return Err(SigningError::Unsupported("a signature of each part of a body"));
    }
    if cfg.load::<SigV4SessionTokenNameOverride>().is_some() {
        return Err(SigningError::Unsupported("a session token under another name"));
    }
    Ok(())
}

/// How one request is signed.
#[derive(Debug)]
pub(super) struct Instructions<'a> {
    pub(super) region: Cow<'a, str>,
    pub(super) service: Cow<'a, str>,
    pub(super) options: Cow<'a, SigningOptions>,
}

impl<'a> Instructions<'a> {
    pub(super) fn new(
        operation: &'a SigV4OperationSigningConfig,
        endpoint: &AuthSchemeEndpointConfig<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Self, SigningError> {
        let region = match text(endpoint, "signingRegion")? {
            Some(region) => Some(Cow::Owned(region)),
            None => {
                cfg.load::<SigningRegion>().or(operation.region.as_ref()).map(|region| Cow::Borrowed(region.as_ref()))
            }
        };
        let service = match text(endpoint, "signingName")? {
            Some(name) => Some(Cow::Owned(name)),
            None => cfg.load::<SigningName>().or(operation.name.as_ref()).map(|name| Cow::Borrowed(name.as_ref())),
        };
        Ok(Self {
            region: region.ok_or(SigningError::MissingSigningRegion)?,
            service: service.ok_or(SigningError::MissingSigningName)?,
            options: options(&operation.signing_options, endpoint)?,
        })
    }
}

fn options<'a>(
    options: &'a SigningOptions,
    endpoint: &AuthSchemeEndpointConfig<'_>,
) -> Result<Cow<'a, SigningOptions>, SigningError> {
    let single_encoding = flag(endpoint, "disableDoubleEncoding")?;
    let path_as_is = flag(endpoint, "disableNormalizePath")?;
    if single_encoding.is_none() && path_as_is.is_none() {
        return Ok(Cow::Borrowed(options));
    }
    let mut options = options.clone();
    options.double_uri_encode = single_encoding.map_or(options.double_uri_encode, |disabled| !disabled);
    options.normalize_uri_path = path_as_is.map_or(options.normalize_uri_path, |disabled| !disabled);
    Ok(Cow::Owned(options))
}

fn text(endpoint: &AuthSchemeEndpointConfig<'_>, property: &'static str) -> Result<Option<String>, SigningError> {
    match endpoint.get(property) {
        None => Ok(None),
        Some(Document::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(SigningError::BadEndpointProperty(property)),
    }
}

fn flag(endpoint: &AuthSchemeEndpointConfig<'_>, property: &'static str) -> Result<Option<bool>, SigningError> {
    match endpoint.get(property) {
        None => Ok(None),
        Some(Document::Bool(flag)) => Ok(Some(*flag)),
        Some(_) => Err(SigningError::BadEndpointProperty(property)),
    }
}
