//! One exchange of a request and a response between a client and its case.

use std::error::Error;
use std::fmt::Debug;

use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::retry::RetryConfig;
use restjson_runtime::client::Service;
use restjson_runtime::client::config::Builder;

use crate::Problem;
use crate::case::{RequestCase, ResponseCase};
use crate::client::{Canned, Slot};
use crate::value::describe;

/// Where a request goes whose case does not say.
const HOST: &str = "example.com";

/// What stands in for the network in one case.
#[derive(Debug)]
pub struct Exchange {
    host: &'static str,
    http: Canned,
}

impl Exchange {
    pub(crate) fn new(host: Option<&'static str>, answer: ResponseCase) -> Self {
        Self { host: host.unwrap_or(HOST), http: Canned { answer, sent: Slot::default() } }
    }

    /// Where the request will be.
    pub(crate) fn slot(&self) -> Slot {
        self.http.sent.clone()
    }

    /// Connects a client with the case, and gives it what a call needs: a region, credentials, a clock. A request is sent
    /// once.
    pub fn configure<S: Service>(&self, config: Builder<S>) -> Builder<S> {
        config
            .with_test_defaults_v2()
            .endpoint_url(format!("https://{}", self.host))
            .http_client(self.http.clone())
            .retry_config(RetryConfig::disabled())
    }

    /// Takes note of a call whose request alone matters.
    ///
    /// # Errors
    ///
    /// Where there was none.
    pub fn sent<T, E, R>(&self, result: Result<T, SdkError<E, R>>) -> Result<(), Problem>
    where
        E: Error + 'static,
        R: Debug,
    {
        let sent = self.http.sent.lock().is_ok_and(|sent| sent.is_some());
        match result {
            Err(error) if !sent => Err(format!("nothing was sent: {}", describe(&error))),
            _ => Ok(()),
        }
    }

    /// The output of a call that must succeed.
    ///
    /// # Errors
    ///
    /// Where it did not.
    pub fn output<T, E, R>(&self, result: Result<T, SdkError<E, R>>) -> Result<T, Problem>
    where
        E: Error + 'static,
        R: Debug,
    {
        result.map_err(|error| format!("expected an output, but the call failed: {}", describe(&error)))
    }

    /// The error of a call that must fail with one of the service's.
    ///
    /// # Errors
    ///
    /// Where it succeeded, or failed with another error.
    pub fn error<T, E, R>(&self, result: Result<T, SdkError<E, R>>) -> Result<E, Problem>
    where
        T: Debug,
        E: Error + 'static,
        R: Debug,
    {
        match result {
            Ok(output) => Err(format!("expected an error, but the call succeeded: {output:?}")),
            Err(SdkError::ServiceError(error)) => Ok(error.into_err()),
            Err(error) => Err(format!("expected an error of the service, but the call failed: {}", describe(&error))),
        }
    }

    /// What is wrong with the request that was sent.
    pub(crate) fn check(sent: &Slot, case: &RequestCase) -> Vec<Problem> {
        let sent = sent.lock().expect("nobody panics while holding the lock");
        let Some(sent) = sent.as_ref() else { return vec!["nothing was sent".into()] };
        match sent.uri.parse() {
            Ok(uri) => case.check(&sent.method, &uri, &sent.message),
            Err(error) => vec![format!("the URI `{}` is none: {error}", sent.uri)],
        }
    }
}
