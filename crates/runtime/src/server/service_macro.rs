//! The macro that declares a service.

/// Declares a `Service` trait with a function per operation, and `dispatch`, which answers a request with its help.
///
/// A row is a function and the operation's type. Ahead of them stands how the service words violations of constraints:
/// `fields`, as Smithy's own error does, or `message("message"), status(400)`, as an error of the model does.
///
/// ```text
/// service! {
///     /// AWS End User Messaging Social.
///     violations: message("message"), status(400);
///     /// Sends a message.
///     send_whats_app_message: SendWhatsAppMessage;
/// }
/// ```
#[macro_export]
macro_rules! service {
    (
        $(#[$meta:meta])*
        violations: $form:ident $(($member:literal), status($status:literal))?;
        $( $(#[$doc:meta])* $function:ident: $operation:ty; )*
    ) => {
        $(#[$meta])*
        ///
        /// Each function handles one operation. One that is left out answers that it is not implemented.
        pub trait Service: Send + Sync {
            $(
                $(#[$doc])*
                fn $function(
                    &self,
                    input: <$operation as $crate::operation::Operation>::Input,
                ) -> impl ::std::future::Future<Output = ::std::result::Result<
                    <$operation as $crate::operation::Operation>::Output,
                    <$operation as $crate::operation::Operation>::Error,
                >> + Send {
                    let _ = input;
                    ::std::future::ready(::std::result::Result::Err($crate::server::not_implemented()))
                }
            )*
        }

        /// How the service words violations of constraints.
        pub const VIOLATIONS: $crate::server::ViolationForm = $crate::__violation_form!($form $($member $status)?);

        /// The routes of the service's operations.
        pub static ROUTER: ::std::sync::LazyLock<$crate::server::Router> = ::std::sync::LazyLock::new(|| {
            $crate::server::Router::new([
                $( $crate::server::Route::of::<$operation>() ),*
            ])
        });

        /// Answers a request: finds its operation, decodes and checks the input, calls the handler, encodes the answer.
        pub async fn dispatch<__S: Service>(
            service: &__S,
            request: $crate::server::Request<'_>,
        ) -> $crate::server::Response {
            $crate::__positions!($($function)*);
            match ROUTER.find(&request) {
                $(
                    ::std::result::Result::Ok(at) if at == __Position::$function as usize => {
                        $crate::server::answer::<$operation, _>(&request, VIOLATIONS, |input| service.$function(input)).await
                    }
                )*
                ::std::result::Result::Ok(_) => $crate::server::Rejection::UnknownOperation.response(VIOLATIONS),
                ::std::result::Result::Err(rejection) => rejection.response(VIOLATIONS),
            }
        }
    };
}

/// How a service words violations, as a value.
#[doc(hidden)]
#[macro_export]
macro_rules! __violation_form {
    (fields) => {
        $crate::server::ViolationForm::Fields
    };
    (message $member:literal $status:literal) => {
        $crate::server::ViolationForm::Message { member: $member, status: $status }
    };
}
