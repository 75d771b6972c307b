//! Texts that are hard to carry: reserved characters, escapes, every plane of Unicode, identifiers and ARNs.

use super::{below, chance, pick};
use quickcheck::{Arbitrary, Gen};

/// Characters that mean something in a URI, in JSON, in a canonical request or in a header.
const RESERVED: &[char] = &[
    '%', '/', '?', '#', '&', '=', '+', ' ', '~', ':', '@', '!', '$', '\'', '(', ')', '*', ',', ';', '[', ']', '<', '>',
    '{', '}', '|', '\\', '^', '`', '"', '-', '_', '.',
];

/// Texts that have broken encoders.
const TRAPS: &[&str] = &[
    "%20",
    "%2F",
    "%%",
    "%zz",
    "a+b c",
    "..",
    ".",
    "//",
    "/../x",
    "?a=b&c=d",
    "#fragment",
    "=",
    "&",
    "\\u0041",
    "\"",
    "\\",
    "null",
    "true",
    "0",
    "-0",
    "1e5",
    " leading",
    "trailing ",
    "a\nb",
    "a\r\nb",
    "tab\t",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}\u{2029}",
    "\u{feff}bom",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10ffff}",
    "\u{e000}",
    "e\u{301}",
    "Å",
    "A\u{30a}",
    "👩‍👩‍👧‍👦",
    "🇩🇪",
    "𝄞 music",
    "עברית",
    "\u{202e}rtl",
    "العربية",
    "हिन्दी",
    "한국어",
    "日本語",
    "ﷺ",
    "ß",
    "İ",
    "ǆ",
    "{\"json\":[1,2]}",
    "<html>",
    "';--",
    "${x}",
    "{{x}}",
];

const IDENTIFIERS: &[&str] = &[
    "waba-0123456789abcdef0123456789abcdef",
    "arn:aws:social-messaging:us-east-1:123456789012:waba/0123456789abcdef",
    "arn:aws-us-gov:social-messaging:us-gov-west-1:123456789012:waba/0a",
    "phone-number-id-0123456789abcdef0123456789abcdef",
    "arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/fedcba98",
    "arn:aws-cn:social-messaging:cn-north-1:123456789012:phone-number-id/fedcba98",
    "arn:aws:sns:us-east-1:123456789012:topic",
    "arn:aws:iam::123456789012:role/a+b=c,d.e@f-g_h",
    "https://bucket.s3.us-east-1.amazonaws.com/key?X-Amz-Signature=a%2Fb",
    "1234567890123456",
    "+4915112345678",
    "en_US",
    "hello_world",
];

/// A text between two lengths, counted in characters.
pub fn text(random: &mut Gen, min: usize, max: usize) -> String {
    let drawn = match below(random, 10) {
        0 => String::new(),
        1 => (*pick(random, IDENTIFIERS)).to_owned(),
        2 => (*pick(random, TRAPS)).to_owned(),
        3 => (0..below(random, 12)).map(|_| *pick(random, RESERVED)).collect(),
        4 => String::arbitrary(random),
        5 => format!("{}{}", pick(random, IDENTIFIERS), pick(random, TRAPS)),
        6 => (0..below(random, 20)).map(|_| char::arbitrary(random)).collect(),
        _ => word(random),
    };
    // Most texts keep to the model's limits; a client sends the others too.
    if chance(random, 10) { drawn } else { fitted(random, drawn, min, max) }
}

fn word(random: &mut Gen) -> String {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    (0..=below(random, 16)).map(|_| *pick(random, &letters)).collect()
}

fn fitted(random: &mut Gen, text: String, min: usize, max: usize) -> String {
    let mut fitted: String = text.chars().take(max).collect();
    while fitted.chars().count() < min {
        fitted.push(*pick(random, RESERVED));
    }
    fitted
}
