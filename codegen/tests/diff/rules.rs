//! Every rule of Smithy's diff has a model that shows it, and every such model has the Rust verdict that it says.

use std::collections::BTreeSet;
use std::path::Path;

use restjson_codegen::diff::Diff;
use restjson_codegen::{Inputs, generate};

use crate::case::{Case, together};
use crate::{compared, settings};

fn cases() -> Vec<Case> {
    Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/cases"))
}

fn events(diff: &Diff) -> Vec<String> {
    let events = diff.changes.iter().flat_map(|change| &change.model.events);
    let mut events: Vec<String> = events.map(|event| format!("{} {}", event.severity.as_str(), event.rule)).collect();
    events.sort();
    events
}

#[test]
fn each_case_has_the_verdicts_that_it_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let diff = compared(case.old_model().as_bytes(), case.new_model().as_bytes());
        let mut expected = case.events.clone();
        expected.sort();
        let found = events(&diff);
        if found != expected {
            wrong.push(format!("{}: Smithy says {found:?}, not {expected:?}", case.name));
        }
        let rust = diff.rust.as_ref().ok().map(|overall| overall.level.to_string());
        if rust != case.rust {
            let why: Vec<_> = diff.changes.iter().filter_map(|change| change.rust.as_ref()?.reason()).collect();
            let problems = diff.rust.as_ref().err().map(ToString::to_string);
            wrong.push(format!("{}: Rust is {rust:?}, not {:?}: {why:?} {problems:?}", case.name, case.rust));
        }
        if let Ok(overall) = &diff.rust
            && !overall.untraced.is_empty()
        {
            wrong.push(format!("{}: not traced: {:?}", case.name, overall.untraced));
        }
        if diff.changes.is_empty() {
            wrong.push(format!("{}: no change was found", case.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rules of smithy-diff 1.73 that can apply to a JSON AST. Those about traits and bindings go on with a name.
const RULES: &[&str] = &[
    "AddedMetadata",
    "AddedOperationBinding.ToResource.",
    "AddedOperationBinding.ToService.",
    "AddedOperationError.",
    "AddedRequiredMember",
    "AddedResourceBinding.ToResource.",
    "AddedResourceBinding.ToService.",
    "AddedServiceError",
    "AddedShape",
    "AddedTraitDefinition",
    "ChangedDefault",
    "ChangedEnumTrait",
    "ChangedEnumTrait.NameChanged",
    "ChangedEnumTrait.OrderChanged",
    "ChangedEnumTrait.Removed",
    "ChangedLengthTrait",
    "ChangedMemberOrder",
    "ChangedMemberTarget",
    "ChangedMetadata",
    "ChangedNullability",
    "ChangedNullability.AddedClientOptionalTrait",
    "ChangedNullability.AddedDefaultTrait",
    "ChangedNullability.AddedInputTrait",
    "ChangedNullability.AddedNullDefault",
    "ChangedNullability.AddedRequiredTrait",
    "ChangedNullability.AddedRequiredTrait.StructureOrUnion",
    "ChangedNullability.RemovedClientOptionalTrait",
    "ChangedNullability.RemovedInputTrait",
    "ChangedNullability.RemovedNullDefault",
    "ChangedNullability.RemovedRequiredTrait",
    "ChangedNullability.RemovedRequiredTrait.StructureOrUnion",
    "ChangedOperationInput",
    "ChangedOperationOutput",
    "ChangedRangeTrait",
    "ChangedResourceIdentifiers",
    "ChangedShapeType",
    "ModifiedTrait.Add.",
    "ModifiedTrait.Remove.",
    "ModifiedTrait.Update.",
    "RemovedMetadata",
    "RemovedOperationBinding.FromResource.",
    "RemovedOperationBinding.FromService.",
    "RemovedOperationError.",
    "RemovedResourceBinding.FromResource.",
    "RemovedResourceBinding.FromService.",
    "RemovedServiceError",
    "RemovedShape",
    "RemovedShape.ScalarShape",
    "RemovedTraitDefinition",
    "ServiceRename",
    "TraitBreakingChange.Add.",
    "TraitBreakingChange.Remove.",
    "TraitBreakingChange.Update.",
];

/// The traits whose changes break what speaks restJson1.
const BREAKING_TRAITS: &[&str] = &[
    "addedDefault",
    "cors",
    "endpoint",
    "error",
    "hostLabel",
    "http",
    "httpError",
    "httpHeader",
    "httpLabel",
    "httpPayload",
    "httpPrefixHeaders",
    "httpQuery",
    "httpQueryParams",
    "httpResponseCode",
    "idempotencyToken",
    "idempotent",
    "input",
    "jsonName",
    "mediaType",
    "optionalAuth",
    "output",
    "paginated",
    "pattern",
    "readonly",
    "requiresLength",
    "retryable",
    "sparse",
    "streaming",
    "timestampFormat",
    "uniqueItems",
];

#[test]
fn every_rule_has_a_case() {
    let shown: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| &case.events)
        .filter_map(|event| Some(event.split_once(' ')?.1.to_owned()))
        .collect();
    let is_shown = |rule: &str| {
        shown.iter().any(|shown| if rule.ends_with('.') { shown.starts_with(rule) } else { shown == rule })
    };
    let missing: Vec<&&str> = RULES.iter().filter(|rule| !is_shown(rule)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
    let is_broken = |name: &str| {
        shown
            .iter()
            .any(|rule| rule.starts_with("TraitBreakingChange.") && rule.ends_with(&format!(".smithy.api#{name}")))
    };
    let missing: Vec<&&str> = BREAKING_TRAITS.iter().filter(|name| !is_broken(name)).collect();
    assert!(missing.is_empty(), "no case changes {missing:?}");
    let known =
        |rule: &String| RULES.iter().any(|known| rule == known || known.ends_with('.') && rule.starts_with(known));
    assert_eq!(shown.iter().find(|rule| !known(rule)), None, "the list above lacks a rule");
}

#[test]
fn many_changes_at_once_are_told_apart() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.is_local() && case.rust.is_some()).collect();
    assert!(cases.len() > 90, "{}", cases.len());
    let [old, new] = together(cases.iter());
    let diff = compared(old.as_bytes(), new.as_bytes());
    let overall = diff.rust.as_ref().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(overall.untraced, []);
    for case in &cases {
        let own = diff.changes.iter().filter(|change| {
            let name = change.model.id().map_or("", |id| id.name());
            name.strip_prefix(&case.prefix()).is_some_and(|rest| SHAPES.contains(&rest))
        });
        let level = own.filter_map(|change| Some(change.rust.as_ref()?.level())).max().unwrap();
        assert_eq!(Some(level.to_string()), case.rust, "{}", case.name);
    }
}

/// The names of shapes in the cases that can stand together.
const SHAPES: &[&str] = &[
    "Put",
    "PutInput",
    "PutOutput",
    "OtherInput",
    "OtherOutput",
    "Tag",
    "Label",
    "Name",
    "Names",
    "Thing",
    "E",
    "N",
    "U",
    "Map",
    "Data",
    "Busy",
    "Full",
    "One",
    "Two",
    "Loose",
    "Tight",
    "Secret",
    "colour",
    "Unused",
];

#[test]
fn without_a_verdict_the_generated_code_is_the_same_and_only_then() {
    let settings = settings();
    let files = |model: &str| {
        let generated = generate(Inputs { model: model.as_bytes(), settings: &settings });
        let files = generated.unwrap_or_else(|failure| panic!("{failure}")).files;
        files.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect::<Vec<_>>()
    };
    for case in cases().iter().filter(|case| case.rust.is_some()) {
        let is_same = files(&case.old_model()) == files(&case.new_model());
        assert_eq!(case.rust.as_deref() == Some("none"), is_same, "{}", case.name);
    }
}
