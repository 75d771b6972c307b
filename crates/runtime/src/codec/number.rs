//! Numbers that arrive as text. Where anything in a program switches on serde_json's feature `arbitrary_precision`, every
//! number that is not asked for by its type comes as a map with one key, and its text below it.

use aws_smithy_types::Number;

/// The key of that map.
pub(super) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// A number of JSON, in the smallest kind that holds it.
pub(super) fn number(text: &str) -> Option<Number> {
    let whole = text.parse().map(Number::PosInt).or_else(|_| text.parse().map(Number::NegInt)).ok();
    whole.or_else(|| text.parse().ok().filter(|value: &f64| value.is_finite()).map(Number::Float))
}
