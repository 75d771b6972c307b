//! The API's own revisions, day by day, against what AWS published of them.

use std::collections::BTreeMap;

use restjson_codegen::diff::{Demand, Diff, Level, Update};
use restjson_codegen::smithy::changes::{Severity, Subject};

use crate::between;

fn names(updates: &[Update]) -> Vec<&str> {
    updates.iter().map(|update| update.name.as_str()).collect()
}

fn update<'d>(diff: &'d Diff, name: &str) -> &'d Update {
    diff.summary.updated.iter().find(|update| update.name == name).unwrap()
}

/// Requests and responses as they are printed, empty where nothing was added.
fn added(update: &Update) -> (String, String) {
    let form = |form: &Option<restjson_codegen::diff::Form>| form.as_ref().map_or(String::new(), ToString::to_string);
    (form(&update.request_added), form(&update.response_added))
}

/// How often Smithy names each rule, without what comes after its first dot.
fn counts(diff: &Diff) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for event in diff.changes.iter().flat_map(|change| &change.model.events) {
        *counts.entry(event.rule.split('.').next().unwrap()).or_default() += 1;
    }
    counts
}

#[test]
fn the_day_of_templates_by_name_has_five_updated_methods() {
    let diff = between("2026-01-20", "2026-05-13");
    assert!(diff.summary.new.is_empty() && diff.summary.removed.is_empty());
    let by_name = ("{'templateName': 'string', 'templateLanguageCode': 'string'}".to_owned(), String::new());
    let answers = |form: &str| (String::new(), form.to_owned());
    let expected = [
        ("AssociateWhatsAppBusinessAccount", answers("{'linkedWhatsAppBusinessAccountId': 'string'}")),
        ("GetLinkedWhatsAppBusinessAccount", answers("{'account': {'marketingMessagesOnboardingStatus': 'string'}}")),
        ("GetWhatsAppMessageTemplate", by_name.clone()),
        (
            "ListLinkedWhatsAppBusinessAccounts",
            answers("{'linkedAccounts': [{'marketingMessagesOnboardingStatus': 'string'}]}"),
        ),
        ("UpdateWhatsAppMessageTemplate", by_name),
    ];
    assert_eq!(names(&diff.summary.updated), expected.each_ref().map(|(name, _)| *name));
    for (name, forms) in expected {
        let update = update(&diff, name);
        assert_eq!(added(update), forms, "{name}");
        assert!(update.request_removed.is_none() && update.response_removed.is_none(), "{name}");
        assert!(update.errors_added.is_empty() && update.errors_removed.is_empty(), "{name}");
    }
}

#[test]
fn on_that_day_two_members_of_inputs_are_required_no_more_and_no_program_breaks() {
    let diff = between("2026-01-20", "2026-05-13");
    let asked: Vec<(&str, &[(String, Demand)])> =
        diff.summary.updated.iter().map(|update| (update.name.as_str(), update.demands.as_slice())).collect();
    let no_more = [("metaTemplateId".to_owned(), Demand::Optional)];
    for (name, demands) in asked {
        let loosened = ["GetWhatsAppMessageTemplate", "UpdateWhatsAppMessageTemplate"].contains(&name);
        assert_eq!(demands, if loosened { &no_more[..] } else { &[] }, "{name}");
    }
    let required = Subject::Trait("smithy.api#required".into());
    let required: Vec<_> = diff.changes.iter().filter(|change| change.model.subject == required).collect();
    assert_eq!(required.len(), 2);
    for change in required {
        assert_eq!(change.model.events, [], "Smithy is silent");
        assert_eq!(change.rust.as_ref().unwrap().level(), Level::Patch, "inputs are `Option` already");
    }
}

#[test]
fn that_day_is_a_danger_to_smithy_and_minor_in_rust() {
    let diff = between("2026-01-20", "2026-05-13");
    assert_eq!(counts(&diff), BTreeMap::from([("AddedShape", 8), ("ChangedMemberOrder", 2)]));
    assert_eq!(diff.severity(), Some(Severity::Danger));
    assert!(diff.is_breaking_for_smithy() && !diff.is_breaking());
    assert_eq!(diff.rust.unwrap().level, Level::Minor);
    for change in diff.changes.iter().filter(|change| change.model.subject == Subject::Order) {
        assert_eq!(change.rust.as_ref().unwrap().level(), Level::None, "a field in the middle is a field");
    }
}

#[test]
fn the_day_of_flows_has_ten_new_methods_and_an_error_more_on_eight() {
    let diff = between("2026-05-13", "2026-06-03");
    assert_eq!(diff.summary.new.len(), 10);
    assert!(diff.summary.new.iter().all(|method| method.name.contains("Flow")));
    let updated = names(&diff.summary.updated);
    assert_eq!(updated.len(), 8);
    for update in &diff.summary.updated {
        assert!(update.name.contains("Template"), "{}", update.name);
        assert_eq!(update.errors_added, ["AccessDeniedByMetaException"], "{}", update.name);
        assert_eq!(added(update), (String::new(), String::new()));
        assert!(update.demands.is_empty() && update.errors_removed.is_empty() && update.route.is_none());
    }
    let expected = [("AddedOperationBinding", 10), ("AddedOperationError", 8), ("AddedShape", 64)];
    assert_eq!(counts(&diff), BTreeMap::from(expected));
    assert_eq!(diff.rust.unwrap().level, Level::Minor);
}

#[test]
fn the_verdict_of_every_day_is_minor_and_every_effect_has_a_cause() {
    for (old, new) in [
        ("2024-10-10", "2026-01-20"),
        ("2026-01-20", "2026-05-13"),
        ("2026-05-13", "2026-06-03"),
        ("2024-10-10", "2026-06-03"),
    ] {
        let overall = between(old, new).rust.unwrap();
        assert_eq!((overall.level, overall.untraced), (Level::Minor, Vec::new()), "{old} to {new}");
    }
}
