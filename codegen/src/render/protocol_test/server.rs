//! The server's side: requests that are inputs, outputs and errors that are responses, requests that are refused.

use serde::Serialize;

use super::{Fields, InexpressibleView, StreamView, example, inexpressible, request_case, response_case, stream};
use crate::ir::{ErrorCase, OperationTests, OutputCase, RequestCase};
use crate::rust::ident::{FnName, ModName, TypeName};
use crate::rust::literal;
use crate::smithy::protocol_test::{ExpectedBody, MalformedTest, Side};

/// The tests of one operation on the server's side.
#[derive(Serialize)]
pub(super) struct ServerFile {
    wire_name: String,
    pub(super) module: ModName,
    name: TypeName,
    function: FnName,
    requests: Vec<RequestView>,
    outputs: Vec<AnswerView>,
    errors: Vec<AnswerView>,
    malformed: Vec<MalformedView>,
    inexpressible: Vec<InexpressibleView>,
}

#[derive(Serialize)]
struct RequestView {
    case: String,
    expected: String,
    stream: Option<StreamView>,
}

/// An output, or an operation's error, and its response.
#[derive(Serialize)]
struct AnswerView {
    case: String,
    value: String,
}

#[derive(Serialize)]
struct MalformedView {
    request: String,
    response: String,
    message: String,
}

/// The files of the operations that have cases for servers.
pub(super) fn files(operations: &[OperationTests]) -> Vec<ServerFile> {
    operations.iter().map(file).filter(|file| !file.is_empty()).collect()
}

impl ServerFile {
    fn is_empty(&self) -> bool {
        let cases = self.requests.len() + self.outputs.len() + self.errors.len();
        cases + self.malformed.len() + self.inexpressible.len() == 0
    }
}

fn file(tests: &OperationTests) -> ServerFile {
    let is_ours = |side: Option<Side>| side != Some(Side::Client);
    let inexpressible = tests.inexpressible.iter().filter(|case| is_ours(case.side));
    let errors = tests.errors.iter().filter(|case| is_ours(case.test.applies_to));
    ServerFile {
        wire_name: tests.wire_name.clone(),
        module: tests.module.clone(),
        name: tests.name.clone(),
        function: tests.function.clone(),
        requests: tests.requests.iter().filter(|case| is_ours(case.test.applies_to)).map(request).collect(),
        outputs: tests.outputs.iter().filter(|case| is_ours(case.test.applies_to)).map(output).collect(),
        errors: errors.map(|case| error(tests, case)).collect(),
        malformed: tests.malformed.iter().map(malformed).collect(),
        inexpressible: inexpressible.map(self::inexpressible).collect(),
    }
}

fn request(case: &RequestCase) -> RequestView {
    let expected = example::structure(&case.received);
    RequestView { case: request_case(&case.test), expected, stream: stream(&case.comparison) }
}

fn output(case: &OutputCase) -> AnswerView {
    AnswerView { case: response_case(&case.test), value: example::structure(&case.output) }
}

fn error(tests: &OperationTests, case: &ErrorCase) -> AnswerView {
    let OperationTests { module, error, .. } = tests;
    let value = format!("o::{module}::{error}::{}({})", case.variant, example::structure(&case.error));
    AnswerView { case: response_case(&case.test), value }
}

fn malformed(test: &MalformedTest) -> MalformedView {
    let sent = &test.request;
    let mut request = Fields::new("RequestCase", &test.id);
    request.text("method", &sent.method);
    request.text("uri", &sent.uri);
    request.texts("query", &sent.query_params);
    request.pairs("headers", sent.headers.iter());
    request.optional("body", Some(sent.body.as_deref().unwrap_or_default()));
    let answered = &test.response;
    let mut response = Fields::new("ResponseCase", &test.id);
    response.plain("code", &answered.code.to_string());
    response.pairs("headers", answered.headers.iter());
    let mut message = "None".to_owned();
    if let Some(body) = &answered.body {
        response.optional("body_media_type", Some(&body.media_type));
        match &body.assertion {
            ExpectedBody::Contents(contents) => response.optional("body", Some(contents)),
            ExpectedBody::MessageRegex(regex) => message = format!("Some({})", literal::string(regex)),
        }
    }
    MalformedView { request: request.finish(), response: response.finish(), message }
}
