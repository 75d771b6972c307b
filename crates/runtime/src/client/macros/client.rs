//! Declares the client itself.

/// Declares a service's client. Its operations are added by [`fluent_builder!`](crate::fluent_builder).
///
/// ```text
/// restjson_runtime::client! {
///     /// Calls the service.
///     pub struct Client for crate::Example;
/// }
/// ```
#[macro_export]
macro_rules! client {
    ($(#[$meta:meta])* pub struct $client:ident for $service:ty;) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $client {
            pub(crate) handle: ::std::sync::Arc<$crate::client::Handle<$service>>,
        }

        impl $client {
            /// A client with the settings that `aws-config` found.
            ///
            /// # Panics
            ///
            /// See [`from_conf`](Self::from_conf).
            #[track_caller]
            pub fn new(sdk_config: &$crate::client::__private::SdkConfig) -> Self {
                Self::from_conf(sdk_config.into())
            }

            /// A client with these settings. Cloning it is cheap; its clones share connections and credentials.
            ///
            /// # Panics
            ///
            /// Where the configuration lacks what every call needs: a behavior version; a way to sleep where retries,
            /// timeouts or stalled stream protection are on; an HTTP client.
            #[track_caller]
            pub fn from_conf(conf: $crate::client::config::Config<$service>) -> Self {
                Self { handle: ::std::sync::Arc::new($crate::client::Handle::new(conf)) }
            }

            /// The client's settings.
            pub fn config(&self) -> &$crate::client::config::Config<$service> {
                self.handle.config()
            }
        }

        impl<O> $crate::operation::Invoke<O> for $client
        where
            O: $crate::operation::Operation,
            $service: $crate::client::Serves<O>,
        {
            type Error = $crate::client::surface::error::SdkError<O::Error>;

            fn invoke(&self, input: O::InputBuilder) -> impl Future<Output = Result<O::Output, Self::Error>> + Send {
                $crate::client::invoke::<$service, O>(&self.handle, input, None)
            }
        }
    };
}
