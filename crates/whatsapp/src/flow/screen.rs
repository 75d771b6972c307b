//! Screens.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::flow::Component;
use crate::open::open;
use crate::rule::REQUIRED;

open! {
    /// What a screen is given: a name with a type and an example.
    public struct DataField {
        /// `string`, `number`, `boolean`, `object`, `array`.
        kind: String = "type" => REQUIRED,
        /// An example, for the preview.
        example: Value = "__example__",
        /// Of a list: what its items are.
        items: Value = "items",
        /// Of an object: its members.
        properties: Value = "properties",
    }
}

open! {
    /// How a screen is laid out.
    public struct Layout {
        /// `SingleColumnLayout`, the only one there is.
        kind: String = "type" => REQUIRED,
        /// Components, from top to bottom.
        children: Vec<Component> = "children" => REQUIRED,
    }
}

open! {
    /// A screen.
    public struct Screen {
        /// Unique; not `SUCCESS`.
        id: String = "id" => REQUIRED,
        /// What stands above.
        title: String = "title",
        /// Its components.
        layout: Layout = "layout" => REQUIRED,
        /// What it is given.
        data: BTreeMap<String, DataField> = "data",
        /// Does the flow end here?
        terminal: bool = "terminal",
        /// Does ending here count as success?
        success: bool = "success",
        /// Is the endpoint asked again when people come back? Needs one.
        refresh_on_back: bool = "refresh_on_back",
        /// Inputs that are hidden in the summary of the answer.
        sensitive: Vec<String> = "sensitive",
    }
}

impl Screen {
    /// A screen without components.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        let layout =
            Layout { kind: Some("SingleColumnLayout".to_owned()), children: Some(Vec::new()), ..Layout::default() };
        Self { id: Some(id.into()), title: Some(title.into()), layout: Some(layout), ..Self::default() }
    }

    /// The flow ends here.
    #[must_use]
    pub fn terminal(mut self) -> Self {
        self.terminal = Some(true);
        self
    }

    /// Adds a component.
    #[must_use]
    pub fn with(mut self, component: impl Into<Component>) -> Self {
        self.layout.get_or_insert_default().children.get_or_insert_default().push(component.into());
        self
    }

    /// Says what the screen is given: a name, its type (`string`, `number`, …) and an example.
    #[must_use]
    pub fn given(mut self, name: impl Into<String>, kind: impl Into<String>, example: Value) -> Self {
        let field = DataField { kind: Some(kind.into()), example: Some(example), ..DataField::default() };
        self.data.get_or_insert_default().insert(name.into(), field);
        self
    }
}
