//! Smithy's HTTP protocol compliance tests as data: what `httpRequestTests`, `httpResponseTests` and
//! `httpMalformedRequestTests` say about operations and errors.
//!
//! A case of another protocol than ours is none of ours. One that cannot be read is kept with the reason, so that whoever
//! runs the tests can count it as failed.

mod message;
mod parameters;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use message::{ExpectedBody, MalformedRequest, MalformedTest, Rejection, RejectionBody, RequestTest, ResponseTest};

use super::index::Facts;
use super::model::ShapeIdx;
use super::traits::ProtocolTestTraits;

/// The id of the protocol whose cases are ours.
const PROTOCOL: &str = "aws.protocols#restJson1";

/// A side of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The one that asks.
    Client,
    /// The one that answers.
    Server,
}

/// A case whose JSON is not what Smithy says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableTest {
    /// Its id, as far as it has one.
    pub id: String,
    /// What is wrong with it.
    pub problem: String,
}

/// The cases of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationTests {
    /// Inputs and the requests that they are.
    pub requests: Vec<RequestTest>,
    /// Responses and the outputs that they are.
    pub responses: Vec<ResponseTest>,
    /// Requests that a server must refuse, their parameters expanded.
    pub malformed: Vec<MalformedTest>,
    /// What could not be read.
    pub unreadable: Vec<UnreadableTest>,
}

/// The cases of an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorTests {
    /// Responses and the errors that they are.
    pub responses: Vec<ResponseTest>,
    /// What could not be read.
    pub unreadable: Vec<UnreadableTest>,
}

impl Facts {
    /// The cases of the operation at this position.
    pub fn operation_tests(&self, position: usize) -> OperationTests {
        let id = &self.operations[position].id;
        let mut tests = OperationTests::default();
        let Some(operation) = self.model.operations.iter().find(|operation| operation.id == *id) else { return tests };
        let traits = &operation.traits.tests;
        tests.requests = read(&traits.requests, &mut tests.unreadable);
        tests.responses = read(&traits.responses, &mut tests.unreadable);
        tests.malformed = malformed(traits, &mut tests.unreadable);
        tests
    }

    /// The cases of an error.
    pub fn error_tests(&self, error: ShapeIdx) -> ErrorTests {
        let mut tests = ErrorTests::default();
        tests.responses = read(&self.model[error].traits.tests.responses, &mut tests.unreadable);
        tests
    }
}

/// The cases of a trait that are of our protocol.
fn ours(value: &Option<Value>) -> impl Iterator<Item = &Value> {
    let cases = value.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    cases.iter().filter(|case| case.get("protocol").and_then(Value::as_str) == Some(PROTOCOL))
}

fn id(case: &Value) -> String {
    case.get("id").and_then(Value::as_str).unwrap_or("(a case without id)").to_owned()
}

fn read<T: DeserializeOwned>(value: &Option<Value>, unreadable: &mut Vec<UnreadableTest>) -> Vec<T> {
    ours(value).filter_map(|case| read_one(case, unreadable)).collect()
}

fn read_one<T: DeserializeOwned>(case: &Value, unreadable: &mut Vec<UnreadableTest>) -> Option<T> {
    T::deserialize(case)
        .map_err(|error| unreadable.push(UnreadableTest { id: id(case), problem: error.to_string() }))
        .ok()
}

fn malformed(traits: &ProtocolTestTraits, unreadable: &mut Vec<UnreadableTest>) -> Vec<MalformedTest> {
    let mut tests = Vec::new();
    for case in ours(&traits.malformed) {
        match parameters::expand(case) {
            Ok(cases) => tests.extend(cases.iter().filter_map(|case| read_one(case, unreadable))),
            Err(problem) => unreadable.push(UnreadableTest { id: id(case), problem }),
        }
    }
    tests
}
