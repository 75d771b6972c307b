//! Protocol, authentication and what else of a service is not generated.

use crate::diagnostic::Diagnostics;
use crate::smithy::Facts;
use crate::smithy::index::Operation;
use crate::smithy::traits::{AuthScheme, Protocol};

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    protocol(facts, out);
    endpoint(facts, out);
    for operation in &facts.operations {
        auth(facts, operation, out);
        checksum(operation, out);
        compression(operation, out);
    }
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

fn endpoint(facts: &Facts, out: &mut Diagnostics) {
    let service = &facts.model.service;
    if service.traits.endpoint_bdd && service.traits.endpoint_rules.is_none() {
        out.error(
            &service.id,
            "the service describes its endpoints only by `smithy.rules#endpointBdd`, which is not supported",
            "add the rules in the form of `smithy.rules#endpointRuleSet`",
        );
    }
}

fn auth(facts: &Facts, operation: &Operation, out: &mut Diagnostics) {
    let supported = |scheme: &AuthScheme| match scheme {
        AuthScheme::SigV4 => facts.model.service.traits.sigv4.is_some(),
        AuthScheme::NoAuth => true,
        AuthScheme::Other(_) => false,
    };
    if operation.auth.iter().any(supported) {
        return;
    }
    let name = |scheme: &AuthScheme| match scheme {
        AuthScheme::SigV4 => "aws.auth#sigv4 (which the service does not declare)".to_owned(),
        AuthScheme::NoAuth => "smithy.api#noAuth".to_owned(),
        AuthScheme::Other(id) => id.clone(),
    };
    let schemes = operation.auth.iter().map(name).collect::<Vec<_>>().join(", ");
    out.error(
        &operation.id,
        format!("the operation can only be authenticated in ways that are not supported: {schemes}"),
        "declare `aws.auth#sigv4` on the service, or `optionalAuth` on the operation",
    );
}

fn checksum(operation: &Operation, out: &mut Diagnostics) {
    let Some(checksum) = &operation.checksum else { return };
    if checksum.request_checksum_required || checksum.request_algorithm_member.is_some() {
        out.error(
            &operation.id,
            "the trait `aws.protocols#httpChecksum` asks for checksums of requests, which are not supported",
            "leave the operation out, or, if the service accepts requests without, the trait",
        );
    } else {
        out.warning(
            &operation.id,
            "the trait `aws.protocols#httpChecksum` has no effect: checksums of responses are not verified",
            "nothing has to be done unless your program relies on it",
        );
    }
}

fn compression(operation: &Operation, out: &mut Diagnostics) {
    if !operation.request_compression.is_empty() {
        out.warning(
            &operation.id,
            "the trait `smithy.api#requestCompression` has no effect: requests are sent as they are",
            "nothing has to be done; services that accept compressed requests accept plain ones",
        );
    }
}
