//! What definitions of traits say of changes: Smithy's own as a table, a model's own as it says.

use serde_json::Value;

use crate::smithy::changes::ChangeKind::{self, Added, Changed, Removed};
use crate::smithy::changes::Flat;
use crate::smithy::changes::Severity::{self, Danger, Error, Note, Warning};

/// What a definition says of changes of its trait.
pub(super) struct Definition {
    /// `breakingChanges`.
    pub(super) rules: Vec<Rule>,
    /// What its `diff.*` tags say, or what holds without any.
    pub(super) strategies: Vec<Strategy>,
}

/// A change that breaks.
pub(super) struct Rule {
    /// A JSON pointer into the trait's value; empty for the whole.
    pub(super) path: String,
    pub(super) on: Vec<ChangeKind>,
    pub(super) severity: Severity,
}

/// A change that is noted.
pub(super) struct Strategy {
    pub(super) on: Vec<ChangeKind>,
    pub(super) severity: Severity,
}

const ANY: &[ChangeKind] = &[Added, Removed, Changed];
const PRESENCE: &[ChangeKind] = &[Added, Removed];
const REMOVE: &[ChangeKind] = &[Removed];
const UPDATE: &[ChangeKind] = &[Changed];
const ADD: &[ChangeKind] = &[Added];

type Row = (&'static str, &'static [(&'static str, &'static [ChangeKind], Severity)]);

/// `breakingChanges` of the traits of Smithy and AWS.
const TABLE: &[Row] = &[
    ("aws.auth#sigv4", &[("", REMOVE, Error)]),
    ("smithy.api#addedDefault", &[("", REMOVE, Error)]),
    ("smithy.api#authDefinition", &[("", PRESENCE, Error)]),
    ("smithy.api#cors", &[("", REMOVE, Error)]),
    ("smithy.api#endpoint", &[("", ANY, Error)]),
    ("smithy.api#enum", &[("", PRESENCE, Error)]),
    ("smithy.api#error", &[("", ANY, Error)]),
    ("smithy.api#eventHeader", &[("", ANY, Error)]),
    ("smithy.api#eventPayload", &[("", ANY, Error)]),
    ("smithy.api#hostLabel", &[("", ANY, Error)]),
    (
        "smithy.api#http",
        &[
            ("", REMOVE, Error),
            ("/method", UPDATE, Error),
            ("/uri", UPDATE, Error),
            ("/code", UPDATE, Error),
            ("/code", PRESENCE, Danger),
        ],
    ),
    ("smithy.api#httpApiKeyAuth", &[("", REMOVE, Error)]),
    ("smithy.api#httpBasicAuth", &[("", REMOVE, Error)]),
    ("smithy.api#httpBearerAuth", &[("", REMOVE, Error)]),
    ("smithy.api#httpDigestAuth", &[("", REMOVE, Error)]),
    ("smithy.api#httpError", &[("", ANY, Error)]),
    ("smithy.api#httpHeader", &[("", ANY, Error)]),
    ("smithy.api#httpLabel", &[("", PRESENCE, Error)]),
    ("smithy.api#httpPayload", &[("", PRESENCE, Error)]),
    ("smithy.api#httpPrefixHeaders", &[("", ANY, Error)]),
    ("smithy.api#httpQuery", &[("", ANY, Error)]),
    ("smithy.api#httpQueryParams", &[("", ANY, Error)]),
    ("smithy.api#httpResponseCode", &[("", ANY, Error)]),
    ("smithy.api#idempotencyToken", &[("", REMOVE, Error)]),
    ("smithy.api#idempotent", &[("", REMOVE, Error)]),
    ("smithy.api#input", &[("", PRESENCE, Error)]),
    ("smithy.api#internal", &[("", REMOVE, Warning)]),
    ("smithy.api#jsonName", &[("", ANY, Error)]),
    ("smithy.api#mediaType", &[("", REMOVE, Error)]),
    ("smithy.api#nestedProperties", &[("", ANY, Error)]),
    ("smithy.api#notProperty", &[("", ADD, Error)]),
    ("smithy.api#optionalAuth", &[("", REMOVE, Error)]),
    ("smithy.api#output", &[("", PRESENCE, Error)]),
    (
        "smithy.api#paginated",
        &[
            ("", REMOVE, Error),
            ("/inputToken", UPDATE, Error),
            ("/outputToken", UPDATE, Error),
            ("/items", REMOVE, Error),
            ("/items", ADD, Note),
            ("/items", UPDATE, Note),
            ("/pageSize", UPDATE, Error),
            ("/pageSize", REMOVE, Error),
        ],
    ),
    ("smithy.api#pattern", &[("", ADD, Warning), ("", UPDATE, Note)]),
    ("smithy.api#property", &[("", REMOVE, Error), ("", UPDATE, Error)]),
    ("smithy.api#protocolDefinition", &[("", PRESENCE, Error)]),
    ("smithy.api#readonly", &[("", REMOVE, Error)]),
    ("smithy.api#required", &[("", ADD, Warning)]),
    ("smithy.api#requiresLength", &[("", PRESENCE, Error)]),
    ("smithy.api#resourceIdentifier", &[("", REMOVE, Error)]),
    ("smithy.api#retryable", &[("", REMOVE, Error)]),
    ("smithy.api#sparse", &[("", PRESENCE, Error)]),
    ("smithy.api#streaming", &[("", ANY, Error)]),
    ("smithy.api#timestampFormat", &[("", ANY, Error)]),
    (
        "smithy.api#trait",
        &[("", PRESENCE, Error), ("/structurallyExclusive", ANY, Error), ("/conflicts", UPDATE, Note)],
    ),
    ("smithy.api#uniqueItems", &[("", PRESENCE, Warning)]),
    ("smithy.api#xmlAttribute", &[("", ANY, Error)]),
    ("smithy.api#xmlFlattened", &[("", ANY, Error)]),
    ("smithy.api#xmlName", &[("", ANY, Error)]),
    ("smithy.api#xmlNamespace", &[("", ANY, Error)]),
];

impl Definition {
    /// Of a trait: as the model itself defines it, else as Smithy or AWS do. Of any other nothing is known, and every
    /// change of it is a warning.
    pub(super) fn of(model: &Flat, name: &str) -> Self {
        let own = name.parse().ok().and_then(|id| model.shape(&id));
        if let Some(definition) = own.and_then(|shape| shape.traits.get("smithy.api#trait").map(|value| (shape, value)))
        {
            let (shape, value) = definition;
            let rules = own_rules(value);
            let tagged = tagged(shape.traits.get("smithy.api#tags"));
            let strategies = if tagged.is_empty() { by_default(&rules) } else { tagged };
            return Self { rules, strategies };
        }
        if name == "smithy.api#enumValue" {
            return Self { rules: Vec::new(), strategies: vec![Strategy { on: ANY.to_vec(), severity: Error }] };
        }
        let row = TABLE.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, rules)| rules);
        let rules: Vec<Rule> = row
            .iter()
            .map(|(path, on, severity)| Rule { path: (*path).to_owned(), on: on.to_vec(), severity: *severity })
            .collect();
        let strategies =
            if is_smithys(name) { by_default(&rules) } else { vec![Strategy { on: ANY.to_vec(), severity: Warning }] };
        Self { rules, strategies }
    }
}

fn is_smithys(name: &str) -> bool {
    ["smithy.", "aws.", "alloy#"].iter().any(|namespace| name.starts_with(namespace))
}

/// Without tags: worth a note, and a warning when the trait goes. Where rules are, they say it.
fn by_default(rules: &[Rule]) -> Vec<Strategy> {
    if !rules.is_empty() {
        return Vec::new();
    }
    vec![Strategy { on: vec![Added, Changed], severity: Note }, Strategy { on: vec![Removed], severity: Warning }]
}

fn own_rules(definition: &Value) -> Vec<Rule> {
    let rules = definition.get("breakingChanges").and_then(Value::as_array).into_iter().flatten();
    let text = |rule: &Value, key: &str| rule.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    rules
        .map(|rule| Rule {
            path: text(rule, "path"),
            on: kinds(&text(rule, "change")).to_vec(),
            severity: severity(&text(rule, "severity")),
        })
        .collect()
}

/// `diff.error.remove` and the like.
fn tagged(tags: Option<&Value>) -> Vec<Strategy> {
    let tags = tags.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let parts = tags.filter_map(|tag| tag.strip_prefix("diff.")?.split_once('.'));
    parts.map(|(level, change)| Strategy { on: kinds(change).to_vec(), severity: severity(level) }).collect()
}

fn kinds(text: &str) -> &'static [ChangeKind] {
    match text {
        "add" => ADD,
        "remove" => REMOVE,
        "update" => UPDATE,
        "presence" => PRESENCE,
        "any" | "const" => ANY,
        _ => &[],
    }
}

fn severity(text: &str) -> Severity {
    match text.to_ascii_lowercase().as_str() {
        "note" => Note,
        "warning" => Warning,
        "danger" => Danger,
        _ => Error,
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by(|(a, _), (b, _)| a < b));
    }
}
