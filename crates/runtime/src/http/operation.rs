//! The macro that declares an operation.

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
/// After the URI may stand any fact of [`Facts`](crate::operation::Facts), such as `readonly` or `code(201)`; at the end, of
/// an operation that pages,
/// `, pages { input_token: "nextToken", output_token: "nextToken", items: Some("flows"), page_size: None }`.
#[macro_export]
macro_rules! operation {
    (
        $(#[$meta:meta])*
        $name:ident: $method:ident $uri:literal $(, $fact:ident $(($value:literal))?)*;
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
                $( facts.$fact = $crate::__fact!($fact $(($value))?); )*
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
            fn idempotency_token(
                input: &mut $input,
            ) -> ::std::option::Option<&mut ::std::option::Option<::std::string::String>> {
                $crate::http::Bind::idempotency_token(input)
            }

            #[inline]
            fn host_prefix(
                input: &$input,
            ) -> ::std::result::Result<::std::option::Option<::std::string::String>, $crate::__private::BuildError> {
                $crate::http::host_prefix(&Self::FACTS, input)
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

/// The value of a fact that is named after the URI.
#[doc(hidden)]
#[macro_export]
macro_rules! __fact {
    (code($value:literal)) => {
        $value
    };
    (host_prefix($value:literal)) => {
        ::std::option::Option::Some($value)
    };
    ($flag:ident) => {
        true
    };
}
