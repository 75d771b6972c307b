//! The endpoint rules of a service whose model has none: wherever the program says.

use crate::smithy::Facts;
use crate::smithy::endpoint::{
    BuiltIn, Condition, Endpoint, Expression, Function, Outcome, Parameter, ParameterKind, Rule, RuleSet, Template,
    TemplatePart,
};

const ENDPOINT: &str = "Endpoint";

/// The model's rules, or ours where it has none.
pub(super) fn rules(facts: &Facts) -> RuleSet {
    facts.endpoint_rules.clone().unwrap_or_else(wherever_the_program_says)
}

fn wherever_the_program_says() -> RuleSet {
    let reference = || Expression::Reference(ENDPOINT.into());
    let url = Endpoint { url: reference(), headers: Default::default(), properties: Default::default() };
    let is_set = Condition { call: Expression::Call(Function::IsSet, vec![reference()]), assign: None };
    let nothing = "the model has no endpoint rules: set `endpoint_url`";
    let error = Expression::String(Template(vec![TemplatePart::Literal(nothing.into())]));
    let rule = |conditions, outcome| Rule { conditions, outcome, documentation: None };
    RuleSet {
        parameters: vec![Parameter {
            name: ENDPOINT.into(),
            kind: ParameterKind::String,
            built_in: Some(BuiltIn::Endpoint),
            required: false,
            default: None,
            documentation: Some("Where requests go.".into()),
            deprecated: None,
        }],
        rules: vec![rule(vec![is_set], Outcome::Endpoint(url)), rule(Vec::new(), Outcome::Error(error))],
    }
}
