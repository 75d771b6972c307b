//! The cases: what to call, with which configuration, and how the transport answers.

mod bodies;
mod configuration;
mod customization;
mod endpoints;
mod errors;
mod pages;
mod requests;
mod responses;
mod retries;
mod sequences;
mod timeouts;

use crate::model::{Model, Operation};
use crate::peer::{Peer, Revision};
use serde_json::{Value, json};

/// What a case is about, which decides the official client that is right about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What is sent.
    Request,
    /// What becomes of an answer.
    Response,
    /// Paginators.
    Pages,
    /// How often is tried, and when.
    Retry,
    /// When is given up.
    Timeout,
    /// Where to.
    Endpoint,
    /// Credentials, identity, user agent, protection against stalled streams.
    Configuration,
    /// What a program changes about one call.
    Customization,
    /// Several calls and attempts of one client, between which something changes.
    Sequence,
}

/// A case, as the peers read it.
#[derive(Clone, Debug)]
pub struct Case {
    /// A name that is unique: `family/Operation/class/number`.
    pub id: String,
    /// What it is about.
    pub family: Family,
    /// The operation called.
    pub operation: String,
    /// The line for the peers.
    pub body: Value,
}

impl Family {
    /// The official client whose behaviour counts: the one of this revision for what belongs to the service, the newest
    /// for everything else.
    #[must_use]
    pub fn reference(self) -> Peer {
        match self {
            Self::Request | Self::Response | Self::Pages => Peer::OfficialOf(Revision::Flows),
            Self::Retry | Self::Timeout | Self::Endpoint | Self::Configuration => Peer::Official81,
            Self::Customization | Self::Sequence => Peer::Official81,
        }
    }

    /// The family's name, with which its cases' names begin.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Pages => "pages",
            Self::Retry => "retry",
            Self::Timeout => "timeout",
            Self::Endpoint => "endpoint",
            Self::Configuration => "configuration",
            Self::Customization => "customization",
            Self::Sequence => "sequence",
        }
    }
}

impl Case {
    /// A case of an operation; `body` holds everything but the operation.
    fn new(family: Family, operation: &str, class: &str, mut body: Value) -> Self {
        let id = format!("{}/{operation}/{class}", family.name());
        body["case"] = id.as_str().into();
        body["operation"] = operation.into();
        Self { id, family, operation: operation.to_owned(), body }
    }
}

/// What the model says: requests, responses, its errors and pages of each operation, in a fixed order.
fn of_operation(model: &Model, operation: &Operation) -> Vec<Case> {
    let mut cases = requests::of(model, operation);
    cases.extend(responses::of(model, operation));
    cases.extend(errors::modelled(model, operation));
    cases.extend(pages::of(model, operation));
    cases
}

/// The cases of an earlier revision: everything that its model says of every operation. What becomes of errors that no
/// model knows does not depend on it, and is asked of one operation, to know that the clients agree in it.
#[must_use]
pub fn of_revision(model: &Model) -> Vec<Case> {
    let operations = model.operations();
    let mut cases: Vec<Case> = operations.iter().flat_map(|operation| of_operation(model, operation)).collect();
    cases.extend(operations.first().into_iter().flat_map(|operation| errors::others(model, operation)));
    cases
}

/// Every case, in a fixed order.
#[must_use]
pub fn all(model: &Model) -> Vec<Case> {
    let operations = model.operations();
    let mut cases = Vec::new();
    for operation in &operations {
        cases.extend(of_operation(model, operation));
        cases.extend(errors::others(model, operation));
    }
    cases.extend(retries::of(model, &operations));
    cases.extend(timeouts::all());
    cases.extend(endpoints::of(model));
    cases.extend(configuration::all());
    cases.extend(customization::all());
    cases.extend(sequences::all());
    cases
}

/// A call of an operation that is sent, for cases in which the input is beside the point: no member of it is empty.
fn plain_input(model: &Model, operation: &Operation) -> Value {
    let mut random = crate::generate::generator("plain");
    let values = crate::generate::Values { model, plan: crate::generate::Plan::Minimal, wire: false };
    let mut input = values.value(&mut random, &operation.input);
    for member in input.as_object_mut().into_iter().flat_map(|members| members.values_mut()) {
        if member == "" {
            *member = "m".into();
        }
    }
    input
}

/// The answer of a transport: a status, headers and a body.
fn answer(status: u64, headers: &[(&str, &str)], body: &[u8]) -> Value {
    json!({ "status": status, "headers": headers, "body": crate::encoding::base64(body) })
}

/// The configuration of cases that are not about it: a region, and no second attempt.
fn plain_config() -> Value {
    json!({ "region": "us-east-1", "retry": { "mode": "disabled" } })
}
