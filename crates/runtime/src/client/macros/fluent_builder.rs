//! Declares how one operation is called.

/// Declares a client's method for an operation, and the fluent builder that it returns.
///
/// Each member names its setter, the setter for an optional value, its getter, and its type: `T` as it is, `into T` for
/// `impl Into<T>`, `list …` for a list whose setter appends one element, `map … => …` for a map whose setter adds one
/// entry. `, pages Paginator` after the operation adds `into_paginator`.
///
/// ```ignore
/// restjson_runtime::fluent_builder! {
///     /// Adds tags to a resource.
///     pub fn tag_resource in Client for crate::Example => TagResourceFluentBuilder
///     sends TagResource, in "Example.TagResource";
///     /// The resource's ARN.
///     resource_arn, set_resource_arn, get_resource_arn: { into String };
///     /// The tags to add.
///     tags, set_tags, get_tags: { list Tag };
/// }
/// ```
#[macro_export]
macro_rules! fluent_builder {
    (
        $(#[$meta:meta])*
        pub fn $method:ident in $client:ident for $service:ty => $builder:ident
        sends $operation:ty, in $span:literal $(, pages $paginator:ident)?;
        $($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: $kind:tt;)*
    ) => {
        impl $client {
            $(#[$meta])*
            pub fn $method(&self) -> $builder {
                $builder { handle: self.handle.clone(), inner: Default::default(), config_override: None }
            }
        }

        #[doc = concat!("Collects the input of [`", stringify!($method), "`](", stringify!($client), "::", stringify!($method), ") and sends it.")]
        #[derive(Clone, Debug)]
        pub struct $builder {
            handle: ::std::sync::Arc<$crate::client::Handle<$service>>,
            inner: <$operation as $crate::operation::Operation>::InputBuilder,
            config_override: Option<$crate::client::config::Builder<$service>>,
        }

        impl $builder {
            /// The input as collected so far.
            #[inline]
            pub fn as_input(&self) -> &<$operation as $crate::operation::Operation>::InputBuilder {
                &self.inner
            }

            /// Sends the request, and repeats it as the client's retry settings say.
            pub async fn send(self) -> $crate::client::CallResult<$operation> {
                $crate::client::invoke::<$service, $operation>(&self.handle, self.inner, self.config_override).await
            }

            /// Goes on to change this one call: its settings, its interceptors, its request.
            #[inline]
            pub fn customize(self) -> $crate::client::customize::CustomizableOperation<
                <$operation as $crate::operation::Operation>::Output,
                <$operation as $crate::operation::Operation>::Error,
                Self,
                $service,
            > {
                $crate::client::customize::CustomizableOperation::new(self)
            }

            $(
                /// Goes on to ask for page after page. `send` on what this returns yields a stream of them.
                #[inline]
                pub fn into_paginator(self) -> $paginator {
                    $paginator::new(self.handle, self.inner)
                }
            )?

            $($crate::__fluent_member!($(#[$doc])* $name, $set, $get: $kind);)*
        }

        impl $crate::client::customize::internal::CustomizableSend<
            <$operation as $crate::operation::Operation>::Output,
            <$operation as $crate::operation::Operation>::Error,
            $service,
        > for $builder
        {
            fn send(
                mut self,
                config_override: $crate::client::config::Builder<$service>,
            ) -> $crate::client::customize::internal::BoxFuture<$crate::client::CallResult<$operation>> {
                self.config_override = Some(config_override);
                Box::pin($builder::send(self))
            }
        }

        impl $crate::client::Serves<$operation> for $service {
            fn slot() -> &'static ::std::sync::OnceLock<$crate::client::__private::SharedRuntimePlugin> {
                static SLOT: ::std::sync::OnceLock<$crate::client::__private::SharedRuntimePlugin> =
                    ::std::sync::OnceLock::new();
                &SLOT
            }

            fn span() -> $crate::client::__private::tracing::Span {
                $crate::client::__private::tracing::debug_span!(
                    $span,
                    "rpc.service" = <$service as $crate::client::Service>::ID,
                    "rpc.method" = <$operation as $crate::operation::Operation>::FACTS.name,
                    "sdk_invocation_id" = $crate::client::invocation_number(),
                    "rpc.system" = "aws-api",
                )
            }
        }
    };
}

/// What [`fluent_builder!`](crate::fluent_builder) writes for a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __fluent_member {
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: { map $($entry:tt)+ }) => {
        $crate::__fluent_map!($(#[$doc])* $name, $set, $get: $($entry)+);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: { list into $element:ty }) => {
        $crate::__fluent_member!(@setter $(#[$doc])* $name, impl Into<$element>);
        $crate::__fluent_member!(@whole $name, $set, $get, Vec<$element>);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: { list $element:ty }) => {
        $crate::__fluent_member!(@setter $(#[$doc])* $name, $element);
        $crate::__fluent_member!(@whole $name, $set, $get, Vec<$element>);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: { into $type:ty }) => {
        $crate::__fluent_member!(@setter $(#[$doc])* $name, impl Into<$type>);
        $crate::__fluent_member!(@whole $name, $set, $get, $type);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: { $type:ty }) => {
        $crate::__fluent_member!(@setter $(#[$doc])* $name, $type);
        $crate::__fluent_member!(@whole $name, $set, $get, $type);
    };
    (@setter $(#[$doc:meta])* $name:ident, $argument:ty) => {
        $(#[$doc])*
        #[inline]
        pub fn $name(mut self, input: $argument) -> Self {
            self.inner = self.inner.$name(input);
            self
        }
    };
    (@whole $name:ident, $set:ident, $get:ident, $type:ty) => {
        #[doc = concat!("See [`", stringify!($name), "`](Self::", stringify!($name), ").")]
        #[inline]
        pub fn $set(mut self, input: Option<$type>) -> Self {
            self.inner = self.inner.$set(input);
            self
        }

        #[doc = concat!("See [`", stringify!($name), "`](Self::", stringify!($name), ").")]
        #[inline]
        pub fn $get(&self) -> &Option<$type> {
            self.inner.$get()
        }
    };
}

/// What [`fluent_builder!`](crate::fluent_builder) writes for a member that is a map.
#[doc(hidden)]
#[macro_export]
macro_rules! __fluent_map {
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: into $key:ty => into $value:ty) => {
        $crate::__fluent_map!(@setter $(#[$doc])* $name, impl Into<$key>, impl Into<$value>);
        $crate::__fluent_map!(@whole $name, $set, $get, $key, $value);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: into $key:ty => $value:ty) => {
        $crate::__fluent_map!(@setter $(#[$doc])* $name, impl Into<$key>, $value);
        $crate::__fluent_map!(@whole $name, $set, $get, $key, $value);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: $key:ty => into $value:ty) => {
        $crate::__fluent_map!(@setter $(#[$doc])* $name, $key, impl Into<$value>);
        $crate::__fluent_map!(@whole $name, $set, $get, $key, $value);
    };
    ($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: $key:ty => $value:ty) => {
        $crate::__fluent_map!(@setter $(#[$doc])* $name, $key, $value);
        $crate::__fluent_map!(@whole $name, $set, $get, $key, $value);
    };
    (@setter $(#[$doc:meta])* $name:ident, $key:ty, $value:ty) => {
        $(#[$doc])*
        #[inline]
        pub fn $name(mut self, key: $key, value: $value) -> Self {
            self.inner = self.inner.$name(key, value);
            self
        }
    };
    (@whole $name:ident, $set:ident, $get:ident, $key:ty, $value:ty) => {
        $crate::__fluent_member!(@whole $name, $set, $get, ::std::collections::HashMap<$key, $value>);
    };
}
