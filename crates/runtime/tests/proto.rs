//! Messages in protobuf: what comes back, what is refused, and what bytes from strangers do.
#![allow(missing_docs)]

use std::collections::HashMap;

use restjson_runtime::primitives::{Blob, DateTime, Document};
use restjson_runtime::proto::prost::Message;

mod types {
    use super::{Blob, DateTime, Document};

    restjson_runtime::open_enum! {
        /// A colour.
        Colour {
            /// As grass.
            Green = "GREEN",
        }
    }

    restjson_runtime::union! {
        /// One of some.
        Choice {
            /// A number.
            Number (is_number, as_number): i64 = "number";
            /// A tree.
            Tree (is_tree, as_tree): (Box<Tree>) = "tree";
        }
    }

    restjson_runtime::structure! {
        /// Everything there is.
        Tree (TreeBuilder) fallible {
            /// A name.
            name (set_name, get_name): required String = "theName";
            /// A branch.
            branch (set_branch, get_branch): optional (Box<Tree>) = "branch";
            /// Branches.
            branches (set_branches, get_branches): optional [Tree] = "branches";
            /// Small.
            small (set_small, get_small): optional i8 = "small";
            /// Large.
            large (set_large, get_large): optional i64 = "large";
            /// Doubles by name.
            doubles (set_doubles, get_doubles): optional {String => f64} = "doubles";
            /// Texts with gaps.
            gaps (set_gaps, get_gaps): optional [Option<String>] = "gaps";
            /// Numbers with gaps.
            holes (set_holes, get_holes): optional {String => Option<i32>} = "holes";
            /// When.
            at (set_at, get_at): optional DateTime = "at";
            /// Anything.
            data (set_data, get_data): optional Document = "data";
            /// A colour.
            colour (set_colour, get_colour): optional Colour = "colour";
            /// One of some.
            choice (set_choice, get_choice): optional Choice = "choice";
            /// A secret.
            secret (set_secret, get_secret): optional {String => i8} = "secret", sensitive;
            /// Bytes.
            bytes (set_bytes, get_bytes): optional Blob = "bytes";
        }
    }

    restjson_runtime::structure! {
        /// What came later.
        Late (LateBuilder) fallible {
            /// Required in this revision.
            label (set_label, get_label): required String = "label";
            /// A colour that is too.
            colour (set_colour, get_colour): required Colour = "colour";
        }
    }

    pub(crate) mod proto {
        use super::{Blob, DateTime, Document};

        restjson_runtime::messages! { [super]
            structure Tree {
                1 name: required String = "theName";
                2 branch: optional (Box<super::Tree>) = "branch";
                3 branches: optional [super::Tree] = "branches";
                4 small: optional i8 = "small";
                5 large: optional i64 = "large";
                6 doubles: optional {String => f64} = "doubles";
                7 gaps: optional [Option<String>] = "gaps";
                8 holes: optional {String => Option<i32>} = "holes";
                9 at: optional DateTime = "at";
                10 data: optional Document = "data";
                11 colour: optional (super::Colour) = "colour";
                12 choice: optional (super::Choice) = "choice";
                13 secret: optional {String => i8} = "secret", sensitive;
                20000 bytes: optional Blob = "bytes";
            }
            structure Late {
                1 label: optional String = "label";
                2 colour: optional (super::Colour) = "colour";
            }
            union Choice {
                1 Number: i64 = "number";
                2 Tree: (Box<super::Tree>) = "tree";
            }
            enum Colour {}
        }
    }
}

use types::{Choice, Colour, Late, Tree, TreeBuilder, proto};

fn tree() -> TreeBuilder {
    Tree::builder().name("oak")
}

/// What comes back of a tree, through bytes.
fn back(tree: &Tree) -> Tree {
    let bytes = proto::Tree::from(tree.clone()).encode_to_vec();
    Tree::try_from(proto::Tree::decode(bytes.as_slice()).unwrap()).unwrap()
}

#[track_caller]
fn comes_back(tree: TreeBuilder) {
    let tree = tree.build().unwrap();
    assert_eq!(back(&tree), tree);
}

fn problem(message: proto::Tree) -> String {
    Tree::try_from(message).unwrap_err().to_string()
}

fn named() -> proto::Tree {
    proto::Tree { name: Some("oak".into()), ..Default::default() }
}

#[test]
fn empty_is_not_absent() {
    comes_back(tree());
    comes_back(tree().set_branches(Some(Vec::new())).set_doubles(Some(HashMap::new())).large(0));
    comes_back(Tree::builder().name("").set_gaps(Some(Vec::new())).bytes(Blob::new("")));
}

#[test]
fn numbers_keep_their_digits_and_signs() {
    for large in [i64::MIN, -1, i64::MAX, (1 << 53) + 1] {
        comes_back(tree().large(large).small(-128));
    }
    let doubles = HashMap::from([("zero".to_owned(), -0.0), ("tiny".to_owned(), f64::MIN_POSITIVE)]);
    let read = back(&tree().set_doubles(Some(doubles)).build().unwrap());
    assert!(read.doubles.unwrap()["zero"].is_sign_negative());
}

#[test]
fn gaps_stay_where_they_are() {
    comes_back(tree().set_gaps(Some(vec![None, Some(String::new()), Some("x".into()), None])));
    comes_back(tree().set_holes(Some(HashMap::from([
        ("a".into(), None),
        ("b".into(), Some(0)),
        (String::new(), None),
    ]))));
}

#[test]
fn moments_keep_their_nanoseconds() {
    for (seconds, nanos) in [(0, 0), (0, 1), (-1, 999_999_999), (i64::MIN, 5), (i64::MAX, 0)] {
        comes_back(tree().at(DateTime::from_secs_and_nanos(seconds, nanos)));
    }
}

#[test]
fn documents_keep_what_json_has_and_more() {
    let numbers = vec![Document::from(u64::MAX), Document::from(i64::MIN), Document::from(0.5), Document::Null];
    let object = HashMap::from([("list".to_owned(), Document::Array(numbers)), (String::new(), Document::from(true))]);
    comes_back(tree().data(Document::Object(object)));
    comes_back(tree().data(Document::Null));
}

#[test]
fn what_is_inside_of_itself_comes_back() {
    let branch = tree().branch(tree().build().unwrap()).branches(tree().build().unwrap()).build().unwrap();
    comes_back(tree().branch(branch.clone()).choice(Choice::Tree(Box::new(branch))));
}

#[test]
fn what_a_reader_does_not_know_is_kept_or_told() {
    comes_back(tree().colour(Colour::from("MAUVE")));
    // A member of a later revision, by number 9 of the union.
    let choice = proto::Choice::decode([0x48, 1].as_slice()).unwrap();
    assert_eq!(Choice::try_from(choice).unwrap(), Choice::Unknown);
    comes_back(tree().choice(Choice::Unknown));
    let colour = proto::Colour::from(Colour::from("MAUVE"));
    assert_eq!(Colour::try_from(colour).unwrap().as_str(), "MAUVE");
    let none = Colour::try_from(proto::Colour::default()).unwrap_err();
    assert_eq!(none.to_string(), "/value: required, but missing");
}

#[test]
fn the_last_of_several_counts_and_messages_are_merged() {
    let both = [0x08, 1, 0x08, 2];
    assert_eq!(Choice::try_from(proto::Choice::decode(both.as_slice()).unwrap()).unwrap(), Choice::Number(2));
    let (mut one, mut other) = (named(), named());
    one.branch = Some(Box::new(named()));
    other.branch = Some(Box::new(proto::Tree { large: Some(7), ..Default::default() }));
    let bytes = [one.encode_to_vec(), other.encode_to_vec()].concat();
    let read = Tree::try_from(proto::Tree::decode(bytes.as_slice()).unwrap()).unwrap();
    assert_eq!(read.branch().map(|branch| (branch.name(), branch.large())), Some(("oak", Some(7))));
}

#[test]
fn every_problem_is_told_with_its_path() {
    assert_eq!(problem(proto::Tree::default()), "/theName: required, but missing");
    let mut message = named();
    message.branches =
        Some(proto::Tree::default()).map(|bad| restjson_runtime::proto::List { items: vec![named(), bad] });
    message.small = Some(200);
    assert_eq!(
        problem(message),
        "/branches/1/theName: required, but missing; /small: expected a number from -128 to 127"
    );
    let at = restjson_runtime::proto::Timestamp { seconds: Some(1), nanos: Some(1_000_000_000) };
    let expected = "/at: expected a timestamp with 0 to 999999999 nanoseconds";
    assert_eq!(problem(proto::Tree { at: Some(at), ..named() }), expected);
    let data = Some(restjson_runtime::proto::Document::Unknown);
    assert_eq!(problem(proto::Tree { data, ..named() }), "/data: expected a document of a kind that is known");
}

#[test]
fn what_is_sensitive_is_printed_nowhere() {
    let mut message = named();
    let secret = std::collections::BTreeMap::from([("4711".to_owned(), 200)]);
    message.secret = Some(restjson_runtime::proto::Map { entries: secret });
    let (shown, problem) = (format!("{message:?}"), problem(message));
    assert!(shown.contains("Redacted") && !shown.contains("4711"), "{shown}");
    assert_eq!(problem, "/secret: expected a number from -128 to 127");
}

#[test]
fn what_was_not_always_required_is_supplied_where_the_type_needs_it() {
    let late = Late::try_from(proto::Late::default()).unwrap();
    assert_eq!((late.label(), late.colour().as_str()), ("", "no value was set"));
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let deep = |levels: usize| {
        (0..levels).fold(named(), |inner, _| proto::Tree { branch: Some(Box::new(inner)), ..named() }).encode_to_vec()
    };
    assert!(proto::Tree::decode(deep(90).as_slice()).is_ok());
    let error = proto::Tree::decode(deep(101).as_slice()).unwrap_err().to_string();
    assert!(error.contains("recursion limit"), "{error}");
}

quickcheck::quickcheck! {
    fn prop_any_bytes_are_read_or_refused(bytes: Vec<u8>) -> bool {
        // Neither panics.
        let _ = proto::Tree::decode(bytes.as_slice()).map(Tree::try_from);
        true
    }

    fn prop_a_tree_comes_back(name: String, large: Option<i64>, gaps: Option<Vec<Option<String>>>) -> bool {
        let tree = Tree::builder().name(name).set_large(large).set_gaps(gaps).build().unwrap();
        back(&tree) == tree
    }
}
