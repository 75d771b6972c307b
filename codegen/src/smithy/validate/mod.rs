//! What Smithy forbids, and what would be generated wrongly.
//!
//! Each file looks at one subject; all of them run, whatever the others find. Broken references, misplaced traits and
//! paths that lead nowhere were reported where they were read; nothing is reported twice.

mod binding;
mod data;
mod ecma;
mod header;
mod name;
mod pattern;
mod protocol;
mod route;
mod stream;
mod structure;

use super::Facts;
use super::model::MemberIdx;
use crate::diagnostic::Diagnostics;

/// Reports everything that is wrong with a model of which facts could be stated.
pub fn validate(facts: &Facts, diagnostics: &mut Diagnostics) {
    protocol::check(facts, diagnostics);
    route::check(facts, diagnostics);
    binding::check(facts, diagnostics);
    header::check(facts, diagnostics);
    stream::check(facts, diagnostics);
    structure::check(facts, diagnostics);
    data::check(facts, diagnostics);
    name::check(facts, diagnostics);
}

/// Reports each member whose key an earlier member has as well.
fn report_repeated<K: Ord>(
    facts: &Facts,
    members: impl IntoIterator<Item = (K, MemberIdx)>,
    out: &mut Diagnostics,
    message: impl Fn(&K, &str) -> String,
    help: &str,
) {
    let mut seen = std::collections::BTreeMap::new();
    for (key, member) in members {
        match seen.get(&key) {
            Some(&first) => {
                let first: MemberIdx = first;
                out.error(&facts.model[member].id, message(&key, &facts.model[first].name), help);
            }
            None => {
                seen.insert(key, member);
            }
        }
    }
}
