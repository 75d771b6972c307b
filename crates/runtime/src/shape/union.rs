//! Unions: exactly one of several members.

/// Declares a union. A variant's row is its name, its two inspectors, its type and its name in JSON.
///
/// ```
/// restjson_runtime::union! {
///     /// Where a file lies.
///     Source {
///         /// Behind an address.
///         Url (is_url, as_url): String = "url";
///         /// In the request itself.
///         Length (is_length, as_length): i32 = "length";
///     }
/// }
///
/// let source: Source = serde_json::from_str(r#"{"length":3}"#)?;
/// assert_eq!(source.as_length(), Ok(&3));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! union {
    ($(#[$meta:meta])* $name:ident {$(
        $(#[$doc:meta])*
        $variant:ident ($is:ident, $as:ident): $ty:tt = $json:literal $(as $codec:ty)? $(, $flag:ident)*
            $(where $rules:tt)?;
    )*}) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* $variant($crate::__type!($ty)), )*
            /// A member that this version of the model does not know. It cannot be sent.
            #[non_exhaustive]
            Unknown,
        }

        impl $name {
            $(
                #[doc = concat!("The value, if this is a [`", stringify!($variant), "`](Self::", stringify!($variant), "); the union itself otherwise.")]
                #[inline]
                pub fn $as(&self) -> ::std::result::Result<&$crate::__type!($ty), &Self> {
                    if let Self::$variant(value) = self { ::std::result::Result::Ok(value) } else { ::std::result::Result::Err(self) }
                }

                #[doc = concat!("Whether this is a [`", stringify!($variant), "`](Self::", stringify!($variant), ").")]
                #[inline]
                pub fn $is(&self) -> bool {
                    self.$as().is_ok()
                }
            )*

            /// Whether the member is unknown to this version of the model.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $( Self::$variant(_value) => f.debug_tuple(stringify!($variant)).field($crate::__show!(*_value $(, $flag)*)).finish(), )*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }

        impl $crate::codec::Union for $name {
            const MEMBERS: &'static [&'static str] = &[$($json),*];
            const UNKNOWN: Self = Self::Unknown;

            #[inline]
            fn write_variant<__S: $crate::__private::SerializeStruct>(&self, object: &mut __S) -> ::std::result::Result<(), __S::Error> {
                match self {
                    $( Self::$variant(value) => $crate::__write!(object, *value, required $json $crate::__codec!($($codec)?)), )*
                    Self::Unknown => ::std::result::Result::Err($crate::codec::unknown_variant(stringify!($name))),
                }
            }

            #[inline]
            fn read_variant<'de, __A: $crate::__private::MapAccess<'de>>(
                index: usize,
                cx: &mut $crate::codec::Context,
                object: &mut __A,
            ) -> ::std::result::Result<::std::option::Option<Self>, __A::Error> {
                $crate::__positions!($($variant)*);
                match index {
                    $( at if at == __Position::$variant as usize => {
                        let read = $crate::__concealing!(cx, $ty {
                            let seed = $crate::codec::Decoded::<$crate::__type!($ty), $crate::__codec!($($codec)?)>::new(cx);
                            object.next_value_seed(seed)
                        } $($flag)*);
                        ::std::result::Result::Ok(read?.map(Self::$variant))
                    } )*
                    _ => ::std::result::Result::Ok(::std::option::Option::None),
                }
            }
        }

        impl $crate::codec::Wire for $name {
            #[inline]
            fn write<__S: $crate::__private::Serializer>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error> {
                $crate::codec::write_union(self, stringify!($name), serializer)
            }
            #[inline]
            fn read<'de, __D: $crate::__private::Deserializer<'de>>(
                cx: &mut $crate::codec::Context,
                deserializer: __D,
            ) -> ::std::result::Result<::std::option::Option<Self>, __D::Error> {
                $crate::codec::read_union(cx, deserializer)
            }
            fn fallback(_: &mut $crate::codec::Context) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::Unknown)
            }
        }

        $crate::__serde!($name);

        $crate::__server! {
            impl $crate::server::Validate for $name {
                #[allow(unused_variables)]
                fn validate(&self, cx: &mut $crate::codec::Context) {
                    match self {
                        $( Self::$variant(value) => {
                            $crate::__check!(cx, ::std::option::Option::Some(value), $json $(, $rules)?; $ty $($flag)*);
                        } )*
                        Self::Unknown => {}
                    }
                }
            }
        }
    };
}
