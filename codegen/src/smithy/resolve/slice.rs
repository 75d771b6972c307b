//! Slices: the operations of a service that are asked for by name.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::closure::Closure;
use crate::diagnostic::{Diagnostics, Place};
use crate::smithy::ShapeId;

/// How many names are suggested for one that is unknown.
const SUGGESTIONS: usize = 3;

/// How alike a suggestion is at least, from 0 (nothing in common) to 1 (equal).
const LIKENESS: f32 = 0.6;

/// The ids of the operations that the names stand for. Reports every name that stands for none, or for one that another
/// name has asked for already.
pub(super) fn choose(
    names: &[String],
    scope: &Scope<'_>,
    service: &Closure,
    out: &mut Diagnostics,
) -> BTreeSet<ShapeId> {
    if names.is_empty() {
        report(out, "it names no operation".into(), "name at least one, or remove the setting to have all".into());
    }
    let directory = Directory::of(service);
    let mut chosen = BTreeSet::new();
    for name in names {
        match directory.find(name) {
            [id] if chosen.insert((*id).clone()) => {}
            [id] => report(out, format!("{id} is named more than once"), format!("remove one `{name}`")),
            [] => report_unknown(name, scope, &directory, out),
            several => {
                let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>();
                report(out, format!("`{name}` may be {}", ids.join(" or ")), "write the id".into());
            }
        }
    }
    chosen
}

fn report(out: &mut Diagnostics, message: String, help: String) {
    out.error(Place::Setting("operations".into()), message, help);
}

/// A service's operations as they may be asked for.
struct Directory<'c> {
    by_name: BTreeMap<&'c str, Vec<&'c ShapeId>>,
    by_id: BTreeMap<String, Vec<&'c ShapeId>>,
}

impl<'c> Directory<'c> {
    fn of(service: &'c Closure) -> Self {
        let (mut by_name, mut by_id) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::new());
        for id in service.operations.keys() {
            by_name.entry(id.name()).or_default().push(id);
            by_id.insert(id.to_string(), vec![id]);
        }
        Self { by_name, by_id }
    }

    fn find(&self, text: &str) -> &[&'c ShapeId] {
        self.by_name.get(text).or_else(|| self.by_id.get(text)).map_or(&[], Vec::as_slice)
    }

    /// Names like that in this text, the most alike first. One that differs in case only is alone.
    fn like(&self, text: &str) -> Vec<&str> {
        let name = text.split_once('#').map_or(text, |(_, name)| name).to_ascii_lowercase();
        let lower: BTreeMap<String, &str> =
            self.by_name.keys().map(|name| (name.to_ascii_lowercase(), *name)).collect();
        if let Some(same) = lower.get(&name) {
            return vec![same];
        }
        let candidates: Vec<&str> = lower.keys().map(String::as_str).collect();
        let like = similar::get_close_matches(name.as_str(), &candidates, SUGGESTIONS, LIKENESS);
        like.into_iter().filter_map(|name| lower.get(name).copied()).collect()
    }
}

fn report_unknown(name: &str, scope: &Scope<'_>, directory: &Directory<'_>, out: &mut Diagnostics) {
    if let Some(id) = scope.leave_out.iter().find(|id| id.name() == name || id.to_string() == name) {
        let help = format!("remove it from one of them, `operations` or [leave-out.\"{id}\"]");
        return report(out, format!("{id} is left out by another setting"), help);
    }
    let like = directory.like(name);
    let help = match (like.as_slice(), directory.by_name.keys().next()) {
        ([], Some(first)) => format!("write the names of operations as the model does, such as {first}"),
        ([], None) => "the service has no operations at all".into(),
        ([only], _) => format!("did you mean {only}?"),
        ([others @ .., last], _) => format!("did you mean {} or {last}?", others.join(", ")),
    };
    report(out, format!("the service has no operation `{name}`"), help);
}
