//! JSON to [`RuleSet`]. Every rule that cannot be read is reported, and left out.

use serde_json::{Map, Value};

use super::expression::{call, expression, property};
use super::{
    BuiltIn, Condition, Decision, Endpoint, Outcome, Parameter, ParameterKind, ParameterValue, Rule, RuleSet,
    unexpected,
};
use crate::diagnostic::Diagnostics;
use crate::smithy::ShapeId;
use crate::smithy::traits::Deprecated;

/// Reads a rule set; `None` where anything in it was reported.
pub(super) fn rule_set(json: &Value, service: &ShapeId, out: &mut Diagnostics) -> Option<RuleSet> {
    let before = out.len();
    let mut parser = Parser { service, out, name: "smithy.rules#endpointRuleSet" };
    let parameters = parser.head(json);
    let decision = Decision::Rules(parser.rules(json.get("rules"), "rules"));
    (out.len() == before).then_some(RuleSet { parameters, decision })
}

/// Reads a rule set in the form of a diagram; `None` where anything in it was reported.
pub(super) fn diagram(json: &Value, service: &ShapeId, out: &mut Diagnostics) -> Option<RuleSet> {
    let before = out.len();
    let mut parser = Parser { service, out, name: "smithy.rules#endpointBdd" };
    let parameters = parser.head(json);
    let conditions = json.get("conditions").map_or(Err("`conditions` is missing".to_owned()), conditions_of);
    let conditions = parser.good("conditions", conditions).unwrap_or_default();
    // Each result is a rule without conditions.
    let results = parser.rules(json.get("results"), "results").into_iter().map(|rule| rule.outcome).collect();
    let diagram = super::diagram::read(json, conditions, results);
    let decision = Decision::Diagram(parser.good("nodes", diagram)?);
    (out.len() == before).then_some(RuleSet { parameters, decision })
}

impl Parser<'_> {
    fn head(&mut self, json: &Value) -> Vec<Parameter> {
        self.version(json);
        self.parameters(json.get("parameters"))
    }

    fn version(&mut self, json: &Value) {
        match json.get("version").and_then(Value::as_str) {
            Some("1.0" | "1.1") => {}
            Some(other) => self.problem("version", format!("the version {other} of the rules language is not known")),
            None => self.problem("version", "it is missing".to_owned()),
        }
    }
}

struct Parser<'a> {
    /// The trait that is read.
    name: &'static str,
    service: &'a ShapeId,
    out: &'a mut Diagnostics,
}

impl Parser<'_> {
    fn problem(&mut self, path: &str, message: String) {
        self.out.error(
            self.service,
            format!("`{}` at {path}: {message}", self.name),
            "correct the rule; requests cannot be sent without knowing where",
        );
    }

    fn good<T>(&mut self, path: &str, result: Result<T, String>) -> Option<T> {
        result.map_err(|message| self.problem(path, message)).ok()
    }

    fn parameters(&mut self, json: Option<&Value>) -> Vec<Parameter> {
        let Some(parameters) = json.and_then(Value::as_object) else {
            self.problem("parameters", "an object of parameters is missing".to_owned());
            return Vec::new();
        };
        let read = |(name, json): (&String, &Value)| self.good(&format!("parameters.{name}"), parameter(name, json));
        parameters.iter().filter_map(read).collect()
    }

    fn rules(&mut self, json: Option<&Value>, path: &str) -> Vec<Rule> {
        let Some(rules) = json.and_then(Value::as_array) else {
            self.problem(path, "a list of rules is missing".to_owned());
            return Vec::new();
        };
        rules.iter().enumerate().filter_map(|(i, rule)| self.rule(rule, &format!("{path}[{i}]"))).collect()
    }

    fn rule(&mut self, json: &Value, path: &str) -> Option<Rule> {
        let conditions = match json.get("conditions") {
            None => Vec::new(),
            Some(conditions) => self.good(path, conditions_of(conditions))?,
        };
        let outcome = match json.get("type").and_then(Value::as_str) {
            Some("tree") => Outcome::Tree(self.rules(json.get("rules"), &format!("{path}.rules"))),
            Some("endpoint") => self
                .good(path, json.get("endpoint").map_or(Err("`endpoint` is missing".to_owned()), endpoint))
                .map(Outcome::Endpoint)?,
            Some("error") => self
                .good(path, json.get("error").map_or(Err("`error` is missing".to_owned()), expression))
                .map(Outcome::Error)?,
            _ => {
                self.problem(
                    path,
                    unexpected("type", "tree, endpoint or error", json.get("type").unwrap_or(&Value::Null)),
                );
                return None;
            }
        };
        Some(Rule { conditions, outcome, documentation: text(json, "documentation") })
    }
}

fn text(json: &Value, key: &str) -> Option<String> {
    json.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn parameter(name: &str, json: &Value) -> Result<Parameter, String> {
    let kind = match json.get("type").and_then(Value::as_str).map(str::to_ascii_lowercase).as_deref() {
        Some("string") => ParameterKind::String,
        Some("boolean") => ParameterKind::Boolean,
        Some("stringarray") => ParameterKind::StringArray,
        _ => {
            return Err(unexpected("type", "String, Boolean or StringArray", json.get("type").unwrap_or(&Value::Null)));
        }
    };
    let default = json.get("default").map(|value| parameter_value(kind, value)).transpose()?;
    let deprecated = json.get("deprecated").and_then(|value| serde_json::from_value::<Deprecated>(value.clone()).ok());
    Ok(Parameter {
        name: name.to_owned(),
        kind,
        built_in: text(json, "builtIn").map(BuiltIn::from),
        required: json.get("required").and_then(Value::as_bool).unwrap_or(false),
        default,
        documentation: text(json, "documentation"),
        deprecated,
    })
}

pub(super) fn parameter_value(kind: ParameterKind, json: &Value) -> Result<ParameterValue, String> {
    let value = match kind {
        ParameterKind::String => json.as_str().map(|text| ParameterValue::String(text.to_owned())),
        ParameterKind::Boolean => json.as_bool().map(ParameterValue::Boolean),
        ParameterKind::StringArray => texts(json).map(ParameterValue::StringArray),
    };
    value.ok_or_else(|| unexpected("value", "a value of the parameter's type", json))
}

fn texts(json: &Value) -> Option<Vec<String>> {
    json.as_array()?.iter().map(|entry| entry.as_str().map(str::to_owned)).collect()
}

fn conditions_of(json: &Value) -> Result<Vec<Condition>, String> {
    let conditions = json.as_array().ok_or_else(|| unexpected("conditions", "a list", json))?;
    conditions.iter().map(|json| Ok(Condition { call: call(json)?, assign: text(json, "assign") })).collect()
}

fn endpoint(json: &Value) -> Result<Endpoint, String> {
    let empty = Map::new();
    let object = |key: &str| match json.get(key) {
        None => Ok(&empty),
        Some(value) => value.as_object().ok_or_else(|| unexpected(key, "an object", value)),
    };
    let url = expression(json.get("url").ok_or("`url` is missing")?)?;
    let header = |(name, json): (&String, &Value)| {
        let values = json.as_array().ok_or_else(|| unexpected(name, "a list of values", json))?;
        Ok::<_, String>((name.clone(), values.iter().map(expression).collect::<Result<_, _>>()?))
    };
    let headers = object("headers")?.iter().map(header).collect::<Result<_, _>>()?;
    let pair = |(name, json): (&String, &Value)| Ok::<_, String>((name.clone(), property(json)?));
    let properties = object("properties")?.iter().map(pair).collect::<Result<_, _>>()?;
    Ok(Endpoint { url, headers, properties })
}

impl From<String> for BuiltIn {
    fn from(name: String) -> Self {
        match name.as_str() {
            "AWS::Region" => BuiltIn::Region,
            "AWS::UseDualStack" => BuiltIn::UseDualStack,
            "AWS::UseFIPS" => BuiltIn::UseFips,
            "SDK::Endpoint" => BuiltIn::Endpoint,
            "AWS::Auth::AccountId" => BuiltIn::AccountId,
            "AWS::Auth::AccountIdEndpointMode" => BuiltIn::AccountIdEndpointMode,
            _ => BuiltIn::Other(name),
        }
    }
}
