//! The headers `user-agent` and `x-amz-user-agent`.
//!
//! aws-runtime writes them, from what configuration, credentials and the call itself say. That is the same for nearly
//! all calls of a client, so the last text is kept with what it was made from.

use std::sync::Arc;

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::{AwsUserAgent, UserAgentInterceptor};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::app_name::AppName;
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use http::HeaderName;

use super::last::Last;

/// Sets both headers.
#[derive(Debug)]
pub(super) struct UserAgent {
    made: Last<Ingredients, Arc<Texts>>,
}

/// What the headers say that can differ from call to call.
#[derive(Debug, PartialEq)]
struct Ingredients {
    smithy_features: Vec<SmithySdkFeature>,
    aws_features: Vec<AwsSdkFeature>,
    credential_features: Vec<AwsCredentialFeature>,
    app_name: Option<AppName>,
    frameworks: Vec<FrameworkMetadata>,
    connector: Option<ConnectorMetadata>,
}

#[derive(Debug)]
struct Texts {
    user_agent: String,
    x_amz_user_agent: String,
}

const USER_AGENT: &str = "user-agent";
const X_AMZ_USER_AGENT: &str = "x-amz-user-agent";

impl UserAgent {
    pub(super) fn new() -> Self {
        Self { made: Last::new() }
    }

    /// Adds the headers to a request that is about to be signed.
    pub(super) fn add(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Whoever puts a user agent into the configuration wants this one.
        if cfg.load::<AwsUserAgent>().is_some() {
            return UserAgentInterceptor::new().modify_before_signing(context, components, cfg);
        }
        let connector = components.http_client().and_then(|client| client.connector_metadata());
        let Some(texts) = self.made.get(|ingredients| ingredients.are_of(&connector, cfg)) else {
            let ingredients = Ingredients::new(connector, cfg);
            self.made.put(ingredients, Arc::new(make(context, components, cfg)?));
            return Ok(());
        };
        let headers = context.request_mut().headers_mut();
        headers.try_append(HeaderName::from_static(USER_AGENT), texts.user_agent.clone())?;
        headers.try_append(HeaderName::from_static(X_AMZ_USER_AGENT), texts.x_amz_user_agent.clone())?;
        Ok(())
    }
}

impl Ingredients {
    fn new(connector: Option<ConnectorMetadata>, cfg: &ConfigBag) -> Self {
        Self {
            smithy_features: cfg.load::<SmithySdkFeature>().cloned().collect(),
            aws_features: cfg.load::<AwsSdkFeature>().cloned().collect(),
            credential_features: cfg.load::<AwsCredentialFeature>().cloned().collect(),
            app_name: cfg.load::<AppName>().cloned(),
            frameworks: cfg.load::<FrameworkMetadata>().cloned().collect(),
            connector,
        }
    }

    fn are_of(&self, connector: &Option<ConnectorMetadata>, cfg: &ConfigBag) -> bool {
        self.connector == *connector
            && cfg.load::<SmithySdkFeature>().eq(&self.smithy_features)
            && cfg.load::<AwsSdkFeature>().eq(&self.aws_features)
            && cfg.load::<AwsCredentialFeature>().eq(&self.credential_features)
            && cfg.load::<AppName>() == self.app_name.as_ref()
            && cfg.load::<FrameworkMetadata>().eq(&self.frameworks)
    }
}

/// Lets aws-runtime add the headers, and answers their texts.
fn make(
    context: &mut BeforeTransmitInterceptorContextMut<'_>,
    components: &RuntimeComponents,
    cfg: &mut ConfigBag,
) -> Result<Texts, BoxError> {
    let interceptor = UserAgentInterceptor::new();
    interceptor.read_after_serialization(&context.inner().into(), components, cfg)?;
    interceptor.modify_before_signing(context, components, cfg)?;
    // Otherwise the next attempt would take it for one that the program has set.
    cfg.interceptor_state().unset::<AwsUserAgent>();
    let headers = context.request().headers();
    let last = |name| headers.get_all(name).last().unwrap_or_default().to_owned();
    Ok(Texts { user_agent: last(USER_AGENT), x_amz_user_agent: last(X_AMZ_USER_AGENT) })
}
