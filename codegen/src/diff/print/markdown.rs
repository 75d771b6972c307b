//! A diff for a pull request or a changelog.

use std::fmt::Write as _;

use super::{
    documentation, headline, place, protobuf, rust, smithy, subject, untraced, update_lines, values, verdicts,
};
use crate::diff::{Diff, Method};

/// Lays out a diff as Markdown.
pub fn markdown(diff: &Diff) -> String {
    let mut out = format!("## {}\n", headline(diff));
    methods(&mut out, "new", &diff.summary.new);
    methods(&mut out, "removed", &diff.summary.removed);
    for update in &diff.summary.updated {
        let _ = writeln!(out, "\n### {} (updated)\n", update.name);
        for (what, line) in update_lines(update) {
            let _ = writeln!(out, "- {what}: `{line}`");
        }
    }
    out.push_str("\n### Verdicts\n\n");
    for line in verdicts(diff) {
        let _ = writeln!(out, "- {line}");
    }
    let _ = writeln!(out, "\n### {} changes\n", diff.substance().count());
    if diff.substance().next().is_some() {
        out.push_str("| place | change | Smithy | Rust | Protobuf |\n|---|---|---|---|---|\n");
    }
    for change in diff.substance() {
        let values = values(diff, change).map(|values| format!(": {}", code(&values))).unwrap_or_default();
        let cells = [
            code(&place(diff, &change.model.place)),
            format!("{}{values}", subject(change)),
            smithy(change),
            cell(&rust(change).unwrap_or_else(|| "no verdict".to_owned())),
            cell(&protobuf(change).unwrap_or_else(|| "none".to_owned())),
        ];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    if let Some(counts) = documentation(diff) {
        let _ = writeln!(out, "\nDocumentation: {counts}.");
    }
    for effect in untraced(diff) {
        let _ = writeln!(out, "\nNot traced to a change of the model: {effect}.");
    }
    out
}

fn methods(out: &mut String, what: &str, methods: &[Method]) {
    for method in methods {
        let _ = writeln!(out, "\n### {} ({what})\n\n`{}`", method.name, method.route);
    }
}

/// Code in a table's cell. A backtick would end it, a bar the cell.
fn code(text: &str) -> String {
    let fence = if text.contains("`") { "``" } else { "`" };
    format!("{fence}{}{fence}", cell(text))
}

fn cell(text: &str) -> String {
    text.replace("|", "\\|").replace("\n", " ")
}
