//! What a client does unless it is told otherwise.
//!
//! aws-smithy-runtime's own collection of defaults picks an HTTP client by that crate's features, which any other crate
//! of a program may switch on. Therefore its parts are put together here, and the HTTP client is ours or none.

use std::borrow::Cow;
use std::time::Duration;

use aws_smithy_runtime::client::defaults::{
    DefaultPluginParams, default_identity_cache_plugin, default_retry_config_plugin_v2, default_sleep_impl_plugin,
    default_time_source_plugin, default_timeout_config_plugin_v2,
};
use aws_smithy_runtime::client::http::body::content_length_enforcement::EnforceContentLengthRuntimePlugin;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponentsBuilder, SharedConfigValidator};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

/// How long a stream may stand still before the call fails.
const STALLED_STREAM_GRACE_PERIOD: Duration = Duration::from_secs(5);

/// The plugins below all others, in the order in which they apply.
pub(super) fn plugins(
    retry_partition: Cow<'static, str>,
    behavior_version: BehaviorVersion,
) -> Vec<SharedRuntimePlugin> {
    let params = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition)
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    [
        http_client(behavior_version),
        default_identity_cache_plugin(),
        default_retry_config_plugin_v2(&params),
        default_sleep_impl_plugin(),
        default_time_source_plugin(),
        default_timeout_config_plugin_v2(&params),
        Some(SharedRuntimePlugin::new(EnforceContentLengthRuntimePlugin::new())),
        Some(default(stalled_stream_protection_check())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(feature = "transport")]
fn http_client(behavior_version: BehaviorVersion) -> Option<SharedRuntimePlugin> {
    let client = crate::transport::default_client_for(behavior_version);
    Some(default(RuntimeComponentsBuilder::new("default HTTP client").with_http_client(Some(client))))
}

#[cfg(not(feature = "transport"))]
fn http_client(_: BehaviorVersion) -> Option<SharedRuntimePlugin> {
    None
}

fn default(components: RuntimeComponentsBuilder) -> SharedRuntimePlugin {
    let plugin = StaticRuntimePlugin::new().with_order(Order::Defaults).with_runtime_components(components);
    SharedRuntimePlugin::new(plugin)
}

/// Stalled stream protection, unless the program says otherwise.
pub(super) fn stalled_stream_protection(behavior_version: BehaviorVersion) -> Layer {
    let mut layer = Layer::new("default stalled stream protection");
    layer.store_put(
        StalledStreamProtectionConfig::enabled()
            .grace_period(STALLED_STREAM_GRACE_PERIOD)
            .upload_enabled(protects_uploads(behavior_version))
            .build(),
    );
    layer
}

fn stalled_stream_protection_check() -> RuntimeComponentsBuilder {
    RuntimeComponentsBuilder::new("default stalled stream protection")
        .with_config_validator(SharedConfigValidator::base_client_config_fn(validate_stalled_stream_protection))
}

/// The first behavior version watched downloads only.
#[allow(deprecated, reason = "the version in which uploads came is named to compare with it, not to be used")]
fn protects_uploads(behavior_version: BehaviorVersion) -> bool {
    behavior_version.is_at_least(BehaviorVersion::v2024_03_28())
}

fn validate_stalled_stream_protection(components: &RuntimeComponentsBuilder, cfg: &ConfigBag) -> Result<(), BoxError> {
    let Some(config) = cfg.load::<StalledStreamProtectionConfig>() else {
        return Err("the default stalled stream protection was removed, and no other put in its place".into());
    };
    if config.is_enabled() && components.sleep_impl().is_none() {
        return Err(
            "stalled stream protection needs a way to sleep: set `sleep_impl` on the configuration, enable the \
                    feature `rt-tokio`, or disable stalled stream protection"
                .into(),
        );
    }
    if config.is_enabled() && components.time_source().is_none() {
        return Err("stalled stream protection needs a clock: set `time_source` on the configuration".into());
    }
    Ok(())
}
