//! The signer against AWS's signing test suite, and against aws-runtime's signer on whatever comes.

mod equal;
mod suite;

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::auth::{AuthSchemeEndpointConfig, Sign};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::Document;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

/// What is signed, by whom, and how.
#[derive(Debug, Clone)]
struct Task {
    method: String,
    uri: String,
    headers: Vec<(String, String)>,
    body: String,
    credentials: Credentials,
    region: String,
    service: String,
    epoch_second: u64,
    options: SigningOptions,
    /// What the endpoint's authentication scheme says.
    endpoint: Option<Document>,
}

impl Task {
    fn request(&self) -> HttpRequest {
        let mut request = HttpRequest::new(SdkBody::from(self.body.as_str()));
        request.set_method(self.method.as_str()).expect("the method is one");
        request.set_uri(self.uri.as_str()).expect("the URI is one");
        for (name, value) in &self.headers {
            request.headers_mut().append(name.clone(), value.clone());
        }
        request
    }

    /// The headers of the signed request, in order, or why there is no signature.
    fn signed_by(&self, signer: &impl Sign) -> Result<Vec<(String, String)>, String> {
        let mut request = self.request();
        let mut layer = Layer::new("task");
        layer.store_put(SigningRegion::from(Region::new(self.region.clone())));
        layer.store_put(SigningName::from(self.service.clone()));
        layer.store_put(SigV4OperationSigningConfig { signing_options: self.options.clone(), ..Default::default() });
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(self.epoch_second);
        let components = RuntimeComponentsBuilder::for_tests()
            .with_time_source(Some(SharedTimeSource::new(StaticTimeSource::new(now))))
            .build()
            .expect("components for tests are complete");
        let identity = Identity::from(self.credentials.clone());
        let cfg = ConfigBag::of_layers([layer]);
        signer
            .sign_http_request(
                &mut request,
                &identity,
                AuthSchemeEndpointConfig::from(self.endpoint.as_ref()),
                &components,
                &cfg,
            )
            .map_err(|error| error.to_string())?;
        let mut headers: Vec<_> =
            request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        headers.sort();
        Ok(headers)
    }
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
