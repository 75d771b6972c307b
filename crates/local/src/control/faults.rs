//! Faults on demand, as JSON.

use std::time::Duration;

use restjson_runtime::server::Response;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::problem::Problem;
use crate::failure::ErrorName;
use crate::fault::{Effect, Fault};
use crate::operation::Operation;
use crate::service::LocalService;

/// The longest delay: more than any client waits.
const LONGEST: u64 = 3_600_000;

/// A fault. `times` unset or null: until faults are cleared.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct FaultJson {
    operation: Option<String>,
    #[serde(default)]
    skip: u32,
    times: Option<u32>,
    effect: EffectName,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<u64>,
}

/// What it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum EffectName {
    Error,
    Status,
    Latency,
    CutBefore,
    CutAfter,
    Garbage,
}

pub(super) fn list(service: &LocalService) -> Value {
    let waiting: Vec<FaultJson> = service.faults().waiting().into_iter().map(FaultJson::from).collect();
    json!({ "faults": waiting })
}

pub(super) fn add(service: &LocalService, fault: FaultJson) -> Result<Response, Problem> {
    service.faults().add(fault.try_into()?).map_err(|undeclared| Problem::Invalid(format!("error: {undeclared}")))?;
    super::json(&list(service))
}

impl From<Fault> for FaultJson {
    fn from(fault: Fault) -> Self {
        let Fault { operation, skip, times, effect } = fault;
        let operation = operation.map(|operation| operation.name().to_owned());
        let plain = |effect| Self { operation, skip, times, effect, error: None, status: None, milliseconds: None };
        match effect {
            Effect::Error(error) => Self { error: Some(error.name().to_owned()), ..plain(EffectName::Error) },
            Effect::Status(status) => Self { status: Some(status), ..plain(EffectName::Status) },
            Effect::Latency(latency) => {
                let milliseconds = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
                Self { milliseconds: Some(milliseconds), ..plain(EffectName::Latency) }
            }
            Effect::CutBefore => plain(EffectName::CutBefore),
            Effect::CutAfter => plain(EffectName::CutAfter),
            Effect::Garbage => plain(EffectName::Garbage),
        }
    }
}

impl TryFrom<FaultJson> for Fault {
    type Error = Problem;

    fn try_from(json: FaultJson) -> Result<Self, Problem> {
        let effect = effect(&json)?;
        if json.times == Some(0) {
            return Err(Problem::Invalid("times: 0 would strike nothing".to_owned()));
        }
        let operation = json.operation.map(|name| {
            Operation::named(&name).ok_or_else(|| Problem::Invalid(format!("operation: there is no operation {name}")))
        });
        Ok(Self { operation: operation.transpose()?, skip: json.skip, times: json.times, effect })
    }
}

/// The effect with what belongs to it, and nothing that does not.
fn effect(json: &FaultJson) -> Result<Effect, Problem> {
    let invalid = |text: &str| Problem::Invalid(text.to_owned());
    match (json.effect, &json.error, json.status, json.milliseconds) {
        (EffectName::Error, Some(error), None, None) => {
            let name = ErrorName::named(error);
            Ok(Effect::Error(name.ok_or_else(|| Problem::Invalid(format!("error: the model has no error {error}")))?))
        }
        (EffectName::Error, ..) => Err(invalid("the effect `error` has `error`, an error's name, and nothing else")),
        (EffectName::Status, None, Some(status @ 500..=599), None) => Ok(Effect::Status(status)),
        (EffectName::Status, ..) => Err(invalid("the effect `status` has `status`, 500 to 599, and nothing else")),
        (EffectName::Latency, None, None, Some(wait @ 0..=LONGEST)) => Ok(Effect::Latency(Duration::from_millis(wait))),
        (EffectName::Latency, ..) => Err(Problem::Invalid(format!(
            "the effect `latency` has `milliseconds`, at most {LONGEST}, and nothing else"
        ))),
        (EffectName::CutBefore, None, None, None) => Ok(Effect::CutBefore),
        (EffectName::CutAfter, None, None, None) => Ok(Effect::CutAfter),
        (EffectName::Garbage, None, None, None) => Ok(Effect::Garbage),
        (EffectName::CutBefore | EffectName::CutAfter | EffectName::Garbage, ..) => {
            Err(invalid("this effect has neither `error`, `status` nor `milliseconds`"))
        }
    }
}
