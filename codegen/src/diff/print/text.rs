//! A diff for a terminal.

use std::fmt::Write as _;

use super::{
    documentation, headline, place, protobuf, rust, smithy, subject, untraced, update_lines, values, verdicts,
};
use crate::diff::{Diff, Method};

/// Lays out a diff as plain text.
pub fn text(diff: &Diff) -> String {
    let mut out = format!("{}\n", headline(diff));
    methods(&mut out, "New", &diff.summary.new);
    methods(&mut out, "Removed", &diff.summary.removed);
    if !diff.summary.updated.is_empty() {
        out.push_str("\nUpdated:\n");
    }
    for update in &diff.summary.updated {
        let _ = writeln!(out, "  {}", update.name);
        for (what, line) in update_lines(update) {
            let _ = writeln!(out, "    {what}: {line}");
        }
    }
    out.push_str("\nVerdicts:\n");
    for line in verdicts(diff) {
        let _ = writeln!(out, "  {line}");
    }
    let _ = writeln!(out, "\nChanges from {} to {}: {}", diff.old, diff.new, diff.substance().count());
    for change in diff.substance() {
        let _ = write!(out, "\n  {}: {}", place(diff, &change.model.place), subject(change));
        let values = values(diff, change).map(|values| format!(": {values}"));
        let _ = writeln!(out, "{}", values.unwrap_or_default());
        let _ = writeln!(out, "    Smithy: {}", smithy(change));
        if let Some(rust) = rust(change) {
            let _ = writeln!(out, "    Rust: {rust}");
        }
        if let Some(protobuf) = protobuf(change) {
            let _ = writeln!(out, "    Protobuf: {protobuf}");
        }
    }
    if let Some(counts) = documentation(diff) {
        let _ = writeln!(out, "\nDocumentation: {counts}");
    }
    for effect in untraced(diff) {
        let _ = writeln!(out, "\nNot traced to a change of the model: {effect}");
    }
    out
}

fn methods(out: &mut String, title: &str, methods: &[Method]) {
    if !methods.is_empty() {
        let _ = writeln!(out, "\n{title}:");
    }
    for method in methods {
        let _ = writeln!(out, "  {}: {}", method.name, method.route);
    }
}
