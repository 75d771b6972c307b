//! A flow's JSON: checking it, storing it, handing it out.

use socialmessaging_whatsapp::flow::{Flow, FlowCode, FlowProblem, Span, validate};
use socialmessaging_whatsapp::report::{Fault, Path};

use super::record::{FlowRecord, JsonRecord};
use crate::call::Call;
use crate::content::FlowErrors;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::seal;

/// For how many seconds an asset's address is good. AWS says that it expires soon, and not when: inferred.
const ADDRESS_SECONDS: u64 = 3600;
/// What an asset's address is sealed for.
const PURPOSE: &[&str] = &["asset"];
/// The one file of a flow.
pub(super) const NAME: &str = "flow.json";
/// Its kind.
pub(super) const KIND: &str = "FLOW_JSON";

/// Gives a flow other JSON, which may be wrong: that is noted, and keeps it from being published. The flow has to be saved.
pub(super) fn replace(call: &Call<'_>, flow: &mut FlowRecord, json: &[u8]) -> Result<(), Failure> {
    let text = std::str::from_utf8(json);
    let problems = match text {
        Ok(text) => validate(text).unwrap_or_else(|error| vec![no_json(&error)]),
        Err(_) => vec![problem("the text is no UTF-8".to_owned(), Span::default())],
    };
    let read = text.ok().and_then(|text| Flow::from_json(text).ok()).unwrap_or_default();
    flow.problems = problems.iter().map(|problem| told(problem, call.settings().content.flow_errors)).collect();
    flow.json_version = read.version;
    flow.data_api_version = read.data_api_version;
    flow.has_json = true;
    call.put(&flow.key(), &JsonRecord { json: json.to_vec() })
}

fn told(problem: &FlowProblem, how: FlowErrors) -> String {
    match how {
        FlowErrors::Objects => serde_json::to_string(problem).unwrap_or_else(|_| problem.message()),
        FlowErrors::Messages => problem.message(),
    }
}

/// That text is no JSON is told like everything else that is wrong with a flow. Which code Meta has for it is not known.
fn no_json(error: &serde_json::Error) -> FlowProblem {
    let (line, column) = (error.line(), error.column());
    let span = Span { line_start: line, line_end: line, column_start: column, column_end: column };
    problem(error.to_string(), span)
}

fn problem(why: String, span: Span) -> FlowProblem {
    FlowProblem { code: FlowCode::InvalidPropertyValue, path: Path::default(), span, fault: Fault::NotJson(why) }
}

/// The address at which a flow's JSON can be fetched for a while, without credentials.
pub(super) fn address(call: &Call<'_>, flow: &FlowRecord) -> Result<String, Failure> {
    let until = call.now.seconds() + ADDRESS_SECONDS;
    let token = seal::seal(call, PURPOSE, &format!("{until}/{}", flow.key()))?;
    Ok(format!("{}/_local/assets/{token}", call.world.base_url()))
}

/// The JSON of the flow that an address ends with this token for. Nothing where the token is none, or has expired, or where
/// the flow is gone.
pub(crate) fn asset(call: &Call<'_>, token: &str) -> Result<Option<Vec<u8>>, Failure> {
    let Some(sealed) = seal::unseal(call, PURPOSE, token)? else { return Ok(None) };
    let Some((until, key)) = sealed.split_once('/') else { return Ok(None) };
    if until.parse::<u64>().is_ok_and(|until| call.now.seconds() >= until) {
        return Ok(None);
    }
    Ok(call.get::<JsonRecord>(key)?.map(|record| record.json))
}

/// A moment as Meta writes it: RFC 3339, but for the colon in the offset.
pub(super) fn meta_time(moment: Moment) -> String {
    format!("{}+0000", moment.rfc3339().trim_end_matches('Z'))
}
