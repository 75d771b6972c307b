//! Endpoint rules. A service whose model has none is where the program says.

use super::Lower;
use crate::ir::{ContextParam, ContextValue, Endpoint, Parameter, Requirement, Source};
use crate::naming::endpoint_parameter;
use crate::rust::docs;
use crate::smithy::Operation;
use crate::smithy::endpoint::{
    BuiltIn, Condition, Decision, Endpoint as Found, Expression, Function, Outcome, Parameter as Modelled,
    ParameterKind, Rule, RuleSet, Template, TemplatePart,
};

const ENDPOINT: &str = "Endpoint";

impl Lower<'_> {
    /// The model's rules, or ours where it has none.
    pub(super) fn endpoint(self) -> Endpoint {
        let RuleSet { parameters, decision } =
            self.facts.endpoint_rules.clone().unwrap_or_else(wherever_the_program_says);
        Endpoint { parameters: parameters.iter().map(|found| parameter(self, found)).collect(), decision }
    }
}

impl Lower<'_> {
    /// What an operation gives the rules' parameters: what its input says, and above that its own constants.
    pub(super) fn endpoint_context(self, operation: &Operation) -> Vec<ContextParam> {
        let known = |name: &str| {
            let mut parameters = self.facts.endpoint_rules.iter().flat_map(|rules| &rules.parameters);
            parameters.any(|parameter| parameter.name == name)
        };
        let members = operation
            .context_params
            .iter()
            .map(|(name, &member)| (name, ContextValue::Member(self.naming.field(member).field.clone())));
        let constants = operation.static_context.iter();
        let constants = constants.map(|(name, value)| (name, ContextValue::Constant(value.clone())));
        let all = members.chain(constants).filter(|(name, _)| known(name));
        all.map(|(name, value)| ContextParam { parameter: endpoint_parameter(name).0, value }).collect()
    }

    fn source(self, parameter: &Modelled) -> Source {
        match &parameter.built_in {
            Some(built_in) => source(built_in),
            None if self.facts.is_client_setting(&parameter.name) => Source::Setting,
            None => Source::Unset,
        }
    }
}

fn parameter(lower: Lower<'_>, parameter: &Modelled) -> Parameter {
    let name = parameter.name.clone();
    let text = parameter.documentation.clone().unwrap_or_else(|| format!("The rules' parameter `{name}`."));
    let (field, setter) = endpoint_parameter(&name);
    Parameter {
        docs: docs::lines(&text),
        field,
        setter,
        name,
        kind: parameter.kind,
        source: lower.source(parameter),
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
        decision: Decision::Rules(vec![
            rule(vec![is_set], Outcome::Endpoint(url)),
            rule(Vec::new(), Outcome::Error(error)),
        ]),
    }
}
