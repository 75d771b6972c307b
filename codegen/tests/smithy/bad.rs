//! One mistake per model (and one model with several): the wording of diagnostics, all of them in one snapshot, so that
//! they can be read side by side.

use restjson_codegen::diagnostic::Severity;
use restjson_codegen::smithy::load;

use crate::{assert_snapshot, models};

/// Models whose mistake is worth a warning only.
const ONLY_WARNINGS: [&str; 5] =
    ["error-status", "get-with-body", "shape-property", "trait-not-generated", "trait-unknown"];

#[test]
fn every_mistake_has_its_words() {
    let mut all = String::new();
    for (name, text) in models("bad") {
        let diagnostics = match load(&text, None) {
            Ok((_, warnings)) => warnings,
            Err(diagnostics) => diagnostics,
        };
        assert!(!diagnostics.is_empty(), "{name}: nothing was found");
        assert_eq!(!diagnostics.has_errors(), ONLY_WARNINGS.contains(&name.as_str()), "{name}:\n{diagnostics}");
        assert!(diagnostics.iter().all(|d| !d.message.ends_with('.') && !d.help.is_empty()), "{name}:\n{diagnostics}");
        all.push_str(&format!("--- {name}\n{diagnostics}\n"));
    }
    assert_snapshot("diagnostics", &all);
}

#[test]
fn all_mistakes_are_found_in_one_run() {
    let (_, text) = models("bad").into_iter().find(|(name, _)| name == "everything-at-once").expect("the model");
    let diagnostics = load(&text, None).expect_err("errors");
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    assert_eq!(errors, 5, "{diagnostics}");
}
