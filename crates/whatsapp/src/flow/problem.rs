//! What validation finds, as Meta reports it.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::flow::Span;
use crate::open::words;
use crate::report::{Fault, Path};

words! {
    /// Meta's codes for what is wrong with flow JSON; a first set, not its complete list.
    pub enum FlowCode {
        /// A value that is not allowed, or is missing.
        InvalidPropertyValue = "INVALID_PROPERTY_VALUE",
        /// A member that there is not.
        InvalidPropertyKey = "INVALID_PROPERTY_KEY",
        /// Two screens with one id.
        DuplicateScreenIds = "DUPLICATE_SCREEN_IDS",
        /// A screen that is called success.
        ScreenIdIsReservedKeyword = "SCREEN_ID_IS_RESERVED_KEYWORD",
        /// Two inputs with one name.
        DuplicateFormComponentNames = "DUPLICATE_FORM_COMPONENT_NAMES",
        /// Inputs outside of a form that is there.
        ComponentsOutsideForm = "COMPONENTS_OUTSIDE_FORM",
        /// No screen ends the flow.
        MissingTerminalScreen = "MISSING_TERMINAL_SCREEN",
        /// A screen that ends the flow has no footer.
        MissingFooterOnTerminalScreen = "MISSING_FOOTER_ON_TERMINAL_SCREEN",
        /// A footer in one branch of a condition only.
        MissingFooterInIfElseBranches = "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
        /// A footer in some cases only.
        MissingFooterInSwitchBranches = "MISSING_FOOTER_IN_SWITCH_BRANCHES",
        /// More than one footer.
        MoreThanOneFooter = "MORE_THAN_ONE_FOOTER",
    }
}

/// Something that is wrong with flow JSON. `Serialize` writes it as Meta's API reports it.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowProblem {
    /// Meta's code.
    pub code: FlowCode,
    /// Where, from the top of the flow.
    pub path: Path,
    /// Where, in the text.
    pub span: Span,
    /// What is wrong.
    pub fault: Fault,
}

impl FlowProblem {
    /// What is wrong, in words.
    pub fn message(&self) -> String {
        format!("{}: {}", self.path, self.fault)
    }
}

impl fmt::Display for FlowProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, span, .. } = self;
        write!(formatter, "{code} at {}:{}: {}", span.line_start, span.column_start, self.message())
    }
}

/// A place, with its path.
struct Pointer<'a>(&'a FlowProblem);

impl Serialize for Pointer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.span.write(&mut map)?;
        map.serialize_entry("path", &self.0.path.to_string())?;
        map.end()
    }
}

impl Serialize for FlowProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("error", &self.code)?;
        map.serialize_entry("error_type", "FLOW_JSON_ERROR")?;
        map.serialize_entry("message", &self.message())?;
        self.span.write(&mut map)?;
        map.serialize_entry("pointers", &[Pointer(self)])?;
        map.end()
    }
}
