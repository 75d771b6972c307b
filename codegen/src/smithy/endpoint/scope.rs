//! Names in rules: each reference must be to a parameter or to what a condition before it assigned.

use std::collections::BTreeSet;

use super::{Decision, Diagram, Endpoint, Expression, Outcome, Property, Rule, RuleSet, Template, TemplatePart};
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;

/// Reports references to names without a value.
pub(super) fn check(rules: &RuleSet, service: &ShapeId, out: &mut Diagnostics) {
    let mut scope =
        Scope { known: rules.parameters.iter().map(|p| p.name.as_str()).collect(), missing: BTreeSet::new() };
    match &rules.decision {
        Decision::Rules(rules) => scope.rules(rules),
        Decision::Diagram(diagram) => scope.diagram(diagram),
    }
    for name in scope.missing {
        out.error(
            service,
            format!("the endpoint rules refer to `{name}`, which is no parameter and is not assigned before"),
            "declare the parameter, or correct the reference",
        );
    }
}

struct Scope<'a> {
    known: BTreeSet<&'a str>,
    missing: BTreeSet<&'a str>,
}

impl<'a> Scope<'a> {
    fn rules(&mut self, rules: &'a [Rule]) {
        for rule in rules {
            let outside = self.known.clone();
            self.rule(rule);
            self.known = outside;
        }
    }

    /// Which conditions were tested before depends on the way; a name that none assigns has no value on any.
    fn diagram(&mut self, diagram: &'a Diagram) {
        self.known.extend(diagram.conditions.iter().filter_map(|condition| condition.assign.as_deref()));
        diagram.conditions.iter().for_each(|condition| self.expression(&condition.call));
        diagram.results.iter().for_each(|result| self.outcome(result));
    }

    fn rule(&mut self, rule: &'a Rule) {
        for condition in &rule.conditions {
            self.expression(&condition.call);
            self.known.extend(condition.assign.as_deref());
        }
        self.outcome(&rule.outcome);
    }

    fn outcome(&mut self, outcome: &'a Outcome) {
        match outcome {
            Outcome::Endpoint(endpoint) => self.endpoint(endpoint),
            Outcome::Error(message) => self.expression(message),
            Outcome::Tree(rules) => self.rules(rules),
        }
    }

    fn endpoint(&mut self, endpoint: &'a Endpoint) {
        self.expression(&endpoint.url);
        endpoint.headers.values().flatten().for_each(|value| self.expression(value));
        endpoint.properties.values().for_each(|value| self.property(value));
    }

    fn property(&mut self, property: &'a Property) {
        match property {
            Property::Boolean(_) | Property::Integer(_) => {}
            Property::String(template) => self.template(template),
            Property::Array(entries) => entries.iter().for_each(|entry| self.property(entry)),
            Property::Record(entries) => entries.values().for_each(|entry| self.property(entry)),
        }
    }

    fn expression(&mut self, expression: &'a Expression) {
        match expression {
            Expression::Boolean(_) | Expression::Integer(_) => {}
            Expression::String(template) => self.template(template),
            Expression::Array(entries) | Expression::Call(_, entries) => {
                entries.iter().for_each(|e| self.expression(e))
            }
            Expression::Reference(name) => self.name(name),
            Expression::Attribute { of, path: _ } => self.expression(of),
        }
    }

    fn template(&mut self, template: &'a Template) {
        for part in &template.0 {
            match part {
                TemplatePart::Literal(_) => {}
                TemplatePart::Reference { name, path: _ } => self.name(name),
            }
        }
    }

    fn name(&mut self, name: &'a str) {
        if !self.known.contains(name) {
            self.missing.insert(name);
        }
    }
}
