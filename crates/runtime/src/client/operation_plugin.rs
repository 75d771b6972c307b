//! What turns the orchestrator's generic call into a call of one operation.
//!
//! The plugin depends on the service and the operation only, so one per process serves all clients and all calls.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::retries::classifiers::{ModeledAsRetryableClassifier, TransientErrorClassifier};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
    BeforeTransmitInterceptorContextMut, Error, Input, Output,
};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use aws_types::request_id::RequestId;

use super::clock_skew::ClockSkewClassifier;
#[cfg(feature = "compression")]
use super::compression;
use super::config::RequestedInputs;
use super::endpoint::{EndpointParams, InvalidParams};
use super::{Serves, auth, idempotency};
use crate::operation::{Facts, Operation, Response};
use crate::shape::Headers;

/// Makes the plugin of operation `O` of service `S`.
pub(super) fn prepare<S: Serves<O>, O: Operation>() -> SharedRuntimePlugin {
    let config = config(
        &O::FACTS,
        S::ID,
        SharedRequestSerializer::new(Codec::<O>::new()),
        SharedResponseDeserializer::new(Codec::<O>::new()),
    );
    let interceptor = SharedInterceptor::permanent(OperationInterceptor::<S, O>::new());
    let classifiers = [
        SharedRetryClassifier::new(TransientErrorClassifier::<O::Error>::new()),
        SharedRetryClassifier::new(ModeledAsRetryableClassifier::<O::Error>::new()),
        SharedRetryClassifier::new(AwsErrorCodeClassifier::<O::Error>::new()),
        SharedRetryClassifier::new(ClockSkewClassifier::<O::Error>::new()),
    ];
    assemble(config, components(O::FACTS.name, interceptor, classifiers))
}

// What `prepare` calls takes values, not the operation's types, so that it is compiled once and not for each operation.

fn assemble(config: FrozenLayer, components: RuntimeComponentsBuilder) -> SharedRuntimePlugin {
    SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_config(config).with_runtime_components(components))
}

fn config(
    facts: &Facts,
    service: &'static str,
    serializer: SharedRequestSerializer,
    deserializer: SharedResponseDeserializer,
) -> FrozenLayer {
    let mut layer = Layer::new(facts.name);
    layer.store_put(serializer);
    layer.store_put(deserializer);
    layer.store_put(AuthSchemeOptionResolverParams::new(auth::Params::of(facts.name)));
    layer.store_put(Metadata::new(facts.name, service));
    layer.store_put(signing());
    if facts.unsigned_payload {
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

fn components(
    operation: &'static str,
    interceptor: SharedInterceptor,
    classifiers: [SharedRetryClassifier; 4],
) -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(operation).with_interceptor(interceptor);
    for classifier in classifiers {
        components.push_retry_classifier(classifier);
    }
    components
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
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let mut input = input.downcast::<O::Input>().map_err(|_| wrong_type::<O::Input>())?;
        idempotency::fill::<O>(&mut input, cfg);
        let request = O::into_request(input)?;
        #[cfg(feature = "compression")]
        let request = if O::FACTS.gzip { compression::compress(request, cfg)? } else { request };
        as_orchestrated(request)
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

/// Compiled once, not for each operation.
fn as_orchestrated(request: crate::http::Request) -> Result<HttpRequest, BoxError> {
    Ok(HttpRequest::try_from(request)?)
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

/// The steps of a call that differ by operation, or that come after all interceptors of the client.
struct OperationInterceptor<S, O> {
    stalled_streams: StalledStreamProtectionInterceptor,
    operation: PhantomData<(S, O)>,
}

impl<S, O> OperationInterceptor<S, O> {
    fn new() -> Self {
        Self { stalled_streams: StalledStreamProtectionInterceptor::default(), operation: PhantomData }
    }
}

impl<S, O> fmt::Debug for OperationInterceptor<S, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OperationInterceptor<{}>", type_name::<O>())
    }
}

#[dyn_dispatch_hint]
impl<S: Serves<O>, O: Operation> Intercept for OperationInterceptor<S, O> {
    fn name(&self) -> &'static str {
        "OperationInterceptor"
    }

    // Takes from input and configuration what later steps ask for.
    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        capture::<O>(context.input(), cfg);
        prefix_host::<O>(context.input(), cfg)?;
        let params = endpoint_params::<S, O>(context.input(), cfg)
            .map_err(|error| ContextAttachedError::new("endpoint params could not be built", error))?;
        cfg.interceptor_state().store_put(EndpointResolverParams::new(params));
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.stalled_streams.modify_before_transmit(context, components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.stalled_streams.modify_before_deserialization(context, components, cfg)
    }
}

/// The endpoint parameters: what the configuration says, and above that the operation and its input.
fn endpoint_params<S: Serves<O>, O: Operation>(
    input: &Input,
    cfg: &ConfigBag,
) -> Result<S::EndpointParams, InvalidParams> {
    let params = S::EndpointParams::from_config(cfg);
    S::EndpointParams::build(match input.downcast_ref::<O::Input>() {
        Some(input) => S::endpoint_context(input, params),
        None => params,
    })
}

/// Notes what the operation puts before the host name.
fn prefix_host<O: Operation>(input: &Input, cfg: &mut ConfigBag) -> Result<(), BoxError> {
    if O::FACTS.host_prefix.is_some()
        && let Some(input) = input.downcast_ref::<O::Input>()
        && let Some(prefix) = O::host_prefix(input)?
    {
        cfg.interceptor_state().store_put(EndpointPrefix::new(prefix)?);
    }
    Ok(())
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
