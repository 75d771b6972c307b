//! The steps that nobody writes: each error that an operation declares, through a fault on demand.

use crate::model::Model;
use crate::step::{Expect, Step};
use serde_json::json;
use std::collections::BTreeMap;

/// For each operation and each error that it declares: ask for the fault, then call.
///
/// # Errors
/// Names the operations that no step calls with success, whose input would be needed here.
pub fn steps(model: &Model, written: &[Step]) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut missing = Vec::new();
    for (operation, errors) in &model.operations {
        let Some(example) = written.iter().find(|step| succeeds(step, operation)) else {
            missing.push(operation.as_str());
            continue;
        };
        for error in errors {
            steps.push(ask(operation, error));
            steps.push(Step {
                step: format!("{operation} fails with {error}"),
                bind: BTreeMap::new(),
                expect: Expect { error: Some(error.clone()), ..Expect::default() },
                ..example.clone()
            });
        }
    }
    if missing.is_empty() {
        Ok(steps)
    } else {
        Err(format!("no step calls these with success: {}", missing.join(", ")))
    }
}

/// Whether the step is a call of the operation that is expected to succeed.
fn succeeds(step: &Step, operation: &str) -> bool {
    step.call.as_deref() == Some(operation) && step.expect.output.is_some()
}

/// The step that makes the next call of the operation fail.
fn ask(operation: &str, error: &str) -> Step {
    Step {
        step: format!("let {operation} fail once with {error}"),
        call: None,
        input: json!({}),
        control: Some("POST /_local/faults".to_owned()),
        body: Some(json!({ "operation": operation, "effect": "error", "error": error, "times": 1 })),
        bind: BTreeMap::new(),
        expect: Expect::default(),
    }
}
