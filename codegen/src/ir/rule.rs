//! What a server demands of values.

/// What a server demands of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Its length lies between these.
    Length(Bounds<u64>),
    /// It lies between these whole numbers.
    Integers(Bounds<i64>),
    /// It lies between these numbers.
    Floats(Bounds<f64>),
    /// It matches an expression: the model's, and the same in the `regex` crate's syntax.
    Pattern(String, String),
    /// It is one of its type's values; those listed are not mentioned.
    Known(Vec<String>),
    /// It is one of these.
    OneOf(Vec<i32>),
    /// No two items are equal.
    Unique,
    /// Its members' rules hold.
    Nested,
    /// The rules hold for each item.
    Each(Entries, Vec<Rule>),
    /// The rules hold for each key.
    Keys(Vec<Rule>),
    /// The rules hold for each value of a map.
    Values(Entries, Vec<Rule>),
}

/// Whether entries of a collection can be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entries {
    /// No.
    Dense,
    /// Yes.
    Sparse,
}

/// Inclusive limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds<T> {
    /// The least.
    pub min: Option<T>,
    /// The most.
    pub max: Option<T>,
}
