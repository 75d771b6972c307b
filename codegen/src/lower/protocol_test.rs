//! Protocol tests: which programs show that a case holds.

use serde_json::Value;

use super::Lower;
use super::example::Found;
use super::shape::Role;
use crate::ir::{
    Comparison, EndpointCase, ErrorCase, Example, ExampleStructure, ExampleType, Inexpressible, OperationTests,
    OutputCase, ProtocolTests, RequestCase,
};
use crate::naming::{Operation as Names, endpoint_parameter};
use crate::rust::ident::VariantName;
use crate::smithy::endpoint::{EndpointTest, ParameterValue};
use crate::smithy::protocol_test::{ResponseTest, UnreadableTest};
use crate::smithy::{Direction, Kind, Location, MemberIdx, Operation, ShapeIdx, Simple};

impl Lower<'_> {
    /// The tests of all operations. Those of an error are told with the first operation that can fail with it.
    pub(super) fn protocol_tests(self) -> ProtocolTests {
        let positions = 0..self.facts.operations.len();
        let operations = positions.map(|position| self.operation_tests(position));
        let operations = operations.filter(|tests| !tests.is_empty()).collect();
        ProtocolTests { operations, endpoints: self.endpoint_tests() }
    }

    fn endpoint_tests(self) -> Vec<EndpointCase> {
        let param = |(name, value): (&String, &ParameterValue)| (endpoint_parameter(name).0, value.clone());
        let case = |(position, test): (usize, &EndpointTest)| EndpointCase {
            id: format!("{}: {}", position + 1, test.documentation.as_deref().unwrap_or("(not described)")),
            params: test.params.iter().map(param).collect(),
            expect: test.expect.clone(),
        };
        self.facts.endpoint_tests.iter().enumerate().map(case).collect()
    }

    fn operation_tests(self, position: usize) -> OperationTests {
        let (operation, names) = (&self.facts.operations[position], self.naming.operation(position));
        let found = self.facts.operation_tests(position);
        let mut tests = OperationTests {
            wire_name: operation.id.name().to_owned(),
            module: names.module.clone(),
            name: names.marker.clone(),
            function: names.function.clone(),
            error: names.error.clone(),
            input: self.sendable_input(operation, names),
            requests: Vec::new(),
            outputs: Vec::new(),
            errors: Vec::new(),
            malformed: found.malformed,
            inexpressible: found.unreadable.into_iter().map(unreadable).collect(),
        };
        for test in found.requests {
            let received = self.input(operation, names, &self.received(operation, &test.params));
            let comparison = self.comparison(operation.input);
            match self.input(operation, names, &test.params).and_then(|input| Ok((input, received?))) {
                Ok((input, received)) => tests.requests.push(RequestCase { test, input, received, comparison }),
                Err(problem) => {
                    tests.inexpressible.push(Inexpressible { side: test.applies_to, id: test.id, problem });
                }
            }
        }
        for test in found.responses {
            match self.output(operation, names, &test.params) {
                Ok(output) => {
                    let comparison = self.comparison(operation.output);
                    tests.outputs.push(OutputCase { test, output, comparison });
                }
                Err(problem) => tests.inexpressible.push(inexpressible(&test, problem)),
            }
        }
        let first = |error: &&ShapeIdx| self.facts.usage(**error).error_of.first() == Some(&position);
        operation.errors.iter().filter(first).for_each(|&error| self.error_tests(error, &mut tests));
        tests
    }

    fn error_tests(self, error: ShapeIdx, tests: &mut OperationTests) {
        let found = self.facts.error_tests(error);
        tests.inexpressible.extend(found.unreadable.into_iter().map(unreadable));
        let ty = self.naming.of_type(error);
        let has_message = self.facts.error(error).is_some_and(|facts| facts.message.is_some());
        for test in found.responses {
            match self.example_structure(error, ExampleType::Error(ty.clone()), Role::Error, &test.params) {
                Ok(error) => {
                    let variant = VariantName::of_type(ty);
                    tests.errors.push(ErrorCase { test, variant, error, has_message });
                }
                Err(problem) => tests.inexpressible.push(inexpressible(&test, problem)),
            }
        }
    }

    fn input(self, operation: &Operation, names: &Names, params: &Value) -> Found<ExampleStructure> {
        let ty = ExampleType::Operation(names.module.clone(), names.input.clone());
        self.example_structure(operation.input, ty, Role::Input, params)
    }

    fn output(self, operation: &Operation, names: &Names, params: &Value) -> Found<ExampleStructure> {
        let ty = ExampleType::Operation(names.module.clone(), names.output.clone());
        self.example_structure(operation.output, ty, Role::Output, params)
    }

    /// An input with what a request cannot do without: its labels, and what it requires in the query.
    fn sendable_input(self, operation: &Operation, names: &Names) -> ExampleStructure {
        let needed = |member: &&MemberIdx| match self.facts.location(**member, Direction::Request) {
            Location::Label => true,
            Location::Query { .. } => self.facts.is_required(**member),
            Location::QueryParams | Location::Header { .. } | Location::PrefixHeaders { .. } => false,
            Location::Payload | Location::StatusCode | Location::Body { .. } => {
                operation.host_prefix.contains(&crate::smithy::HostSegment::Label(**member))
            }
        };
        let members = self.facts.model.members_of(operation.input).iter();
        let set = |&member: &MemberIdx| (self.naming.field(member).setter.clone(), self.placeholder(member));
        ExampleStructure {
            ty: ExampleType::Operation(names.module.clone(), names.input.clone()),
            build: crate::ir::Build::Fallible,
            members: members.filter(needed).map(set).collect(),
        }
    }

    /// Some value that can stand in a URI.
    fn placeholder(self, member: MemberIdx) -> Example {
        let target = self.facts.model[member].target;
        match &self.facts.model[target].kind {
            Kind::Simple(Simple::Boolean) => Example::Bool(true),
            Kind::Simple(Simple::Byte | Simple::Short | Simple::Integer | Simple::Long) => Example::Integer(1),
            Kind::Simple(Simple::Float | Simple::Double) => Example::Float(1.0),
            Kind::Simple(Simple::BigInteger) => Example::Big { digits: "1".into(), integer: true },
            Kind::Simple(Simple::BigDecimal) => Example::Big { digits: "1".into(), integer: false },
            Kind::Simple(Simple::Timestamp) => Example::Timestamp("1".into()),
            Kind::Simple(Simple::Blob) => Example::Blob(b"1".into()),
            Kind::Simple(Simple::String | Simple::Document) => Example::Text("1".into()),
            Kind::Enum(values) => {
                let text = values.first().map_or("1", |value| &value.value);
                Example::Enum(self.naming.of_type(target).clone(), text.to_owned())
            }
            Kind::IntEnum(_) => Example::Integer(1),
            Kind::List(_) => Example::List(Vec::new()),
            Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => Example::Map(Vec::new()),
        }
    }

    /// Parameters without lists in the query that are empty: nothing of them travels.
    fn received(self, operation: &Operation, params: &Value) -> Value {
        let travels = |name: &str, value: &Value| {
            let member = self.facts.model.member_named(operation.input, name);
            let location = member.map(|member| self.facts.location(member, Direction::Request));
            !matches!(location, Some(Location::Query { .. })) || value.as_array().is_none_or(|list| !list.is_empty())
        };
        match params {
            Value::Object(params) => params
                .iter()
                .filter(|(name, value)| travels(name, value))
                .map(|(n, v)| (n.clone(), v.clone()))
                .collect(),
            other => other.clone(),
        }
    }

    fn comparison(self, output: ShapeIdx) -> Comparison {
        let model = &self.facts.model;
        let members = model.members_of(output).iter().copied();
        let (streams, others): (Vec<_>, Vec<_>) =
            members.partition(|&member| self.facts.is_streaming(model[member].target));
        let field = |&member: &MemberIdx| self.naming.field(member).field.clone();
        match streams.first() {
            None => Comparison::Whole,
            Some(stream) => Comparison::Streaming { stream: field(stream), others: others.iter().map(field).collect() },
        }
    }
}

impl OperationTests {
    fn is_empty(&self) -> bool {
        let cases = self.requests.len() + self.outputs.len() + self.errors.len();
        cases + self.malformed.len() + self.inexpressible.len() == 0
    }
}

fn unreadable(test: UnreadableTest) -> Inexpressible {
    Inexpressible { side: None, id: test.id, problem: test.problem }
}

fn inexpressible(test: &ResponseTest, problem: String) -> Inexpressible {
    Inexpressible { side: test.applies_to, id: test.id.clone(), problem }
}
