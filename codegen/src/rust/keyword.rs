//! Words that Rust or the generated code keep for themselves, and what a name becomes that meets one.

/// Strict and reserved keywords of every edition up to 2024 that may be written raw (`r#type`).
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 4] = ["crate", "self", "Self", "super"];

/// Field names that would meet a function of the generated structures, builders or errors.
const FIELD_RESERVED: [&str; 8] =
    ["build", "builder", "customize", "default", "make_operation", "meta", "presigned", "send"];

/// Whether the text cannot stand as an identifier as it is.
pub(super) fn is_keyword(text: &str) -> bool {
    KEYWORDS.contains(&text) || NEVER_RAW.contains(&text)
}

/// Whether a raw identifier of this text would be refused.
pub(super) fn is_never_raw(text: &str) -> bool {
    NEVER_RAW.contains(&text)
}

/// A snake-case name that Rust accepts.
pub(super) fn escape_snake(text: String) -> String {
    match text {
        text if is_never_raw(&text) => text + "_",
        text if is_keyword(&text) => format!("r#{text}"),
        text => text,
    }
}

/// A Pascal-case name that Rust accepts. The chain ends because model names do not end in an underscore.
pub(super) fn escape_pascal(text: String) -> String {
    match text.as_str() {
        "Self" => "SelfValue".into(),
        "SelfValue" => "SelfValue_".into(),
        _ => text,
    }
}

/// Whether generated structures or builders need this name for a function of their own.
pub(super) fn is_field_reserved(text: &str) -> bool {
    FIELD_RESERVED.contains(&text)
}
