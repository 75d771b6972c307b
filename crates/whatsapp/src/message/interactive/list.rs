//! Lists to choose from.

use crate::message::interactive::parts;
use crate::message::{Action, Interactive, InteractiveKind, Row, Section};

/// A section with its title.
#[derive(Clone, Debug)]
pub struct ListSection(Section);

impl ListSection {
    /// A title of up to 24 characters, and rows.
    pub fn new(title: impl Into<String>, rows: impl IntoIterator<Item = Row>) -> Self {
        let rows = Some(rows.into_iter().collect());
        Self(Section { title: Some(title.into()), rows, ..Section::default() })
    }
}

/// A button that opens a list of up to 10 rows, in up to 10 sections.
#[derive(Clone, Debug)]
pub struct List(Interactive);

impl List {
    /// A text of up to 4096 characters, the button's text of up to 20, and rows in one section without a title.
    pub fn new(body: impl Into<String>, button: impl Into<String>, rows: impl IntoIterator<Item = Row>) -> Self {
        let section = Section { rows: Some(rows.into_iter().collect()), ..Section::default() };
        Self::made(body, button, vec![section])
    }

    /// The same with several sections, each with a title.
    pub fn with_sections(
        body: impl Into<String>,
        button: impl Into<String>,
        sections: impl IntoIterator<Item = ListSection>,
    ) -> Self {
        Self::made(body, button, sections.into_iter().map(|section| section.0).collect())
    }

    fn made(body: impl Into<String>, button: impl Into<String>, sections: Vec<Section>) -> Self {
        let action = Action { button: Some(button.into()), sections: Some(sections), ..Action::default() };
        Self(Interactive::new(InteractiveKind::List, action).with_body(body))
    }
}

parts!(List: text_header footer);
