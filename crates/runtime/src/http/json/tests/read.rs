//! Values.

use serde::Deserializer as _;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{Error, Reader, compare, ours};

#[test]
fn numbers() {
    let numbers = [
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "2147483648",
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "-18446744073709551615",
        "-18446744073709551616",
        "123456789012345678901234567890",
        "0.0",
        "-0.0",
        "0e0",
        "-0e-0",
        "0.1",
        "1.5",
        "-1.5",
        "1.0",
        "100.0",
        "1e0",
        "1E5",
        "1e+5",
        "1e-5",
        "1.5e3",
        "0.1e1",
        "1e22",
        "1e23",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e309",
        "-1e309",
        "1e400",
        "0e400",
        "1e-400",
        "-1e-400",
        "5e-324",
        "2e-324",
        "3e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "0.3",
        "0.30000000000000004",
        "8.98846567431158e307",
        "9007199254740992.9999999999999999",
        "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203124",
        "0.000000000000000000000000000000000000001",
        "122.416294033786585",
        "1e0000000000000000000005",
        "1e-99999999999999999999",
        "0e99999999999999999999",
    ];
    for number in numbers {
        for text in [number.to_owned(), format!("[{number},1]"), format!(" {number}\n")] {
            let _ = compare(&text);
        }
    }
    assert_eq!(compare("9223372036854775808"), Ok(json!(1_u64 << 63)));
    assert_eq!(compare("-9223372036854775808"), Ok(json!(i64::MIN)));
    assert_eq!(compare("5e-324"), Ok(json!(f64::from_bits(1))));
    assert!(compare("1e309").is_err());
}

#[test]
fn long_numbers() {
    for length in [19, 20, 21, 39, 308, 309, 310, 800] {
        for digit in ['1', '9'] {
            let digits = String::from(digit).repeat(length);
            for text in [
                digits.clone(),
                format!("-{digits}"),
                format!("0.{digits}"),
                format!("{digits}.{digits}"),
                format!("{digits}e-{length}"),
                format!("0.{}{digits}e{length}", "0".repeat(length)),
            ] {
                let _ = compare(&text);
            }
        }
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        "-1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "1e-",
        "1ee5",
        "1e5.5",
        "1.5.5",
        "--1",
        "-a",
        "0x10",
        "1_000",
        "Infinity",
        "-Infinity",
        "NaN",
        "1 2",
        "1e 5",
        "- 1",
        "1.\u{e9}",
        "1e\u{e9}",
    ] {
        assert!(compare(text).is_err(), "{text}");
        assert!(compare(&format!("{{\"a\": [{text}]}}")).is_err(), "{text}");
    }
}

#[test]
fn texts() {
    let all =
        r#""\" \\ \/ \b \f \n \r \t \u0041 \u00e9 \u20AC \ud83d\ude00 \uD800\uDC00 \uDBFF\uDFFF \u0000 \u001f \uffff""#;
    assert!(compare(all).is_ok());
    for text in [
        r#""""#,
        r#"" ""#,
        r#""a\"""#,
        r#""\\""#,
        r#""\\\\""#,
        r#""\"\"""#,
        "\"\u{7f}\"",
        "\"é€😀\"",
        r#""\u000A""#,
        r#""x\ny""#,
    ] {
        assert!(compare(text).is_ok(), "{text}");
    }
    for text in [
        r#"""#,
        r#""a"#,
        r#""\"#,
        r#""\""#,
        r#""\a""#,
        r#""\'""#,
        r#""\x41""#,
        r#""\u""#,
        r#""\u1""#,
        r#""\u12"#,
        r#""\u123""#,
        r#""\u123g""#,
        r#""\u+123""#,
        r#""\u 123""#,
        r#""\u-123""#,
        r#""\u{41}""#,
        r#""\U0041""#,
        r#""\é""#,
        r#""\ué000""#,
        "\"\n\"",
        "\"\t\"",
        "\"\u{0}\"",
        "\"a\u{1f}\"",
        "\"\\\n\"",
        "'a'",
        "\"a\"b",
    ] {
        assert!(compare(text).is_err(), "{text:?}");
    }
}

/// Read, half of a pair is an error; passed over, it is not looked at.
#[test]
fn halves_of_characters() {
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\ud800\u""#,
        r#""\ud800\u0041""#,
        r#""\ud800\udbff""#,
        r#""\udbff\ue000""#,
        r#""\udfff\udfff""#,
        r#""\ud83d \ude00""#,
        r#""\ud800\"#,
        r#""\ud800"#,
        r#""\ud800\ué""#,
    ] {
        assert_eq!(ours::<Value>(text), super::theirs(text), "{text}");
        assert!(ours::<Value>(text).is_err(), "{text}");
        let passed = |result: Result<IgnoredAny, Error>| result.map(|_| ());
        assert_eq!(passed(ours(text)), passed(super::theirs(text)), "{text}");
    }
}

/// What a text cannot have is found wherever it stands in the eight bytes that are looked at together.
#[test]
fn texts_of_every_length() {
    for length in 0..40 {
        for filler in ["a", "é", "\u{7f}", "\\n"] {
            let before = filler.repeat(length);
            for special in
                ["", "\\\"", "\\\\", "\u{1f}", "\u{0}", " ", "!", "#", "[", "]", "\u{80}", "\u{a2}", "\u{dc}"]
            {
                for after in ["\"", "x\"", "xxxxxxxxxxxxxxx\"", ""] {
                    let _ = compare(&format!("\"{before}{special}{after}"));
                }
            }
        }
    }
}

#[test]
fn deep_nesting() {
    let nested = |open: &str, close: &str, depth| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]"), ("[0,", "]")] {
        let levels = 1 + usize::from(open == "[{\"a\":");
        for depth in [1, 63, 64, 126, 127, 128, 129, 1000] {
            let text = nested(open, close, depth);
            assert_eq!(ours::<Value>(&text), super::theirs(&text), "{depth} of {open}");
            assert_eq!(ours::<Value>(&text).is_ok(), depth * levels <= 127, "{depth} of {open}");
            assert!(ours::<IgnoredAny>(&text).is_ok());
        }
        assert!(ours::<IgnoredAny>(&nested(open, close, 1_000_000)).is_ok());
        assert!(ours::<IgnoredAny>(&nested(open, "]", 1_000_000)).is_ok() == (open == "[" || open == "[0,"));
        assert!(ours::<IgnoredAny>(&open.repeat(1_000_000)).is_err());
        assert!(ours::<Value>(&open.repeat(1_000_000)).is_err());
    }
    // Beside each other they are not nested.
    assert!(compare(&format!("[{}1]", "[{}],".repeat(1000))).is_ok());
}

#[test]
fn what_is_of_another_kind() {
    for text in ["1", "null", "true", "[1]", "{\"a\":1}", "1.5", "-1"] {
        assert_eq!(ours::<String>(text), super::theirs(text), "{text}");
        assert_eq!(ours::<String>(text), Err(Error::Data), "{text}");
    }
    assert_eq!(ours::<Vec<u8>>("[1,2,300]"), Err(Error::Data));
    assert_eq!(ours::<(u8, u8)>("[1,2,3]").is_err(), super::theirs::<(u8, u8)>("[1,2,3]").is_err());
    assert_eq!(ours::<Option<u8>>(" null "), Ok(None));
    assert_eq!(ours::<Option<u8>>(" 1 "), Ok(Some(1)));
    assert_eq!(ours::<Option<u8>>("nul"), super::theirs("nul"));
}

#[test]
fn one_text_may_follow_another() {
    let mut reader = Reader::new(" 1 \"\\n\" [2]");
    let mut next = || reader.deserialize_ignored_any(IgnoredAny).is_ok();
    assert_eq!([next(), next(), next(), next()], [true, true, true, false]);
}
