//! The macros that declare an operation and its input.

/// Declares an operation's input: a structure whose members the model binds to a request.
/// See [`shape`](crate::shape) for the row of a member; where it travels is one of
/// `in label("name")`, `in query("key")`, `in params`, `in header("name")`, `in prefix("x-")`,
/// `in payload("media/type")`, `in stream("media/type")`, and the JSON body otherwise.
///
/// `streaming` after the builder says that a member is a stream: such an input can neither be cloned nor compared, and
/// has no JSON form.
#[macro_export]
macro_rules! input {
    ($(#[$meta:meta])* $name:ident ($builder:ident) { $($rows:tt)* }) => {
        $crate::__input! { $(#[$meta])* $name ($builder), derive(Clone, PartialEq) { $($rows)* } }
        $crate::__wire_structure!($name);
    };
    ($(#[$meta:meta])* $name:ident ($builder:ident) streaming { $($rows:tt)* }) => {
        $crate::__input! { $(#[$meta])* $name ($builder), derive() { $($rows)* } }
    };
}

/// What all inputs have.
#[doc(hidden)]
#[macro_export]
macro_rules! __input {
    ($(#[$meta:meta])* $name:ident ($builder:ident), $derive:meta {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(where $rules:tt)?
            $(=> $default:expr)?;
    )*}) => {
        $crate::__structure! { $(#[$meta])* $name ($builder) fallible, $derive [] {$(
            $(#[$doc])*
            $field ($set, $get): $presence $ty = $json
                $(in $location $(($wire))?)? $(as $codec)? $(, $flag)* $(where $rules)? $(=> $default)?;
        )*} }

        $crate::__server! {
            $crate::__read_bound! { $name ($builder) {$(
                $field ($set, $get): $presence $ty = $json
                    $(in $location $(($wire))?)? $(as $codec)?;
            )*} }
        }

        impl $crate::http::Bind for $name {
            const QUERY_KEYS: &'static [::std::option::Option<&'static str>] =
                &[$( $crate::__query_key!($($location $(($wire))?)?) ),*];

            #[inline]
            #[allow(unused_variables)]
            fn bind(
                &self,
                parts: &mut $crate::http::Parts,
            ) -> ::std::result::Result<(), $crate::__private::BuildError> {
                $( $crate::__bind! {
                    parts, $crate::__as_option!($presence self.$field), stringify!($field), $presence,
                    [$($location $(($wire))?)?], $crate::__codec!($($codec)?)
                } )*
                ::std::result::Result::Ok(())
            }

            #[inline]
            #[allow(unreachable_code)]
            fn take_stream(&mut self) -> ::std::option::Option<$crate::primitives::ByteStream> {
                $( $crate::__take_stream!(self.$field, [$($location)?]); )*
                ::std::option::Option::None
            }
        }

        impl $crate::http::Attributes for $name {
            #[inline]
            #[allow(unused_variables)]
            fn attribute<'a>(
                &'a self,
                member: &str,
            ) -> ::std::option::Option<&'a str> {
                $( $crate::__attribute!(self.$field, member, $json, $presence $ty $(, $flag)*); )*
                ::std::option::Option::None
            }
        }
    };
}

/// Implements [`Bind`](crate::http::Bind) for an output or an error, as servers write them.
#[doc(hidden)]
#[macro_export]
macro_rules! __bind_response {
    ($name:ident {$(
        $(#[$doc:meta])*
        $field:ident ($set:ident, $get:ident): $presence:ident $ty:tt = $json:literal
            $(in $location:ident $(($wire:literal))?)?
            $(as $codec:ty)?
            $(, $flag:ident)*
            $(where $rules:tt)?
            $(=> $default:expr)?;
    )*}) => {
        impl $crate::http::Bind for $name {
            #[allow(unused_variables)]
            fn bind(
                &self,
                parts: &mut $crate::http::Parts,
            ) -> ::std::result::Result<(), $crate::__private::BuildError> {
                $( $crate::__bind! {
                    parts, $crate::__as_option!($presence self.$field), stringify!($field), optional,
                    [$($location $(($wire))?)?], $crate::__codec!($($codec)?)
                } )*
                ::std::result::Result::Ok(())
            }

            #[allow(unreachable_code)]
            fn take_stream(&mut self) -> ::std::option::Option<$crate::primitives::ByteStream> {
                $( $crate::__take_stream!(self.$field, [$($location)?]); )*
                ::std::option::Option::None
            }
        }
    };
}

/// A field as an `Option`, whatever its presence.
#[doc(hidden)]
#[macro_export]
macro_rules! __as_option {
    (required $value:expr) => {
        ::std::option::Option::Some(&$value)
    };
    (default $value:expr) => {
        ::std::option::Option::Some(&$value)
    };
    ($option:ident $value:expr) => {
        $value.as_ref()
    };
}

/// The key of a member that is bound to the query by itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __query_key {
    (query($wire:literal)) => {
        ::std::option::Option::Some($wire)
    };
    ($($elsewhere:tt)*) => {
        ::std::option::Option::None
    };
}

/// Whether a request can do without a member of this presence.
#[doc(hidden)]
#[macro_export]
macro_rules! __need {
    (optional) => {
        $crate::http::Need::Optional
    };
    (default) => {
        $crate::http::Need::Optional
    };
    ($required:ident) => {
        $crate::http::Need::Required
    };
}

/// Writes one member to where the model binds it.
#[doc(hidden)]
#[macro_export]
macro_rules! __bind {
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [], $codec:ty) => {};
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [label($wire:literal)], $codec:ty) => {
        $parts.label::<_, $codec>($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [query($wire:literal)], $codec:ty) => {
        $parts.query::<_, $codec>($wire, $field, $value, $crate::__need!($presence))?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [params], $codec:ty) => {
        $parts.query_params(<Self as $crate::http::Bind>::QUERY_KEYS, $value);
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [header($wire:literal)], $codec:ty) => {
        $parts.header::<_, $codec>($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [prefix($wire:literal)], $codec:ty) => {
        $parts.prefix_headers($wire, $field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [status], $codec:ty) => {
        $parts.status($field, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [payload($wire:literal)], $codec:ty) => {
        $parts.payload::<_, $codec>($wire, $value)?;
    };
    ($parts:ident, $value:expr, $field:expr, $presence:ident, [stream($wire:literal)], $codec:ty) => {
        $parts.stream($wire, $field, $value)?;
    };
}

/// Takes the body out of the member that streams it, if this is the one.
#[doc(hidden)]
#[macro_export]
macro_rules! __take_stream {
    ($place:expr, [stream]) => {
        return ::std::option::Option::Some(::std::mem::take(&mut $place));
    };
    ($place:expr, [$($location:ident)?]) => {};
}

/// Answers with a member's text, if it is the one asked for, a string, and not sensitive.
#[doc(hidden)]
#[macro_export]
macro_rules! __attribute {
    ($value:expr, $asked:ident, $json:literal, $presence:ident String) => {
        if $asked == $json {
            return $crate::__as_option!($presence $value).map(::std::string::String::as_str);
        }
    };
    ($value:expr, $asked:ident, $json:literal, $presence:ident $other:tt $(, $flag:ident)*) => {};
}

/// Declares an operation: its marker type, its facts, and which types it takes and answers.
///
/// ```text
/// operation! {
///     /// Sends a message.
///     SendWhatsAppMessage: POST "/v1/whatsapp/send";
///     SendWhatsAppMessageInput (SendWhatsAppMessageInputBuilder) -> SendWhatsAppMessageOutput, SendWhatsAppMessageError
/// }
/// ```
///
/// After the URI may stand any flag of [`Facts`](crate::operation::Facts), such as `readonly`, or `code(201)` for what is no
/// flag; at the end, of an operation that pages,
/// `, pages { input_token: "nextToken", output_token: "nextToken", items: Some("flows"), page_size: None }`.
#[macro_export]
macro_rules! operation {
    (
        $(#[$meta:meta])*
        $name:ident: $method:ident $uri:literal $(, $flag:ident $(($value:literal))?)*;
        $input:ident ($builder:ident) -> $output:ident, $error:ident
        $(, pages { $($page:tt)* })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct $name;

        impl $name {
            /// The operation, as a value.
            pub fn new() -> Self {
                Self
            }
        }

        impl $crate::operation::Operation for $name {
            type Input = $input;
            type InputBuilder = $builder;
            type Output = $output;
            type Error = $error;

            const FACTS: $crate::operation::Facts = {
                #[allow(unused_mut)]
                let mut facts = $crate::operation::Facts::new(stringify!($name), stringify!($method), $uri);
                $( facts.$flag = $crate::__fact!($($value)?); )*
                $( facts.pagination = ::std::option::Option::Some($crate::operation::Pagination { $($page)* }); )?
                facts
            };

            #[inline]
            fn build_input(builder: $builder) -> ::std::result::Result<$input, $crate::__private::BuildError> {
                builder.build()
            }

            #[inline]
            fn encode_request(
                input: &$input,
            ) -> ::std::result::Result<$crate::http::Request, $crate::__private::BuildError> {
                $crate::http::encode_request(&Self::FACTS, input)
            }

            #[inline]
            fn into_request(
                input: $input,
            ) -> ::std::result::Result<$crate::http::Request, $crate::__private::BuildError> {
                $crate::http::into_request(&Self::FACTS, input)
            }

            #[inline]
            fn decode_response(
                response: $crate::operation::Response<'_>,
            ) -> ::std::result::Result<$output, $error> {
                $crate::http::decode_response(response)
            }

            #[inline]
            fn decode_stream(
                response: $crate::operation::Response<'_>,
                body: $crate::primitives::ByteStream,
            ) -> ::std::result::Result<$output, $error> {
                $crate::http::decode_stream(response, body)
            }

            #[inline]
            fn input_attribute<'a>(input: &'a $input, member: &str) -> ::std::option::Option<&'a str> {
                $crate::http::Attributes::attribute(input, member)
            }
        }

        $crate::__server! {
            impl $crate::server::ServerOperation for $name {
                fn read_request(
                    request: &$crate::server::Request<'_>,
                ) -> ::std::result::Result<
                    ($input, ::std::option::Option<$crate::server::Violations>),
                    $crate::server::Rejection,
                > {
                    $crate::server::read_request::<Self>(request)
                }

                fn encode_response(
                    output: &$output,
                ) -> ::std::result::Result<$crate::server::Response, $crate::__private::BuildError> {
                    $crate::server::encode_response::<Self>(output)
                }

                fn into_response(
                    output: $output,
                ) -> ::std::result::Result<$crate::server::Response, $crate::__private::BuildError> {
                    $crate::server::into_response::<Self>(output)
                }
            }
        }

        impl $builder {
            /// Sends the request that this builder makes, with the given client.
            ///
            /// # Errors
            ///
            /// What the client's own `send` fails with.
            #[inline]
            pub async fn send_with<__C: $crate::operation::Invoke<$name>>(
                self,
                client: &__C,
            ) -> ::std::result::Result<$output, __C::Error> {
                client.invoke(self).await
            }
        }
    };
}

/// What a flag of an operation sets its fact to.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    () => {
        true
    };
    ($value:literal) => {
        $value
    };
}
