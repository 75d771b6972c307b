//! `parseURL`: splits an endpoint that a user gave.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::value::Value;

/// The parts of an `http` or `https` URL. A URL with a query or a fragment is no endpoint.
pub(super) fn parse<'a>(text: &str) -> Option<Value<'a>> {
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = match rest.find('/') {
        Some(slash) => rest.split_at(slash),
        None => (rest, ""),
    };
    if !is_authority(authority) {
        return None;
    }
    Some(Value::Record(vec![
        ("scheme", Value::copied(scheme)),
        ("authority", Value::copied(authority)),
        ("path", Value::copied(path)),
        ("normalizedPath", Value::owned([path.trim_end_matches('/'), "/"].concat())),
        ("isIp", Value::Bool(is_address(authority))),
    ]))
}

fn is_authority(authority: &str) -> bool {
    authority.parse::<http::uri::Authority>().is_ok_and(|authority| !authority.host().is_empty())
}

/// Whether the host, port aside, is an IP address.
fn is_address(authority: &str) -> bool {
    if let Some(rest) = authority.strip_prefix('[') {
        return rest.split_once(']').is_some_and(|(host, _)| host.parse::<Ipv6Addr>().is_ok());
    }
    let host = authority.split_once(':').map_or(authority, |(host, _)| host);
    host.parse::<Ipv4Addr>().is_ok()
}
