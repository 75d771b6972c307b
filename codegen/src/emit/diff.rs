//! A diff that a person can read: unified, and cut where it would fill the screen many times.

use similar::TextDiff;

/// How many lines of diff are worth printing.
const LIMIT: usize = 200;

/// Collects the diffs of several files up to a limit.
#[derive(Default)]
pub(super) struct Diff {
    text: String,
    lines: usize,
    left_out: usize,
}

impl Diff {
    /// Adds a line of its own.
    pub(super) fn note(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    /// Adds the change of one file.
    pub(super) fn change(&mut self, path: &str, old: &str, new: &str) {
        if self.lines >= LIMIT {
            self.left_out += 1;
            return;
        }
        let diff = TextDiff::from_lines(old, new);
        let unified = diff.unified_diff().context_radius(2).header(&format!("on disk: {path}"), path).to_string();
        let total = unified.lines().count();
        let shown = total.min(LIMIT - self.lines);
        for line in unified.lines().take(shown) {
            self.text.push_str(line);
            self.text.push('\n');
        }
        if shown < total {
            self.text.push_str(&format!("… {} more lines of {path}\n", total - shown));
        }
        self.lines += shown;
    }

    /// The text; empty where nothing changed.
    pub(super) fn finish(mut self) -> String {
        if self.left_out > 0 {
            self.text.push_str(&format!("… and {} more files that differ\n", self.left_out));
        }
        self.text
    }
}
