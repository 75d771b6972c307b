//! Who gets which name, and what is said when two want one.

use std::collections::BTreeMap;

use quickcheck::quickcheck;
use restjson_codegen::rust::ident::{FieldName, FnName, Identifier, TypeName};
use restjson_codegen::rust::names::{NameProblem, Names, Renames};

fn renames(pairs: &[(&str, &str)]) -> Renames {
    pairs.iter().map(|(origin, to)| ((*origin).to_owned(), (*to).to_owned())).collect()
}

fn say(problems: &[NameProblem]) -> String {
    problems.iter().map(|problem| format!("{}: {problem}\n  help: {}\n", problem.origin(), problem.help())).collect()
}

#[test]
fn a_collision_names_both_and_what_mends_it() {
    let none = Renames::new();
    let names = Names::new(&none);
    for shape in ["ThingID", "ThingId"] {
        names.take("the types", &format!("a.b#{shape}"), TypeName::shape(shape));
    }
    for member in ["foo", "setFoo"] {
        let origin = format!("a.b#ThingId${member}");
        names.take("the fields of ThingId", &origin, FieldName::member(member));
        let scope = "the functions of ThingIdBuilder";
        names.claim(scope, &origin, &FieldName::member(member));
        names.claim(scope, &origin, &FnName::setter(member, None));
    }
    insta::assert_snapshot!(say(&names.finish()), @r#"
    a.b#ThingId$setFoo: a.b#ThingId$foo and a.b#ThingId$setFoo become `set_foo` in the functions of ThingIdBuilder
      help: give one of them another name in the settings: [rename."a.b#ThingId$setFoo"] with `to = "…"` and a `reason`
    a.b#ThingId: a.b#ThingID and a.b#ThingId become `ThingId` in the types
      help: give one of them another name in the settings: [rename."a.b#ThingId"] with `to = "…"` and a `reason`
    "#);
}

#[test]
fn a_rename_settles_it() {
    let chosen = renames(&[("a.b#ThingId", "ThingIdentifier")]);
    let names = Names::new(&chosen);
    let first = names.take("the types", "a.b#ThingID", TypeName::shape("ThingID"));
    let second = names.take("the types", "a.b#ThingId", TypeName::shape("ThingId"));
    assert_eq!([first.as_str(), second.as_str()], ["ThingId", "ThingIdentifier"]);
    assert_eq!(names.finish(), []);
}

#[test]
fn useless_renames_are_reported() {
    let chosen = renames(&[("a.b#Gone", "Here"), ("a.b#S$x", "type")]);
    let names = Names::new(&chosen);
    let field = names.take("the fields of S", "a.b#S$x", FieldName::member("x"));
    assert_eq!(field.as_str(), "x");
    insta::assert_snapshot!(say(&names.finish()), @r#"
    a.b#S$x: `type` cannot be the name of a field
      help: choose another `to` in [rename."a.b#S$x"]
    a.b#Gone: the model has no such shape or member, or it gets no name in Rust
      help: correct the id in [rename."a.b#Gone"], or remove the setting
    "#);
}

#[test]
fn one_element_may_be_named_twice() {
    let none = Renames::new();
    let names = Names::new(&none);
    let name = || names.take("the types", "a.b#S", TypeName::shape("S"));
    assert_eq!(name(), name());
    assert_eq!(names.finish(), []);
}

/// Names all elements; their names, and what is wrong.
fn name_all(elements: &[(u8, String)], renames: &Renames) -> (BTreeMap<String, FieldName>, Vec<NameProblem>) {
    let names = Names::new(renames);
    let take = |(scope, member): &(u8, String)| {
        let scope = format!("scope {}", scope % 3);
        let origin = format!("{scope}${member}");
        (origin.clone(), names.take(&scope, &origin, FieldName::member(member)))
    };
    let named = elements.iter().map(take).collect();
    (named, names.finish())
}

quickcheck! {
    fn prop_names_are_unique_in_scope_or_reported(elements: Vec<(u8, String)>) -> bool {
        let (named, problems) = name_all(&elements, &Renames::new());
        let mut holders: BTreeMap<(&str, &FieldName), usize> = BTreeMap::new();
        for (origin, name) in &named {
            *holders.entry((origin.split_once('$').map_or("", |(scope, _)| scope), name)).or_default() += 1;
        }
        problems.len() == holders.values().filter(|count| **count > 1).count()
    }

    fn prop_names_do_not_depend_on_order(elements: Vec<(u8, String)>) -> bool {
        let mut turned = elements.clone();
        turned.reverse();
        name_all(&elements, &Renames::new()) == name_all(&turned, &Renames::new())
    }

    fn prop_naming_is_idempotent(elements: Vec<(u8, String)>) -> bool {
        let (named, _) = name_all(&elements, &Renames::new());
        let chosen = named.iter().map(|(origin, name)| (origin.clone(), name.to_string())).collect();
        let (again, problems) = name_all(&elements, &chosen);
        again == named && problems.iter().all(|problem| matches!(problem, NameProblem::Collision { .. }))
    }
}
