//! Header names.

use crate::diagnostic::Diagnostics;
use crate::smithy::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx};
use crate::smithy::traits::Binding;

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    for (shape, data) in facts.model.shapes() {
        if let Kind::Structure(_) = data.kind {
            structure(facts, shape, out);
        }
    }
}

fn structure(facts: &Facts, shape: ShapeIdx, out: &mut Diagnostics) {
    let headers: Vec<(String, MemberIdx)> =
        facts.model.members_of(shape).iter().filter_map(|&m| header(facts, m)).collect();
    for (name, member) in &headers {
        one(facts, *member, name, out);
    }
    for &member in facts.model.members_of(shape) {
        if let Some(Binding::PrefixHeaders(prefix)) = &facts.model[member].traits.binding
            && !prefix.bytes().all(is_token)
        {
            let message = format!("`{prefix}` is not the beginning of the name of a header");
            out.error(&facts.model[member].id, message, "use letters, digits and hyphens");
        }
    }
    let prefix = facts.model.members_of(shape).iter().find_map(|&member| match &facts.model[member].traits.binding {
        Some(Binding::PrefixHeaders(prefix)) if !prefix.is_empty() => Some(prefix.to_ascii_lowercase()),
        _ => None,
    });
    for (name, member) in
        headers.iter().filter(|(name, _)| prefix.as_ref().is_some_and(|prefix| name.starts_with(prefix)))
    {
        out.error(
            &facts.model[*member].id,
            format!("the header `{name}` would also belong to the member with httpPrefixHeaders"),
            "use a header that does not start with that prefix",
        );
    }
    let message = |name: &String, first: &str| format!("the header `{name}` is already that of `{first}`");
    super::report_repeated(facts, headers, out, message, "use another header for one of them");
}

/// A member's header, in lower case.
fn header(facts: &Facts, member: MemberIdx) -> Option<(String, MemberIdx)> {
    match &facts.model[member].traits.binding {
        Some(Binding::Header(name)) => Some((name.to_ascii_lowercase(), member)),
        _ => None,
    }
}

fn one(facts: &Facts, member: MemberIdx, name: &str, out: &mut Diagnostics) {
    let id = &facts.model[member].id;
    if name.is_empty() || !name.bytes().all(is_token) {
        out.error(id, format!("`{name}` is not the name of a header"), "use letters, digits and hyphens");
    } else if RESERVED.contains(&name) {
        out.warning(
            id,
            format!("the header `{name}` belongs to HTTP itself and may be changed or refused on the way"),
            "use a header of the API's own",
        );
    }
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Headers that Smithy asks models not to bind.
const RESERVED: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];
