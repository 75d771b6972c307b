//! Notes for the user agent which SDK features a call uses. AWS reads them as short codes behind `m/`.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_types::endpoint_config::EndpointUrl;

/// The provider whose meters go to OpenTelemetry; known by name, so that its crate need not be here.
const OTEL_PROVIDER: &str = "AwsSmithyObservabilityOtelProvider";

/// Notes what the client's configuration tells about every call.
pub(super) fn note_configuration(cfg: &mut ConfigBag) {
    if cfg.load::<EndpointUrl>().is_some() {
        cfg.interceptor_state().store_append(AwsSdkFeature::EndpointOverride);
    }
    if records_to_otel() {
        cfg.interceptor_state().store_append(SmithySdkFeature::ObservabilityOtelMetrics);
    }
}

/// Notes how the call will be repeated. Its configuration is complete only once all plugins were asked.
pub(super) fn note_retry_mode(cfg: &mut ConfigBag) {
    if let Some(feature) = cfg.load::<RetryConfig>().and_then(retry_feature) {
        cfg.interceptor_state().store_append(feature);
    }
}

fn records_to_otel() -> bool {
    get_telemetry_provider().is_ok_and(|provider| provider.meter_provider().provider_name() == OTEL_PROVIDER)
}

/// `None` for a mode that is newer than this code.
fn retry_feature(config: &RetryConfig) -> Option<SmithySdkFeature> {
    match config.mode() {
        RetryMode::Standard => Some(SmithySdkFeature::RetryModeStandard),
        RetryMode::Adaptive => Some(SmithySdkFeature::RetryModeAdaptive),
        _ => None,
    }
}

#[derive(Debug)]
struct TrackPaginator;

#[dyn_dispatch_hint]
impl Intercept for TrackPaginator {
    fn name(&self) -> &'static str {
        "TrackPaginator"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(SmithySdkFeature::Paginator);
        Ok(())
    }
}

/// Notes that a paginator makes the call.
pub(super) fn paginator_plugin() -> SharedRuntimePlugin {
    let components =
        RuntimeComponentsBuilder::new("paginator").with_interceptor(SharedInterceptor::permanent(TrackPaginator));
    SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_runtime_components(components))
}
