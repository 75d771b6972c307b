//! The program that runs protocol tests: a file per operation and side, and what they share.

mod server;

use serde::Serialize;

use super::contents::crates;
use super::example;
use super::manifest::manifest;
use super::{Cases, Error, Output, endpoint_test};
use crate::ir::{
    Comparison, EndpointCase, ErrorCase, Inexpressible, OperationTests, OutputCase, ProtocolTests, RequestCase, Service,
};
use crate::rust::ident::{FieldName, FnName, ModName, TypeName, VariantName};
use crate::rust::literal;
use crate::smithy::protocol_test::{RequestTest, ResponseTest, Side};

#[derive(Serialize)]
struct ManifestView {
    package: super::manifest::ManifestView,
    client: String,
    harness: String,
    has_client: bool,
    has_server: bool,
}

#[derive(Serialize)]
struct ProgramView {
    title: String,
    types: ModName,
    operations: ModName,
    client: ModName,
    client_side: Vec<ModName>,
    endpoints: bool,
    server_side: Vec<ModName>,
    has_client: bool,
    has_server: bool,
}

/// The tests of one operation on the client's side.
#[derive(Serialize)]
struct ClientFile {
    wire_name: String,
    module: ModName,
    function: FnName,
    error: TypeName,
    input: String,
    requests: Vec<RequestView>,
    outputs: Vec<OutputView>,
    errors: Vec<ErrorView>,
    inexpressible: Vec<InexpressibleView>,
}

#[derive(Serialize)]
struct RequestView {
    case: String,
    setters: String,
}

#[derive(Serialize)]
struct OutputView {
    case: String,
    expected: String,
    stream: Option<StreamView>,
}

#[derive(Serialize)]
struct StreamView {
    stream: FieldName,
    others: Vec<FieldName>,
}

#[derive(Serialize)]
struct ErrorView {
    case: String,
    variant: VariantName,
    builder: String,
    build: String,
    has_message: bool,
}

#[derive(Serialize)]
struct InexpressibleView {
    id: String,
    problem: String,
}

impl ClientFile {
    fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.outputs.is_empty() && self.errors.is_empty() && self.inexpressible.is_empty()
    }
}

/// Lays out the test program, in the folder `tests` beside the three crates.
pub(super) fn render(
    service: &Service,
    tests: &ProtocolTests,
    cases: Cases<'_>,
    output: &mut Output,
) -> Result<(), Error> {
    let operations = if cases.sides.contains(&Side::Client) { tests.operations.as_slice() } else { &[] };
    let client_side: Vec<ClientFile> = operations.iter().map(client_file).filter(|file| !file.is_empty()).collect();
    let operations = if cases.sides.contains(&Side::Server) { tests.operations.as_slice() } else { &[] };
    let server_side = server::files(operations);
    let endpoints = if cases.endpoints { tests.endpoints.as_slice() } else { &[] };
    output.add("tests/Cargo.toml", "tests/Cargo.toml", &manifest_view(service, cases))?;
    let program = program(service, cases, &client_side, &server_side, endpoints);
    output.add("tests/src/main.rs", "tests/src/main.rs", &program)?;
    for file in &client_side {
        let path = format!("tests/src/client/{}.rs", file.module.file_stem());
        output.add(&path, "tests/src/client/operation.rs", file)?;
    }
    if !endpoints.is_empty() {
        let client = ModName::of_package(&service.crate_names.client);
        output.add("tests/src/endpoints.rs", "tests/src/endpoints.rs", &endpoint_test::file(&client, endpoints))?;
    }
    for file in &server_side {
        let path = format!("tests/src/server/{}.rs", file.module.file_stem());
        output.add(&path, "tests/src/server/operation.rs", file)?;
    }
    Ok(())
}

fn manifest_view(service: &Service, cases: Cases<'_>) -> ManifestView {
    let name = format!("{}-tests", service.crate_names.client);
    ManifestView {
        package: manifest(service, &name, "its protocol tests"),
        client: service.crate_names.client.clone(),
        harness: literal::string(cases.harness),
        has_client: cases.has_client(),
        has_server: cases.has_server(),
    }
}

fn program(
    service: &Service,
    cases: Cases<'_>,
    client_side: &[ClientFile],
    server_side: &[server::ServerFile],
    endpoints: &[EndpointCase],
) -> ProgramView {
    let crates = crates(service);
    ProgramView {
        title: service.title.clone(),
        types: crates.types,
        operations: crates.operations,
        client: ModName::of_package(&service.crate_names.client),
        client_side: client_side.iter().map(|file| file.module.clone()).collect(),
        endpoints: !endpoints.is_empty(),
        server_side: server_side.iter().map(|file| file.module.clone()).collect(),
        has_client: cases.has_client(),
        has_server: cases.has_server(),
    }
}

fn client_file(tests: &OperationTests) -> ClientFile {
    let is_ours = |side: Option<Side>| side != Some(Side::Server);
    let inexpressible = tests.inexpressible.iter().filter(|case| is_ours(case.side));
    ClientFile {
        wire_name: tests.wire_name.clone(),
        module: tests.module.clone(),
        function: tests.function.clone(),
        error: tests.error.clone(),
        input: example::setters(&tests.input),
        requests: tests.requests.iter().filter(|case| is_ours(case.test.applies_to)).map(request).collect(),
        outputs: tests.outputs.iter().filter(|case| is_ours(case.test.applies_to)).map(output).collect(),
        errors: tests.errors.iter().filter(|case| is_ours(case.test.applies_to)).map(error).collect(),
        inexpressible: inexpressible.map(self::inexpressible).collect(),
    }
}

fn request(case: &RequestCase) -> RequestView {
    RequestView { case: request_case(&case.test), setters: example::setters(&case.input) }
}

fn output(case: &OutputCase) -> OutputView {
    let stream = stream(&case.comparison);
    OutputView { case: response_case(&case.test), expected: example::structure(&case.output), stream }
}

fn stream(comparison: &Comparison) -> Option<StreamView> {
    match comparison {
        Comparison::Whole => None,
        Comparison::Streaming { stream, others } => Some(StreamView { stream: stream.clone(), others: others.clone() }),
    }
}

fn error(case: &ErrorCase) -> ErrorView {
    ErrorView {
        case: response_case(&case.test),
        variant: case.variant.clone(),
        builder: example::builder(&case.error),
        build: example::build("expected", case.error.build),
        has_message: case.has_message,
    }
}

fn inexpressible(case: &Inexpressible) -> InexpressibleView {
    InexpressibleView { id: literal::string(&case.id), problem: literal::string(&case.problem) }
}

/// What a request must be, as the harness takes it; only what the case says.
fn request_case(test: &RequestTest) -> String {
    let mut fields = Fields::new("RequestCase", &test.id);
    fields.text("method", &test.method);
    fields.text("uri", &test.uri);
    fields.optional("host", test.host.as_deref());
    fields.optional("resolved_host", test.resolved_host.as_deref());
    fields.optional("auth_scheme", test.auth_scheme.as_deref());
    fields.texts("query", &test.query_params);
    fields.texts("forbid_query", &test.forbid_query_params);
    fields.texts("require_query", &test.require_query_params);
    fields.pairs("headers", test.headers.iter());
    fields.texts("forbid_headers", &test.forbid_headers);
    fields.texts("require_headers", &test.require_headers);
    fields.optional("body", test.body.as_deref());
    fields.optional("body_media_type", test.body_media_type.as_deref());
    fields.finish()
}

/// What a response is, or must be.
fn response_case(test: &ResponseTest) -> String {
    let mut fields = Fields::new("ResponseCase", &test.id);
    fields.plain("code", &test.code.to_string());
    fields.pairs("headers", test.headers.iter());
    fields.texts("forbid_headers", &test.forbid_headers);
    fields.texts("require_headers", &test.require_headers);
    fields.optional("body", test.body.as_deref());
    fields.optional("body_media_type", test.body_media_type.as_deref());
    fields.finish()
}

/// The fields of a case as a struct expression. What a case does not say keeps its default.
struct Fields {
    ty: &'static str,
    text: String,
}

impl Fields {
    fn new(ty: &'static str, id: &str) -> Self {
        let mut fields = Self { ty, text: String::new() };
        fields.text("id", id);
        fields
    }

    fn plain(&mut self, field: &str, value: &str) {
        self.text.push_str(&format!("{field}: {value}, "));
    }

    fn text(&mut self, field: &str, value: &str) {
        self.plain(field, &literal::string(value));
    }

    fn optional(&mut self, field: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.plain(field, &format!("Some({})", literal::string(value)));
        }
    }

    fn texts(&mut self, field: &str, values: &[String]) {
        let texts: Vec<String> = values.iter().map(|value| literal::string(value)).collect();
        if !texts.is_empty() {
            self.plain(field, &format!("&[{}]", texts.join(", ")));
        }
    }

    fn pairs<'a>(&mut self, field: &str, values: impl Iterator<Item = (&'a String, &'a String)>) {
        let pairs = values.map(|(name, value)| format!("({}, {})", literal::string(name), literal::string(value)));
        let pairs: Vec<String> = pairs.collect();
        if !pairs.is_empty() {
            self.plain(field, &format!("&[{}]", pairs.join(", ")));
        }
    }

    fn finish(self) -> String {
        format!("{} {{ {}..{}::EMPTY }}", self.ty, self.text, self.ty)
    }
}
