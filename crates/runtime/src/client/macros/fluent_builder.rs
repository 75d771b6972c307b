//! Declares how one operation is called.

/// Declares a client's method for an operation, and the fluent builder that it returns.
///
/// The operation's marker, input, output and error are named as they stand in the module above. Members have rows like
/// those of [`shape`](crate::shape): the setter, the setter for an optional value, the getter, and the type as one token
/// tree. The setter of a list appends an element, that of a map adds an entry.
///
/// ```text
/// restjson_runtime::fluent_builder! {
///     /// Adds tags to a resource.
///     tag_resource of crate::Client, crate::meta::Example: TagResourceFluentBuilder;
///     TagResource ("Example.TagResource"): TagResourceInput -> TagResourceOutput, TagResourceError;
///     resource_arn (set_resource_arn, get_resource_arn): String;
///     tags (set_tags, get_tags): [Tag];
/// }
/// ```
///
/// `, pages ListThingsPaginator` after the builder adds `into_paginator`; `, streaming` there says that the input has a
/// stream, which cannot be cloned. Behind the rows may stand which endpoint parameters the operation gives:
/// `=> endpoint { bucket: |input| input.bucket.clone(); accelerate: |_| Some(true); }`.
#[macro_export]
macro_rules! fluent_builder {
    ($(#[$meta:meta])* $method:ident of $client:ty, $service:ty: $builder:ident, streaming; $($rest:tt)*) => {
        $crate::__fluent_builder! { $(#[$meta])* $method of $client, $service: $builder, derive(Debug); $($rest)* }
    };
    ($(#[$meta:meta])* $method:ident of $client:ty, $service:ty: $builder:ident $(, pages $paginator:ty)?; $($rest:tt)*) => {
        $crate::__fluent_builder! {
            $(#[$meta])* $method of $client, $service: $builder, derive(Clone, Debug) $(, pages $paginator)?; $($rest)*
        }
    };
}

/// What all fluent builders have.
#[doc(hidden)]
#[macro_export]
macro_rules! __fluent_builder {
    (
        $(#[$meta:meta])*
        $method:ident of $client:ty, $service:ty: $builder:ident, $derive:meta $(, pages $paginator:ty)?;
        $operation:ident ($span:literal): $input:ident -> $output:ident, $error:ident;
        $($name:ident ($set:ident, $get:ident): $type:tt;)*
        $(=> endpoint { $($param:ident: $value:expr;)* })?
    ) => {
        impl $client {
            $(#[$meta])*
            ///
            #[doc = concat!("[`", stringify!($operation), "`](super::", stringify!($operation), ") says more. `send` answers")]
            #[doc = concat!("[`", stringify!($output), "`](super::", stringify!($output), ")")]
            #[doc = concat!("or fails with [`", stringify!($error), "`](super::", stringify!($error), ").")]
            #[inline]
            pub fn $method(&self) -> $builder {
                $builder { handle: self.handle.clone(), inner: Default::default(), config_override: None }
            }
        }

        #[doc = concat!("Collects a [`", stringify!($input), "`](super::", stringify!($input), ") and sends it.")]
        #[$derive]
        pub struct $builder {
            handle: ::std::sync::Arc<$crate::client::Handle<$service>>,
            inner: <super::$operation as $crate::operation::Operation>::InputBuilder,
            config_override: Option<$crate::client::config::Builder<$service>>,
        }

        impl $builder {
            /// The input as collected so far.
            #[inline]
            pub fn as_input(&self) -> &<super::$operation as $crate::operation::Operation>::InputBuilder {
                &self.inner
            }

            /// Sends the request, and repeats it as the client's retry settings say.
            #[inline]
            pub async fn send(self) -> $crate::client::customize::internal::SendResult<super::$output, super::$error> {
                $crate::client::invoke::<$service, super::$operation>(&self.handle, self.inner, self.config_override).await
            }

            /// Goes on to change this one call: its settings, its interceptors, its request.
            #[inline]
            pub fn customize(self) -> $crate::client::customize::CustomizableOperation<
                super::$output,
                super::$error,
                Self,
                $service,
            > {
                $crate::client::customize::CustomizableOperation::new(self)
            }

            $(
                /// Goes on to ask for page after page. `send` on what this returns yields a stream of them.
                #[inline]
                pub fn into_paginator(self) -> $paginator {
                    <$paginator>::new(self.handle, self.inner)
                }
            )?

            $($crate::__fluent_member!($input: $name, $set, $get: $type);)*
        }

        impl $crate::client::customize::internal::CustomizableSend<
            super::$output,
            super::$error,
            $service,
        > for $builder
        {
            #[inline]
            fn send(
                mut self,
                config_override: $crate::client::config::Builder<$service>,
            ) -> $crate::client::customize::internal::BoxFuture<$crate::client::customize::internal::SendResult<super::$output, super::$error>> {
                self.config_override = Some(config_override);
                Box::pin($builder::send(self))
            }
        }

        impl $crate::client::Serves<super::$operation> for $service {
            fn slot() -> &'static ::std::sync::OnceLock<$crate::client::__private::SharedRuntimePlugin> {
                static SLOT: ::std::sync::OnceLock<$crate::client::__private::SharedRuntimePlugin> =
                    ::std::sync::OnceLock::new();
                &SLOT
            }

            $(
                fn endpoint_context(
                    input: &super::$input,
                    params: $crate::client::ParamsBuilder<$service>,
                ) -> $crate::client::ParamsBuilder<$service> {
                    $(
                        let read: fn(&super::$input) -> Option<_> = $value;
                        let params = match read(input) {
                            Some(value) => params.$param(value),
                            None => params,
                        };
                    )*
                    params
                }
            )?

            fn span() -> $crate::client::__private::tracing::Span {
                $crate::client::__private::tracing::debug_span!(
                    $span,
                    "rpc.service" = <$service as $crate::client::Service>::ID,
                    "rpc.method" = <super::$operation as $crate::operation::Operation>::FACTS.name,
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
    ($input:ident: $name:ident, $set:ident, $get:ident: String) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: String; input: impl Into<String>);
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: [String]) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: Vec<String>; input: impl Into<String>);
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: [$element:ty]) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: Vec<$element>; input: $element);
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: {String => String}) => {
        $crate::__fluent_member!(
            @ $input: $name, $set, $get: ::std::collections::HashMap<String, String>;
            key: impl Into<String>, value: impl Into<String>
        );
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: {String => $value:ty}) => {
        $crate::__fluent_member!(
            @ $input: $name, $set, $get: ::std::collections::HashMap<String, $value>;
            key: impl Into<String>, value: $value
        );
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: {$key:ty => String}) => {
        $crate::__fluent_member!(
            @ $input: $name, $set, $get: ::std::collections::HashMap<$key, String>; key: $key, value: impl Into<String>
        );
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: {$key:ty => $value:ty}) => {
        $crate::__fluent_member!(
            @ $input: $name, $set, $get: ::std::collections::HashMap<$key, $value>; key: $key, value: $value
        );
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: (Box<$type:ty>)) => {
        $crate::__fluent_member!(@boxed $input: $name, $set, $get: $type);
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: ($type:ty)) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: $type; input: $type);
    };
    ($input:ident: $name:ident, $set:ident, $get:ident: $type:ident) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: $type; input: $type);
    };
    (@boxed $input:ident: $name:ident, $set:ident, $get:ident: $type:ty) => {
        $crate::__fluent_member!(@ $input: $name, $set, $get: Box<$type>; input: $type);
    };
    (@ $input:ident: $name:ident, $set:ident, $get:ident: $type:ty; $($argument:ident: $argument_type:ty),+) => {
        #[doc = concat!("Sets `", stringify!($name), "`; see [`", stringify!($input), "`](super::", stringify!($input), ").")]
        #[inline]
        pub fn $name(mut self, $($argument: $argument_type),+) -> Self {
            self.inner = self.inner.$name($($argument),+);
            self
        }

        #[doc = concat!("Sets or clears `", stringify!($name), "`; see [`", stringify!($input), "`](super::", stringify!($input), ").")]
        #[inline]
        pub fn $set(mut self, input: Option<$type>) -> Self {
            self.inner = self.inner.$set(input);
            self
        }

        #[doc = concat!("What `", stringify!($name), "` is set to.")]
        #[inline]
        pub fn $get(&self) -> &Option<$type> {
            self.inner.$get()
        }
    };
}
