//! Pages through an operation's results.

use std::sync::Arc;

use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_async::future::pagination_stream::{PaginationStream, TryFlatMap};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use super::invoke::{CallResult, call};
use super::{Handle, Serves, features};
use crate::operation::Operation;

/// An item of a page, or why there is none.
pub type ItemResult<S, O> = Result<<S as PagesOfItems<O>>::Item, SdkError<<O as Operation>::Error, HttpResponse>>;

/// How an operation pages. [`paginator!`](crate::paginator) implements it on the service's marker.
pub trait Pages<O: Operation>: Serves<O> {
    /// What names a page.
    type Token: Clone + PartialEq + Send + Sync + 'static;
    /// Where the input has the token.
    fn input_token(input: &mut O::Input) -> &mut Option<Self::Token>;
    /// The token of the page after `output`; an empty one is none.
    fn next_token(output: &O::Output) -> Option<Self::Token>;
}

/// An operation whose pages can be limited.
pub trait SizedPages<O: Operation>: Pages<O> {
    /// Limits each page to `limit` items.
    fn limit(builder: O::InputBuilder, limit: i32) -> O::InputBuilder;
}

/// An operation whose pages hold items.
pub trait PagesOfItems<O: Operation>: Pages<O> {
    /// One of a page's items.
    type Item: Send + 'static;
    /// A page's items.
    type Items: IntoIterator<Item = Self::Item, IntoIter: Send> + Send;
    /// Takes the items from a page.
    fn items(output: O::Output) -> Self::Items;
}

/// Asks for page after page, each when the one before has been taken.
#[derive(Debug)]
pub struct Paginator<S: Serves<O>, O: Operation> {
    handle: Arc<Handle<S>>,
    builder: O::InputBuilder,
    stop_on_duplicate_token: bool,
}

impl<S: Pages<O>, O: Operation<Input: Clone>> Paginator<S, O> {
    #[doc(hidden)]
    pub fn new(handle: Arc<Handle<S>>, builder: O::InputBuilder) -> Self {
        Self { handle, builder, stop_on_duplicate_token: true }
    }

    /// Limits each page to `limit` items.
    pub fn page_size(mut self, limit: i32) -> Self
    where
        S: SizedPages<O>,
    {
        self.builder = S::limit(self.builder, limit);
        self
    }

    /// Yields the pages' items instead of the pages.
    pub fn items(self) -> PaginatorItems<S, O>
    where
        S: PagesOfItems<O>,
    {
        PaginatorItems(self)
    }

    /// Whether to end where the service answers with the token of the page just asked for, which else would repeat
    /// for ever. On by default.
    pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
        self.stop_on_duplicate_token = stop_on_duplicate_token;
        self
    }

    /// A stream of pages. It ends with the last page, or with the first error.
    pub fn send(self) -> PaginationStream<CallResult<O>> {
        let plugins = self.handle.plugins_with::<O>(features::paginator_plugin());
        let Self { builder, stop_on_duplicate_token, .. } = self;
        PaginationStream::new(FnStream::new(move |pages| {
            Box::pin(async move {
                let mut input = match O::build_input(builder) {
                    Ok(input) => input,
                    Err(error) => {
                        // Nobody listens any more: then nobody needs the error.
                        let _ = pages.send(Err(SdkError::construction_failure(error))).await;
                        return;
                    }
                };
                loop {
                    let page = call::<S, O>(Arc::clone(&plugins), input.clone()).await;
                    let more =
                        page.as_ref().is_ok_and(|page| advance::<S, O>(&mut input, page, stop_on_duplicate_token));
                    if pages.send(page).await.is_err() || !more {
                        return;
                    }
                }
            })
        }))
    }
}

/// Makes `input` ask for the page after `page`; false where there is none.
fn advance<S: Pages<O>, O: Operation>(input: &mut O::Input, page: &O::Output, stop_on_duplicate_token: bool) -> bool {
    let next = S::next_token(page);
    let token = S::input_token(input);
    if next.is_none() || (stop_on_duplicate_token && next == *token) {
        return false;
    }
    *token = next;
    true
}

/// Yields the items of a [`Paginator`]'s pages.
#[derive(Debug)]
pub struct PaginatorItems<S: Serves<O>, O: Operation>(Paginator<S, O>);

impl<S: PagesOfItems<O>, O: Operation<Input: Clone>> PaginatorItems<S, O> {
    /// A stream of items. It ends with the last item, or with the first error.
    ///
    /// `send` can be collected: `paginator.items().send().collect::<Result<Vec<_>, _>>().await`.
    pub fn send(self) -> PaginationStream<ItemResult<S, O>> {
        TryFlatMap::new(self.0.send()).flat_map(S::items)
    }
}
