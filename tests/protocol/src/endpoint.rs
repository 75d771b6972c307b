//! Tests of endpoint rules.

use std::collections::BTreeMap;
use std::error::Error;

use aws_smithy_types::Document;
use aws_smithy_types::endpoint::Endpoint;

use crate::{Problem, value};

/// Parameters, and what the rules must make of them.
#[derive(Debug, Clone, Copy)]
pub struct EndpointCase {
    /// What it shows.
    pub id: &'static str,
    /// What must come out.
    pub expected: Expected,
}

/// What rules make of parameters.
#[derive(Debug, Clone, Copy)]
pub enum Expected {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: &'static str,
        /// Its headers, by name.
        headers: &'static [(&'static str, &'static [&'static str])],
        /// Its properties in JSON, by name.
        properties: &'static [(&'static str, &'static str)],
    },
    /// A refusal with this message.
    Error(&'static str),
}

/// The message of a refusal.
pub fn describe(error: &dyn Error) -> Problem {
    error.to_string()
}

impl EndpointCase {
    /// What is wrong with what the rules made.
    pub fn check(&self, found: Result<Endpoint, Problem>) -> Vec<Problem> {
        match (self.expected, found) {
            (Expected::Error(expected), Err(message)) if expected == message => Vec::new(),
            (Expected::Endpoint { url, headers, properties }, Ok(found)) => check(url, headers, properties, &found),
            (expected, found) => vec![format!("\n  expected {expected:?}\n  actual   {found:?}")],
        }
    }
}

fn check(url: &str, headers: &[(&str, &[&str])], properties: &[(&str, &str)], found: &Endpoint) -> Vec<Problem> {
    let mut problems = Vec::new();
    if found.url() != url {
        problems.push(format!("url\n  expected {url}\n  actual   {}", found.url()));
    }
    let actual: BTreeMap<&str, Vec<&str>> = found.headers().map(|(name, values)| (name, values.collect())).collect();
    let expected: BTreeMap<&str, Vec<&str>> = headers.iter().map(|(name, values)| (*name, values.to_vec())).collect();
    if actual != expected {
        problems.push(format!("headers\n  expected {expected:?}\n  actual   {actual:?}"));
    }
    let actual: BTreeMap<&str, &Document> =
        found.properties().iter().map(|(name, property)| (name.as_ref(), property)).collect();
    let expected: BTreeMap<&str, Document> =
        properties.iter().map(|(name, json)| (*name, value::document(json))).collect();
    if !actual.iter().map(|(name, property)| (*name, *property)).eq(expected.iter().map(|(n, p)| (*n, p))) {
        problems.push(format!("properties\n  expected {expected:?}\n  actual   {actual:?}"));
    }
    problems
}
