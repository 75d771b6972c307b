//! What every call of an AWS client does on its way, in one interceptor.
//!
//! The orchestrator asks each interceptor at each of its steps, and each costs every call a little, whatever it does.
//! What is done is what aws-runtime's interceptors do, and partly these do it; a program that disables one of them finds it
//! disabled here.

use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{DisableInterceptor, Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::clock_skew::ClockSkew;
use super::user_agent::UserAgent;
use super::{features, recursion, request_info};

/// The interceptor of all calls of a client.
#[derive(Debug)]
pub(super) struct AwsInterceptor {
    clock_skew: ClockSkew,
    user_agent: UserAgent,
    invocation_id: InvocationIdInterceptor,
    connection_poisoning: ConnectionPoisoningInterceptor,
}

impl AwsInterceptor {
    pub(super) fn new() -> Self {
        Self {
            clock_skew: ClockSkew::default(),
            user_agent: UserAgent::new(),
            invocation_id: InvocationIdInterceptor::new(),
            connection_poisoning: ConnectionPoisoningInterceptor::new(),
        }
    }
}

/// Whether the program has left the interceptor `I` on.
fn is_on<I: Intercept + 'static>(cfg: &ConfigBag) -> bool {
    cfg.load::<DisableInterceptor<I>>().is_none()
}

#[dyn_dispatch_hint]
impl Intercept for AwsInterceptor {
    fn name(&self) -> &'static str {
        "AwsInterceptor"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        features::note_configuration(cfg);
        Ok(())
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        features::note_retry_mode(cfg);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if is_on::<ServiceClockSkewInterceptor>(cfg) {
            self.clock_skew.before_attempts(cfg);
        }
        if is_on::<InvocationIdInterceptor>(cfg) {
            self.invocation_id.modify_before_retry_loop(context, components, cfg)?;
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if is_on::<UserAgentInterceptor>(cfg) {
            self.user_agent.add(context.request_mut(), components, cfg)?;
        }
        recursion::add(context.request_mut())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.connection_poisoning.modify_before_transmit(context, components, cfg)?;
        if is_on::<RequestInfoInterceptor>(cfg) {
            request_info::add(context.request_mut(), components, cfg)?;
        }
        if is_on::<InvocationIdInterceptor>(cfg) {
            self.invocation_id.modify_before_transmit(context, components, cfg)?;
        }
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.clock_skew.before_transmit(components, cfg)
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.clock_skew.after_transmit(context.response_mut(), components, cfg)
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.connection_poisoning.read_after_deserialization(context, components, cfg)
    }
}
