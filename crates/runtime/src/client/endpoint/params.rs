//! Declares a service's endpoint parameters.

use std::fmt;

/// Endpoint parameters that cannot be used: one is missing, or is not what it must be.
#[derive(Debug)]
pub struct InvalidParams {
    field: &'static str,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    MissingField,
    InvalidValue { message: &'static str },
}

impl InvalidParams {
    /// A required parameter was not set.
    #[doc(hidden)]
    pub fn missing(field: &'static str) -> Self {
        Self { field, kind: Kind::MissingField }
    }

    /// A parameter was set to something it cannot be.
    #[doc(hidden)]
    pub fn invalid(field: &'static str, message: &'static str) -> Self {
        Self { field, kind: Kind::InvalidValue { message } }
    }
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::MissingField => write!(f, "a required field was missing: `{}`", self.field),
            Kind::InvalidValue { message } => write!(f, "invalid value for field: `{}` - {message}", self.field),
        }
    }
}

impl std::error::Error for InvalidParams {}

/// Declares `Params`, `ParamsBuilder`, `ResolveEndpoint` and `DefaultResolver` of a service, in the module where it stands.
///
/// Each line names a parameter: its getter and its setter, its kind (`Text`, `Flag` or `Texts`), its name in the model,
/// the function of [`client::endpoint`](crate::client::endpoint) that reads it from the client's configuration (`setting`
/// for one of [`endpoint_settings!`](crate::endpoint_settings)), and
/// what holds for it: `optional`, `required` (without it nothing is built), `default EXPR`, or `host_label` (optional,
/// and a valid host label).
///
/// ```text
/// restjson_runtime::endpoint_params! {
///     for crate::Example;
///     /// The AWS region that requests go to.
///     region (set_region): Text = "Region", region, host_label;
///     /// Whether requests go to a host with FIPS-validated cryptography.
///     use_fips (set_use_fips): Flag = "UseFIPS", use_fips, default false;
/// }
/// ```
#[macro_export]
macro_rules! endpoint_params {
    (for $service:ty; $(
        $(#[$doc:meta])*
        $name:ident ($set:ident): $kind:ident = $model:literal, $read:ident, $rule:ident $($default:expr)?;
    )*) => {
        /// What the endpoint rules look at.
        #[non_exhaustive]
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params {
            $($name: Option<$crate::__endpoint_param!(type $kind)>,)*
        }

        impl Params {
            /// Starts with nothing set.
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            $(
                $(#[$doc])*
                pub fn $name(&self) -> Option<$crate::__endpoint_param!(view $kind)> {
                    $crate::__endpoint_param!(read $kind, self.$name)
                }
            )*
        }

        impl $crate::client::endpoint::Lookup for Params {
            fn parameter(&self, name: &str) -> Option<$crate::client::endpoint::Value<'_>> {
                match name {
                    $($model => self.$name().map($crate::__endpoint_param!(value $kind)),)*
                    _ => None,
                }
            }
        }

        impl $crate::client::endpoint::EndpointParams for Params {
            type Builder = ParamsBuilder;

            fn from_config(cfg: &$crate::client::surface::config::ConfigBag) -> ParamsBuilder {
                Self::builder()$(.$set($crate::__endpoint_param!(config $read, cfg, $model)))*
            }

            fn build(builder: ParamsBuilder) -> Result<Self, InvalidParams> {
                builder.build()
            }
        }

        /// Collects [`Params`].
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ParamsBuilder {
            $($name: Option<$crate::__endpoint_param!(type $kind)>,)*
        }

        impl ParamsBuilder {
            /// Checks the parameters and fills in their defaults.
            pub fn build(self) -> Result<Params, InvalidParams> {
                Ok(Params {
                    $($name: $crate::__endpoint_param!(build $rule $($default)?, stringify!($name), self.$name),)*
                })
            }

            $(
                $(#[$doc])*
                pub fn $name(self, value: impl Into<$crate::__endpoint_param!(type $kind)>) -> Self {
                    self.$set(Some(value.into()))
                }

                $(#[$doc])*
                pub fn $set(mut self, value: Option<$crate::__endpoint_param!(type $kind)>) -> Self {
                    self.$name = value;
                    self
                }
            )*
        }

        /// Chooses the endpoint of each request.
        pub trait ResolveEndpoint: Send + Sync + ::std::fmt::Debug {
            /// The endpoint for `params`.
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

            /// Makes the resolver shareable, as the client's configuration holds it.
            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                SharedEndpointResolver::new(Typed(self))
            }
        }

        /// Gives a resolver its parameters in their own type.
        #[derive(Debug)]
        struct Typed<T>(T);

        impl<T: ResolveEndpoint> $crate::client::endpoint::OrchestratorResolveEndpoint for Typed<T> {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::client::endpoint::EndpointResolverParams,
            ) -> EndpointFuture<'a> {
                match params.get::<Params>() {
                    Some(params) => self.0.resolve_endpoint(params),
                    None => EndpointFuture::ready(Err("the endpoint parameters are those of another service".into())),
                }
            }
        }

        impl<T: ResolveEndpoint + 'static> $crate::client::endpoint::AcceptEndpointResolver<T> for $service {
            fn share_endpoint_resolver(resolver: T) -> SharedEndpointResolver {
                resolver.into_shared_resolver()
            }
        }

        /// Follows the service's endpoint rules, and remembers the last answer.
        pub type DefaultResolver = $crate::client::endpoint::DefaultResolver<$service>;

        impl ResolveEndpoint for DefaultResolver {
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
                EndpointFuture::ready(self.resolve(params))
            }
        }

        pub use $crate::client::endpoint::{Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver};
    };
}

/// What [`endpoint_params!`](crate::endpoint_params) writes for a parameter of a kind.
#[doc(hidden)]
#[macro_export]
macro_rules! __endpoint_param {
    (config setting, $cfg:ident, $model:literal) => { $crate::client::endpoint::setting($cfg, $model) };
    (config $read:ident, $cfg:ident, $model:literal) => { $crate::client::endpoint::$read($cfg) };
    (type Text) => { String };
    (type Flag) => { bool };
    (type Texts) => { Vec<String> };
    (view Text) => { &str };
    (view Flag) => { bool };
    (view Texts) => { &[String] };
    (read Text, $field:expr) => { $field.as_deref() };
    (read Flag, $field:expr) => { $field };
    (read Texts, $field:expr) => { $field.as_deref() };
    (value Text) => { $crate::client::endpoint::Value::text };
    (value Flag) => { $crate::client::endpoint::Value::Bool };
    (value Texts) => { $crate::client::endpoint::Value::texts };
    (build optional, $name:expr, $field:expr) => { $field };
    (build required, $name:expr, $field:expr) => { Some($field.ok_or(InvalidParams::missing($name))?) };
    (build default $default:expr, $name:expr, $field:expr) => { Some($field.unwrap_or_else(|| $default.into())) };
    (build host_label, $name:expr, $field:expr) => {
        match $field {
            Some(label) if !$crate::client::endpoint::is_host_label(&label, true) => {
                return Err(InvalidParams::invalid($name, "must be a valid host label"));
            }
            label => label,
        }
    };
}
