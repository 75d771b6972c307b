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
        check_operation(operation, &mut diagnostics);
        check_auth(operation, &mut diagnostics);
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

fn check_operation(operation: &Operation, diagnostics: &mut Diagnostics) {
    let findings = [
        (operation.checksum.is_some(), "a checksum (`aws.protocols#httpChecksum`)"),
        (
            operation.request_compression.iter().any(|encoding| encoding != "gzip"),
            "an encoding other than gzip (`smithy.api#requestCompression`)",
        ),
    ];
    for (_, what) in findings.iter().filter(|(found, _)| *found) {
        unsupported(diagnostics, &operation.id, what, LEAVE_OUT);
    }
}

fn check_auth(operation: &Operation, diagnostics: &mut Diagnostics) {
    for scheme in &operation.auth {
        match scheme {
            AuthScheme::SigV4 | AuthScheme::NoAuth | AuthScheme::HttpBearer | AuthScheme::HttpBasic => {}
            AuthScheme::HttpApiKey => {}
            AuthScheme::Other(id) => {
                unsupported(diagnostics, &operation.id, &format!("the authentication scheme `{id}`"), LEAVE_OUT);
            }
        }
    }
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
    let users = facts.users(shape).into_iter().map(|position| facts.operations[position].id.to_string());
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
