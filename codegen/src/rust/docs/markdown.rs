//! The CommonMark that our own models, and some upstream ones, are documented in.
//!
//! Reads what documentation uses (paragraphs, lists, headings, fenced code, code spans, links, emphasis) and makes text
//! of the rest, so that nothing reaches rustdoc that it would take for a link to an item or for an HTML tag.

use super::layout::{Block, Word};

/// Reads CommonMark.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    read_blocks(&lines)
}

fn read_blocks(lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim_start();
        let taken = if line.is_empty() {
            1
        } else if let Some(fence) = fence(line) {
            let length = lines[at + 1..].iter().take_while(|line| !line.trim_start().starts_with(fence)).count();
            blocks.push(Block::Code(lines[at + 1..][..length].iter().map(|line| (*line).to_owned()).collect()));
            length + 2
        } else if let Some((level, text)) = heading(line) {
            blocks.push(Block::Heading(level, words(text)));
            1
        } else if let Some((ordered, _)) = marker(line) {
            let (items, taken) = read_items(&lines[at..], ordered);
            blocks.push(Block::List { ordered, items });
            taken
        } else {
            let length = 1 + lines[at + 1..].iter().take_while(|line| !interrupts(line.trim_start())).count();
            blocks.push(Block::Paragraph(words(&lines[at..][..length].join(" "))));
            length
        };
        at += taken;
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph(words) | Block::Heading(_, words) if words.is_empty()));
    blocks
}

/// Reads the items of one list: each its first line and what is indented below it.
fn read_items(lines: &[&str], ordered: bool) -> (Vec<Vec<Block>>, usize) {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(lines[0]);
    let mut items: Vec<Vec<&str>> = Vec::new();
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        let inner = line.trim_start();
        let begins = indent(line) <= own && marker(inner).is_some_and(|(kind, _)| kind == ordered);
        let belongs = inner.is_empty() || indent(line) > own || (taken == index && !interrupts(inner));
        match (begins, items.last_mut()) {
            (true, _) => items.push(marker(inner).map(|(_, text)| text).into_iter().collect()),
            (false, Some(item)) if belongs => item.push(line),
            (false, _) => break,
        }
        taken = if inner.is_empty() { taken } else { index + 1 };
    }
    let outdent = |item: &Vec<&str>| {
        let least = item.iter().skip(1).filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or(0);
        let lines: Vec<&str> =
            item.iter().enumerate().map(|(i, l)| if i == 0 { *l } else { l.get(least..).unwrap_or("") }).collect();
        read_blocks(&lines)
    };
    (items.iter().map(outdent).filter(|item| !item.is_empty()).collect(), taken.max(1))
}

fn interrupts(line: &str) -> bool {
    line.is_empty() || fence(line).is_some() || heading(line).is_some() || marker(line).is_some()
}

fn fence(line: &str) -> Option<&str> {
    ["```", "~~~"].into_iter().find(|fence| {
        let info = line.strip_prefix(fence);
        info.is_some_and(|info| !info.contains('`'))
    })
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.len() - line.trim_start_matches('#').len();
    let text = line[level..].strip_prefix(' ')?.trim();
    (1..=6).contains(&level).then_some((level, text))
}

/// A list marker and what follows it: whether it is a number, and the text.
fn marker(line: &str) -> Option<(bool, &str)> {
    if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((false, text.trim_start()));
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = line[digits..].strip_prefix(". ")?;
    (1..=3).contains(&digits).then_some((true, text.trim_start()))
}

/// Splits inline Markdown into words; code spans stay whole.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut rest = text;
    let mut link_depth = 0usize;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() || c.is_control() {
            if !word.is_empty() {
                words.push(Word::new(std::mem::take(&mut word)));
            }
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (piece, length) = piece(rest, &mut link_depth);
        word.push_str(&piece);
        rest = &rest[length..];
    }
    if !word.is_empty() {
        words.push(Word::new(word));
    }
    words
}

/// The next piece of inline text as rustdoc shall read it, and how much of the source it takes.
fn piece(rest: &str, link_depth: &mut usize) -> (String, usize) {
    let plain = |c: char| (c.to_string(), c.len_utf8());
    let Some(c) = rest.chars().next() else { return (String::new(), 0) };
    match c {
        '`' => code_span(rest).unwrap_or_else(|| {
            let run = rest.len() - rest.trim_start_matches('`').len();
            ("\\`".repeat(run), run)
        }),
        '\\' => match rest[1..].chars().next().filter(char::is_ascii_punctuation) {
            Some(escaped) => (format!("\\{escaped}"), 2),
            None => ("\\\\".into(), 1),
        },
        '[' if *link_depth == 0 && link_target(rest).is_some() => {
            *link_depth = 1;
            plain(c)
        }
        ']' if *link_depth == 1 && rest.starts_with("](") => {
            *link_depth = 0;
            let length = rest.find(')').map_or(rest.len(), |end| end + 1);
            (rest[..length].to_owned(), length)
        }
        '<' => address(&rest[1..])
            .filter(|address| rest[1 + address.len()..].starts_with('>'))
            .map_or(("\\<".into(), 1), |address| (format!("<{address}>"), address.len() + 2)),
        '[' | ']' => (format!("\\{c}"), 1),
        'h' if *link_depth == 0 => address(rest).map_or(plain(c), |address| (format!("<{address}>"), address.len())),
        c => plain(c),
    }
}

/// A code span at the start of the text, on one line, and its length in the source.
fn code_span(text: &str) -> Option<(String, usize)> {
    let run = text.len() - text.trim_start_matches('`').len();
    let mut from = run;
    loop {
        let at = from + text[from..].find('`')?;
        let closing = text[at..].len() - text[at..].trim_start_matches('`').len();
        if closing == run {
            let code = text[run..at].split(|c: char| c.is_whitespace() || c.is_control()).collect::<Vec<_>>().join(" ");
            let fence = &text[..run];
            return (!code.trim().is_empty()).then(|| (format!("{fence}{code}{fence}"), at + run));
        }
        from = at + closing;
    }
}

/// The address of an inline link that begins here, if it is one that rustdoc takes for a link to the web.
fn link_target(text: &str) -> Option<&str> {
    let close = text.find("](").filter(|close| *close > 1 && !text[1..*close].contains(['[', '`', '<']))?;
    let target = &text[close + 2..];
    let target = &target[..target.find(')')?];
    address(target).filter(|address| address.len() == target.len())
}

/// The web address at the start of the text, without the punctuation that ends a sentence.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let stops =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | ')' | ']');
    let end = text.find(stops).unwrap_or(text.len());
    let found = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    (found.len() > scheme.len()).then_some(found)
}

/// A word of plain text, escaped so that Markdown shows it as it is; addresses become links unless inside one.
pub(super) fn escape_word(text: &str, in_link: bool) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(address) = address(rest).filter(|_| !in_link) {
            result.push('<');
            result.push_str(address);
            result.push('>');
            rest = &rest[address.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let joins_words =
            c == '_' && result.ends_with(|p: char| p.is_alphanumeric()) && rest.starts_with(char::is_alphanumeric);
        let entity = c == '&' && rest.starts_with(|n: char| n.is_ascii_alphanumeric() || n == '#');
        if matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|') || entity || (c == '_' && !joins_words) {
            result.push('\\');
        }
        result.push(c);
    }
    result
}

/// The text with its code spans blanked.
pub(super) fn without_code(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        result.push_str(&rest[..at]);
        let run = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        rest = &rest[at + code_span(&rest[at..]).map_or(run, |(_, length)| length)..];
    }
    result + rest
}
