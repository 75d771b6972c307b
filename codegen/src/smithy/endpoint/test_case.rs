//! `smithy.rules#endpointTests` as data: parameters and what the rules must make of them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{ParameterValue, unexpected};
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;

/// One test of a service's endpoint rules.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointTest {
    /// What it shows.
    pub documentation: Option<String>,
    /// The parameters that have a value.
    pub params: BTreeMap<String, ParameterValue>,
    /// What must come out.
    pub expect: Expectation,
    /// Names of the operations whose own parameters the test is about, with their inputs and settings; empty for tests of
    /// the rules alone.
    pub operations: Vec<String>,
}

/// What an [`EndpointTest`] must give.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: String,
        /// Its headers.
        headers: BTreeMap<String, Vec<String>>,
        /// Its properties, as plain JSON.
        properties: BTreeMap<String, Value>,
    },
    /// This error.
    Error(String),
}

/// Reads the tests; one that cannot be read is reported, because it would seem to pass.
pub(super) fn read(json: &Value, service: &ShapeId, out: &mut Diagnostics) -> Vec<EndpointTest> {
    let cases = json.get("testCases").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut tests = Vec::new();
    for (position, case) in cases.iter().enumerate() {
        match test(case) {
            Ok(test) => tests.push(test),
            Err(message) => out.error(
                service,
                format!("`smithy.rules#endpointTests` at testCases[{position}]: {message}"),
                "correct the test, or remove it",
            ),
        }
    }
    tests
}

fn test(json: &Value) -> Result<EndpointTest, String> {
    let params = json.get("params").and_then(Value::as_object);
    let param = |(name, json): (&String, &Value)| Ok::<_, String>((name.clone(), value(json)?));
    let operations = json.get("operationInputs").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let name = |input: &Value| input.get("operationName").and_then(Value::as_str).map(str::to_owned);
    Ok(EndpointTest {
        documentation: json.get("documentation").and_then(Value::as_str).map(str::to_owned),
        params: params.into_iter().flatten().map(param).collect::<Result<_, _>>()?,
        expect: expectation(json.get("expect").ok_or("`expect` is missing")?)?,
        operations: operations.iter().filter_map(name).collect(),
    })
}

fn value(json: &Value) -> Result<ParameterValue, String> {
    match json {
        Value::String(text) => Ok(ParameterValue::String(text.clone())),
        Value::Bool(flag) => Ok(ParameterValue::Boolean(*flag)),
        Value::Array(entries) => {
            let texts = entries.iter().map(|entry| entry.as_str().map(str::to_owned)).collect::<Option<_>>();
            texts.map(ParameterValue::StringArray).ok_or_else(|| unexpected("params", "a list of texts", json))
        }
        Value::Null | Value::Number(_) | Value::Object(_) => {
            Err(unexpected("params", "a text, a flag or a list of texts", json))
        }
    }
}

fn expectation(json: &Value) -> Result<Expectation, String> {
    if let Some(message) = json.get("error").and_then(Value::as_str) {
        return Ok(Expectation::Error(message.to_owned()));
    }
    let endpoint = json.get("endpoint").ok_or("`expect` has neither `endpoint` nor `error`")?;
    let url = endpoint.get("url").and_then(Value::as_str).ok_or("the expected endpoint has no `url`")?;
    let headers = endpoint.get("headers").map_or(Ok(BTreeMap::new()), |h| serde_json::from_value(h.clone()));
    let properties = endpoint.get("properties").map_or(Ok(BTreeMap::new()), |p| serde_json::from_value(p.clone()));
    Ok(Expectation::Endpoint {
        url: url.to_owned(),
        headers: headers.map_err(|error| format!("headers: {error}"))?,
        properties: properties.map_err(|error| format!("properties: {error}"))?,
    })
}
