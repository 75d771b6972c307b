//! What Meta does: it decides on templates, and blocks flows. And the objects that stand in for a bucket's.

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use restjson_runtime::server::Response;
use serde::Deserialize;
use serde_json::json;

use super::problem::Problem;
use crate::access::Area;
use crate::edge::reply;
use crate::flow::{self, FlowStatus};
use crate::service::LocalService;
use crate::template::TemplateVerdict;

/// A verdict on a template, by Meta's id of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct VerdictJson {
    template_id: String,
    verdict: VerdictName,
    reason: Option<String>,
}

/// What Meta decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum VerdictName {
    Approve,
    Reject,
    Reclassify,
    Pause,
    Disable,
}

/// Why Meta rejects, where nothing is said: the least specific of its reasons.
const REASON: &str = "INVALID_FORMAT";

pub(super) fn review(service: &LocalService, wanted: VerdictJson) -> Result<Response, Problem> {
    let verdict = match (wanted.verdict, wanted.reason) {
        (VerdictName::Reject, reason) => TemplateVerdict::Reject(reason.unwrap_or_else(|| REASON.to_owned())),
        (_, Some(_)) => return Err(Problem::Invalid("only a rejection has a reason".to_owned())),
        (VerdictName::Approve, None) => TemplateVerdict::Approve,
        (VerdictName::Reclassify, None) => TemplateVerdict::Reclassify,
        (VerdictName::Pause, None) => TemplateVerdict::Pause,
        (VerdictName::Disable, None) => TemplateVerdict::Disable,
    };
    service.control().review_template(&wanted.template_id, verdict)?;
    super::json(&json!({}))
}

/// A template's quality.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct QualityJson {
    template_id: String,
    quality: QualityName,
}

/// Meta's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum QualityName {
    Green,
    Yellow,
    Red,
    Unknown,
}

pub(super) fn quality(service: &LocalService, wanted: &QualityJson) -> Result<Response, Problem> {
    let word = match wanted.quality {
        QualityName::Green => "GREEN",
        QualityName::Yellow => "YELLOW",
        QualityName::Red => "RED",
        QualityName::Unknown => "UNKNOWN",
    };
    service.control().set_template_quality(&wanted.template_id, word)?;
    super::json(&json!({}))
}

/// A flow's status.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct FlowStatusJson {
    flow_id: String,
    status: String,
}

pub(super) fn flow_status(service: &LocalService, wanted: &FlowStatusJson) -> Result<Response, Problem> {
    let words = || FlowStatus::ALL.map(FlowStatus::word).join(", ");
    let status = FlowStatus::named(&wanted.status);
    let status = status.ok_or_else(|| Problem::Invalid(format!("status: has to be one of {}", words())))?;
    service.control().set_flow_status(&wanted.flow_id, status)?;
    super::json(&json!({}))
}

/// What Meta permits an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccessJson {
    account: String,
    area: String,
    allowed: bool,
}

pub(super) fn access(service: &LocalService, wanted: &AccessJson) -> Result<Response, Problem> {
    let area = Area::ALL.into_iter().find(|area| area.word() == wanted.area);
    let words = || Area::ALL.map(Area::word).join(", ");
    let area = area.ok_or_else(|| Problem::Invalid(format!("area: has to be one of {}", words())))?;
    service.control().set_meta_access(&wanted.account, area, wanted.allowed)?;
    super::json(&json!({}))
}

/// A flow's JSON, at the address that the API gave for it.
pub(super) fn asset(service: &LocalService, token: &str) -> Result<Response, Problem> {
    let found = service.transact(|call| flow::asset(call, token))?;
    found.map(|json| reply(StatusCode::OK, "application/json", json)).ok_or_else(expired)
}

/// A page that shows a flow, at the address that the API gave for its preview.
pub(super) fn preview(service: &LocalService, token: &str) -> Result<Response, Problem> {
    let found = service.transact(|call| flow::preview_page(call, token))?.ok_or_else(expired)?;
    let json = found.json.map(|json| String::from_utf8_lossy(&json).into_owned());
    let problems: String = found.problems.iter().map(|problem| format!("<li>{}</li>", escaped(problem))).collect();
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title></head><body>\
         <h1>{name}</h1><p>Flow {id}, {status}</p><ul>{problems}</ul><pre>{json}</pre></body></html>",
        name = escaped(&found.name),
        id = escaped(&found.id),
        status = escaped(&found.status),
        json = escaped(&json.unwrap_or_default()),
    );
    Ok(reply(StatusCode::OK, "text/html; charset=utf-8", page))
}

fn expired() -> Problem {
    Problem::NotFound("there is nothing at this address, or not any more".to_owned())
}

/// As text in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A bucket and a key.
fn place(tail: &str) -> Result<(String, String), Problem> {
    let decoded = percent_encoding::percent_decode_str(tail).decode_utf8();
    let decoded = decoded.map_err(|_| Problem::Invalid("the path is no UTF-8".to_owned()))?;
    match decoded.split_once('/') {
        Some((bucket, key)) if !bucket.is_empty() && !key.is_empty() => Ok((bucket.to_owned(), key.to_owned())),
        _ => Err(Problem::Invalid("the path has to be /_local/s3/<bucket>/<key>".to_owned())),
    }
}

/// Puts an object into the service's own S3.
pub(super) fn put_object(
    service: &LocalService,
    tail: &str,
    body: &Bytes,
    content_type: Option<&str>,
) -> Result<Response, Problem> {
    let (bucket, key) = place(tail)?;
    let content_type = content_type.unwrap_or("application/octet-stream");
    service.control().put_object(&bucket, &key, body.to_vec(), content_type)?;
    super::json(&json!({}))
}

/// An object of the service's own S3, as operations have written it.
pub(super) fn object(service: &LocalService, tail: &str) -> Result<Response, Problem> {
    let (bucket, key) = place(tail)?;
    let found = service.control().object(&bucket, &key);
    let object = found.ok_or_else(|| Problem::NotFound("there is no such object".to_owned()))?;
    let mut response = reply(StatusCode::OK, "application/octet-stream", object.bytes);
    if let Ok(content_type) = object.content_type.parse() {
        response.headers_mut().insert(CONTENT_TYPE, content_type);
    }
    Ok(response)
}
