//! Texts, pictures, links, conditions and the footer.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::flow::Action;
use crate::flow::input::{
    CalendarPicker, CheckboxGroup, ChipsSelector, DatePicker, DocumentPicker, Dropdown, OptIn, PhotoPicker,
    RadioButtonsGroup, TextArea, TextInput,
};
use crate::limits;
use crate::open::{Case, Dynamic, kinds, open};
use crate::rule::{OPTIONAL, REQUIRED};
use crate::template::OneOrMany;

/// Declares a component with a text.
macro_rules! texts {
    ($($(#[$about:meta])* $name:ident($limit:expr);)*) => {
        $(
            open! {
                $(#[$about])*
                public struct $name {
                    /// What it says.
                    text: Dynamic<OneOrMany> = "text" => REQUIRED.within($limit),
                    /// `normal`, `bold`, `italic`, `bold_italic`.
                    font_weight: Dynamic<String> = "font-weight",
                    /// Is it struck through?
                    strikethrough: Dynamic<bool> = "strikethrough",
                    /// Is markdown in it shown?
                    markdown: bool = "markdown",
                    /// Is it there?
                    visible: Dynamic<bool> = "visible",
                }
            }

            impl $name {
                /// A text; or an expression, such as `${data.greeting}`.
                pub fn new(text: impl Into<String>) -> Self {
                    let text = match Dynamic::from(text.into().as_str()) {
                        Dynamic::Literal(text) => Dynamic::Literal(OneOrMany::One(text)),
                        Dynamic::Expression(text) => Dynamic::Expression(text),
                    };
                    Self { text: Some(text), ..Self::default() }
                }
            }
        )*
    };
}

texts! {
    /// A heading: up to 80 characters.
    TextHeading(limits::FLOW_HEADING);
    /// A smaller heading: up to 80 characters.
    TextSubheading(limits::FLOW_HEADING);
    /// A text: up to 4096 characters.
    TextBody(limits::FLOW_BODY);
    /// A small text: up to 4096 characters.
    TextCaption(limits::FLOW_BODY);
}

open! {
    /// A text in markdown.
    public struct RichText {
        /// What it says: a text, or one for each line.
        text: Dynamic<OneOrMany> = "text" => REQUIRED,
        /// Is it there?
        visible: Dynamic<bool> = "visible",
    }
}

open! {
    /// A link.
    public struct EmbeddedLink {
        /// Its text: up to 35 characters.
        text: Dynamic<String> = "text" => REQUIRED.within(limits::FLOW_LINK_TEXT),
        /// What it does.
        on_click: Action = "on-click-action" => REQUIRED,
        /// Is it there?
        visible: Dynamic<bool> = "visible",
    }
}

open! {
    /// The button at the end of a screen.
    public struct Footer {
        /// Its text: up to 35 characters.
        label: Dynamic<String> = "label" => REQUIRED.within(limits::FLOW_FOOTER),
        /// What it does.
        on_click: Action = "on-click-action" => REQUIRED,
        /// A small text on the left: up to 15 characters. With it there is one on the right.
        left_caption: Dynamic<String> = "left-caption" => OPTIONAL.within(limits::FLOW_FOOTER_CAPTION),
        /// A small text in the middle: up to 15 characters. With it there is no other.
        center_caption: Dynamic<String> = "center-caption" => OPTIONAL.within(limits::FLOW_FOOTER_CAPTION),
        /// A small text on the right: up to 15 characters.
        right_caption: Dynamic<String> = "right-caption" => OPTIONAL.within(limits::FLOW_FOOTER_CAPTION),
        /// Can it be tapped?
        enabled: Dynamic<bool> = "enabled",
    }
}

impl Footer {
    /// A button that does this.
    pub fn new(label: impl Into<String>, action: Action) -> Self {
        Self { label: Some(Dynamic::from(label.into().as_str())), on_click: Some(action), ..Self::default() }
    }

    /// A button that ends the flow; the payload is the answer.
    pub fn complete(label: impl Into<String>, payload: Value) -> Self {
        Self::new(label, Action::complete(payload))
    }

    /// A button that shows another screen, and passes data on (`null` for none).
    pub fn navigate(label: impl Into<String>, screen: impl Into<String>, payload: Value) -> Self {
        Self::new(label, Action::navigate(screen, payload))
    }
}

open! {
    /// A picture.
    public struct Image {
        /// The picture in base64.
        src: Dynamic<String> = "src" => REQUIRED,
        /// How wide, in pixels.
        width: Dynamic<i64> = "width",
        /// How high, in pixels.
        height: Dynamic<i64> = "height",
        /// `contain` or `cover`.
        scale_type: String = "scale-type",
        /// Width by height.
        aspect_ratio: Dynamic<serde_json::Value> = "aspect-ratio",
        /// What it shows, for those who do not see it.
        alt_text: Dynamic<String> = "alt-text",
        /// Is it there?
        visible: Dynamic<bool> = "visible",
    }
}

open! {
    /// Pictures side by side.
    public struct ImageCarousel {
        /// The pictures.
        images: Dynamic<Vec<Value>> = "images" => REQUIRED,
        /// Width by height: `4:3` or `16:9`.
        aspect_ratio: String = "aspect-ratio",
        /// `contain` or `cover`.
        scale_type: String = "scale-type",
        /// Is it there?
        visible: Dynamic<bool> = "visible",
    }
}

open! {
    /// A list of screens to go to.
    public struct NavigationList {
        /// Its name.
        name: String = "name" => REQUIRED,
        /// What stands above.
        label: Dynamic<String> = "label",
        /// What stands below the label.
        description: Dynamic<String> = "description",
        /// Its items.
        list_items: Dynamic<Vec<Value>> = "list-items" => REQUIRED,
        /// How large its pictures are: `regular` or `large`.
        media_size: Dynamic<String> = "media-size",
        /// What each item does, unless it says so itself.
        on_click: Action = "on-click-action",
        /// Is it there?
        visible: Dynamic<bool> = "visible",
    }
}

open! {
    /// Inputs that belong together. From version 4.0 on, inputs do without.
    public struct Form {
        /// Its name.
        name: String = "name" => REQUIRED,
        /// Components.
        children: Vec<Component> = "children" => REQUIRED,
        /// What its inputs are filled with.
        init_values: Value = "init-values",
        /// What is wrong with them.
        error_messages: Value = "error-messages",
    }
}

open! {
    /// Components that are there under a condition.
    public struct If {
        /// The condition: `${form.adult} && …`.
        condition: String = "condition" => REQUIRED,
        /// Components if it holds.
        then: Vec<Component> = "then" => REQUIRED,
        /// Components if it does not.
        otherwise: Vec<Component> = "else",
    }
}

open! {
    /// Components for each value of an expression.
    public struct Switch {
        /// The expression.
        value: String = "value" => REQUIRED,
        /// For each value, components. `default` stands for the others.
        cases: BTreeMap<String, Vec<Component>> = "cases" => REQUIRED,
    }
}

kinds! {
    /// A component of a screen.
    pub enum Component by "type" in Case::Exact; {
        /// A heading.
        TextHeading(TextHeading) = "TextHeading",
        /// A smaller heading.
        TextSubheading(TextSubheading) = "TextSubheading",
        /// A text.
        TextBody(TextBody) = "TextBody",
        /// A small text.
        TextCaption(TextCaption) = "TextCaption",
        /// A text in markdown.
        RichText(RichText) = "RichText",
        /// A line to write in.
        TextInput(Box<TextInput>) = "TextInput",
        /// Several lines to write in.
        TextArea(Box<TextArea>) = "TextArea",
        /// Several of some options.
        CheckboxGroup(Box<CheckboxGroup>) = "CheckboxGroup",
        /// One of some options.
        RadioButtonsGroup(Box<RadioButtonsGroup>) = "RadioButtonsGroup",
        /// Several of some options, as chips.
        ChipsSelector(Box<ChipsSelector>) = "ChipsSelector",
        /// One of many options.
        Dropdown(Box<Dropdown>) = "Dropdown",
        /// A date.
        DatePicker(Box<DatePicker>) = "DatePicker",
        /// A date or several, in a calendar.
        CalendarPicker(Box<CalendarPicker>) = "CalendarPicker",
        /// Pictures of the person's.
        PhotoPicker(Box<PhotoPicker>) = "PhotoPicker",
        /// Files of the person's.
        DocumentPicker(Box<DocumentPicker>) = "DocumentPicker",
        /// A box to agree.
        OptIn(Box<OptIn>) = "OptIn",
        /// A link.
        EmbeddedLink(Box<EmbeddedLink>) = "EmbeddedLink",
        /// The button at the end.
        Footer(Box<Footer>) = "Footer",
        /// A picture.
        Image(Box<Image>) = "Image",
        /// Pictures side by side.
        ImageCarousel(Box<ImageCarousel>) = "ImageCarousel",
        /// A list of screens to go to.
        NavigationList(Box<NavigationList>) = "NavigationList",
        /// Inputs that belong together.
        Form(Form) = "Form",
        /// Components under a condition.
        If(If) = "If",
        /// Components for each value of an expression.
        Switch(Switch) = "Switch",
    }
}

/// Boxed components are given without their box.
macro_rules! boxed {
    ($($name:ident)*) => {
        $(impl From<$name> for Component {
            fn from(component: $name) -> Self {
                Self::$name(Box::new(component))
            }
        })*
    };
}

boxed!(TextInput TextArea CheckboxGroup RadioButtonsGroup ChipsSelector Dropdown DatePicker CalendarPicker);
boxed!(PhotoPicker DocumentPicker OptIn EmbeddedLink Footer Image ImageCarousel NavigationList);
