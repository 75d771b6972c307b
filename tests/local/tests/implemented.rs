//! No operation answers that it is not implemented: each one of the model does its work at least once.

use local_scenario::client::{Client, Places};
use local_scenario::model::Model;
use local_scenario::step;
use std::path::PathBuf;

#[test]
fn every_operation_of_the_model_is_real() {
    let places = Places {
        driver: PathBuf::from(env!("CARGO_BIN_EXE_local-driver")),
        scratch: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
    };
    let model = Model::load().unwrap();
    let steps = step::scenario(&model).unwrap();
    let transcript = Client::OursInProcess.take(&steps, &places).unwrap();
    let answered = |operation: &str| {
        let mut lines = steps.iter().zip(&transcript.lines);
        lines.any(|(step, line)| step.call.as_deref() == Some(operation) && line.get("output").is_some())
    };
    let silent: Vec<_> = model.operations.keys().filter(|operation| !answered(operation)).collect();
    assert!(silent.is_empty(), "no success: {silent:?}");
    // What the generated dispatch answers for an operation without a handler has this status.
    let is_unimplemented = |line: &&serde_json::Value| line["error"]["status"] == 501;
    let unimplemented: Vec<_> = transcript.lines.iter().filter(is_unimplemented).collect();
    assert!(unimplemented.is_empty(), "{unimplemented:?}");
}
