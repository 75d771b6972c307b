//! Settings about what calls tell: interceptors, telemetry, the user agent.

use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_types::app_name::AppName;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::Builder;
use crate::client::Service;

/// Names of the input members that a program asked to see. [`RequestedTelemetryAttributes`] knows them too, but only
/// answers whether it knows a name.
#[derive(Clone, Debug, Default)]
pub(in crate::client) struct RequestedInputs(pub(in crate::client) Vec<String>);

impl Storable for RequestedInputs {
    type Storer = StoreReplace<Self>;
}

impl<S: Service> Builder<S> {
    /// Records these input members (by their names in the model) of every call and puts them on its metrics.
    /// Sensitive members and those that are not plain values are left out.
    pub fn emit_input_attributes(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request_inputs(names, RequestedTelemetryAttributes::emit)
    }

    /// Records these input members (by their names in the model) of every call, for interceptors to read, and keeps
    /// them off its metrics.
    pub fn capture_input_attributes(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request_inputs(names, RequestedTelemetryAttributes::capture_only)
    }

    fn request_inputs(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
        add: fn(&mut RequestedTelemetryAttributes, Vec<String>),
    ) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        let mut members = self.given.config.load::<RequestedInputs>().cloned().unwrap_or_default();
        let mut requested = self.given.config.load::<RequestedTelemetryAttributes>().cloned().unwrap_or_default();
        members.0.extend_from_slice(&names);
        add(&mut requested, names);
        self.given.config.store_put(members);
        self.given.config.store_put(requested);
        self
    }

    /// Adds an interceptor: code that sees, and may change, every call at each of its steps.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// See [`interceptor`](Self::interceptor).
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.given.runtime_components.push_interceptor(interceptor);
        self
    }

    /// Replaces all interceptors that were added.
    pub fn set_interceptors(&mut self, interceptors: impl IntoIterator<Item = SharedInterceptor>) -> &mut Self {
        self.given.runtime_components.set_interceptors(interceptors.into_iter());
        self
    }

    /// The application's name in the user agent.
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.set_app_name(Some(app_name));
        self
    }

    /// See [`app_name`](Self::app_name).
    pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
        self.given.config.store_or_unset(app_name);
        self
    }

    /// Adds a framework that is built on this SDK to the user agent.
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework_metadata);
        self
    }

    /// See [`framework_metadata`](Self::framework_metadata).
    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        self.given.config.store_append(framework_metadata);
        self
    }

    /// Makes the ids that the header `amz-sdk-invocation-id` carries. Default: random UUIDs.
    pub fn invocation_id_generator(mut self, generator: impl InvocationIdGenerator + 'static) -> Self {
        self.set_invocation_id_generator(Some(SharedInvocationIdGenerator::new(generator)));
        self
    }

    /// See [`invocation_id_generator`](Self::invocation_id_generator).
    pub fn set_invocation_id_generator(&mut self, generator: Option<SharedInvocationIdGenerator>) -> &mut Self {
        self.given.config.store_or_unset(generator);
        self
    }
}
