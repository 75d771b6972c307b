//! The scenario leaves nothing of the model out.

use local_scenario::coverage::gaps;
use local_scenario::model::Model;
use local_scenario::step;

#[test]
fn every_operation_succeeds_and_fails_in_each_declared_way() {
    let model = Model::load().unwrap();
    let steps = step::scenario(&model).unwrap();
    assert_eq!(gaps(&model, &steps), Vec::<String>::new());
    let errors: usize = model.operations.values().map(std::collections::BTreeSet::len).sum();
    assert!(steps.len() > 2 * errors, "{} steps for {errors} errors", steps.len());
}

#[test]
fn what_is_taken_out_of_the_scenario_is_missed() {
    let model = Model::load().unwrap();
    let mut steps = step::scenario(&model).unwrap();
    steps.retain(|step| step.call.as_deref() != Some("TagResource") || step.expect.error.is_none());
    let missed = gaps(&model, &steps);
    assert!(missed.contains(&"TagResource with ThrottledRequestException".to_owned()), "{missed:?}");
    assert!(!missed.contains(&"TagResource with success".to_owned()), "{missed:?}");
}
