//! Tests of a service's wire form, from the model's protocol tests.

use super::ExampleStructure;
use crate::rust::ident::{FieldName, FnName, ModName, TypeName, VariantName};
use crate::smithy::endpoint::{Expectation, ParameterValue};
use crate::smithy::protocol_test::{MalformedTest, RequestTest, ResponseTest, Side};

/// All tests of a service.
#[derive(Debug, Clone, Default)]
pub struct ProtocolTests {
    /// By operation, ordered by name; those without tests are not among them.
    pub operations: Vec<OperationTests>,
    /// The tests of the endpoint rules, in the model's order.
    pub endpoints: Vec<EndpointCase>,
}

/// A test of the endpoint rules.
#[derive(Debug, Clone)]
pub struct EndpointCase {
    /// What it shows, with its position.
    pub id: String,
    /// The parameters that are set.
    pub params: Vec<(FieldName, ParameterValue)>,
    /// What must come out.
    pub expect: Expectation,
}

/// The tests of one operation.
#[derive(Debug, Clone)]
pub struct OperationTests {
    /// The operation's name in the model.
    pub wire_name: String,
    /// Its module in the operations crate.
    pub module: ModName,
    /// The marker type.
    pub name: TypeName,
    /// The client's function.
    pub function: FnName,
    /// What it can fail with.
    pub error: TypeName,
    /// An input that can be sent.
    pub input: ExampleStructure,
    /// Requests.
    pub requests: Vec<RequestCase>,
    /// Responses that are outputs.
    pub outputs: Vec<OutputCase>,
    /// Responses that are errors.
    pub errors: Vec<ErrorCase>,
    /// Requests that a server refuses.
    pub malformed: Vec<MalformedTest>,
    /// Cases that no program can be written for.
    pub inexpressible: Vec<Inexpressible>,
}

/// An input and its request.
#[derive(Debug, Clone)]
pub struct RequestCase {
    /// What the model says.
    pub test: RequestTest,
    /// The input.
    pub input: ExampleStructure,
    /// The input as a server has it: without what cannot be told from nothing where it is bound.
    pub received: ExampleStructure,
    /// How two inputs are compared.
    pub comparison: Comparison,
}

/// A response and its output.
#[derive(Debug, Clone)]
pub struct OutputCase {
    /// What the model says.
    pub test: ResponseTest,
    /// The output.
    pub output: ExampleStructure,
    /// How two outputs are compared.
    pub comparison: Comparison,
}

/// A response and its error.
#[derive(Debug, Clone)]
pub struct ErrorCase {
    /// What the model says.
    pub test: ResponseTest,
    /// The variant of the operation's error.
    pub variant: VariantName,
    /// The error.
    pub error: ExampleStructure,
    /// Whether the model gives the error a message. If not, a client may find one all the same.
    pub has_message: bool,
}

/// How two structures are compared.
#[derive(Debug, Clone)]
pub enum Comparison {
    /// As a whole.
    Whole,
    /// Member by member, because one is a stream.
    Streaming {
        /// The stream.
        stream: FieldName,
        /// The others.
        others: Vec<FieldName>,
    },
}

/// A case that no program can be written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inexpressible {
    /// The side that fails it; both where the case does not say.
    pub side: Option<Side>,
    /// Its id.
    pub id: String,
    /// Why.
    pub problem: String,
}
