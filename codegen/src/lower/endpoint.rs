//! Endpoint rules. A service whose model has none is where the program says.

use super::Lower;
use crate::ir::{Endpoint, Parameter, Requirement, Source};
use crate::naming::endpoint_parameter;
use crate::rust::docs;
use crate::smithy::endpoint::{
    BuiltIn, Condition, Endpoint as Found, Expression, Function, Outcome, Parameter as Modelled, ParameterKind, Rule,
    RuleSet, Template, TemplatePart,
};

const ENDPOINT: &str = "Endpoint";

impl Lower<'_> {
    /// The model's rules, or ours where it has none.
    pub(super) fn endpoint(self) -> Endpoint {
        let RuleSet { parameters, rules } = self.facts.endpoint_rules.clone().unwrap_or_else(wherever_the_program_says);
        Endpoint { parameters: parameters.iter().map(parameter).collect(), rules }
    }
}

fn parameter(parameter: &Modelled) -> Parameter {
    let name = parameter.name.clone();
    let text = parameter.documentation.clone().unwrap_or_else(|| format!("The rules' parameter `{name}`."));
    let (field, setter) = endpoint_parameter(&name);
    Parameter {
        docs: docs::lines(&text),
        field,
        setter,
        name,
        kind: parameter.kind,
        source: parameter.built_in.as_ref().map_or(Source::Unset, source),
        requirement: requirement(parameter),
    }
}

fn source(built_in: &BuiltIn) -> Source {
    match built_in {
        BuiltIn::Region => Source::Region,
        BuiltIn::UseDualStack => Source::UseDualStack,
        BuiltIn::UseFips => Source::UseFips,
        BuiltIn::Endpoint => Source::EndpointUrl,
        BuiltIn::AccountId | BuiltIn::AccountIdEndpointMode | BuiltIn::Other(_) => Source::Unset,
    }
}

/// A Region becomes part of host names, therefore it must look like one.
fn requirement(parameter: &Modelled) -> Requirement {
    match (&parameter.default, &parameter.built_in) {
        (Some(default), _) => Requirement::Default(default.clone()),
        (None, Some(BuiltIn::Region)) => Requirement::HostLabel,
        (None, _) if parameter.required => Requirement::Required,
        (None, _) => Requirement::Optional,
    }
}

fn wherever_the_program_says() -> RuleSet {
    let reference = || Expression::Reference(ENDPOINT.into());
    let url = Found { url: reference(), headers: Default::default(), properties: Default::default() };
    let is_set = Condition { call: Expression::Call(Function::IsSet, vec![reference()]), assign: None };
    let nothing = "the model has no endpoint rules: set `endpoint_url`";
    let error = Expression::String(Template(vec![TemplatePart::Literal(nothing.into())]));
    let rule = |conditions, outcome| Rule { conditions, outcome, documentation: None };
    RuleSet {
        parameters: vec![Modelled {
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
