//! Templates and flows that a message names.

use socialmessaging_whatsapp::message::{FlowMode, Interactive, InteractiveKind, Template};
use socialmessaging_whatsapp::report::{Fault, Problem, Report, Step};

use super::error::refusal;
use super::rate;
use crate::call::Call;
use crate::failure::Failure;
use crate::record::{AccountRecord, ErrorRecord};

/// The category of the template that a message sends, or why it fails.
pub(super) fn check(
    call: &Call<'_>,
    account: &AccountRecord,
    message: &Template,
) -> Result<Result<String, ErrorRecord>, Failure> {
    let name = message.name().unwrap_or_default();
    let language = message.language().and_then(|language| language.code()).unwrap_or_default();
    let Some(template) = crate::template::for_sending(call, &account.id, name, language)? else {
        return Ok(Err(refusal(132_001, format!("there is no template {name} in language {language}"))));
    };
    let status = template.status.as_str();
    let code = match status {
        "APPROVED" | "REINSTATED" | "FLAGGED" => None,
        "PAUSED" => Some(132_015),
        "DISABLED" => Some(132_016),
        _ => Some(132_001),
    };
    if let Some(code) = code {
        return Ok(Err(refusal(code, format!("template {name} in language {language} is {status}"))));
    }
    if let Err(report) = template.definition.check(message) {
        return Ok(Err(refusal(code_of(&report), report.to_string())));
    }
    let category = template.definition.category.as_ref().map_or("", |category| category.as_str());
    Ok(Ok(category.to_ascii_lowercase()))
}

/// Meta's code for what a message fills in wrongly.
fn code_of(report: &Report) -> i64 {
    let counts = |problem: &Problem| {
        let at_parameters = problem.path.0.last() == Some(&Step::Member("parameters".to_owned()));
        match problem.fault {
            Fault::Needs(_) | Fault::NotAllowed(_) => true,
            Fault::Parameters { .. } => at_parameters,
            _ => false,
        }
    };
    if report.problems.iter().any(counts) {
        return 132_000;
    }
    let too_long = |problem: &Problem| matches!(problem.fault, Fault::TooMuch { .. });
    if report.problems.iter().any(too_long) { 132_005 } else { 132_012 }
}

/// Why a message that opens a flow fails.
pub(super) fn check_flow(
    call: &Call<'_>,
    account: &AccountRecord,
    message: &Interactive,
) -> Result<Option<ErrorRecord>, Failure> {
    if message.kind() != Some(&InteractiveKind::Flow) {
        return Ok(None);
    }
    let Some(parameters) = message.action().and_then(|action| action.parameters()) else { return Ok(None) };
    let (id, name) = (parameters.flow_id(), parameters.flow_name());
    let Some(flow) = crate::flow::for_sending(call, &account.id, id, name)? else {
        let named = id.or(name).unwrap_or_default();
        return Ok(Some(refusal(131_009, format!("there is no flow {named} in this account"))));
    };
    let as_draft = parameters.mode() == Some(&FlowMode::Draft);
    let refused = |code, why: &str| Ok(Some(refusal(code, format!("flow {} {why}", flow.id))));
    match flow.status.as_str() {
        "PUBLISHED" => Ok(None),
        "DRAFT" if as_draft => Ok(None),
        "BLOCKED" => refused(132_068, "is blocked"),
        "THROTTLED" => {
            let (most, window) = rate::THROTTLED_FLOW;
            match rate::in_window(call, &format!("flow/{}/{}", account.id, flow.id), most, window)? {
                true => Ok(None),
                false => refused(132_069, "is throttled: ten messages an hour"),
            }
        }
        "DRAFT" => refused(131_009, "is a draft; publish it, or send it in draft mode"),
        _ => refused(131_009, "is deprecated"),
    }
}
