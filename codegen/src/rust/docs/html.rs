//! The HTML that upstream models are documented in.
//!
//! Not a browser: the two dozen elements that models use, read in one pass and forgiving of what is not closed.

use super::layout::{Block, Word, longest_run};
use super::token::{Token, tokens};

/// Whether a documentation is HTML rather than plain CommonMark.
pub(super) fn is_html(text: &str) -> bool {
    let outside_code = super::markdown::without_code(text);
    outside_code.contains("<!--") || tokens(&outside_code).iter().any(|token| matches!(token, Token::Open { .. }))
}

/// Reads HTML.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for token in tokens(text) {
        match token {
            Token::Text(text) => reader.text(&text),
            Token::Open { name, href } => reader.open(&name, href),
            Token::Close(name) => reader.close(&name),
        }
    }
    reader.finish()
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    /// Finished blocks of the innermost open list item, or of the document.
    blocks: Vec<Block>,
    lists: Vec<OpenList>,
    words: Vec<Word>,
    word: String,
    /// Open links: their address, if it is of use, and whether their text has begun.
    links: Vec<(Option<String>, bool)>,
    code: Option<String>,
    pre: Option<String>,
    heading: Option<usize>,
    /// Opening marks that wait for the word they stand before.
    marks: Vec<&'static str>,
    open_marks: Vec<&'static str>,
    /// What the next paragraph begins with.
    label: Option<&'static str>,
}

struct OpenList {
    ordered: bool,
    items: Vec<Vec<Block>>,
    outer: Vec<Block>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if let Some(pre) = &mut self.pre {
            pre.push_str(text);
        } else if let Some(code) = &mut self.code {
            code.push_str(text);
        } else {
            let mut parts = text.split(|c: char| c.is_whitespace() || c.is_control());
            self.part(parts.next().unwrap_or_default());
            for part in parts {
                self.end_word();
                self.part(part);
            }
        }
    }

    fn part(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        self.begin_word();
        let in_link = !self.links.is_empty();
        self.word.push_str(&super::markdown::escape_word(part, in_link));
    }

    /// Writes the marks that wait, now that there is something for them to mark.
    fn begin_word(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            self.word.push_str(mark);
            self.open_marks.push(mark);
        }
        if let Some((Some(_), begun @ false)) = self.links.last_mut() {
            *begun = true;
            self.word.push('[');
        }
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(Word::new(std::mem::take(&mut self.word)));
        }
    }

    fn open(&mut self, name: &str, href: Option<String>) {
        if self.code.is_some() && name != "code" && !is_block(name) || self.pre.is_some() {
            return;
        }
        match name {
            "a" => self.links.push((href, false)),
            "code" | "tt" => self.code = Some(self.code.take().unwrap_or_default()),
            "b" | "strong" => self.marks.push("**"),
            "i" | "em" => self.marks.push("*"),
            "pre" => {
                self.end_block();
                self.pre = Some(String::new());
            }
            "h1" | "h2" | "h3" | "h4" => {
                self.end_block();
                self.heading = Some(4);
            }
            "ul" | "ol" | "dl" => {
                self.end_block();
                let outer = std::mem::take(&mut self.blocks);
                self.lists.push(OpenList { ordered: name == "ol", items: Vec::new(), outer });
            }
            "li" | "dt" => self.end_item(),
            name if is_block(name) => self.open_block(name),
            _ => {}
        }
    }

    fn open_block(&mut self, name: &str) {
        self.end_block();
        self.label = match name {
            "note" => Some("**Note:**"),
            "important" => Some("**Important:**"),
            "caution" => Some("**Caution:**"),
            "warning" => Some("**Warning:**"),
            _ => return,
        };
    }

    fn close(&mut self, name: &str) {
        if self.pre.is_some() && name != "pre" {
            return;
        }
        match name {
            "a" => self.close_link(),
            "code" | "tt" => self.close_code(),
            "b" | "strong" => self.close_mark("**"),
            "i" | "em" => self.close_mark("*"),
            "li" | "dd" => self.end_item(),
            "ul" | "ol" | "dl" => self.close_list(),
            name if is_block(name) => self.end_block(),
            _ => {}
        }
    }

    /// Closes emphasis where it marks something; an empty or foreign one vanishes.
    fn close_mark(&mut self, mark: &'static str) {
        if let Some(at) = self.marks.iter().rposition(|m| *m == mark) {
            self.marks.remove(at);
        } else if let Some(at) = self.open_marks.iter().rposition(|m| *m == mark) {
            self.open_marks.remove(at);
            self.append(mark);
        }
    }

    fn close_link(&mut self) {
        if let Some((Some(href), true)) = self.links.pop() {
            let href = href.replace('(', "%28").replace(')', "%29");
            self.append(&format!("]({href})"));
        }
    }

    fn close_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return;
        }
        self.begin_word();
        let fence = "`".repeat(longest_run(&code, '`') + 1);
        let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.word.push_str(&format!("{fence}{space}{code}{space}{fence}"));
    }

    /// Glues a closing mark to what it closes.
    fn append(&mut self, mark: &str) {
        if self.word.is_empty() {
            self.word = self.words.pop().map(Word::into_text).unwrap_or_default();
        }
        self.word.push_str(mark);
    }

    fn end_block(&mut self) {
        if let Some(pre) = self.pre.take() {
            let code = pre.trim_matches('\n').lines().map(|line| line.trim_end().to_owned()).collect();
            self.blocks.push(Block::Code(code));
        }
        self.close_code();
        while !self.links.is_empty() {
            self.close_link();
        }
        self.marks.clear();
        while let Some(mark) = self.open_marks.pop() {
            self.append(mark);
        }
        self.end_word();
        let mut words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            words.splice(0..0, self.label.take().map(Word::new));
        }
        match self.heading.take() {
            _ if words.is_empty() => {}
            Some(level) => self.blocks.push(Block::Heading(level, words)),
            None => self.blocks.push(Block::Paragraph(words)),
        }
    }

    fn end_item(&mut self) {
        self.end_block();
        if let Some(list) = self.lists.last_mut() {
            let item = std::mem::take(&mut self.blocks);
            if !item.is_empty() {
                list.items.push(item);
            }
        }
    }

    fn close_list(&mut self) {
        self.end_item();
        if let Some(OpenList { ordered, items, outer }) = self.lists.pop() {
            self.blocks = outer;
            if !items.is_empty() {
                self.blocks.push(Block::List { ordered, items });
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_block();
        while !self.lists.is_empty() {
            self.close_list();
        }
        self.blocks
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "body"
            | "fullname"
            | "title"
            | "note"
            | "important"
            | "caution"
            | "warning"
            | "dd"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "ul"
            | "ol"
            | "dl"
            | "li"
            | "dt"
    )
}
