//! Documentation of a model as lines of a Rust documentation comment.
//!
//! Models document themselves in CommonMark, in which upstream writes HTML. Both end as the Markdown that rustdoc reads,
//! wrapped, and such that rustdoc has nothing to warn of: brackets are no links by accident, addresses are links, code
//! blocks are no doctests, and tags that Markdown does not know are text.

mod html;
mod layout;
mod markdown;
mod token;

/// The width of a line's text: in 120 columns, members stand eight deep, behind `/// `.
pub const WIDTH: usize = 108;

/// Converts a model's documentation to lines without comment markers. Empty where there is nothing to say.
pub fn lines(text: &str) -> Vec<String> {
    let blocks = if html::is_html(text) { html::blocks(text) } else { markdown::blocks(text) };
    layout::lines(&blocks, WIDTH)
}

/// The first sentence of a documentation, on one line, for places that list many items.
pub fn summary(text: &str) -> String {
    let first: Vec<String> = lines(text).into_iter().take_while(|line| !line.is_empty()).collect();
    let joined = first.join(" ");
    match joined.find(". ") {
        Some(end) => joined[..=end].to_owned(),
        None => joined,
    }
}
