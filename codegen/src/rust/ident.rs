//! Identifiers: the only constructors in the generator, one type for each kind of name.
//!
//! A name from a model becomes an identifier by the conventions of the official AWS crates, so that programs written for
//! them compile. Whatever the text, the result is a valid identifier. Where two names meet, [`super::names`] reports it;
//! a setting then gives another name through [`Identifier::renamed`].

use std::fmt;

use super::{keyword, words};

/// What all kinds of identifiers share.
pub trait Identifier: Clone + Ord + fmt::Display {
    /// What messages call this kind: `type`, `field`, …
    const KIND: &'static str;

    /// The identifier as it stands in Rust source, `r#` included.
    fn as_str(&self) -> &str;

    /// Takes a name from the settings as it is. Fails where it is no identifier of this kind or a reserved one.
    fn renamed(text: &str) -> Result<Self, NotAnIdentifier>;
}

/// A text that cannot be an identifier of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnIdentifier {
    /// The text.
    pub text: String,
    /// The wanted kind, as in [`Identifier::KIND`].
    pub kind: &'static str,
}

impl fmt::Display for NotAnIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be the name of a {}", self.text, self.kind)
    }
}

impl std::error::Error for NotAnIdentifier {}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident($kind:literal, $reserved:expr);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl Identifier for $name {
            const KIND: &'static str = $kind;

            fn as_str(&self) -> &str {
                &self.0
            }

            fn renamed(text: &str) -> Result<Self, NotAnIdentifier> {
                let reserved: fn(&str) -> bool = $reserved;
                let stands = is_identifier(text) && !reserved(text);
                stands.then(|| Self(text.into())).ok_or_else(|| NotAnIdentifier { text: text.into(), kind: $kind })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    )*};
}

identifiers! {
    /// A structure, enum, union or marker: `S3File`.
    TypeName("type", |_| false);
    /// A field of a structure, which is its accessor too: `source_s3_file`, `r#type`.
    FieldName("field", keyword::is_field_reserved);
    /// A variant of an enum or union: `Complete`.
    VariantName("variant", |text| text == "Unknown");
    /// A function: `send_whats_app_message`, `set_type`.
    FnName("function", |_| false);
    /// A module: `send_whats_app_message`, `_s3_file`.
    ModName("module", |_| false);
}

impl TypeName {
    /// The type of a structure, union or enum, by its name in the model.
    pub fn shape(name: &str) -> Self {
        Self(keyword::escape_pascal(or_unnamed(words::pascal(name), "Unnamed")))
    }

    /// The marker type of an operation. Unlike a shape's, its spelling stays as in the model.
    pub fn operation(name: &str) -> Self {
        let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let mut text = or_unnamed(kept, "Unnamed");
        text[..1].make_ascii_uppercase();
        Self(keyword::escape_pascal(if text == "_" { "Unnamed".into() } else { text }))
    }

    /// `<Op>Input`.
    pub fn operation_input(operation: &str) -> Self {
        Self::shape(&format!("{operation}Input"))
    }

    /// `<Op>Output`.
    pub fn operation_output(operation: &str) -> Self {
        Self::shape(&format!("{operation}Output"))
    }

    /// `<Op>Error`.
    pub fn operation_error(operation: &str) -> Self {
        Self(Self::operation(operation).0 + "Error")
    }

    /// `<Op>FluentBuilder`.
    pub fn fluent_builder(operation: &str) -> Self {
        Self(Self::operation(operation).0 + "FluentBuilder")
    }

    /// `<Op>Paginator`.
    pub fn paginator(operation: &str) -> Self {
        Self(Self::shape(operation).0 + "Paginator")
    }

    /// `<Type>Builder`.
    pub fn builder(&self) -> Self {
        Self(format!("{self}Builder"))
    }
}

impl FieldName {
    /// The field of a structure's member, by its name in the model.
    pub fn member(name: &str) -> Self {
        let text = or_unnamed(words::snake(name), "unnamed");
        Self(if keyword::is_field_reserved(&text) { text + "_value" } else { keyword::escape_snake(text) })
    }

    /// The field's name where no keyword can be met, as in `Debug` output: without `r#`.
    pub fn plain(&self) -> &str {
        plain(&self.0)
    }
}

impl FnName {
    /// The client's function for an operation.
    pub fn operation(name: &str) -> Self {
        Self(keyword::escape_snake(or_unnamed(words::snake(name), "unnamed")))
    }

    /// `set_<member>`. Made from the member's name in the model, so `default` gives `set_default`, not
    /// `set_default_value`; a renamed field (`renamed`) gives its own name.
    pub fn setter(member: &str, renamed: Option<&FieldName>) -> Self {
        Self::prefixed("set", member, renamed.map(FieldName::plain))
    }

    /// `get_<member>`, otherwise as [`FnName::setter`].
    pub fn getter(member: &str, renamed: Option<&FieldName>) -> Self {
        Self::prefixed("get", member, renamed.map(FieldName::plain))
    }

    /// `is_<variant>` of a union or error.
    pub fn is_variant(variant: &VariantName) -> Self {
        Self::prefixed("is", variant.as_str(), None)
    }

    /// `as_<variant>` of a union.
    pub fn as_variant(variant: &VariantName) -> Self {
        Self::prefixed("as", variant.as_str(), None)
    }

    fn prefixed(prefix: &str, member: &str, renamed: Option<&str>) -> Self {
        let stem = renamed.map_or_else(|| or_unnamed(words::snake(member), "unnamed"), str::to_owned);
        Self(format!("{prefix}_{}", stem.trim_start_matches('_')))
    }
}

impl VariantName {
    /// The variant of a union's member or an enum's value, by its name in the model. `Unknown` stays free for what the
    /// model does not list.
    pub fn member(name: &str) -> Self {
        let text = or_unnamed(words::pascal(name), "Unnamed");
        Self(match text.as_str() {
            "Unknown" => "UnknownValue".into(),
            "UnknownValue" => "UnknownValue_".into(),
            _ => keyword::escape_pascal(text),
        })
    }

    /// The variant that holds a value of this type, as in an operation's error enum.
    pub fn of_type(name: &TypeName) -> Self {
        Self(name.0.clone())
    }
}

impl ModName {
    /// The module of an operation.
    pub fn operation(name: &str) -> Self {
        let FnName(text) = FnName::operation(name);
        // A file `mod.rs` is its folder's own module.
        Self(if plain(&text) == "mod" { "mod_".into() } else { text })
    }

    /// A package's crate, as code refers to it.
    pub fn of_package(package: &str) -> Self {
        Self(package.replace('-', "_"))
    }

    /// The private module that defines a type: `_s3_file`.
    pub fn defining(name: &TypeName) -> Self {
        Self(format!("_{}", or_unnamed(words::snake(&name.0), "unnamed").trim_start_matches('_')))
    }

    /// The name of the module's file or folder, which knows no keywords: without `r#`.
    pub fn file_stem(&self) -> &str {
        plain(&self.0)
    }
}

/// Makes a converted text begin as an identifier may; `fallback` stands for nothing at all.
fn or_unnamed(text: String, fallback: &str) -> String {
    match text.chars().next() {
        None => fallback.into(),
        Some(c) if c.is_ascii_digit() => format!("_{text}"),
        Some(_) => text,
    }
}

fn plain(text: &str) -> &str {
    text.strip_prefix("r#").unwrap_or(text)
}

fn is_identifier(text: &str) -> bool {
    let name = plain(text);
    let raw = name.len() < text.len();
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let consists = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let keyword = if raw { keyword::is_never_raw(name) } else { keyword::is_keyword(name) };
    begins && consists && name != "_" && !keyword
}
