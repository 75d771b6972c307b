//! What a case does to a single call: interceptors, changes to the request, an overriding configuration.

use crate::clock::Clock;
use crate::config;
use crate::credentials::Rotating;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime_api::client::interceptors::disable_interceptor;
use sdk::client::customize::CustomizableOperation;
use sdk::config::interceptors::{BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut};
use sdk::config::{ConfigBag, Intercept, RuntimeComponents};
use sdk::error::BoxError;
use serde_json::Value;

/// Applies a case's customization to a call.
pub(crate) fn apply<T, E, B>(
    mut operation: CustomizableOperation<T, E, B>,
    case: &Value,
    clock: &Clock,
) -> Result<CustomizableOperation<T, E, B>, String> {
    for header in pairs(&case["mutate_request"]) {
        operation = operation.mutate_request(move |request| {
            request.headers_mut().insert(header.0.clone(), header.1.clone());
        });
    }
    if let Some(reason) = case["map_request_fails"].as_str() {
        let reason = reason.to_owned();
        operation = operation.map_request(move |_| Err(std::io::Error::other(reason.clone())));
    }
    if let Some(uri) = case["uri"].as_str() {
        let uri = uri.to_owned();
        operation = operation.map_request(move |mut request| {
            request.set_uri(uri.as_str()).map_err(|error| std::io::Error::other(error.to_string()))?;
            Ok::<_, std::io::Error>(request)
        });
    }
    for stage in ["before_signing", "before_transmit", "before_retry_loop"] {
        for (name, value) in pairs(&case[stage]) {
            operation = operation.interceptor(Insert { stage, name, value });
        }
    }
    for name in case["disable"].as_array().into_iter().flatten() {
        operation = operation.interceptor(Disable { name: name.as_str().unwrap_or_default().to_owned() });
    }
    if case["override"].is_object() {
        let mut builder = config::apply(sdk::Config::builder(), &case["override"])?;
        if case["override"]["credentials"].is_array() {
            let credentials = Rotating::new(&case["override"]["credentials"], clock.clone());
            builder = builder.credentials_provider(credentials);
        }
        operation = operation.config_override(builder);
    }
    Ok(operation)
}

fn pairs(case: &Value) -> Vec<(String, String)> {
    let entries = case.as_object().into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// Inserts a header at one stage of the call.
#[derive(Debug)]
struct Insert {
    stage: &'static str,
    name: String,
    value: String,
}

impl Insert {
    fn at(&self, stage: &str, context: &mut BeforeTransmitInterceptorContextMut<'_>) -> Result<(), BoxError> {
        if stage == self.stage {
            context.request_mut().headers_mut().try_insert(self.name.clone(), self.value.clone())?;
        }
        Ok(())
    }
}

impl Intercept for Insert {
    fn name(&self) -> &'static str {
        "Insert"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.at("before_retry_loop", context)
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.at("before_signing", context)
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.at("before_transmit", context)
    }
}

/// Switches one of the SDK's own interceptors off for the call.
#[derive(Debug)]
struct Disable {
    name: String,
}

impl Intercept for Disable {
    fn name(&self) -> &'static str {
        "Disable"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let state = cfg.interceptor_state();
        match self.name.as_str() {
            "user-agent" => drop(state.store_put(disable_interceptor::<UserAgentInterceptor>("case"))),
            "request-info" => drop(state.store_put(disable_interceptor::<RequestInfoInterceptor>("case"))),
            "invocation-id" => drop(state.store_put(disable_interceptor::<InvocationIdInterceptor>("case"))),
            "clock-skew" => drop(state.store_put(disable_interceptor::<ServiceClockSkewInterceptor>("case"))),
            other => return Err(format!("no interceptor is called {other}").into()),
        }
        Ok(())
    }
}

/// Gives every request the same user agent before it is signed, as each SDK names itself there.
#[derive(Debug)]
pub(crate) struct FixedHeaders;

impl Intercept for FixedHeaders {
    fn name(&self) -> &'static str {
        "FixedHeaders"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        for name in ["user-agent", "x-amz-user-agent"] {
            context.request_mut().headers_mut().insert(name, "peer/1");
        }
        Ok(())
    }
}
