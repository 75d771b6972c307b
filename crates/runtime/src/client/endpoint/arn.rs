//! `aws.parseArn`: splits an Amazon Resource Name.

use super::value::Value;

/// The parts of `arn:partition:service:region:account:resource`, where partition, service and resource must not be
/// empty. The resource is split further at `:` and `/`.
pub(super) fn parse<'a>(text: &str) -> Option<Value<'a>> {
    let mut parts = text.splitn(6, ':');
    let mut next = || parts.next();
    let (prefix, partition, service, region, account, resource) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    if prefix != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let mut resource_id = Vec::new();
    for part in resource.split([':', '/']) {
        resource_id.push(Value::copied(part));
    }
    Some(Value::Record(vec![
        ("partition", Value::copied(partition)),
        ("service", Value::copied(service)),
        ("region", Value::copied(region)),
        ("accountId", Value::copied(account)),
        ("resourceId", Value::List(resource_id)),
    ]))
}
