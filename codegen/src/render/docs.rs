//! Documentation lines as templates write them: what follows `///` or `//!`.

use serde::{Serialize, Serializer};

/// Lines of documentation. Each serializes with the space that parts it from the comment's mark, if it says anything:
/// rustfmt does not reach into macros, where trailing space would stay.
#[derive(Debug, Clone)]
pub(super) struct Docs(pub Vec<String>);

impl Serialize for Docs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|line| match line.as_str() {
            "" => String::new(),
            text => format!(" {text}"),
        }))
    }
}
