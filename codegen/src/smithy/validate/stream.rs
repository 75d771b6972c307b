//! Streams: where they may be, and that streams of events are not generated.

use crate::diagnostic::Diagnostics;
use crate::smithy::Facts;
use crate::smithy::index::Operation;
use crate::smithy::model::{Kind, ShapeIdx, Simple};
use crate::smithy::traits::Binding;

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    for operation in &facts.operations {
        for (role, structure) in [("input", operation.input), ("output", operation.output)] {
            event_stream(facts, operation, role, structure, out);
        }
    }
    for (_, member) in facts.model.members() {
        let target = &facts.model[member.target];
        let Kind::Simple(Simple::Blob) = target.kind else { continue };
        if target.traits.streaming && member.traits.binding != Some(Binding::Payload) {
            out.error(
                &member.id,
                format!("the member targets the streaming blob {}, but is not a payload", target.id),
                "add the trait httpPayload, or target a blob that does not stream",
            );
        } else if target.traits.streaming && facts.usage(member.container).nested {
            out.error(
                &member.id,
                format!("the streaming blob {} is inside of a structure that other members target", target.id),
                "move the member to the top level of an operation's input or output",
            );
        }
    }
}

fn event_stream(facts: &Facts, operation: &Operation, role: &str, structure: ShapeIdx, out: &mut Diagnostics) {
    for &member in facts.model.members_of(structure) {
        if facts.is_event_stream(facts.model[member].target) {
            out.error(
                &operation.id,
                format!(
                    "its {role} has the event stream `{}`, and event streams are not supported",
                    facts.model[member].name
                ),
                "leave such operations out with `leave-out-event-streams = true` in the settings, or --leave-out-event-streams",
            );
        }
    }
}
