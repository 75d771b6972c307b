//! The scenario's steps: what its files say, and what drivers are given of it.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The parts of the scenario, in their order. Later parts use the names that earlier ones bind.
const PARTS: [&str; 9] =
    ["account", "number", "tags", "destinations", "templates", "flows", "media", "messages", "signup"];

/// One step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What it shows, in words. No two steps say the same.
    pub step: String,
    /// The operation that it calls …
    pub call: Option<String>,
    /// … with this input. `{"$json": …}` is a blob of that JSON; `${name}` stands for what an earlier step bound.
    #[serde(default = "empty")]
    pub input: Value,
    /// Or what it asks of the control API: method and path …
    pub control: Option<String>,
    /// … with this body.
    pub body: Option<Value>,
    /// Names for parts of the answer, with JSON pointers.
    #[serde(default)]
    pub bind: BTreeMap<String, String>,
    /// What the answer has to be.
    #[serde(default)]
    pub expect: Expect,
}

/// What an answer has to be. What is not said may be anything.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Parts of the output of a call: members that are there, lists item by item, `{"$matches": REGEX}` and
    /// `{"$contains": [TEXT, …]}` for what it is as text.
    pub output: Option<Value>,
    /// The code of the error of a call.
    pub error: Option<String>,
    /// A regular expression for the error's message.
    pub message: Option<String>,
    /// Parts of the body of the control API's answer.
    pub body: Option<Value>,
}

fn empty() -> Value {
    json!({})
}

impl Step {
    /// The step as drivers take it.
    #[must_use]
    pub fn for_drivers(&self) -> Value {
        let mut step = json!({ "step": self.step, "bind": self.bind });
        match (&self.call, &self.control) {
            (Some(operation), _) => {
                step["call"] = operation.as_str().into();
                step["input"] = expand(&self.input);
            }
            (None, control) => {
                step["control"] = control.as_deref().unwrap_or_default().into();
                if let Some(body) = &self.body {
                    step["body"] = expand(body);
                }
            }
        }
        step
    }
}

/// `{"$json": …}` becomes `{"$text": …}`, so that the bytes do not depend on who writes JSON.
fn expand(value: &Value) -> Value {
    match value {
        Value::Object(entries) => match entries.get("$json").filter(|_| entries.len() == 1) {
            Some(json) => json!({ "$text": json.to_string() }),
            None => entries.iter().map(|(key, value)| (key.clone(), expand(value))).collect::<Map<_, _>>().into(),
        },
        Value::Array(items) => items.iter().map(expand).collect(),
        other => other.clone(),
    }
}

/// Reads the scenario's files.
///
/// # Errors
/// Names the file and what is wrong in it.
pub fn load() -> Result<Vec<Step>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenario");
    let mut steps: Vec<Step> = Vec::new();
    for part in PARTS {
        let path = folder.join(format!("{part}.json"));
        let place = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| place(&error))?;
        let part: Vec<Step> = serde_json::from_str(&text).map_err(|error| place(&error))?;
        steps.extend(part);
    }
    check(&steps)?;
    Ok(steps)
}

/// Steps are told apart by their words, and each does one thing.
fn check(steps: &[Step]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for step in steps {
        if !seen.insert(&step.step) {
            problems.push(format!("two steps are called `{}`", step.step));
        }
        if step.call.is_some() == step.control.is_some() {
            problems.push(format!("`{}` has to have either a `call` or a `control`", step.step));
        }
        if step.call.is_some() && step.expect.output.is_some() == step.expect.error.is_some() {
            problems.push(format!("`{}` has to expect either an `output` or an `error`", step.step));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The whole scenario: the files' steps, then one for each error that an operation declares.
///
/// # Errors
/// Says what is wrong in the files.
pub fn scenario(model: &crate::model::Model) -> Result<Vec<Step>, String> {
    let mut steps = load()?;
    let made = crate::faults::steps(model, &steps)?;
    steps.extend(made);
    Ok(steps)
}
