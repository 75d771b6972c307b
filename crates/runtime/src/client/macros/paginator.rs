//! Declares how one operation pages.

/// Declares an operation's paginator in the module where it stands.
///
/// ```text
/// restjson_runtime::paginator! {
///     pub ListThingsPaginator for crate::Example => ListThings;
///     token String: |input| &mut input.next_token, |output| output.next_token.as_ref();
///     limit: |builder, limit| builder.max_results(limit);
///     items Thing, Vec<Thing>, ListThingsPaginatorItems: |output| output.things.unwrap_or_default();
/// }
/// ```
///
/// `limit` and `items` are left out where the model has no `pageSize` or no `items`.
#[macro_export]
macro_rules! paginator {
    (
        pub $paginator:ident for $service:ty => $operation:ty;
        token $token:ty: $input_token:expr, $next_token:expr;
        $(limit: $limit:expr;)?
        $(items $item:ty, $all:ty, $paginator_items:ident: $items:expr;)?
    ) => {
        #[doc = concat!("Asks for page after page with `", stringify!($operation), "`.")]
        pub type $paginator = $crate::client::Paginator<$service, $operation>;

        impl $crate::client::Pages<$operation> for $service {
            type Token = $token;

            fn input_token(
                input: &mut <$operation as $crate::operation::Operation>::Input,
            ) -> &mut Option<Self::Token> {
                let place: fn(&mut <$operation as $crate::operation::Operation>::Input) -> &mut Option<$token> =
                    $input_token;
                place(input)
            }

            fn next_token(output: &<$operation as $crate::operation::Operation>::Output) -> Option<Self::Token> {
                let read: fn(&<$operation as $crate::operation::Operation>::Output) -> Option<&$token> = $next_token;
                read(output).filter(|token| !token.is_empty()).cloned()
            }
        }

        $(
            impl $crate::client::SizedPages<$operation> for $service {
                fn limit(
                    builder: <$operation as $crate::operation::Operation>::InputBuilder,
                    limit: i32,
                ) -> <$operation as $crate::operation::Operation>::InputBuilder {
                    let set: fn(<$operation as $crate::operation::Operation>::InputBuilder, i32) -> _ = $limit;
                    set(builder, limit)
                }
            }
        )?

        $(
            #[doc = concat!("Yields the items of the pages of [`", stringify!($paginator), "`].")]
            pub type $paginator_items = $crate::client::PaginatorItems<$service, $operation>;

            impl $crate::client::PagesOfItems<$operation> for $service {
                type Item = $item;
                type Items = $all;

                fn items(output: <$operation as $crate::operation::Operation>::Output) -> Self::Items {
                    let take: fn(<$operation as $crate::operation::Operation>::Output) -> $all = $items;
                    take(output)
                }
            }
        )?
    };
}
