//! What a request says of its signature, in the header `Authorization` or in the query.

use std::collections::BTreeMap;
use std::time::Duration;

use http::header::{AUTHORIZATION, DATE, HOST};
use http::request::Parts;
use percent_encoding::percent_decode_str;

use super::Refusal;
use super::moment::Moment;

pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const AMZ_DATE: &str = "x-amz-date";
const TOKEN: &str = "x-amz-security-token";
/// A week: the most that `X-Amz-Expires` may say (IAM User Guide, "Authentication methods", query parameters).
const LONGEST_LIFETIME: u64 = 604_800;

/// Where a signature stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placement {
    /// In the header `Authorization`.
    Header,
    /// In the query, good for as long as this.
    Query { lifetime: Duration },
}

/// `AKID/20150830/eu-west-1/social-messaging/aws4_request`
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) key_id: String,
    pub(super) date: String,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) terminator: String,
}

impl Scope {
    /// Whatever the key's name is, the last four parts are the scope.
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.rsplitn(5, '/').map(str::to_owned);
        let (terminator, service, region, date) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let key_id = parts.next().filter(|id| !id.is_empty())?;
        Some(Self { key_id, date, region, service, terminator })
    }
}

/// What a signature claims. It has no `Debug`: it holds the signature and the session token.
pub(super) struct Claim {
    pub(super) placement: Placement,
    pub(super) scope: Scope,
    pub(super) time: Moment,
    pub(super) signed_headers: Vec<String>,
    pub(super) signature: String,
    pub(super) token: Option<String>,
}

/// The names of a signature's parts, where it stands.
struct Names {
    place: &'static str,
    credential: &'static str,
    signed_headers: &'static str,
    signature: &'static str,
}

const IN_HEADER: Names = Names {
    place: "Authorization header",
    credential: "Credential",
    signed_headers: "SignedHeaders",
    signature: "Signature",
};

const IN_QUERY: Names = Names {
    place: "AWS query-string parameters",
    credential: "X-Amz-Credential",
    signed_headers: "X-Amz-SignedHeaders",
    signature: "X-Amz-Signature",
};

impl Claim {
    /// Reads a signature, in the header if there is one, else in the query.
    ///
    /// # Errors
    ///
    /// There is none, or it lacks something: everything that it lacks.
    pub(super) fn read(request: &Parts) -> Result<Self, Refusal> {
        let query = request.uri.query().unwrap_or_default();
        match request.headers.get(AUTHORIZATION) {
            Some(value) => Self::of_header(request, &String::from_utf8_lossy(value.as_bytes())),
            None if query.split('&').any(|pair| pair.starts_with("X-Amz-Algorithm=")) => Self::of_query(query),
            None => Err(Refusal::Missing),
        }
    }

    fn of_header(request: &Parts, value: &str) -> Result<Self, Refusal> {
        let (algorithm, rest) = value.trim().split_once(' ').unwrap_or((value.trim(), ""));
        check_algorithm(algorithm)?;
        let pairs: Option<BTreeMap<&str, &str>> =
            rest.split(',').map(str::trim).filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=')).collect();
        let pairs = pairs.ok_or_else(|| {
            Refusal::Incomplete("Invalid key=value pair (missing equal-sign) in Authorization header.".to_owned())
        })?;
        let text = |name: &str| pairs.get(name).map(|value| (*value).to_owned());
        let header = |name: &str| request.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let time = header(AMZ_DATE).map(|text| Moment::parse(&text).ok_or(text));
        let time = time.or_else(|| header(DATE.as_str()).map(|text| Moment::parse_date_header(&text).ok_or(text)));
        Self::complete(&IN_HEADER, Placement::Header, text, time, header(TOKEN))
    }

    fn of_query(query: &str) -> Result<Self, Refusal> {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs: BTreeMap<&str, String> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name, decoded(value)))
            .collect();
        let text = |name: &str| pairs.get(name).cloned();
        check_algorithm(&text("X-Amz-Algorithm").unwrap_or_default())?;
        let time = text("X-Amz-Date").map(|text| Moment::parse(&text).ok_or(text));
        let lifetime = lifetime(text("X-Amz-Expires").as_deref())?;
        let token = text("X-Amz-Security-Token");
        Self::complete(&IN_QUERY, Placement::Query { lifetime }, text, time, token)
    }

    /// Puts the parts together, or says which are missing.
    fn complete(
        names: &Names,
        placement: Placement,
        text: impl Fn(&str) -> Option<String>,
        time: Option<Result<Moment, String>>,
        token: Option<String>,
    ) -> Result<Self, Refusal> {
        let parts = [names.credential, names.signature, names.signed_headers];
        let found = parts.map(|name| text(name).filter(|value| !value.is_empty()));
        match (found, time) {
            ([Some(credential), Some(signature), Some(signed_headers)], Some(Ok(time))) => {
                let scope = Scope::parse(&credential).ok_or_else(|| wrong_credential(&credential))?;
                let signed_headers = signed_headers.split(';').map(str::to_ascii_lowercase).collect();
                Ok(Self { placement, scope, time, signed_headers, signature, token })
            }
            (found, time) => Err(Refusal::Incomplete(missing(names, parts, found.map(|part| part.is_some()), time))),
        }
    }

    /// The host and the time must be signed, and so must what else AWS reads of the signature's own headers ("the
    /// HTTP `host` header […], any `x-amz-*` headers that you plan to include in your request"; IAM User Guide). A session
    /// token may be added after signing.
    pub(super) fn names_what_must_be_signed(&self, request: &Parts) -> Result<(), Refusal> {
        let is_signed = |name: &str| self.signed_headers.iter().any(|signed| signed == name);
        let must = |name: &str| name.starts_with("x-amz-") && name != TOKEN;
        let unsigned =
            request.headers.keys().map(http::HeaderName::as_str).filter(|name| must(name) && !is_signed(name));
        let mut problems: Vec<String> = unsigned.map(|name| format!("'{name}' must be a 'SignedHeader'.")).collect();
        if !is_signed(HOST.as_str()) {
            problems.push("'Host' or ':authority' must be a 'SignedHeader'.".to_owned());
        }
        let has_amz_date = request.headers.contains_key(AMZ_DATE);
        if self.placement == Placement::Header && !has_amz_date && !is_signed(DATE.as_str()) {
            problems.push("'Date' must be a 'SignedHeader' where there is no 'X-Amz-Date'.".to_owned());
        }
        problems.sort();
        if problems.is_empty() { Ok(()) } else { Err(Refusal::Incomplete(problems.join(" "))) }
    }
}

/// The host that a request was sent to: the header, or what the URI says where a client sets none.
pub(super) fn host(request: &Parts) -> Option<String> {
    if let Some(host) = request.headers.get(HOST) {
        return host.to_str().ok().map(str::to_owned);
    }
    let authority = request.uri.authority()?;
    let default = match request.uri.scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        Some(_) | None => None,
    };
    match authority.port_u16() {
        port @ Some(_) if port == default => Some(authority.host().to_owned()),
        Some(_) | None => Some(authority.as_str().to_owned()),
    }
}

fn check_algorithm(algorithm: &str) -> Result<(), Refusal> {
    match algorithm {
        ALGORITHM => Ok(()),
        other => Err(Refusal::Incomplete(format!("Unsupported AWS 'algorithm': '{}'.", shortened(other)))),
    }
}

fn lifetime(text: Option<&str>) -> Result<Duration, Refusal> {
    let seconds = text.and_then(|text| text.parse().ok()).filter(|seconds| (1..=LONGEST_LIFETIME).contains(seconds));
    seconds.map(Duration::from_secs).ok_or_else(|| {
        let problem = format!("X-Amz-Expires must be a number of seconds between 1 and {LONGEST_LIFETIME}.");
        Refusal::Incomplete(problem)
    })
}

fn wrong_credential(credential: &str) -> Refusal {
    Refusal::Incomplete(format!(
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{}'.",
        shortened(credential)
    ))
}

fn missing(names: &Names, parts: [&str; 3], found: [bool; 3], time: Option<Result<Moment, String>>) -> String {
    let place = names.place;
    let absent = parts.iter().zip(found).filter(|(_, found)| !found);
    let mut problems: Vec<String> = absent.map(|(name, _)| format!("{place} requires '{name}' parameter.")).collect();
    match time {
        Some(Ok(_)) => {}
        Some(Err(text)) => {
            problems.push(format!("Date must be in ISO-8601 'basic format'. Got '{}'.", shortened(&text)));
        }
        None => problems.push(format!("{place} requires existence of either a 'X-Amz-Date' or a 'Date' header.")),
    }
    problems.join(" ")
}

/// Enough of a text to recognise it by: what a caller sends may be long.
fn shortened(text: &str) -> String {
    /// Characters that are repeated.
    const MOST: usize = 100;
    text.chars().take(MOST).collect()
}
