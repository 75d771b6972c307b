//! Tests of the endpoint rules, as the model has them.

use serde::Serialize;

use super::client::endpoint::value;
use crate::ir::EndpointCase;
use crate::rust::ident::{FieldName, ModName};
use crate::rust::literal;
use crate::smithy::endpoint::Expectation;

#[derive(Serialize)]
pub(super) struct EndpointFile {
    client: ModName,
    cases: Vec<CaseView>,
}

#[derive(Serialize)]
struct CaseView {
    id: String,
    params: Vec<ParamView>,
    expect: String,
}

#[derive(Serialize)]
struct ParamView {
    name: FieldName,
    value: String,
}

pub(super) fn file(client: &ModName, cases: &[EndpointCase]) -> EndpointFile {
    EndpointFile { client: client.clone(), cases: cases.iter().map(case).collect() }
}

fn case(case: &EndpointCase) -> CaseView {
    let param = |(name, given): &(FieldName, _)| ParamView { name: name.clone(), value: value(given) };
    CaseView {
        id: literal::string(&case.id),
        params: case.params.iter().map(param).collect(),
        expect: expectation(&case.expect),
    }
}

fn expectation(expect: &Expectation) -> String {
    match expect {
        Expectation::Error(message) => format!("Expected::Error({})", literal::string(message)),
        Expectation::Endpoint { url, headers, properties } => {
            let headers = headers.iter().map(|(name, values)| {
                let values: Vec<String> = values.iter().map(|value| literal::string(value)).collect();
                format!("({}, &[{}])", literal::string(name), values.join(", "))
            });
            let properties = properties
                .iter()
                .map(|(name, json)| format!("({}, {})", literal::string(name), literal::string(&json.to_string())));
            format!(
                "Expected::Endpoint {{ url: {}, headers: &[{}], properties: &[{}] }}",
                literal::string(url),
                headers.collect::<Vec<_>>().join(", "),
                properties.collect::<Vec<_>>().join(", ")
            )
        }
    }
}
