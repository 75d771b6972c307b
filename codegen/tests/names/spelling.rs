//! Types and literals as they stand in source.

use restjson_codegen::rust::literal;
use restjson_codegen::rust::ty::{Named, RustType, Spelling, Traits};

fn tag(traits: Traits) -> RustType {
    RustType::Named(Named { path: "crate::types::Tag".into(), traits })
}

#[test]
fn types_are_spelled_short_or_in_full() {
    let ty = tag(Traits::Basic).boxed().list().map().optional().optional();
    assert_eq!(ty.to_string(), "Option<::std::collections::HashMap<String, Vec<Box<crate::types::Tag>>>>");
    let absolute = "::std::option::Option<::std::collections::HashMap<::std::string::String, \
                    ::std::vec::Vec<::std::boxed::Box<crate::types::Tag>>>>";
    assert_eq!(ty.spelled(Spelling::Absolute), absolute);
    let simple = [RustType::Bool, RustType::I8, RustType::I64, RustType::F32, RustType::Blob, RustType::DateTime];
    let spelled = ["bool", "i8", "i64", "f32", "::aws_smithy_types::Blob", "::aws_smithy_types::DateTime"];
    assert_eq!(simple.map(|ty| ty.to_string()), spelled);
}

#[test]
fn wrapping_is_undone() {
    let ty = tag(Traits::Basic).boxed().optional();
    assert_eq!(ty.without_option().without_box(), &tag(Traits::Basic));
    assert_eq!(RustType::String.without_option().without_box(), &RustType::String);
    assert_eq!(tag(Traits::Basic).boxed().boxed(), tag(Traits::Basic).boxed());
}

#[test]
fn traits_are_known() {
    let row = |ty: RustType| [ty.is_copy(), ty.is_eq(), ty.is_hash()];
    let table = [
        (RustType::I32, [true, true, true]),
        (RustType::I32.optional(), [true, true, true]),
        (RustType::F64, [true, false, false]),
        (RustType::DateTime, [false, true, true]),
        (RustType::String, [false, true, true]),
        (RustType::Document, [false, false, false]),
        (RustType::ByteStream, [false, false, false]),
        (RustType::BigInteger, [false, true, true]),
        (RustType::String.map(), [false, true, false]),
        (RustType::F32.list(), [false, false, false]),
        (tag(Traits::Basic), [false, false, false]),
        (tag(Traits::Eq).optional(), [false, true, false]),
        (tag(Traits::EqOrdHash).list(), [false, true, true]),
    ];
    for (ty, expected) in table {
        assert_eq!(row(ty.clone()), expected, "{ty}");
    }
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
