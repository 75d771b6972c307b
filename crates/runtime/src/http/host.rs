//! What an operation puts in front of the endpoint's host name.

use aws_smithy_types::error::operation::BuildError;

use super::request::Bind;
use crate::operation::Facts;

/// The text before the host name, if the operation has one, with the input's members in place of its labels.
///
/// # Errors
///
/// Where a member is not set, or cannot be a part of a host name.
pub fn host_prefix<T: Bind>(facts: &Facts, input: &T) -> Result<Option<String>, BuildError> {
    let Some(template) = facts.host_prefix else { return Ok(None) };
    let mut prefix = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        prefix.push_str(before);
        match input.host_label(name) {
            Some(label) if is_host_label(label, false) => prefix.push_str(label),
            Some(_) => return Err(BuildError::invalid_field(name, "must be a valid part of a host name")),
            None => return Err(BuildError::missing_field(name, "is part of the host name")),
        }
        rest = after;
    }
    prefix.push_str(rest);
    Ok(Some(prefix))
}

/// Whether `label` can stand in a host name: letters, digits and hyphens, 1 to 63 of them, no hyphen in front.
/// With dots allowed, each part between dots must be such a label.
pub fn is_host_label(label: &str, allow_dots: bool) -> bool {
    let valid = |part: &str| {
        matches!(part.len(), 1..=63)
            && !part.starts_with('-')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if allow_dots { label.split('.').all(valid) } else { valid(label) }
}
