//! Blocks of Markdown to wrapped lines.
//!
//! Wrapping must not change what Markdown reads: a word that would begin a list, a heading or a quotation where it now
//! begins a line is escaped, and code spans are never broken.

/// A block of a document; inline markup is already Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Words to be wrapped.
    Paragraph(Vec<Word>),
    /// A heading with its level.
    Heading(usize, Vec<Word>),
    /// Lines that stay as they are, shown as text.
    Code(Vec<String>),
    /// A list; each item holds blocks.
    List { ordered: bool, items: Vec<Vec<Block>> },
}

/// What stands between two spaces and must stay on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word(String);

impl Word {
    /// A word of inline Markdown, not empty and without line breaks.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The word itself.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// The word as the first of a line.
    fn at_line_start(&self) -> String {
        let text = &self.0;
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && matches!(&text[digits..], "." | ")") {
            return format!("{}\\{}", &text[..digits], &text[digits..]);
        }
        let all = |c: char| text.chars().all(|t| t == c);
        if text.starts_with(['#', '>']) || text.starts_with("~~~") || text == "+" || all('-') || all('=') || all('*') {
            return format!("\\{text}");
        }
        text.clone()
    }
}

/// Lays blocks out, with an empty line between two.
pub(super) fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let block = block_lines(block, width);
        if !lines.is_empty() && !block.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

fn block_lines(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(words) => wrap(words, width),
        Block::Heading(level, words) => {
            let text: Vec<&str> = words.iter().map(|word| word.0.as_str()).collect();
            if text.is_empty() { Vec::new() } else { vec![format!("{} {}", "#".repeat(*level), text.join(" "))] }
        }
        Block::Code(code) => fenced(code),
        Block::List { ordered, items } => list_lines(*ordered, items, width),
    }
}

fn list_lines(ordered: bool, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut result = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let marker = if ordered { format!("{}. ", index + 1) } else { "- ".to_owned() };
        let indent = " ".repeat(marker.len());
        let inner = lines(item, width.saturating_sub(marker.len()).max(40));
        for (number, line) in inner.into_iter().enumerate() {
            result.push(match (number, line.is_empty()) {
                (0, _) => format!("{marker}{line}"),
                (_, true) => line,
                (_, false) => format!("{indent}{line}"),
            });
        }
    }
    result
}

fn fenced(code: &[String]) -> Vec<String> {
    let longest = code.iter().map(|line| longest_run(line, '`')).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(code.iter().cloned());
    lines.push(fence);
    lines
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(|run| run.chars().count()).max().unwrap_or(0)
}

fn wrap(words: &[Word], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in words {
        let length = word.0.chars().count();
        match lines.last_mut() {
            Some(line) if used + 1 + length <= width => {
                line.push(' ');
                line.push_str(&word.0);
                used += 1 + length;
            }
            _ => {
                lines.push(word.at_line_start());
                used = length;
            }
        }
    }
    lines
}
