//! Routes: no two operations may answer the same requests, and methods mean what HTTP says.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::smithy::index::{Body, Direction, Operation};
use crate::smithy::traits::{HostPart, Method, PathPart};
use crate::smithy::{Facts, ShapeId, model};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    conflicts(facts, out);
    facts.operations.iter().for_each(|operation| body_of_method(facts, operation, out));
}

/// What tells requests of operations apart: the method, the constant part of host and path, where labels stand, and
/// constant query parameters. Only operations that are equal in all of these conflict, because in all other cases Smithy
/// says which of the two is more specific.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Route<'a> {
    method: &'a Method,
    host: Vec<Option<&'a str>>,
    path: Vec<Part<'a>>,
    query: BTreeMap<&'a str, &'a str>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Literal(&'a str),
    Label { greedy: bool },
}

/// The operations are the model's and not the facts', so that a missing label does not hide a conflict.
fn conflicts(facts: &Facts, out: &mut Diagnostics) {
    let mut routes: BTreeMap<Route<'_>, &ShapeId> = BTreeMap::new();
    for operation in &facts.model.operations {
        let Some(route) = route(operation) else { continue };
        match routes.get(&route) {
            None => {
                routes.insert(route, &operation.id);
            }
            Some(first) => out.error(
                &operation.id,
                format!("its requests cannot be told from those of {first}: both are {}", describe(operation)),
                "change the method or the URI of one of them",
            ),
        }
    }
}

fn route(operation: &model::Operation) -> Option<Route<'_>> {
    let http = operation.traits.http.as_ref()?;
    let part = |part| match part {
        &PathPart::Label { greedy, .. } => Part::Label { greedy },
        PathPart::Literal(text) => Part::Literal(text),
    };
    let host = operation.traits.host_prefix.iter().flat_map(|host| &host.0).map(|part| match part {
        HostPart::Literal(text) => Some(text.as_str()),
        HostPart::Label(_) => None,
    });
    Some(Route {
        method: &http.method,
        host: host.collect(),
        path: http.uri.path.iter().map(part).collect(),
        query: http.uri.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
    })
}

fn describe(operation: &model::Operation) -> String {
    operation.traits.http.as_ref().map_or(String::new(), |http| format!("{} {}", http.method.as_str(), http.uri))
}

fn body_of_method(facts: &Facts, operation: &Operation, out: &mut Diagnostics) {
    let bodiless = match operation.method {
        Method::Get | Method::Head | Method::Delete | Method::Options => true,
        Method::Post | Method::Put | Method::Patch | Method::Other(_) => false,
    };
    if bodiless && facts.body(operation.input, Direction::Request) != Body::Empty {
        out.warning(
            &operation.id,
            format!("its requests are {} and have a body, to which HTTP gives no meaning", operation.method.as_str()),
            "bind the members to label, query or header, or use another method",
        );
    }
}
