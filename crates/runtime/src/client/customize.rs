//! Changes for one call: other settings, interceptors, a different request.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::Service;
use super::config::Builder;

/// A call that can still be changed. A fluent builder's `customize` makes it.
pub struct CustomizableOperation<T, E, B, S> {
    call: B,
    config_override: Option<Builder<S>>,
    interceptors: Vec<SharedInterceptor>,
    answer: PhantomData<(T, E)>,
}

impl<T, E, B: fmt::Debug, S: fmt::Debug> fmt::Debug for CustomizableOperation<T, E, B, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomizableOperation")
            .field("call", &self.call)
            .field("config_override", &self.config_override)
            .field("interceptors", &self.interceptors)
            .finish_non_exhaustive()
    }
}

impl<T, E, B, S: Service> CustomizableOperation<T, E, B, S> {
    #[doc(hidden)]
    pub fn new(call: B) -> Self {
        Self { call, config_override: None, interceptors: Vec::new(), answer: PhantomData }
    }

    /// Adds an interceptor. It runs after those of the client.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Replaces the request of every attempt before it is signed; an error ends the call.
    pub fn map_request<F, MapE>(self, f: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: Error + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(f))
    }

    /// Changes the request of every attempt before it is signed.
    pub fn mutate_request<F>(self, f: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(f))
    }

    /// Settings for this call only; where one is not set, the client's holds.
    pub fn config_override(mut self, config_override: impl Into<Builder<S>>) -> Self {
        self.config_override = Some(config_override.into());
        self
    }

    /// Sends the request.
    pub async fn send(self) -> internal::SendResult<T, E>
    where
        E: Error + Send + Sync + 'static,
        B: internal::CustomizableSend<T, E, S>,
    {
        let mut config_override = self.config_override.unwrap_or_default();
        for interceptor in self.interceptors {
            config_override.push_interceptor(interceptor);
        }
        self.call.send(config_override).await
    }
}

/// What connects fluent builders with [`CustomizableOperation`].
#[doc(hidden)]
pub mod internal {
    use std::pin::Pin;

    use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
    use aws_smithy_runtime_api::client::result::SdkError;

    use super::Builder;

    /// A future on the heap.
    pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

    /// What a call answers.
    pub type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

    /// A call that can be sent with changed settings.
    pub trait CustomizableSend<T, E, S>: Send + Sync {
        /// Sends it.
        fn send(self, config_override: Builder<S>) -> BoxFuture<SendResult<T, E>>;
    }
}
