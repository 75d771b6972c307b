//! What of the model the scenario does not touch.

use crate::model::Model;
use crate::step::Step;

/// The operations without success, and the declared errors without a step.
#[must_use]
pub fn gaps(model: &Model, steps: &[Step]) -> Vec<String> {
    let calls = |operation: &str, wanted: &dyn Fn(&Step) -> bool| {
        steps.iter().any(|step| step.call.as_deref() == Some(operation) && wanted(step))
    };
    let mut gaps = Vec::new();
    for (operation, errors) in &model.operations {
        if !calls(operation, &|step| step.expect.output.is_some()) {
            gaps.push(format!("{operation} with success"));
        }
        for error in errors {
            if !calls(operation, &|step| step.expect.error.as_deref() == Some(error)) {
                gaps.push(format!("{operation} with {error}"));
            }
        }
    }
    gaps
}
