//! Who sent a request: AWS Signature Version 4, in the header `Authorization` or in the query of a presigned URL.
//!
//! A signature is checked as AWS documents it (IAM User Guide, "Create a signed AWS API request" and "Troubleshoot
//! Signature Version 4 signing for AWS API requests"): what it claims is read, then the date, the credential scope, the key
//! and its session token are looked at, and last the signature is computed anew from what arrived. The body is part of
//! that, whatever `x-amz-content-sha256` says, so that a tampered body never passes.
//!
//! Authentication is all there is: a known key may do everything. Policies of IAM are out of scope.

mod canonical;
mod claim;
mod keys;
mod moment;
mod refusal;
mod signature;
#[cfg(test)]
mod tests;

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use http::request::Parts;

use canonical::Canonical;
use claim::{Claim, Placement};
use moment::Moment;

pub use keys::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
pub(crate) use keys::{Keys, permanent};
pub(crate) use refusal::Refusal;

/// The name by which this service is signed for.
pub(crate) const SERVICE: &str = "social-messaging";

/// How far a signature's time may be from the service's. AWS: "the request must reach AWS within five minutes of the time
/// stamp in the request" (IAM User Guide, "Why requests are signed").
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// Whose signatures are taken, and for what.
#[derive(Debug, Clone)]
pub(crate) struct Gate {
    keys: Keys,
    region: String,
    service: String,
}

impl Gate {
    /// Takes signatures of these keys for this service in this region.
    pub(crate) fn new(keys: Keys, region: impl Into<String>) -> Self {
        Self { keys, region: region.into(), service: SERVICE.to_owned() }
    }

    /// Credentials that are let in.
    pub(crate) fn credentials(&self) -> Credentials {
        self.keys.first().cloned().unwrap_or_else(permanent)
    }

    /// Checks a request. Its time has to fit one of the clocks.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, in the order in which they are listed in [`Refusal`].
    pub(crate) fn verify(&self, request: &Parts, body: &[u8], clocks: &[SystemTime]) -> Result<(), Refusal> {
        let claim = Claim::read(request)?;
        claim.names_what_must_be_signed(request)?;
        check_time(&claim, clocks)?;
        self.check_scope(&claim)?;
        let expired = |expiry: SystemTime| clocks.iter().all(|now| expiry <= *now);
        let key = self.keys.find(&claim.scope.key_id, claim.token.as_deref(), expired)?;
        let mut forms = canonical::forms(request, &claim, body).into_iter();
        match forms.any(|form: Canonical| signature::matches(&claim, key.secret_access_key(), &form)) {
            true => Ok(()),
            false => Err(Refusal::SignatureMismatch),
        }
    }

    /// All that is wrong with the scope is said at once, as AWS does.
    fn check_scope(&self, claim: &Claim) -> Result<(), Refusal> {
        let scope = &claim.scope;
        let mut problems = Vec::new();
        if scope.region != self.region {
            problems.push(format!("Credential should be scoped to a valid region, not '{}'.", scope.region));
        }
        if scope.service != self.service {
            problems.push(format!("Credential should be scoped to correct service: '{}'.", self.service));
        }
        if scope.terminator != "aws4_request" {
            let terminator = &scope.terminator;
            problems.push(format!(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'."
            ));
        }
        if scope.date != claim.time.date() {
            let (scoped, date) = (&scope.date, claim.time.date());
            problems.push(format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scoped}' \
                 != '{date}'."
            ));
        }
        if problems.is_empty() { Ok(()) } else { Err(Refusal::Scope(problems.join(" "))) }
    }
}

/// A signature is good from five minutes before its time, and as long after it, or for as long as a presigned URL says.
fn check_time(claim: &Claim, clocks: &[SystemTime]) -> Result<(), Refusal> {
    let lifetime = match claim.placement {
        Placement::Header => TOLERANCE,
        Placement::Query { lifetime } => lifetime,
    };
    let mut refusal = None;
    for now in clocks {
        match time_problem(claim.time, *now, lifetime) {
            None => return Ok(()),
            Some(problem) => refusal = refusal.or(Some(problem)),
        }
    }
    refusal.map_or(Ok(()), Err)
}

fn time_problem(signed: Moment, now: SystemTime, lifetime: Duration) -> Option<Refusal> {
    let now = Moment::of(now);
    let (earliest, latest) = (now.earlier(lifetime), now.later(TOLERANCE));
    if signed < earliest {
        let span = minutes(lifetime);
        Some(Refusal::Skewed(format!("Signature expired: {signed} is now earlier than {earliest} ({now} - {span})")))
    } else if signed > latest {
        let span = minutes(TOLERANCE);
        Some(Refusal::Skewed(format!(
            "Signature not yet current: {signed} is still later than {latest} ({now} + {span})"
        )))
    } else {
        None
    }
}

/// `5 min.`, or `90 sec.` where minutes would be wrong.
fn minutes(span: Duration) -> String {
    match (span.as_secs() / 60, span.as_secs() % 60) {
        (minutes, 0) => format!("{minutes} min."),
        _ => format!("{} sec.", span.as_secs()),
    }
}
