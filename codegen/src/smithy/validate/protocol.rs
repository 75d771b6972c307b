//! Protocol, authentication and endpoints of the service.

use crate::diagnostic::Diagnostics;
use crate::smithy::Facts;
use crate::smithy::index::Operation;
use crate::smithy::traits::{AuthScheme, Protocol};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    protocol(facts, out);
    parameters(facts, out);
    facts.operations.iter().for_each(|operation| auth(facts, operation, out));
}

fn protocol(facts: &Facts, out: &mut Diagnostics) {
    let service = &facts.model.service;
    let others: Vec<&str> = service.traits.protocols.iter().filter_map(other).collect();
    if others.len() < service.traits.protocols.len() {
        return;
    }
    let message = match others.as_slice() {
        [] => "the service says no protocol".to_owned(),
        others => format!("the service speaks only protocols that are not supported: {}", others.join(", ")),
    };
    out.error(&service.id, message, "only services with the trait `aws.protocols#restJson1` can be generated");
}

fn other(protocol: &Protocol) -> Option<&str> {
    match protocol {
        Protocol::RestJson1(_) => None,
        Protocol::Other(id) => Some(id),
    }
}

/// Names of endpoint parameters that are given a value must be those of the rule set.
fn parameters(facts: &Facts, out: &mut Diagnostics) {
    let Some(rules) = &facts.endpoint_rules else { return };
    let service = &facts.model.service;
    let of_client = service.traits.client_context.keys().map(|name| (&service.id, name));
    let of_operations = facts.operations.iter().flat_map(|operation| {
        let names = operation.static_context.keys().chain(operation.context_params.keys());
        names.map(move |name| (&operation.id, name))
    });
    for (id, name) in of_client.chain(of_operations) {
        if !rules.parameters.iter().any(|parameter| parameter.name == *name) {
            out.error(
                id,
                format!(
                    "it gives a value to the endpoint parameter `{name}`, which the endpoint rule set does not have"
                ),
                "correct the name, or add the parameter to the rule set",
            );
        }
    }
}

/// Each scheme that is asked for must be declared by the service; which ones can be generated is not asked here.
fn auth(facts: &Facts, operation: &Operation, out: &mut Diagnostics) {
    let declared = &facts.model.service.traits.auth_schemes;
    for scheme in &operation.auth {
        let id = match scheme {
            AuthScheme::SigV4 => "aws.auth#sigv4",
            AuthScheme::HttpBearer => "smithy.api#httpBearerAuth",
            AuthScheme::HttpBasic => "smithy.api#httpBasicAuth",
            AuthScheme::HttpApiKey => "smithy.api#httpApiKeyAuth",
            AuthScheme::NoAuth => continue,
            AuthScheme::Other(id) => id,
        };
        if !declared.contains(scheme) {
            out.error(
                &operation.id,
                format!("the operation is authenticated by `{id}`, which the service does not declare"),
                format!("add the trait `{id}` to {}", facts.model.service.id),
            );
        }
    }
}
