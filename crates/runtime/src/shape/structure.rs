//! Structures.

/// Declares a structure. See [`shape`](crate::shape) for the row of a member.
///
/// `total` after the builder says that `build()` cannot fail, `fallible` that it returns a `Result`.
///
/// ```
/// restjson_runtime::structure! {
///     /// A label on a resource.
///     Tag (TagBuilder) fallible {
///         /// What the label is about.
///         key (set_key, get_key): required String = "key";
///         /// What it says.
///         value (set_value, get_value): optional String = "value";
///     }
/// }
///
/// let tag = Tag::builder().key("team").build()?;
/// assert_eq!(serde_json::to_string(&tag)?, r#"{"key":"team"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! structure {
    ($(#[$meta:meta])* $name:ident ($builder:ident) $build:ident { $($rows:tt)* }) => {
        $crate::__structure! { $(#[$meta])* $name ($builder) $build, derive(Clone, PartialEq) [] { $($rows)* } }
        $crate::__wire_structure!($name);
    };
}

/// Declares an operation's output: a structure with the request id that the service gave the call.
///
/// `streaming` after the way to be built says that a member is a stream: such an output can neither be cloned nor
/// compared, and has no JSON form.
#[macro_export]
macro_rules! output {
    ($(#[$meta:meta])* $name:ident ($builder:ident) $build:ident { $($rows:tt)* }) => {
        $crate::__output! { $(#[$meta])* $name ($builder) $build, derive(Clone, PartialEq) { $($rows)* } }
        $crate::__wire_structure!($name);
    };
    ($(#[$meta:meta])* $name:ident ($builder:ident) $build:ident streaming { $($rows:tt)* }) => {
        $crate::__output! { $(#[$meta])* $name ($builder) $build, derive() { $($rows)* } }
    };
}

/// What all outputs have.
#[doc(hidden)]
#[macro_export]
macro_rules! __output {
    ($(#[$meta:meta])* $name:ident ($builder:ident) $build:ident, $derive:meta { $($rows:tt)* }) => {
        $crate::__structure! {
            $(#[$meta])* $name ($builder) $build, $derive
            [_request_id: ::std::option::Option<::std::string::String>, _request_id: ::std::option::Option<::std::string::String>]
            { $($rows)* }
        }

        $crate::__read_bound! { $name ($builder) { $($rows)* } }
        $crate::__server! { $crate::__bind_response! { $name { $($rows)* } } }

        impl $crate::shape::WithRequestId for $name {
            #[inline]
            fn set_request_id(&mut self, request_id: ::std::option::Option<::std::string::String>) {
                self._request_id = request_id;
            }
        }

        #[cfg(feature = "client")]
        impl $crate::__private::RequestId for $name {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                self._request_id.as_deref()
            }
        }
    };
}

/// A structure with hidden fields: `[field: type, field in the builder: type]`, made with `unwrap_or_default` where the
/// builder's is an `Option` of the structure's.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    (
        $(#[$meta:meta])*
        $name:ident ($builder:ident) $build:ident, $derive:meta
        [$($hidden:ident: $hidden_ty:ty, $hidden_in_builder:ident: $hidden_builder_ty:ty)?]
        {$(
            $(#[$doc:meta])*
            $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
                $(in $location:ident $(($wire:literal))?)?
                $(as $codec:ty)?
                $(, $flag:ident)*
                $(where $rules:tt)?
                $(=> $default:expr)?;
        )*}
    ) => {
        $(#[$meta])*
        #[$derive]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$doc])* pub $field: $crate::__field_type!($presence $ty), )*
            $( pub(crate) $hidden: $hidden_ty, )?
        }

        impl $name {
            $( $crate::__accessor! { $(#[$doc])* $field $presence $ty } )*

            /// Starts a builder without any member set.
            #[inline]
            pub fn builder() -> $builder {
                <$builder as ::std::default::Default>::default()
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::fields(f, stringify!($name), &[
                    $( (stringify!($field), $crate::__show!(self.$field $(, $flag)*)), )*
                    $( (stringify!($hidden), &self.$hidden), )?
                ])
            }
        }

        #[doc = concat!("Collects the members of [`", stringify!($name), "`].")]
        #[$derive]
        #[derive(Default)]
        #[non_exhaustive]
        pub struct $builder {
            $( pub(crate) $field: ::std::option::Option<$crate::__type!($ty)>, )*
            $( pub(crate) $hidden_in_builder: $hidden_builder_ty, )?
        }

        impl $builder {
            $(
                $crate::__setter! { $(#[$doc])* $field $ty }

                #[doc = concat!("Sets or clears `", stringify!($field), "`.")]
                #[inline]
                pub fn $set(mut self, input: ::std::option::Option<$crate::__type!($ty)>) -> Self {
                    self.$field = input;
                    self
                }

                #[doc = concat!("What `", stringify!($field), "` is set to.")]
                #[inline]
                pub fn $get(&self) -> &::std::option::Option<$crate::__type!($ty)> {
                    &self.$field
                }
            )*

            $crate::__build! { self $build $name {
                $( $field: $crate::__build_field!($name $field self.$field, $presence $($default)?), )*
                $( $hidden: self.$hidden_in_builder, )?
            } }
        }

        impl ::std::fmt::Debug for $builder {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::shape::fields(f, stringify!($builder), &[
                    $( (stringify!($field), $crate::__show!(self.$field $(, $flag)*)), )*
                    $( (stringify!($hidden_in_builder), &self.$hidden_in_builder), )?
                ])
            }
        }

        impl $crate::codec::Structure for $name {
            type Builder = $builder;
            const NAME: &'static str = stringify!($name);
            const MEMBERS: &'static [$crate::codec::Member] = &[
                $( $crate::codec::Member { name: $json, in_body: $crate::__in_body!($($location)?) }, )*
            ];
            const ORDER: &'static [usize] = &$crate::codec::order_by_name(&[
                $( $crate::codec::Member { name: $json, in_body: true }, )*
            ]);

            #[inline]
            #[allow(unused_variables)]
            fn write_member<__S: $crate::__private::SerializeStruct>(
                &self,
                index: usize,
                object: &mut __S,
            ) -> ::std::result::Result<(), __S::Error> {
                $crate::__positions!($($field)*);
                match index {
                    $( at if at == __Position::$field as usize => $crate::__write!(object, self.$field, $presence $json $crate::__json_codec!([$($location)?] $($codec)?)), )*
                    _ => ::std::result::Result::Ok(()),
                }
            }

            #[inline]
            fn size_hint(&self) -> usize {
                0 $( + $crate::__size_hint!(self.$field, $presence $crate::__json_codec!([$($location)?] $($codec)?)) )*
            }

            #[inline]
            #[allow(unused_variables)]
            fn read_member<'de, __A: $crate::__private::MapAccess<'de>>(
                builder: &mut $builder,
                index: usize,
                cx: &mut $crate::codec::Context,
                object: &mut __A,
            ) -> ::std::result::Result<(), __A::Error> {
                $crate::__positions!($($field)*);
                match index {
                    $( at if at == __Position::$field as usize => {
                        builder.$field = $crate::__concealing!(cx, $ty {
                            let seed = $crate::codec::Decoded::<$crate::__type!($ty), $crate::__json_codec!([$($location)?] $($codec)?)>::new(cx);
                            object.next_value_seed(seed)
                        } $($flag)*)?;
                    } )*
                    _ => {}
                }
                ::std::result::Result::Ok(())
            }

            #[allow(unused_variables)]
            fn finish(builder: $builder, cx: &mut $crate::codec::Context) -> ::std::option::Option<Self> {
                let mark = cx.mark();
                $( let $field = $crate::__demand!(cx, builder.$field, $presence $json $crate::__json_codec!([$($location)?] $($codec)?) $(, $default)?); )*
                if cx.gave_up_since(mark) {
                    return ::std::option::Option::None;
                }
                ::std::option::Option::Some(Self {
                    $( $field: $crate::__place!($field, $presence $($default)?), )*
                    $( $hidden: builder.$hidden_in_builder, )?
                })
            }
        }

        $crate::__server! {
            impl $crate::server::Validate for $name {
                #[allow(unused_variables)]
                fn validate(&self, cx: &mut $crate::codec::Context) {
                    $( $crate::__check!(cx, $crate::__as_option!($presence self.$field), $json $(, $rules)?; $ty $($flag)*); )*
                }
            }
        }
    };
}

/// `build()`: a `Result` where a required member may be missing. The caller hands in its own `self`, for hygiene.
#[doc(hidden)]
#[macro_export]
macro_rules! __build {
    ($self:ident total $name:ident { $($fields:tt)* }) => {
        #[doc = concat!("Makes the [`", stringify!($name), "`].")]
        #[inline]
        pub fn build($self) -> $name {
            $name { $($fields)* }
        }
    };
    ($self:ident fallible $name:ident { $($fields:tt)* }) => {
        #[doc = concat!("Makes the [`", stringify!($name), "`].")]
        ///
        /// # Errors
        ///
        /// Where a member that must be set is not, and the type has no way to say so later.
        #[inline]
        pub fn build($self) -> ::std::result::Result<$name, $crate::__private::BuildError> {
            ::std::result::Result::Ok($name { $($fields)* })
        }
    };
}

/// Gives each member its position in the table, as a variant of its own name.
#[doc(hidden)]
#[macro_export]
macro_rules! __positions {
    () => {};
    ($($field:ident)+) => {
        #[allow(non_camel_case_types)]
        enum __Position { $($field),+ }
    };
}
