//! The account: which cases ran, and which passed.

use std::process::ExitCode;

use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::operation::BuildError;
use restjson_runtime::server::Response;

use crate::Problem;
use crate::body;
use crate::case::{RequestCase, ResponseCase};
use crate::endpoint::EndpointCase;
use crate::exchange::Exchange;
use crate::incoming::{Incoming, message};

/// A side of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that asks.
    Client,
    /// The one that answers.
    Server,
}

/// The cases of a program.
#[derive(Debug)]
pub struct Suite {
    only: Vec<String>,
    passed: usize,
    failed: usize,
}

/// Runs the cases that the command line asks for (`--only ID`, with `*` for any text, as often as wanted; all by default)
/// and prints every one that fails, with what was expected and what was found. The last line counts them.
pub fn run(cases: impl AsyncFnOnce(&mut Suite)) -> ExitCode {
    let mut only: Vec<String> = std::env::args().skip(1).collect();
    only.retain(|argument| argument != "--only");
    let mut suite = Suite { only, passed: 0, failed: 0 };
    match tokio::runtime::Builder::new_current_thread().enable_time().build() {
        Ok(runtime) => runtime.block_on(cases(&mut suite)),
        Err(error) => suite.report("start", "(all)", vec![format!("no runtime: {error}")]),
    }
    suite.finish()
}

impl Suite {
    /// Runs a case about the request that a client sends.
    pub async fn client_request<F>(&mut self, case: &RequestCase, call: impl FnOnce(Exchange) -> F)
    where
        F: Future<Output = Result<(), Problem>> + Send + 'static,
    {
        if !self.wants(case.id) {
            return;
        }
        let exchange = Exchange::new(case.host, ResponseCase { code: 200, ..ResponseCase::EMPTY });
        let sent = exchange.slot();
        let problems = match attempt(call(exchange)).await {
            Ok(()) => Exchange::check(&sent, case),
            Err(problem) => vec![problem],
        };
        self.report("client request", case.id, problems);
    }

    /// Runs a case about what a client makes of a response.
    pub async fn client_response<F>(&mut self, case: &ResponseCase, call: impl FnOnce(Exchange) -> F)
    where
        F: Future<Output = Result<(), Problem>> + Send + 'static,
    {
        if self.wants(case.id) {
            let problems = attempt(call(Exchange::new(None, *case))).await.err();
            self.report("client response", case.id, problems.into_iter().collect());
        }
    }

    /// Runs a case about what endpoint rules make of parameters.
    pub async fn endpoint(
        &mut self,
        case: &EndpointCase,
        resolve: impl Future<Output = Result<Endpoint, Problem>> + Send + 'static,
    ) {
        if self.wants(case.id) {
            let problems = match attempt(async { Ok(resolve.await) }).await {
                Ok(found) => case.check(found),
                Err(problem) => vec![problem],
            };
            self.report("endpoint", case.id, problems);
        }
    }

    /// Runs a case about what a server takes from a request.
    pub async fn server_request<F>(&mut self, case: &RequestCase, serve: impl FnOnce(Incoming) -> F)
    where
        F: Future<Output = Result<(), Problem>> + Send + 'static,
    {
        if self.wants(case.id) {
            let problem = match Incoming::new(case) {
                Ok(request) => attempt(serve(request)).await.err(),
                Err(problem) => Some(problem),
            };
            self.report("server request", case.id, problem.into_iter().collect());
        }
    }

    /// Runs a case about the response that a server makes of an output or an error.
    pub async fn server_response(
        &mut self,
        case: &ResponseCase,
        answer: impl FnOnce() -> Result<Response, BuildError> + Send + 'static,
    ) {
        if !self.wants(case.id) {
            return;
        }
        let case = *case;
        let checked = attempt(async move {
            let response = answer().map_err(|error| format!("the response cannot be written: {error}"))?;
            problems(case.check(response.status().as_u16(), &message(&response)))
        });
        let problem = checked.await.err();
        self.report("server response", case.id, problem.into_iter().collect());
    }

    /// Runs a case about a request that a server refuses. The pattern is one for the answer's message.
    pub async fn server_refusal<F>(
        &mut self,
        request: &RequestCase,
        case: &ResponseCase,
        pattern: Option<&'static str>,
        serve: impl FnOnce(Incoming) -> F,
    ) where
        F: Future<Output = Response> + Send + 'static,
    {
        if !self.wants(case.id) {
            return;
        }
        let case = *case;
        let problem = match Incoming::new(request) {
            Err(problem) => Some(problem),
            Ok(incoming) => {
                let response = serve(incoming);
                let checked = attempt(async move {
                    let response = response.await;
                    let message = message(&response);
                    let mut found = case.check(response.status().as_u16(), &message);
                    found.extend(pattern.and_then(|pattern| body::check_message(pattern, &message.body)));
                    problems(found)
                });
                checked.await.err()
            }
        };
        self.report("server refusal", case.id, problem.into_iter().collect());
    }

    /// Counts a case that no program could be written for as failed.
    pub fn inexpressible(&mut self, side: Side, id: &str, problem: &str) {
        if self.wants(id) {
            let kind = match side {
                Side::Client => "client",
                Side::Server => "server",
            };
            self.report(kind, id, vec![format!("the case cannot be expressed: {problem}")]);
        }
    }

    /// Whether a case was asked for.
    pub fn wants(&self, id: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|pattern| fits(pattern, id))
    }

    /// Counts a case of a kind, and prints what is wrong with it.
    pub fn report(&mut self, kind: &str, id: &str, problems: Vec<Problem>) {
        if problems.is_empty() {
            self.passed += 1;
            return;
        }
        self.failed += 1;
        println!("FAILED {kind} {id}");
        for problem in problems {
            println!("  {}", problem.replace('\n', "\n  "));
        }
    }

    /// Nothing run is no success: then whoever asked asked for something else.
    fn finish(self) -> ExitCode {
        let Self { only, passed, failed } = self;
        if passed + failed == 0 {
            println!("there is no such case: {}", only.join(", "));
        }
        println!("{passed} passed, {failed} failed");
        if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn problems(found: Vec<Problem>) -> Result<(), Problem> {
    if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
}

/// Runs a case as a task of its own, so that its panic is its failure and no other's.
async fn attempt<T: Send + 'static>(
    case: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::spawn(case).await {
        Ok(result) => result,
        Err(error) => Err(format!("the case panicked: {error}")),
    }
}

/// Whether an id fits a pattern, in which `*` stands for any text.
fn fits(pattern: &str, id: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == id,
        Some((before, after)) => id.strip_prefix(before).is_some_and(|rest| {
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            ends.into_iter().any(|at| fits(after, &rest[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns() {
        for (pattern, id) in [("A", "A"), ("*", ""), ("*", "A"), ("A*", "Abc"), ("*c", "Abc"), ("A*c*", "Abcd")] {
            assert!(fits(pattern, id), "{pattern} {id}");
        }
        for (pattern, id) in [("A", "Ab"), ("A*", "bA"), ("*c", "cb"), ("A*c", "Abd"), ("", "A")] {
            assert!(!fits(pattern, id), "{pattern} {id}");
        }
    }
}
