//! The JSON form of values at their edges, what each policy makes of what is missing, and `Debug`.
#![cfg(feature = "http")]
#![allow(missing_docs, unexpected_cfgs)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime, Document};
use quickcheck::quickcheck;
use restjson_runtime::codec::{
    Codec, Context, DateTimeText, HttpDate, List, Map, Plain, Policy, Problem, Sparse, Wire,
};

restjson_runtime::open_enum! {
    /// A size.
    Size {
        /// Small.
        Small = "S",
    }
}

restjson_runtime::structure! {
    /// A leaf.
    Leaf (LeafBuilder) fallible {
        /// Its name.
        name (set_name, get_name): required String = "name";
        /// Its secret.
        secret (set_secret, get_secret): optional String = "secret", sensitive;
    }
}

restjson_runtime::union! {
    /// A fruit.
    Fruit {
        /// By its name.
        Name (is_name, as_name): String = "name";
        /// By its code.
        Code (is_code, as_code): String = "code", sensitive;
        /// Whole.
        Whole (is_whole, as_whole): Leaf = "whole";
    }
}

restjson_runtime::structure! {
    /// A tree.
    Tree (TreeBuilder) fallible {
        /// Its kind.
        r#type (set_type, get_type): required Size = "type";
        /// A leaf.
        leaf (set_leaf, get_leaf): expected Leaf = "leaf";
        /// A fruit.
        fruit (set_fruit, get_fruit): required Fruit = "fruit";
        /// Leaves by size.
        leaves (set_leaves, get_leaves): required {Size => Leaf} = "leaves";
        /// A height.
        height (set_height, get_height): default i32 = "height" => 7;
        /// Sparse dates by name.
        dates (set_dates, get_dates): optional {String => Vec<Option<DateTime>>} = "dates" as Map<List<Sparse<HttpDate>>>;
        /// Its child.
        child (set_child, get_child): optional (Box<Tree>) = "child";
    }
}

fn read<T, C: Codec<T>>(policy: Policy, json: &str) -> Result<Option<T>, String> {
    let mut cx = Context::new(policy);
    let read = C::read(&mut cx, &mut serde_json::Deserializer::from_str(json));
    match cx.describe() {
        Some(problems) => Err(problems),
        None => read.map_err(|error| error.to_string()),
    }
}

fn plain<T: Wire>(json: &str) -> Option<T> {
    read::<T, Plain>(Policy::Strict, json).ok().flatten()
}

fn written<T, C: Codec<T>>(value: &T) -> String {
    let mut json = Vec::new();
    C::write(value, &mut serde_json::Serializer::new(&mut json)).unwrap();
    String::from_utf8(json).unwrap()
}

#[test]
fn whole_numbers_are_taken_in_any_form_up_to_the_end_of_their_type() {
    assert_eq!(plain("-9223372036854775808"), Some(i64::MIN));
    assert_eq!(plain("-9223372036854775808.0"), Some(i64::MIN));
    assert_eq!(plain("9223372036854775807"), Some(i64::MAX));
    for too_large in ["9223372036854775808", "9223372036854775808.0", "1e19", "-9223372036854777856.0", "1.5"] {
        assert_eq!(plain::<i64>(too_large), None, "{too_large}");
    }
    assert_eq!((plain("1.27e2"), plain::<i8>("128"), plain("-0.0")), (Some(127i8), None, Some(0i16)));
    assert_eq!((plain::<i32>("\"1\""), plain::<i32>("true"), plain::<bool>("1")), (None, None, None));
}

#[test]
fn floats_have_names_for_what_json_cannot_write() {
    assert_eq!(written::<_, Plain>(&f64::NEG_INFINITY), "\"-Infinity\"");
    assert_eq!(plain("\"Infinity\""), Some(f32::INFINITY));
    assert!(plain::<f64>("\"NaN\"").unwrap().is_nan());
    assert_eq!((plain::<f64>("\"inf\""), plain::<f64>("\"1\""), plain::<f64>("1e400")), (None, None, None));
}

#[test]
fn blobs_are_base64() {
    assert_eq!(plain("\"aGk=\""), Some(Blob::new("hi")));
    assert_eq!(plain("\"\""), Some(Blob::new("")));
    assert_eq!((plain::<Blob>("\"a?k=\""), plain::<Blob>("\"aGk=aGk=\""), plain::<Blob>("[1]")), (None, None, None));
}

#[test]
fn fractions_of_a_second_are_written_and_read_to_the_digit() {
    for (at, json) in [
        (DateTime::from_secs_and_nanos(1_515_531_081, 123_000_000), "1515531081.123"),
        (DateTime::from_secs_and_nanos(1_515_531_081, 123_456_000), "1515531081.123456"),
        (DateTime::from_secs_and_nanos(-1, 500_000_000), "-0.5"),
        (DateTime::from_secs_and_nanos(-2, 999_000_000), "-1.001"),
        (DateTime::from_secs(-62_135_596_800), "-62135596800"),
        (DateTime::from_secs(i64::MAX), "9223372036854775807"),
    ] {
        assert_eq!(written::<_, Plain>(&at), json);
        assert_eq!(plain(json), Some(at));
    }
    assert_eq!(plain("1.5155310811e9"), Some(DateTime::from_secs_and_nanos(1_515_531_081, 100_000_000)));
    assert_eq!(plain("1e-12"), Some(DateTime::from_secs(0)));
    assert_eq!(plain::<DateTime>("\"1\""), None);
}

#[test]
fn only_a_client_takes_dates_with_offsets() {
    let offset = "\"2026-06-03T14:00:00+02:00\"";
    let at = DateTime::from_secs(1_780_488_000);
    assert_eq!(read::<_, DateTimeText>(Policy::Client, offset), Ok(Some(at)));
    for policy in [Policy::Strict, Policy::Server] {
        let refused = Err("the value: expected a timestamp such as 2026-06-03T12:00:00Z".into());
        assert_eq!(read::<DateTime, DateTimeText>(policy, offset), refused);
    }
    let far = DateTime::from_secs(i64::MAX);
    assert!(DateTimeText::write(&far, &mut serde_json::Serializer::new(Vec::new())).is_err());
}

#[test]
fn a_union_has_one_member_and_nulls_do_not_count() {
    let name = Ok(Some(Fruit::Name("n".into())));
    for policy in [Policy::Strict, Policy::Client, Policy::Server] {
        let read = |json| read::<Fruit, Plain>(policy, json);
        assert_eq!(read(r#"{"__type":"x#Fruit","code":null,"name":"n"}"#), name);
        assert_eq!(read(r#"{"later":null,"name":"n","other":null}"#), name);
        for bad in ["{}", "[]", r#"{"name":null}"#, r#"{"later":null}"#, r#"{"__type":"x"}"#] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(read(r#"{"name":"n","code":"c"}"#).is_err());
        assert!(read(r#"{"name":"n","later":1}"#).is_err());
        assert_eq!(read("null"), Ok(None));
    }
    assert_eq!(read::<_, Plain>(Policy::Client, r#"{"later":{"a":[1]}}"#), Ok(Some(Fruit::Unknown)));
    assert!(read::<Fruit, Plain>(Policy::Server, r#"{"later":1}"#).is_err());
    let error = serde_json::to_string(&Fruit::Unknown).unwrap_err();
    assert_eq!(error.to_string(), "cannot serialize `Fruit::Unknown` for the request");
}

#[test]
fn a_client_supplies_whole_structures_and_others_say_all_that_is_missing() {
    let tree = read::<Tree, Plain>(Policy::Client, r#"{"child":{}}"#).unwrap().unwrap();
    assert_eq!((tree.r#type().as_str(), tree.height()), ("no value was set", 7));
    assert_eq!(tree.leaf().unwrap().name(), "");
    assert!(tree.fruit().is_unknown() && tree.leaves().is_empty());
    assert_eq!(tree.child().unwrap().leaf().unwrap().name(), "");
    let absent = ["/type", "/leaf", "/fruit", "/leaves"];
    let problems = read::<Tree, Plain>(Policy::Strict, r#"{"leaf":null}"#).unwrap_err();
    assert_eq!(problems, absent.map(|path| format!("{path}: required, but missing")).join("; "));
    // A server goes on, so that it can report everything at once.
    let mut cx = Context::new(Policy::Server);
    assert!(Tree::read(&mut cx, &mut serde_json::Deserializer::from_str(r#"{"leaf":null}"#)).unwrap().is_some());
    let issues: Vec<_> = cx.issues().iter().map(|issue| (issue.path.as_str(), issue.problem.clone())).collect();
    assert_eq!(issues, absent.map(|path| (path, Problem::Missing)));
    let error = Tree::builder().build().unwrap_err().to_string();
    assert_eq!(error, "r#type was missing: r#type was not specified but it is required when building Tree");
}

#[test]
fn maps_and_lists_hold_what_their_form_says() {
    let leaves: HashMap<Size, Leaf> = serde_json::from_str(r#"{"S":{"name":"a"},"XL":{"name":"b"}}"#).unwrap();
    assert_eq!(leaves[&Size::from("XL")].name(), "b");
    type Dates = HashMap<String, Vec<Option<DateTime>>>;
    let json = r#"{"k":[null,"Thu, 01 Jan 1970 00:00:00 GMT"]}"#;
    let dates = read::<Dates, Map<List<Sparse<HttpDate>>>>(Policy::Strict, json).unwrap().unwrap();
    assert_eq!(dates["k"], [None, Some(DateTime::from_secs(0))]);
    assert_eq!(written::<_, Map<List<Sparse<HttpDate>>>>(&dates), json);
    let dense = read::<HashMap<String, Vec<i32>>, Plain>(Policy::Client, r#"{"k":[1,null]}"#);
    assert_eq!(dense, Err("/k/1: null is not allowed here".into()));
    let json = r#"[null,true,-1,18446744073709551615,1.5,"s",{"k":[]}]"#;
    assert_eq!(written::<_, Plain>(&plain::<Document>(json).unwrap()), json);
}

/// The same shapes with Rust's own `Debug`.
mod derived {
    #[derive(Debug)]
    #[expect(dead_code, reason = "only `Debug` reads the fields")]
    pub(super) struct Leaf {
        pub name: &'static str,
        pub secret: &'static str,
    }
    #[derive(Debug)]
    #[expect(dead_code, reason = "only `Debug` reads the fields")]
    pub(super) enum Fruit {
        Code(&'static str),
        Unknown,
    }
    #[derive(Debug)]
    #[expect(dead_code, reason = "only `Debug` reads the fields")]
    pub(super) struct Tree {
        pub r#type: super::Size,
        pub leaf: Option<Leaf>,
        pub fruit: Fruit,
        pub leaves: std::collections::HashMap<super::Size, Leaf>,
        pub height: i32,
        pub dates: Option<()>,
        pub child: Option<Box<Tree>>,
    }
}

#[test]
fn debug_is_what_a_derive_prints_of_values_that_are_not_secret() {
    const REDACTED: &str = "*** Sensitive Data Redacted ***";
    let leaf = |name| Leaf::builder().name(name).secret("731942").build().unwrap();
    let child = Tree::builder().r#type(Size::Small).fruit(Fruit::Unknown).set_leaves(Some(HashMap::new()));
    let tree = Tree::builder()
        .r#type("XL".into())
        .leaf(leaf("a"))
        .fruit(Fruit::Code("731942".into()))
        .leaves(Size::Small, leaf("b"))
        .child(child.build().unwrap())
        .build()
        .unwrap();
    let leaf = |name| derived::Leaf { name, secret: REDACTED };
    let child = derived::Tree {
        r#type: Size::Small,
        leaf: None,
        fruit: derived::Fruit::Unknown,
        leaves: HashMap::new(),
        height: 7,
        dates: None,
        child: None,
    };
    let expected = derived::Tree {
        r#type: "XL".into(),
        leaf: Some(leaf("a")),
        fruit: derived::Fruit::Code(REDACTED),
        leaves: HashMap::from([(Size::Small, leaf("b"))]),
        height: 7,
        dates: None,
        child: Some(Box::new(child)),
    };
    assert_eq!(format!("{tree:?}"), format!("{expected:?}"));
    assert_eq!(format!("{tree:#?}"), format!("{expected:#?}"));
}

quickcheck! {
    fn prop_microseconds_of_our_time_round_trip_in_a_body(seconds: i32, micros: u32) -> bool {
        let at = DateTime::from_secs_and_nanos(seconds.into(), micros % 1_000_000 * 1000);
        plain(&written::<_, Plain>(&at)) == Some(at)
    }

    fn prop_whole_numbers_are_read_alike_as_integer_and_as_float(number: i32) -> bool {
        plain(&format!("{number}.0")) == Some(number) && plain(&number.to_string()) == Some(number)
    }
}
