//! Where a text is broken.

use super::{Error, compare};

const BROKEN: &[&str] = &[
    "",
    " ",
    "\n\n",
    "n",
    "nul",
    "nulx",
    "nullx",
    "tru",
    "trux",
    "truee",
    "fals",
    "False",
    "x",
    "<html>",
    "é",
    "\u{feff}{}",
    "[",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[,]",
    "[1 2]",
    "[1}",
    "[1:2]",
    "]",
    "[]]",
    "[] []",
    "[1],",
    "{",
    "{1",
    "{1:2}",
    "{\"a\"",
    "{\"a\"}",
    "{\"a\" 1}",
    "{\"a\",1}",
    "{\"a\":",
    "{\"a\":}",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1,,\"b\":2}",
    "{\"a\":1,2}",
    "{\"a\":1]",
    "{\"a\":[1}",
    "{,}",
    "{a:1}",
    "{'a':1}",
    "{\"a\":\"b",
    "{\"a\":1}}",
    "{\"a\":1} x",
    "{\"a\\q\":1}",
    "{null:1}",
    "// a\n1",
    "1 /* a */",
    "[1\n,\n2\n,\n\n x]",
    "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2,\n  ]\n}",
    "{\r\n\"é\": é}",
    "[\"\\\n\"]",
    "\u{a0}1",
    "\u{b}1",
    "1\u{0}",
];

#[test]
fn places_are_those_of_serde_json() {
    for text in BROKEN {
        assert!(matches!(compare(text), Err(Error::Syntax { .. })), "{text}");
    }
}

#[test]
fn a_place_is_a_line_and_a_column() {
    assert_eq!(compare("[\n  x]").unwrap_err().to_string(), "broken JSON at line 2, column 3");
    assert_eq!(compare("").unwrap_err().to_string(), "broken JSON at line 1, column 0");
}
