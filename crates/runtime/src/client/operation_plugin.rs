//! What turns the orchestrator's generic call into a call of one operation.
//!
//! The plugin depends on the service and the operation only, so one per process serves all clients and all calls.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime::client::retries::classifiers::{ModeledAsRetryableClassifier, TransientErrorClassifier};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, Error, Input, Output,
};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use aws_types::request_id::RequestId;

use super::config::RequestedInputs;
use super::endpoint::EndpointParams;
use super::{Service, auth};
use crate::operation::{Operation, Response};
use crate::shape::Headers;

/// Makes the plugin of operation `O` of service `S`.
pub(super) fn prepare<S: Service, O: Operation>() -> SharedRuntimePlugin {
    SharedRuntimePlugin::new(
        StaticRuntimePlugin::new().with_config(config::<S, O>()).with_runtime_components(components::<S, O>()),
    )
}

fn config<S: Service, O: Operation>() -> FrozenLayer {
    let name = O::FACTS.name;
    let mut layer = Layer::new(name);
    layer.store_put(SharedRequestSerializer::new(Codec::<O>::new()));
    layer.store_put(SharedResponseDeserializer::new(Codec::<O>::new()));
    layer.store_put(AuthSchemeOptionResolverParams::new(auth::Params::of(name)));
    layer.store_put(Metadata::new(name, S::ID));
    layer.store_put(signing());
    if O::FACTS.unsigned_payload {
        layer.store_put(PayloadSigningOverride::unsigned_payload());
    }
    layer.freeze()
}

/// How SigV4 treats requests of all services but S3: the path is normalized and encoded twice.
fn signing() -> SigV4OperationSigningConfig {
    let mut options = SigningOptions::default();
    options.double_uri_encode = true;
    options.content_sha256_header = false;
    options.normalize_uri_path = true;
    options.payload_override = None;
    SigV4OperationSigningConfig { signing_options: options, ..Default::default() }
}

fn components<S: Service, O: Operation>() -> RuntimeComponentsBuilder {
    RuntimeComponentsBuilder::new(O::FACTS.name)
        .with_interceptor(SharedInterceptor::permanent(ReadInput::<S, O>(PhantomData)))
        .with_interceptor(SharedInterceptor::permanent(StalledStreamProtectionInterceptor::default()))
        .with_retry_classifier(TransientErrorClassifier::<O::Error>::new())
        .with_retry_classifier(ModeledAsRetryableClassifier::<O::Error>::new())
        .with_retry_classifier(AwsErrorCodeClassifier::<O::Error>::new())
        .with_retry_classifier(ServiceClockSkewClassifier::<O::Error>::new())
}

/// The operation's HTTP form, as the orchestrator wants it.
struct Codec<O>(PhantomData<O>);

impl<O> Codec<O> {
    fn new() -> Self {
        Self(PhantomData)
    }
}

impl<O> fmt::Debug for Codec<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Codec<{}>", type_name::<O>())
    }
}

impl<O: Operation> SerializeRequest for Codec<O> {
    fn serialize_input(&self, input: Input, _: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input = input.downcast::<O::Input>().map_err(|_| wrong_type::<O::Input>())?;
        Ok(HttpRequest::try_from(O::into_request(input)?)?)
    }
}

impl<O: Operation> DeserializeResponse for Codec<O> {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        _: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        if !O::FACTS.streaming_output || !response.status().is_success() {
            return None;
        }
        tracing::debug!(request_id = ?response.request_id());
        let body = ByteStream::new(std::mem::replace(response.body_mut(), SdkBody::taken()));
        let headers = Fields(response.headers());
        let head = Response { status: response.status().as_u16(), headers: &headers, body: b"" };
        Some(outcome::<O>(O::decode_stream(head, body)))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        _: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        tracing::debug!(request_id = ?response.request_id());
        let body =
            response.body().bytes().ok_or_else(|| OrchestratorError::other("the response's body is not loaded"))?;
        let headers = Fields(response.headers());
        outcome::<O>(O::decode_response(Response { status: response.status().as_u16(), headers: &headers, body }))
    }
}

fn outcome<O: Operation>(decoded: Result<O::Output, O::Error>) -> Result<Output, OrchestratorError<Error>> {
    match decoded {
        Ok(output) => Ok(Output::erase(output)),
        Err(error) => Err(OrchestratorError::operation(Error::erase(error))),
    }
}

fn wrong_type<T>() -> BoxError {
    format!("the orchestrator's input is not a {}", type_name::<T>()).into()
}

/// The orchestrator's header map as decoders see it.
struct Fields<'a>(&'a aws_smithy_runtime_api::http::Headers);

impl Headers for Fields<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a str)) {
        for (name, value) in self.0.iter() {
            visit(name, value);
        }
    }
}

/// Takes from input and configuration what later steps ask for: telemetry attributes and endpoint parameters.
struct ReadInput<S, O>(PhantomData<(S, O)>);

impl<S, O> fmt::Debug for ReadInput<S, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadInput<{}>", type_name::<O>())
    }
}

#[dyn_dispatch_hint]
impl<S: Service, O: Operation> Intercept for ReadInput<S, O> {
    fn name(&self) -> &'static str {
        "ReadInput"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        capture::<O>(context.input(), cfg);
        let params = S::EndpointParams::from_config(cfg)
            .map_err(|error| ContextAttachedError::new("endpoint params could not be built", error))?;
        cfg.interceptor_state().store_put(EndpointResolverParams::new(params));
        Ok(())
    }
}

/// Records the input members that the program asked to see in its telemetry.
fn capture<O: Operation>(input: &Input, cfg: &mut ConfigBag) {
    let Some(requested) = cfg.load::<RequestedInputs>() else { return };
    let Some(input) = input.downcast_ref::<O::Input>() else { return };
    let mut captured = CapturedTelemetryAttributes::default();
    for member in &requested.0 {
        if let Some(value) = O::input_attribute(input, member) {
            captured.insert(member, value);
        }
    }
    cfg.interceptor_state().store_put(captured);
}
