//! Settings that only one service has, for its endpoint rules.

use std::collections::BTreeMap;

use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// The settings of a client, by the names of the parameters that they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::client) struct Settings(pub(in crate::client) BTreeMap<&'static str, Setting>);

impl Storable for Settings {
    type Storer = StoreReplace<Self>;
}

/// The value of a setting.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    Text(String),
    Flag(bool),
    Texts(Vec<String>),
}

/// Reads the setting for a parameter.
#[doc(hidden)]
pub fn setting<T: FromSetting>(cfg: &ConfigBag, name: &str) -> Option<T> {
    T::from_setting(cfg.load::<Settings>()?.0.get(name)?)
}

/// A type of settings.
#[doc(hidden)]
pub trait FromSetting: Sized {
    fn from_setting(setting: &Setting) -> Option<Self>;
}

macro_rules! types {
    ($($ty:ty = $variant:ident;)+) => {$(
        impl FromSetting for $ty {
            fn from_setting(setting: &Setting) -> Option<Self> {
                match setting {
                    Setting::$variant(value) => Some(value.clone()),
                    _ => None,
                }
            }
        }

        impl From<$ty> for Setting {
            fn from(value: $ty) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}

types! {
    String = Text;
    bool = Flag;
    Vec<String> = Texts;
}

/// Declares the settings that a service's endpoint rules look at, as a trait of its configuration's builder.
///
/// ```text
/// restjson_runtime::endpoint_settings! {
///     for crate::config::Builder;
///     /// Whether the bucket's name stands in the path.
///     force_path_style (set_force_path_style): Flag = "ForcePathStyle";
/// }
/// ```
#[macro_export]
macro_rules! endpoint_settings {
    (for $builder:ty; $(
        $(#[$doc:meta])*
        $name:ident ($set:ident): $kind:ident = $model:literal;
    )*) => {
        /// Settings of this service's clients that others have not: where its requests go depends on them.
        pub trait EndpointSettings: Sized {
            $(
                $(#[$doc])*
                fn $name(mut self, value: impl Into<$crate::__endpoint_param!(type $kind)>) -> Self {
                    self.$set(Some(value.into()));
                    self
                }

                $(#[$doc])*
                fn $set(&mut self, value: Option<$crate::__endpoint_param!(type $kind)>) -> &mut Self;
            )*
        }

        impl EndpointSettings for $builder {
            $(
                fn $set(&mut self, value: Option<$crate::__endpoint_param!(type $kind)>) -> &mut Self {
                    self.set_endpoint_setting($model, value.map(Into::into))
                }
            )*
        }
    };
}
