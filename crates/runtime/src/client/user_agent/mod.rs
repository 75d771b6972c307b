//! The headers `user-agent` and `x-amz-user-agent`.
//!
//! They say what aws-runtime's `UserAgentInterceptor` would say, to the letter, from what configuration, credentials and
//! the call itself say. That is the same for nearly all calls of a client, so the last text is kept with what it was made
//! from.

mod metric;
#[cfg(test)]
mod tests;
mod text;

use aws_runtime::user_agent::{AdditionalMetadata, ApiMetadata, AwsUserAgent, BusinessMetric};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::app_name::AppName;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::header;
use super::last::Last;

/// Sets both headers.
#[derive(Debug)]
pub(super) struct UserAgent {
    made: Last<Ingredients, String>,
}

/// What the headers say that can differ from call to call.
#[derive(Debug, PartialEq)]
struct Ingredients {
    metrics: Vec<BusinessMetric>,
    app_name: Option<AppName>,
    /// As the configuration has them: the newest first.
    frameworks: Vec<FrameworkMetadata>,
    connector: Option<ConnectorMetadata>,
}

impl UserAgent {
    pub(super) fn new() -> Self {
        Self { made: Last::new() }
    }

    /// Adds the headers to a request that is about to be signed.
    pub(super) fn add(
        &self,
        request: &mut HttpRequest,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        let text = self.text(components, cfg)?;
        header::add(request, "user-agent", text.clone())?;
        header::add(request, "x-amz-user-agent", text)
    }

    fn text(&self, components: &RuntimeComponents, cfg: &ConfigBag) -> Result<String, BoxError> {
        let ingredients = Ingredients::of(components, cfg);
        if let Some(given) = cfg.load::<AwsUserAgent>() {
            return complete(given.clone(), ingredients);
        }
        if let Some(text) = self.made.get(|last| *last == ingredients) {
            return Ok(text);
        }
        let api = cfg.load::<ApiMetadata>().ok_or("the user agent needs the API's metadata")?;
        let text = text::make(api, &ingredients)?;
        self.made.put(ingredients, text.clone());
        Ok(text)
    }
}

impl Ingredients {
    fn of(components: &RuntimeComponents, cfg: &ConfigBag) -> Self {
        let mut frameworks = Vec::new();
        for framework in cfg.load::<FrameworkMetadata>() {
            frameworks.push(framework.clone());
        }
        Self {
            metrics: metric::metrics(cfg),
            app_name: cfg.load::<AppName>().cloned(),
            frameworks,
            connector: components.http_client().and_then(|client| client.connector_metadata()),
        }
    }

    /// The connector as user agents name it. Fails where its name has letters that do not belong there.
    fn connector(&self) -> Result<Option<AdditionalMetadata>, BoxError> {
        let Some(connector) = &self.connector else { return Ok(None) };
        Ok(Some(AdditionalMetadata::new(connector.to_string())?))
    }
}

/// The user agent that the program has put into the configuration. It is told what the call is found to do, no more.
fn complete(mut given: AwsUserAgent, ingredients: Ingredients) -> Result<String, BoxError> {
    if let Some(connector) = ingredients.connector()? {
        given.add_additional_metadata(connector);
    }
    for metric in ingredients.metrics {
        given.add_business_metric(metric);
    }
    Ok(given.aws_ua_header())
}
