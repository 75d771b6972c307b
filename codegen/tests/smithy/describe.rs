//! Facts as text, one line per operation, shape and member, with what differs from the plain case.

use std::fmt::Write;

use restjson_codegen::smithy::{
    Direction, Facts, HostSegment, Kind, Location, MemberIdx, Operation, Presence, Segment, ShapeIdx, TimestampPlace,
};

/// Everything that facts say, in a form made for reading.
pub(crate) fn describe(facts: &Facts) -> String {
    let mut text = String::new();
    let service = &facts.model.service;
    let errors: Vec<&str> = service.errors.iter().map(|&error| facts.model[error].id.name()).collect();
    line(&mut text, format!("service {} {} {errors:?}", service.id, service.version));
    for operation in &facts.operations {
        describe_operation(facts, operation, &mut text);
    }
    for resource in &facts.model.resources {
        let names: Vec<&str> = resource.operations.iter().map(|id| id.name()).collect();
        let identifiers: Vec<&String> = resource.identifiers.keys().collect();
        line(&mut text, format!("resource {} {identifiers:?} {names:?} {:?}", resource.id, resource.traits.arn));
    }
    for (index, shape) in facts.model.shapes().filter(|(_, shape)| !shape.id.is_prelude()) {
        line(&mut text, format!("{} {}{}", facts.model.name(index), kind(&shape.kind), shape_notes(facts, index)));
        for &member in facts.model.members_of(index) {
            line(&mut text, format!("  {}", describe_member(facts, index, member)));
        }
    }
    endpoint(facts, &mut text);
    text
}

fn line(text: &mut String, line: String) {
    writeln!(text, "{line}").expect("a string takes everything");
}

fn names(facts: &Facts, members: &[MemberIdx]) -> String {
    members.iter().map(|&member| facts.model[member].name.as_str()).collect::<Vec<_>>().join(".")
}

fn describe_operation(facts: &Facts, operation: &Operation, text: &mut String) {
    let segment = |segment: &Segment| match segment {
        Segment::Literal(literal) => literal.clone(),
        Segment::Label { member, greedy } => {
            format!("{{{}{}}}", names(facts, &[*member]), if *greedy { "+" } else { "" })
        }
    };
    let path = operation.path.iter().map(segment).collect::<Vec<_>>().join("/");
    let (method, code, query) = (operation.method.as_str(), operation.code, &operation.query);
    let flags = [(operation.readonly, " readonly"), (operation.idempotent, " idempotent")];
    let flags: String = flags.iter().filter(|(set, _)| *set).map(|(_, name)| *name).collect();
    line(text, format!("{} {method} /{path} {query:?} {code}{flags} {:?}", operation.id.name(), operation.auth));
    let (input, output) = (&facts.model[operation.input].id, &facts.model[operation.output].id);
    line(text, format!("  {input} -> {output}"));
    for &error in &operation.errors {
        line(
            text,
            format!("  ! {} {:?}", facts.model[error].id, facts.error(error).map(|e| (e.status, e.fault, e.retryable))),
        );
    }
    if let Some(pages) = &operation.pagination {
        let items = pages.items.as_ref().map(|items| names(facts, items));
        let (token, next) = (names(facts, &[pages.input_token]), names(facts, &pages.output_token));
        line(
            text,
            format!(
                "  pages {token} <- {next}, items {items:?}, size {:?}",
                pages.page_size.map(|m| names(facts, &[m]))
            ),
        );
    }
    operation_extras(facts, operation, text);
    for (direction, shape) in [(Direction::Request, operation.input), (Direction::Response, operation.output)] {
        for &member in facts.model.members_of(shape) {
            let location = facts.location(member, direction);
            line(text, format!("  {direction:?} {}: {}", names(facts, &[member]), describe_location(&location)));
        }
        line(text, format!("  {direction:?} body {}", describe_body(facts, shape, direction)));
    }
}

fn describe_body(facts: &Facts, shape: ShapeIdx, direction: Direction) -> String {
    use restjson_codegen::smithy::Body;
    match facts.body(shape, direction) {
        Body::Empty => "empty".to_owned(),
        Body::Members(members) => format!("object of {} members", members.len()),
        Body::Payload { member, kind, content_type } => {
            format!("{kind:?} {} as {content_type}", names(facts, &[member]))
        }
    }
}

fn describe_location(location: &Location) -> String {
    match location {
        Location::Body { json_name } => format!("body {json_name:?}"),
        other => format!("{other:?}"),
    }
}

fn operation_extras(facts: &Facts, operation: &Operation, text: &mut String) {
    if !operation.host_prefix.is_empty() {
        let part = |part: &HostSegment| match part {
            HostSegment::Literal(literal) => literal.clone(),
            HostSegment::Label(member) => format!("{{{}}}", names(facts, &[*member])),
        };
        line(text, format!("  host {}", operation.host_prefix.iter().map(part).collect::<String>()));
    }
    let token = operation.idempotency_token.map(|member| names(facts, &[member]));
    let context: Vec<String> =
        operation.context_params.iter().map(|(n, m)| format!("{n}={}", names(facts, &[*m]))).collect();
    let checksum = operation.checksum_required;
    let (unsigned, resource) = (operation.unsigned_payload, operation.resource.as_ref().map(|id| id.name()));
    if token.is_some() || checksum || unsigned || resource.is_some() || !context.is_empty() {
        let fixed = &operation.static_context;
        line(
            text,
            format!(
                "  token {token:?}, md5 {checksum}, unsigned {unsigned}, of {resource:?}, context {context:?} {fixed:?}"
            ),
        );
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Simple(simple) => format!("{simple:?}"),
        Kind::Enum(values) => format!("enum {:?}", values.iter().map(|v| (&v.name, &v.value)).collect::<Vec<_>>()),
        Kind::IntEnum(values) => {
            format!("int enum {:?}", values.iter().map(|v| (&v.name, v.value)).collect::<Vec<_>>())
        }
        Kind::List(_) => "list".to_owned(),
        Kind::Map(_) => "map".to_owned(),
        Kind::Structure(_) => "structure".to_owned(),
        Kind::Union(_) => "union".to_owned(),
    }
}

fn shape_notes(facts: &Facts, shape: ShapeIdx) -> String {
    let usage = facts.usage(shape);
    let notes = [
        (usage.in_input, " in:input"),
        (usage.in_output, " in:output"),
        (usage.in_error, " in:error"),
        (usage.nested, " nested"),
        (usage.is_only_operation_io(), " io-only"),
        (!usage.in_input && !usage.in_output && !usage.in_error, " unused"),
        (facts.is_sensitive(shape), " sensitive"),
        (facts.needs_redaction(shape), " needs-redaction"),
        (facts.model[shape].traits.docs.text.is_some(), " documented"),
    ];
    notes.iter().filter(|(set, _)| *set).map(|(_, note)| *note).collect()
}

fn presence(presence: &Presence) -> String {
    match presence {
        Presence::Required => "required".to_owned(),
        Presence::Optional => "optional".to_owned(),
        Presence::Default(value) => format!("{value:?}"),
    }
}

fn describe_member(facts: &Facts, container: ShapeIdx, member: MemberIdx) -> String {
    let data = &facts.model[member];
    let (client, server) = (presence(&facts.client_presence(member)), presence(&facts.server_presence(member)));
    let mut text = format!("{}: {} client {client}, server {server}", data.name, facts.model[data.target].id);
    if facts.is_boxed(member) {
        text.push_str(", boxed");
    }
    if facts.is_redacted(member) {
        text.push_str(", redacted");
    }
    if matches!(facts.model[container].kind, Kind::Structure(_) | Kind::Union(_))
        && facts.json_name(member) != data.name
    {
        text.push_str(&format!(", JSON {:?}", facts.json_name(member)));
    }
    let constraints = facts.constraints(member);
    if constraints != Default::default() {
        text.push_str(&format!(", {constraints:?}"));
    }
    if matches!(facts.model.target(member).kind, Kind::Simple(restjson_codegen::smithy::Simple::Timestamp)) {
        let formats = [TimestampPlace::Body, TimestampPlace::Header, TimestampPlace::Uri];
        text.push_str(&format!(", {:?}", formats.map(|place| facts.timestamp_format(member, place))));
    }
    text
}

fn endpoint(facts: &Facts, text: &mut String) {
    if let Some(rules) = &facts.endpoint_rules {
        line(
            text,
            format!("{rules:#?}\n{:#?}\n{:#?}", facts.endpoint_tests, facts.model.service.traits.client_context),
        );
    }
}
