//! One call, from input to output.

use std::pin::Pin;
use std::sync::Arc;

use aws_smithy_runtime::client::orchestrator;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use tracing::{Instrument, Span};

use super::config::Builder;
use super::{Handle, Serves};
use crate::operation::Operation;

/// What a call of operation `O` answers.
pub type CallResult<O> = Result<<O as Operation>::Output, SdkError<<O as Operation>::Error, HttpResponse>>;

/// The same before its types are known again.
type ErasedResult = Result<Output, SdkError<Error, HttpResponse>>;

/// A number that tells calls apart in the logs; it does not leave the process.
#[doc(hidden)]
pub fn invocation_number() -> u32 {
    fastrand::u32(1_000_000..10_000_000)
}

/// Builds the input and sends it, with the settings of `config_override` above the client's own.
pub async fn invoke<S, O>(
    handle: &Handle<S>,
    input: O::InputBuilder,
    config_override: Option<Builder<S>>,
) -> CallResult<O>
where
    S: Serves<O>,
    O: Operation,
{
    let input = O::build_input(input).map_err(SdkError::construction_failure)?;
    call::<S, O>(handle.plugins::<O>(config_override), input).await
}

/// Sends an input with plugins that are already put together.
pub(super) async fn call<S, O>(plugins: Arc<RuntimePlugins>, input: O::Input) -> CallResult<O>
where
    S: Serves<O>,
    O: Operation,
{
    let result = orchestrate(O::FACTS.name, S::ID, Input::erase(input), plugins, S::span()).await;
    let output = result.map_err(|error| error.map_service_error(recover::<O::Error>))?;
    Ok(output.downcast().expect("the operation's own decoder made the output"))
}

/// The part of a call that is the same code for all operations. On the heap, so that it is compiled once, and not into
/// the future of each.
fn orchestrate(
    operation: &'static str,
    service: &'static str,
    input: Input,
    plugins: Arc<RuntimePlugins>,
    span: Span,
) -> Pin<Box<dyn Future<Output = ErasedResult> + Send>> {
    let call = async move { orchestrator::invoke(service, operation, input, &plugins).await };
    Box::pin(call.instrument(span))
}

fn recover<E: std::error::Error + Send + Sync + 'static>(error: Error) -> E {
    error.downcast().expect("the operation's own decoder made the error")
}
