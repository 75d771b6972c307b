//! The reader's summary: which operations are new, gone or updated, and how requests and responses changed.

use super::form::{Form, only_in};
use crate::smithy::{Facts, Operation, ShapeId, ShapeIdx};

/// What a reader wants to know first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Operations that only the new model has, ordered by name.
    pub new: Vec<Method>,
    /// Operations of both models that take, answer or fail with something else than before, ordered by name.
    pub updated: Vec<Update>,
    /// Operations that only the old model has, ordered by name.
    pub removed: Vec<Method>,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// Its HTTP method and the URI as the model writes it.
    pub route: String,
}

/// What changed of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The operation's name.
    pub name: String,
    /// What its request has now.
    pub request_added: Option<Form>,
    /// What its request had.
    pub request_removed: Option<Form>,
    /// What its response has now.
    pub response_added: Option<Form>,
    /// What its response had.
    pub response_removed: Option<Form>,
    /// Names of the errors that it can fail with now.
    pub errors_added: Vec<String>,
    /// Names of the errors that it could fail with.
    pub errors_removed: Vec<String>,
    /// Members that a caller no longer has to give, or now has to: their names with that.
    pub demands: Vec<(String, Demand)>,
    /// The route before and after, where it changed.
    pub route: Option<(String, String)>,
}

/// How what is asked of a caller changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// The member is required now.
    Required,
    /// The member is no longer required.
    Optional,
}

/// Summarizes two models.
pub(super) fn summarize(old: &Facts, new: &Facts) -> Summary {
    let only = |facts: &Facts, other: &Facts| {
        let gone = facts.operations.iter().filter(|operation| other.operation(&operation.id).is_none());
        gone.map(|operation| method(facts, operation)).collect::<Vec<_>>()
    };
    let both = old.operations.iter().filter_map(|operation| Some((operation, new.operation(&operation.id)?)));
    let updated = both.filter_map(|(was, is)| update(old, was, new, is)).collect();
    Summary { new: only(new, old), updated, removed: only(old, new) }
}

fn method(facts: &Facts, operation: &Operation) -> Method {
    Method { name: operation.id.name().to_owned(), route: facts.route(operation) }
}

fn update(old: &Facts, was: &Operation, new: &Facts, is: &Operation) -> Option<Update> {
    let forms = |was: ShapeIdx, is: ShapeIdx| {
        (only_in(&new.model, is, &old.model, was), only_in(&old.model, was, &new.model, is))
    };
    let (request_added, request_removed) = forms(was.input, is.input);
    let (response_added, response_removed) = forms(was.output, is.output);
    let errors = |facts: &Facts, operation: &Operation| -> Vec<ShapeId> {
        operation.errors.iter().map(|&error| facts.model[error].id.clone()).collect()
    };
    let (old_errors, new_errors) = (errors(old, was), errors(new, is));
    let only = |errors: &[ShapeId], other: &[ShapeId]| -> Vec<String> {
        errors.iter().filter(|error| !other.contains(error)).map(|error| error.name().to_owned()).collect()
    };
    let (old_route, new_route) = (old.route(was), new.route(is));
    let update = Update {
        name: is.id.name().to_owned(),
        request_added,
        request_removed,
        response_added,
        response_removed,
        errors_added: only(&new_errors, &old_errors),
        errors_removed: only(&old_errors, &new_errors),
        demands: demands(old, was.input, new, is.input),
        route: (old_route != new_route).then_some((old_route, new_route)),
    };
    (!update.is_empty()).then_some(update)
}

/// Members of the input itself: what nested structures demand is seen by more than one operation.
fn demands(old: &Facts, was: ShapeIdx, new: &Facts, is: ShapeIdx) -> Vec<(String, Demand)> {
    let members = new.model.members_of(is).iter();
    let changed = members.filter_map(|&member| {
        let name = &new.model[member].name;
        let known = old.model.member_named(was, name)?;
        let demand = match (old.is_required(known), new.is_required(member)) {
            (false, true) => Demand::Required,
            (true, false) => Demand::Optional,
            (true, true) | (false, false) => return None,
        };
        Some((name.clone(), demand))
    });
    changed.collect()
}

impl Update {
    fn is_empty(&self) -> bool {
        let forms = [&self.request_added, &self.request_removed, &self.response_added, &self.response_removed];
        let lists = self.errors_added.is_empty() && self.errors_removed.is_empty() && self.demands.is_empty();
        forms.iter().all(|form| form.is_none()) && lists && self.route.is_none()
    }
}
