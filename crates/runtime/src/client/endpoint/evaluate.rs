//! Interprets endpoint rules.

use std::fmt;

use aws_smithy_types::endpoint::Endpoint;

use super::functions;
use super::rules::{Condition, Diagram, Expr, Function, Outcome, Rule, RuleSet, Template};
use super::value::Value;

/// No endpoint for these parameters: a rule refused them, or none matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    message: String,
}

impl EndpointError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    fn no_match() -> Self {
        Self::new("No endpoint rule matched")
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EndpointError {}

/// Parameters, found by their names in the model.
pub trait Lookup {
    /// The parameter's value, if it is declared and set.
    fn parameter(&self, name: &str) -> Option<Value<'_>>;
}

/// The endpoint that `rules` choose for `parameters`.
pub fn evaluate(rules: &RuleSet, parameters: &dyn Lookup) -> Result<Endpoint, EndpointError> {
    let mut scope = Scope { parameters, bound: Vec::new() };
    match rules {
        RuleSet::Tree(rules) => scope.tree(rules),
        RuleSet::Diagram(diagram) => scope.diagram(diagram),
    }
}

struct Scope<'a> {
    parameters: &'a dyn Lookup,
    bound: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Scope<'a> {
    fn tree(&mut self, rules: &'static [Rule]) -> Result<Endpoint, EndpointError> {
        for rule in rules {
            let depth = self.bound.len();
            if rule.conditions.iter().all(|condition| self.holds(condition)) {
                return self.outcome(&rule.outcome);
            }
            self.bound.truncate(depth);
        }
        Err(EndpointError::no_match())
    }

    fn diagram(&mut self, diagram: &Diagram) -> Result<Endpoint, EndpointError> {
        let mut reference = diagram.root;
        loop {
            if reference >= Diagram::RESULT {
                return self.result(diagram, reference - Diagram::RESULT);
            }
            if reference.unsigned_abs() <= 1 {
                return Err(EndpointError::no_match());
            }
            let [condition, high, low] = at(diagram.nodes, reference.unsigned_abs() as usize - 1)?;
            let condition = at(diagram.conditions, usize::try_from(*condition).unwrap_or(usize::MAX))?;
            reference = if self.holds(condition) != (reference < 0) { *high } else { *low };
        }
    }

    fn result(&mut self, diagram: &Diagram, number: i32) -> Result<Endpoint, EndpointError> {
        match usize::try_from(number).ok().and_then(|number| number.checked_sub(1)) {
            Some(index) => self.outcome(at(diagram.results, index)?),
            None => Err(EndpointError::no_match()),
        }
    }

    fn outcome(&mut self, outcome: &Outcome) -> Result<Endpoint, EndpointError> {
        match outcome {
            Outcome::Endpoint(template) => self.endpoint(template),
            Outcome::Error(message) => Err(EndpointError::new(self.text(message)?)),
            Outcome::Tree(rules) => self.tree(rules),
        }
    }

    fn endpoint(&self, template: &Template) -> Result<Endpoint, EndpointError> {
        let mut endpoint = Endpoint::builder().url(self.text(&template.url)?);
        for (name, expr) in template.properties {
            endpoint = endpoint.property(*name, self.required(expr)?.into_document());
        }
        for (name, values) in template.headers {
            for value in *values {
                endpoint = endpoint.header(*name, self.text(value)?);
            }
        }
        Ok(endpoint.build())
    }

    fn holds(&mut self, condition: &Condition) -> bool {
        let value = match self.value(&condition.test) {
            None | Some(Value::Bool(false)) => return false,
            Some(value) => value,
        };
        if let Some(name) = condition.assign {
            self.bound.push((name, value));
        }
        true
    }

    fn text(&self, expr: &Expr) -> Result<String, EndpointError> {
        match self.required(expr)? {
            Value::Text(text) => Ok(text.into_owned()),
            Value::Bool(_) | Value::Int(_) | Value::List(_) | Value::Record(_) => {
                Err(EndpointError::new("the endpoint rules use as text what is none"))
            }
        }
    }

    fn required(&self, expr: &Expr) -> Result<Value<'a>, EndpointError> {
        self.value(expr).ok_or_else(|| EndpointError::new("the endpoint rules use a value that is not set"))
    }

    fn value(&self, expr: &Expr) -> Option<Value<'a>> {
        match expr {
            Expr::Text(text) => Some(Value::text(text)),
            Expr::Bool(truth) => Some(Value::Bool(*truth)),
            Expr::Int(number) => Some(Value::Int(*number)),
            Expr::Ref(name) => self.named(name),
            Expr::Concat(parts) => self.concat(parts),
            Expr::List(elements) => {
                elements.iter().map(|element| self.value(element)).collect::<Option<_>>().map(Value::List)
            }
            Expr::Record(members) => self.record(members),
            Expr::Attribute(of, path) => path.iter().try_fold(self.value(of)?, Value::step),
            Expr::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn named(&self, name: &str) -> Option<Value<'a>> {
        let bound = self.bound.iter().rev().find(|(key, _)| *key == name);
        bound.map(|(_, value)| value.clone()).or_else(|| self.parameters.parameter(name))
    }

    fn concat(&self, parts: &'static [Expr]) -> Option<Value<'a>> {
        let mut text = String::new();
        for part in parts {
            text.push_str(self.value(part)?.as_text()?);
        }
        Some(Value::owned(text))
    }

    fn record(&self, members: &'static [(&'static str, Expr)]) -> Option<Value<'a>> {
        members.iter().map(|(name, expr)| Some((*name, self.value(expr)?))).collect::<Option<_>>().map(Value::Record)
    }

    fn call(&self, function: Function, arguments: &'static [Expr]) -> Option<Value<'a>> {
        let values = arguments.iter().map(|argument| self.value(argument)).collect();
        functions::call(function, values)
    }
}

fn at<T>(table: &'static [T], index: usize) -> Result<&'static T, EndpointError> {
    table.get(index).ok_or_else(|| EndpointError::new("the endpoint diagram refers to what it does not have"))
}
