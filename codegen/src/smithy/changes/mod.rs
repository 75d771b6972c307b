//! What differs between two models, as plain data, with what Smithy's own diff says of it.
//!
//! `compare` walks both models shape by shape, as they stand in their files (mixins and `apply` statements worked in),
//! whether a service reaches a shape or not; `rules` judges each difference the way smithy-diff 1.73 does, rule by rule.
//! A difference about which Smithy is silent is a change without events.

mod compare;
mod concern;
mod describe;
mod rules;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::ast::{self, Body};
use super::resolve::Shapes;
use super::{ShapeId, resolve};
use crate::diagnostic::{Diagnostics, Place};

pub use concern::Concern;

/// A model as it stands in its file, each shape complete in itself; the prelude left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat {
    version: ast::Version,
    metadata: BTreeMap<String, Value>,
    shapes: Shapes,
}

/// Reads a model for [`between`]. `None` where nothing could be made of the text.
pub fn flatten(text: &[u8], diagnostics: &mut Diagnostics) -> Option<Flat> {
    let ast = ast::parse(text, diagnostics)?;
    let (version, metadata) = (ast.version, ast.metadata.clone());
    let mut shapes = resolve::flatten(ast, diagnostics);
    shapes.retain(|id, _| !id.is_prelude());
    Some(Flat { version, metadata, shapes })
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The shape or member that changed; the file where the model as a whole did.
    pub place: Place,
    /// What of it changed.
    pub subject: Subject,
    /// What it was; nothing where it was not there.
    pub was: Option<Value>,
    /// What it is; nothing where it is not there any more.
    pub is: Option<Value>,
    /// What Smithy's diff says; nothing where it is silent.
    pub events: Vec<Event>,
}

/// What of a place changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The version of Smithy that the model is written in.
    Language,
    /// An entry of the metadata, by its key.
    Metadata(String),
    /// The shape as a whole.
    Shape,
    /// The kind of shape.
    Type,
    /// The member as a whole.
    Member,
    /// The shape that the member targets.
    Target,
    /// The order of members that are in both models.
    Order,
    /// A trait, by its id.
    Trait(String),
    /// The version of the service's API.
    ApiVersion,
    /// An operation bound to the service or resource.
    Operation(ShapeId),
    /// A resource bound to the service or resource.
    Resource(ShapeId),
    /// An error of the service or operation.
    Error(ShapeId),
    /// A name within the service for a shape.
    Rename(ShapeId),
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// The resource's identifiers.
    Identifiers,
    /// The resource's properties.
    Properties,
    /// An operation in the resource's life cycle, by its part in it.
    Lifecycle(String),
}

/// What a rule of Smithy's diff says of a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// How bad it is.
    pub severity: Severity,
    /// The rule's id with everything that Smithy appends to it.
    pub rule: String,
    /// The shape or member that Smithy names, where it is not the one that changed.
    pub at: Option<ShapeId>,
}

/// How bad Smithy finds a change. It calls a diff breaking that has a danger or an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth looking at.
    Warning,
    /// Breaks some programs.
    Danger,
    /// Breaks programs.
    Error,
}

impl Severity {
    /// The severity as Smithy writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "NOTE",
            Severity::Warning => "WARNING",
            Severity::Danger => "DANGER",
            Severity::Error => "ERROR",
        }
    }

    /// Whether Smithy calls a diff with such an event breaking.
    pub fn is_breaking(self) -> bool {
        self >= Severity::Danger
    }
}

impl Change {
    /// The worst that Smithy says.
    pub fn severity(&self) -> Option<Severity> {
        self.events.iter().map(|event| event.severity).max()
    }

    /// Whether something came, went or became something else.
    pub fn kind(&self) -> ChangeKind {
        match (&self.was, &self.is) {
            (None, _) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        }
    }

    /// The id of the shape or member that changed; none where the model as a whole did.
    pub fn id(&self) -> Option<&ShapeId> {
        match &self.place {
            Place::Shape(id) | Place::Member(id) => Some(id),
            Place::File | Place::Position { .. } | Place::Setting(_) => None,
        }
    }

    /// What a program could notice of it.
    pub fn concern(&self) -> Concern {
        concern::of(self)
    }
}

/// Whether something came, went or became something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is there only in the new model.
    Added,
    /// It is there only in the old model.
    Removed,
    /// It is in both.
    Changed,
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Language => f.write_str("Smithy version"),
            Subject::Metadata(key) => write!(f, "metadata {key}"),
            Subject::Shape => f.write_str("shape"),
            Subject::Type => f.write_str("type"),
            Subject::Member => f.write_str("member"),
            Subject::Target => f.write_str("target"),
            Subject::Order => f.write_str("order of members"),
            Subject::Trait(id) => write!(f, "trait {id}"),
            Subject::ApiVersion => f.write_str("API version"),
            Subject::Operation(id) => write!(f, "operation {}", id.name()),
            Subject::Resource(id) => write!(f, "resource {}", id.name()),
            Subject::Error(id) => write!(f, "error {}", id.name()),
            Subject::Rename(id) => write!(f, "rename of {id}"),
            Subject::Input => f.write_str("input"),
            Subject::Output => f.write_str("output"),
            Subject::Identifiers => f.write_str("identifiers"),
            Subject::Properties => f.write_str("properties"),
            Subject::Lifecycle(part) => write!(f, "life cycle's {part}"),
        }
    }
}

/// Both models.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: &'a Flat,
    new: &'a Flat,
}

/// All differences, ordered by place and subject.
pub fn between(old: &Flat, new: &Flat) -> Vec<Change> {
    let pair = Pair { old, new };
    let mut changes = compare::models(pair);
    for change in &mut changes {
        change.events = rules::events(pair, change);
        change.events.sort();
        change.events.dedup();
    }
    changes
}

impl Flat {
    /// The shape of this id, or the prelude's.
    fn shape(&self, id: &ShapeId) -> Option<&ast::Shape> {
        self.shapes.get(id)
    }

    fn member(&self, id: &ShapeId) -> Option<&ast::Member> {
        let name = id.member()?;
        members(self.shape(&id.container())?).iter().find(|(own, _)| own == name).map(|(_, member)| member)
    }

    fn has_trait(&self, id: &ShapeId, name: &str) -> bool {
        self.shape(id).is_some_and(|shape| shape.traits.contains_key(name))
    }
}

/// The members of a shape, values of enumerations included.
fn members(shape: &ast::Shape) -> &[(String, ast::Member)] {
    match &shape.body {
        Body::Aggregate(_, members) => members,
        Body::Simple(_) | Body::Service(_) | Body::Operation(_) | Body::Resource(_) => &[],
    }
}
