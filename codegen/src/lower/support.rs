//! What the model may say and the generated code cannot do yet. Every such thing is an error that names its place: to
//! pass over it would make the wire wrong in silence.

use crate::diagnostic::Diagnostics;
use crate::rust::pattern;
use crate::smithy::{AuthScheme, Direction, Facts, Kind, Location, Operation, ShapeId, ShapeIdx, Simple};

/// Reports everything that is not supported.
///
/// # Errors
///
/// All of it, in one go.
pub fn check(facts: &Facts, server: bool) -> Result<(), Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    for operation in &facts.operations {
        check_operation(facts, operation, &mut diagnostics);
        check_auth(facts, operation, &mut diagnostics);
    }
    for (_, member) in facts.model.members().filter(|(_, member)| facts.error(member.target).is_some()) {
        let instead = "target a structure without the trait error";
        unsupported(&mut diagnostics, &member.id, "a member that is an error", instead);
    }
    for (shape, _) in facts.model.shapes() {
        check_shape(facts, shape, &mut diagnostics);
        check_error(facts, shape, &mut diagnostics);
    }
    if server {
        check_patterns(facts, &mut diagnostics);
    }
    if diagnostics.has_errors() { Err(diagnostics) } else { Ok(()) }
}

/// A server matches patterns, which the client leaves to the service.
fn check_patterns(facts: &Facts, diagnostics: &mut Diagnostics) {
    for (member, definition) in facts.model.members().filter(|(_, member)| facts.usage(member.container).in_input) {
        let constraints = facts.constraints(member);
        let Some(problem) = constraints.pattern.and_then(|pattern| pattern::translate(&pattern).err()) else {
            continue;
        };
        let message = format!("its pattern takes more than a server can match in linear time: {problem}");
        diagnostics.error(
            &definition.id,
            message,
            "write the pattern without that, or leave `server` out of the settings",
        );
    }
}

fn unsupported(diagnostics: &mut Diagnostics, id: &ShapeId, what: &str, instead: &str) {
    diagnostics.error(id, format!("{what} is not generated yet"), instead);
}

const LEAVE_OUT: &str = "leave the operation out with [leave-out] in the settings";

fn check_operation(facts: &Facts, operation: &Operation, diagnostics: &mut Diagnostics) {
    let findings = [
        (!operation.host_prefix.is_empty(), "a host prefix (`smithy.api#endpoint`)"),
        (operation.checksum_required, "a required checksum (`smithy.api#httpChecksumRequired`)"),
        (operation.checksum.is_some(), "a checksum (`aws.protocols#httpChecksum`)"),
        (!operation.request_compression.is_empty(), "request compression (`smithy.api#requestCompression`)"),
        (operation.idempotency_token.is_some(), "an idempotency token (`smithy.api#idempotencyToken`)"),
        (
            !operation.static_context.is_empty(),
            "an endpoint parameter of an operation (`smithy.rules#staticContextParams`)",
        ),
        (!operation.context_params.is_empty(), "an endpoint parameter of a member (`smithy.rules#contextParam`)"),
        (pages_through_a_map(facts, operation), "a page whose items are a map (`smithy.api#paginated`)"),
    ];
    for (_, what) in findings.iter().filter(|(found, _)| *found) {
        unsupported(diagnostics, &operation.id, what, LEAVE_OUT);
    }
}

/// The client authenticates all operations alike.
fn check_auth(facts: &Facts, operation: &Operation, diagnostics: &mut Diagnostics) {
    for scheme in &operation.auth {
        match scheme {
            AuthScheme::SigV4 | AuthScheme::NoAuth => {}
            AuthScheme::Other(id) => {
                unsupported(diagnostics, &operation.id, &format!("the authentication scheme `{id}`"), LEAVE_OUT);
            }
        }
    }
    let others = facts.operations.first().map(|first| &first.auth);
    if others.is_some_and(|others| *others != operation.auth) {
        let what = "an operation whose authentication differs from the other operations'";
        unsupported(diagnostics, &operation.id, what, LEAVE_OUT);
    }
}

fn pages_through_a_map(facts: &Facts, operation: &Operation) -> bool {
    let items = operation.pagination.as_ref().and_then(|pagination| pagination.items.as_ref());
    let last = items.and_then(|way| way.last());
    last.is_some_and(|&member| matches!(facts.model.target(member).kind, Kind::Map(_)))
}

fn check_shape(facts: &Facts, shape: ShapeIdx, diagnostics: &mut Diagnostics) {
    let definition = &facts.model[shape];
    match &definition.kind {
        Kind::Simple(Simple::BigInteger | Simple::BigDecimal) => {
            let instead = format!("target a long or a double, or {}", leave_out_users(facts, shape));
            unsupported(diagnostics, &definition.id, "a number of any size", &instead);
        }
        Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::List(_) | Kind::Map(_) => {}
        Kind::Structure(_) | Kind::Union(_) => {}
    }
}

fn leave_out_users(facts: &Facts, shape: ShapeIdx) -> String {
    let users = facts.usage(shape).operations.iter().map(|&position| facts.operations[position].id.to_string());
    let users = users.collect::<Vec<_>>().join(", ");
    format!("leave out the operations that use it with [leave-out] in the settings: {users}")
}

fn check_error(facts: &Facts, shape: ShapeIdx, diagnostics: &mut Diagnostics) {
    if facts.error(shape).is_none() {
        return;
    }
    let members = facts.model.members_of(shape).iter();
    for &member in members.filter(|&&member| facts.location(member, Direction::Response) == Location::Payload) {
        let what = "an error whose body is one member";
        unsupported(diagnostics, &facts.model[member].id, what, "bind the member to the JSON body");
    }
}
