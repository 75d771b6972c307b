//! Counting lines of Rust that are neither blank nor comments.

use std::fs;
use std::path::Path;

use super::process::Outcome;

/// The lines of code of a text: what is left without blank lines and without those that are comments from their start.
pub(super) fn code(text: &str) -> usize {
    code_lines(text).count()
}

fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut in_comment = false;
    text.lines().filter(move |line| {
        let line = line.trim();
        if in_comment || line.starts_with("/*") {
            in_comment = !line.contains("*/");
            // What follows the comment on its last line is code.
            return line.split_once("*/").is_some_and(|(_, rest)| !rest.trim().is_empty());
        }
        !line.is_empty() && !line.starts_with("//")
    })
}

/// The lines of code of a formatted text that belong to `macro_rules!`.
pub(super) fn of_macros(text: &str) -> usize {
    let mut end: Option<String> = None;
    let mut count = 0;
    for line in code_lines(text) {
        if end.is_none() && line.trim_start().starts_with("macro_rules!") {
            end = Some(format!("{}}}", &line[..line.len() - line.trim_start().len()]));
        }
        let Some(last) = &end else { continue };
        count += 1;
        if line == last {
            end = None;
        }
    }
    count
}

/// Adds up what a function counts in every source below a folder.
pub(super) fn below(folder: &Path, count: fn(&str) -> usize) -> Outcome<usize> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut sum = 0;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            sum += below(&path, count)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sum += count(&fs::read_to_string(&path).map_err(failed)?);
        }
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::{code, of_macros};

    #[test]
    fn blanks_and_comments_do_not_count() {
        let text = "//! Module.\n\n/// Item.\nfn a() { // one\n    b(); /* two */\n}\n/* long\n   comment */\n/* c */ fn d() {}\n";
        assert_eq!(code(text), 4);
    }

    #[test]
    fn macros_are_counted_to_their_end() {
        let text = "fn a() {\n}\nmacro_rules! m {\n    // why\n    () => {\n        x\n    };\n}\nfn b() {}\n";
        assert_eq!(of_macros(text), 5);
        let inner = "mod m {\n    macro_rules! m {\n        () => {}\n    }\n    fn b() {}\n}\n";
        assert_eq!(of_macros(inner), 3);
        assert_eq!(of_macros("fn a() {}\n"), 0);
    }
}
