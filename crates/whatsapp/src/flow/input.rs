//! Inputs: what people fill in.

use serde_json::Value;

use crate::flow::Action;
use crate::limits::{self, Limit};
use crate::open::{Decimal, Dynamic, open};
use crate::rule::{OPTIONAL, REQUIRED};

open! {
    /// Something to choose.
    public struct SelectionOption {
        /// What the answer has for it.
        id: String = "id" => REQUIRED,
        /// What people see: up to 30 characters.
        title: Dynamic<String> = "title" => REQUIRED.within(limits::FLOW_OPTION_TITLE),
        /// What stands below: up to 300 characters.
        description: Dynamic<String> = "description" => OPTIONAL.within(limits::FLOW_OPTION_DESCRIPTION),
        /// A small text at its end.
        metadata: Dynamic<String> = "metadata",
        /// Can it be chosen?
        enabled: Dynamic<bool> = "enabled",
        /// A picture in base64.
        image: Dynamic<String> = "image",
        /// What the picture shows, for those who do not see it.
        alt_text: Dynamic<String> = "alt-text",
        /// A colour as six hexadecimal digits.
        color: Dynamic<String> = "color",
        /// What happens when it is chosen.
        on_select: Action = "on-select-action",
        /// What happens when it is not chosen any more.
        on_unselect: Action = "on-unselect-action",
    }
}

impl SelectionOption {
    /// Something to choose: what the answer has for it, and what people see.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: Some(id.into()), title: Some(Dynamic::Literal(title.into())), ..Self::default() }
    }
}

/// Declares an input: what all have, and members of its own.
macro_rules! inputs {
    ($(
        $(#[$about:meta])*
        $name:ident($label:expr) { $($(#[$meta:meta])* $field:ident: $ty:ty = $json:literal $(=> $rule:expr)?,)* }
    )*) => {
        $(
            open! {
                $(#[$about])*
                public struct $name {
                    /// Its name in the answer; unique on the screen.
                    name: String = "name" => REQUIRED,
                    /// What it asks for.
                    label: Dynamic<String> = "label" => REQUIRED.within($label),
                    /// What helps to fill it in: up to 80 characters.
                    helper_text: Dynamic<String> = "helper-text" => OPTIONAL.within(limits::FLOW_HELPER),
                    /// What stands below the label.
                    description: Dynamic<String> = "description",
                    /// Does it have to be filled in?
                    required: Dynamic<bool> = "required",
                    /// Can it be filled in?
                    enabled: Dynamic<bool> = "enabled",
                    /// Is it there?
                    visible: Dynamic<bool> = "visible",
                    /// What it is filled with.
                    init_value: Dynamic<Value> = "init-value",
                    /// What is wrong with it.
                    error_message: Dynamic<Value> = "error-message",
                    $($(#[$meta])* $field: $ty = $json $(=> $rule)?,)*
                }
            }

            impl $name {
                /// An input with its name in the answer, and what it asks for.
                pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
                    let label = Some(Dynamic::from(label.into().as_str()));
                    Self { name: Some(name.into()), label, ..Self::default() }
                }

                /// It has to be filled in.
                #[must_use]
                pub fn required(mut self) -> Self {
                    self.required = Some(Dynamic::Literal(true));
                    self
                }
            }
        )*
    };
}

/// Labels whose length nothing is known of.
const ANY_LABEL: Limit = Limit { min: 1, ..limits::FLOW_BODY };

inputs! {
    /// A line to write in.
    TextInput(limits::FLOW_LABEL) {
        /// `text`, `number`, `email`, `password`, `passcode`, `phone`.
        input_type: Dynamic<String> = "input-type",
        /// What it has to look like, as a regular expression.
        pattern: Dynamic<String> = "pattern",
        /// How many characters at least.
        min_chars: Dynamic<Decimal> = "min-chars",
        /// How many characters at most.
        max_chars: Dynamic<Decimal> = "max-chars",
        /// How the label is shown: `small` or `large`.
        label_variant: String = "label-variant",
    }

    /// Several lines to write in.
    TextArea(limits::FLOW_LABEL) {
        /// How many characters at most.
        max_length: Dynamic<Decimal> = "max-length",
        /// How the label is shown: `small` or `large`.
        label_variant: String = "label-variant",
    }

    /// Several of some options.
    CheckboxGroup(ANY_LABEL) {
        /// What to choose from.
        data_source: Dynamic<Vec<SelectionOption>> = "data-source" => REQUIRED,
        /// How many at least.
        min_selected: Dynamic<Decimal> = "min-selected-items",
        /// How many at most.
        max_selected: Dynamic<Decimal> = "max-selected-items",
        /// How large its pictures are: `regular` or `large`.
        media_size: Dynamic<String> = "media-size",
        /// What happens when something is chosen.
        on_select: Action = "on-select-action",
        /// What happens when something is not chosen any more.
        on_unselect: Action = "on-unselect-action",
    }

    /// One of some options.
    RadioButtonsGroup(ANY_LABEL) {
        /// What to choose from.
        data_source: Dynamic<Vec<SelectionOption>> = "data-source" => REQUIRED,
        /// How large its pictures are: `regular` or `large`.
        media_size: Dynamic<String> = "media-size",
        /// What happens when something is chosen.
        on_select: Action = "on-select-action",
        /// What happens when something is not chosen any more.
        on_unselect: Action = "on-unselect-action",
    }

    /// Several of some options, as chips.
    ChipsSelector(ANY_LABEL) {
        /// What to choose from.
        data_source: Dynamic<Vec<SelectionOption>> = "data-source" => REQUIRED,
        /// How many at least.
        min_selected: Dynamic<Decimal> = "min-selected-items",
        /// How many at most.
        max_selected: Dynamic<Decimal> = "max-selected-items",
        /// What happens when something is chosen.
        on_select: Action = "on-select-action",
        /// What happens when something is not chosen any more.
        on_unselect: Action = "on-unselect-action",
    }

    /// One of many options: up to 200.
    Dropdown(limits::FLOW_LABEL) {
        /// What to choose from.
        data_source: Dynamic<Vec<SelectionOption>> = "data-source" => REQUIRED.within(limits::FLOW_DROPDOWN),
        /// What happens when something is chosen.
        on_select: Action = "on-select-action",
        /// What happens when something is not chosen any more.
        on_unselect: Action = "on-unselect-action",
    }

    /// A date.
    DatePicker(ANY_LABEL) {
        /// The first day.
        min_date: Dynamic<String> = "min-date",
        /// The last day.
        max_date: Dynamic<String> = "max-date",
        /// Days that cannot be chosen.
        unavailable_dates: Dynamic<Vec<String>> = "unavailable-dates",
        /// What happens when a day is chosen.
        on_select: Action = "on-select-action",
    }

    /// A date or several, in a calendar.
    CalendarPicker(ANY_LABEL) {
        /// What stands above.
        title: Dynamic<String> = "title",
        /// `single` or `range`.
        mode: String = "mode",
        /// The first day.
        min_date: Dynamic<String> = "min-date",
        /// The last day.
        max_date: Dynamic<String> = "max-date",
        /// Days that cannot be chosen.
        unavailable_dates: Dynamic<Vec<String>> = "unavailable-dates",
        /// Days of the week that can be chosen.
        include_days: Dynamic<Vec<String>> = "include-days",
        /// How many days at least.
        min_days: Dynamic<Decimal> = "min-days",
        /// How many days at most.
        max_days: Dynamic<Decimal> = "max-days",
        /// What happens when a day is chosen.
        on_select: Action = "on-select-action",
    }

    /// Pictures of the person's.
    PhotoPicker(ANY_LABEL) {
        /// `camera_gallery`, `camera` or `gallery`.
        photo_source: String = "photo-source",
        /// How large one may be, in KiB.
        max_file_size: Dynamic<Decimal> = "max-file-size-kb",
        /// How many at least.
        min_photos: Dynamic<Decimal> = "min-uploaded-photos",
        /// How many at most.
        max_photos: Dynamic<Decimal> = "max-uploaded-photos",
    }

    /// Files of the person's.
    DocumentPicker(ANY_LABEL) {
        /// How large one may be, in KiB.
        max_file_size: Dynamic<Decimal> = "max-file-size-kb",
        /// How many at least.
        min_documents: Dynamic<Decimal> = "min-uploaded-documents",
        /// How many at most.
        max_documents: Dynamic<Decimal> = "max-uploaded-documents",
        /// Media types that are taken.
        allowed_mime_types: Dynamic<Vec<String>> = "allowed-mime-types",
    }

    /// A box to agree.
    OptIn(limits::FLOW_OPT_IN_LABEL) {
        /// What its link does.
        on_click: Action = "on-click-action",
        /// What happens when people agree.
        on_select: Action = "on-select-action",
        /// What happens when they do not any more.
        on_unselect: Action = "on-unselect-action",
    }
}
