//! Lines inside of macros, which rustfmt does not lay out: filled here, so that they fit.

/// How wide a line of generated code may be.
const WIDTH: usize = 120;

/// How far the lines of a declaration's members are indented.
const INDENT: usize = 8;

/// The parts of a member in as few lines as they fit into, as one text that ends in a semicolon.
pub(super) fn member(parts: Vec<String>) -> String {
    row(parts, INDENT)
}

/// The parts of a service's row, which stands one level further left.
pub(super) fn handler(parts: Vec<String>) -> String {
    row(parts, INDENT - 4)
}

fn row(mut parts: Vec<String>, indent: usize) -> String {
    if let Some(last) = parts.last_mut() {
        last.push(';');
    }
    let further = indent + 4;
    fill(parts.into_iter(), indent, further).join(&format!("\n{}", " ".repeat(further)))
}

/// Words in as few lines as they fit into.
pub(super) fn lines(words: impl Iterator<Item = String>) -> Vec<String> {
    fill(words, INDENT, INDENT)
}

/// `further` is how far the second line and those after it are indented.
fn fill(words: impl Iterator<Item = String>, first: usize, further: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        let indent = if lines.len() <= 1 { first } else { further };
        match lines.last_mut() {
            Some(line) if indent + line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(&word);
            }
            Some(_) | None => lines.push(word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{lines, member};

    #[test]
    fn a_member_is_broken_where_it_would_be_too_long() {
        let parts = |name: usize, functions: usize, rest: usize| {
            [(name, "n"), (functions, "f"), (rest - 1, "r")].map(|(length, letter)| letter.repeat(length)).to_vec()
        };
        let breaks = |parts| {
            let text = member(parts);
            text.chars().filter(|c| c.is_whitespace()).collect::<String>().replace(&" ".repeat(12), "")
        };
        assert_eq!(breaks(parts(50, 30, 30)), "  ");
        assert_eq!(breaks(parts(50, 30, 31)), " \n");
        assert_eq!(breaks(parts(50, 62, 45)), "\n ");
        assert_eq!(breaks(parts(50, 62, 46)), "\n\n");
    }

    #[test]
    fn words_fill_lines() {
        let words = ["a".repeat(60), "b".repeat(51), "c".into()];
        let filled = [format!("{} {}", words[0], words[1]), words[2].clone()];
        assert_eq!(lines(words.into_iter()), filled);
    }
}
