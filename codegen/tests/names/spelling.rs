//! Types and literals as they stand in source.

use std::collections::BTreeSet;

use restjson_codegen::rust::ident::TypeName;
use restjson_codegen::rust::literal;
use restjson_codegen::rust::row::{Imports, NOTHING, RowTypes};
use restjson_codegen::rust::ty::RustType;

fn row<'a>(defines: Option<&'a TypeName>, hides: &'a BTreeSet<&'a str>) -> RowTypes<'a> {
    RowTypes { shapes: "types", defines, hides }
}

fn named(name: &str) -> RustType {
    RustType::Named(TypeName::shape(name))
}

#[test]
fn types_are_one_token_tree_in_a_row() {
    let table = [
        (RustType::I64, "i64", "i64"),
        (RustType::Blob, "Blob", "Blob"),
        (named("Tag"), "Tag", "Tag"),
        (named("Tag").list(), "[Tag]", "Vec<Tag>"),
        (RustType::String.map(RustType::String), "{String => String}", "::std::collections::HashMap<String, String>"),
        (named("Tag").boxed().boxed(), "(Box<Tag>)", "Box<Tag>"),
        (named("Tag").optional().optional().list(), "[Option<Tag>]", "Vec<Option<Tag>>"),
    ];
    for (ty, token, plain) in table {
        assert_eq!((row(None, NOTHING).token(&ty).as_str(), row(None, NOTHING).plain(&ty).as_str()), (token, plain));
    }
}

#[test]
fn a_name_with_another_meaning_in_the_file_is_written_with_its_path() {
    let option = TypeName::shape("Option");
    assert_eq!(row(Some(&option), NOTHING).plain(&RustType::I32.optional()), "::std::option::Option<i32>");
    assert_eq!(row(None, NOTHING).token(&named("Option")), "(types::Option)");
    assert_eq!(row(None, &BTreeSet::from(["Tag"])).token(&named("Tag")), "(types::Tag)");
}

#[test]
fn a_file_imports_what_it_does_not_define() {
    let tag = TypeName::shape("Tag");
    let types = [named("Tag"), named("Key").list(), RustType::Blob, named("Vec")];
    let lines = |row: RowTypes<'_>| {
        let mut imports = Imports::default();
        types.iter().for_each(|ty| row.imports(ty, &mut imports));
        imports.lines("types")
    };
    let blob = "use restjson_runtime::primitives::{Blob};";
    assert_eq!(lines(row(None, NOTHING)), [blob, "use types::{Key, Tag};"]);
    assert_eq!(lines(row(Some(&tag), NOTHING)), [blob, "use types::{Key};"]);
    assert_eq!(lines(row(None, &BTreeSet::from(["Tag"]))), [blob, "use types::{Key};"]);
}

#[test]
fn literals_are_escaped_once() {
    assert_eq!(literal::string("a\"b\\c\n\u{0}'é{}"), r#""a\"b\\c\n\0'é{}""#);
    assert_eq!(literal::string("\u{202e}\u{200b}\u{feff}"), r#""\u{202e}\u{200b}\u{feff}""#);
    assert_eq!(literal::bytes(b"a\"'\\\xff\n"), r#"b"a\"'\\\xff\n""#);
    assert_eq!(literal::integer(i64::MIN), "-9223372036854775808");
    let floats = [1.0, -0.5, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    let spelled = ["1.0", "-0.5", "1e300", "f32::NAN", "f32::INFINITY", "f32::NEG_INFINITY"];
    assert_eq!(floats.map(|value| literal::float(value, "f32")), spelled);
}
