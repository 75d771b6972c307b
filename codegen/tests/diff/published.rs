//! The diff from the first revision to the newest is complete: held against the facts that AWS published of each.
//!
//! What differs between the facts of two revisions stands in `published/OLD..NEW.txt`. The facts themselves lie beside the
//! project (`../shared/reference/revisions`, or where `REVISION_FACTS` says); where they are, the lists are derived again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use restjson_codegen::diff::Change;
use restjson_codegen::smithy::changes::{ChangeKind, Subject};

use crate::between;

/// What a fact file says: sections of lines, each with the lines below it.
type Section = BTreeMap<String, Entry>;

/// The rest of a line, and the lines below it.
#[derive(Debug, Clone, Default, PartialEq)]
struct Entry {
    text: String,
    members: BTreeMap<String, String>,
}

#[derive(Debug, Default)]
struct Published {
    operations: Section,
    structures: Section,
    simple: Section,
}

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference/revisions");
    let folder = std::env::var_os("REVISION_FACTS").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn published(folder: &Path, date: &str) -> Published {
    let text = std::fs::read_to_string(folder.join(format!("{date}.md"))).unwrap();
    let mut published = Published::default();
    let mut section = &mut Section::new();
    let mut last = String::new();
    for line in text.lines() {
        match line {
            "## Operations" => section = &mut published.operations,
            "## Structures" => section = &mut published.structures,
            "## Simple, list and map shapes" => section = &mut published.simple,
            _ => {}
        }
        if let Some(line) = line.strip_prefix("  - ") {
            let (name, text) = line.split_once(": ").unwrap();
            section.get_mut(&last).unwrap().members.insert(name.to_owned(), text.to_owned());
        } else if let Some(line) = line.strip_prefix("- ") {
            let end = line.find([':', ' ']).unwrap_or(line.len());
            last = line[..end].to_owned();
            let text = line[end..].trim_start_matches([':', ' ']).to_owned();
            section.insert(last.clone(), Entry { text, members: BTreeMap::new() });
        }
    }
    published
}

/// What one section has beside the other: names that came, names that went, and those that stayed.
fn sides<'s>(old: &'s Section, new: &'s Section) -> (BTreeSet<&'s String>, BTreeSet<&'s String>, Vec<&'s String>) {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) = (old.keys().collect(), new.keys().collect());
    let came = after.difference(&before).copied().collect();
    let went = before.difference(&after).copied().collect();
    (came, went, before.intersection(&after).copied().collect())
}

/// An operation's errors, its words after them, and everything before.
fn operation(entry: &Entry) -> (BTreeSet<&str>, BTreeSet<&str>, &str) {
    let (route, rest) = entry.text.split_once("; errors ").unwrap_or((&entry.text, ""));
    let mut parts = rest.split("; ");
    let errors = parts.next().unwrap_or_default().split(", ").filter(|error| !error.is_empty()).collect();
    (errors, parts.collect(), route)
}

/// A fact that came, went or became another, in words.
fn expected(old: &Published, new: &Published) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    let (came, went, both) = sides(&old.operations, &new.operations);
    facts.extend(came.iter().map(|name| format!("operation {name} added")));
    facts.extend(went.iter().map(|name| format!("operation {name} removed")));
    for name in both {
        let ((errors, words, route), (new_errors, new_words, new_route)) =
            (operation(&old.operations[name]), operation(&new.operations[name]));
        assert_eq!(route, new_route, "routes are compared nowhere below");
        facts.extend(new_errors.difference(&errors).map(|error| format!("{name} error {error} added")));
        facts.extend(errors.difference(&new_errors).map(|error| format!("{name} error {error} removed")));
        facts.extend(new_words.difference(&words).map(|word| format!("{name} {word} added")));
        facts.extend(words.difference(&new_words).map(|word| format!("{name} {word} removed")));
    }
    let (came, went, both) = sides(&old.structures, &new.structures);
    facts.extend(came.iter().map(|name| format!("structure {name} added")));
    facts.extend(went.iter().map(|name| format!("structure {name} removed")));
    for name in both {
        let (old, new) = (&old.structures[name], &new.structures[name]);
        assert_eq!(old.text, new.text, "marks of structures are compared nowhere below");
        facts.extend(members(name, &old.members, &new.members));
    }
    facts.extend(simple(&old.simple, &new.simple));
    facts
}

fn members(structure: &str, old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> BTreeSet<String> {
    let came = new.keys().filter(|name| !old.contains_key(*name)).map(|name| format!("{structure}${name} added"));
    let went = old.keys().filter(|name| !new.contains_key(*name)).map(|name| format!("{structure}${name} removed"));
    let mut facts: BTreeSet<String> = came.chain(went).collect();
    for (name, text) in old {
        let Some(new) = new.get(name).filter(|new| *new != text) else { continue };
        let words = |text: &str| text.split(", ").map(str::to_owned).collect::<BTreeSet<String>>();
        for word in words(text).symmetric_difference(&words(new)) {
            facts.insert(format!(
                "{structure}${name} {word} {}",
                if words(new).contains(word) { "added" } else { "removed" }
            ));
        }
    }
    facts
}

/// Shapes beside structures. Constraints that stand on members in the model have names only in what was published.
fn simple(old: &Section, new: &Section) -> BTreeSet<String> {
    let (came, went, both) = sides(old, new);
    let own = |name: &&&String| !["String", "Boolean", "Integer", "Long"].contains(&name.as_str());
    let mut facts: BTreeSet<String> = came.iter().filter(own).map(|name| format!("shape {name} added")).collect();
    facts.extend(went.iter().filter(own).map(|name| format!("shape {name} removed")));
    let changed = both.into_iter().filter(|name| old[*name] != new[*name]);
    facts.extend(changed.map(|name| format!("shape {name} changed")));
    facts
}

/// A change in the same words; none where published facts have no word for it.
fn word(change: &Change) -> Option<String> {
    let model = &change.model;
    let id = model.id()?;
    let (name, kind) = (id.name(), model.kind());
    let ty = || model.is.as_ref().or(model.was.as_ref())?.get("type")?.as_str();
    Some(match &model.subject {
        Subject::Shape => match ty()? {
            "operation" => format!("operation {name} {kind}"),
            "structure" => format!("structure {name} {kind}"),
            "resource" | "service" => return None,
            _ => format!("shape {name} {kind}"),
        },
        Subject::Member => format!("{name}${} {kind}", id.member()?),
        Subject::Error(error) => format!("{name} error {} {kind}", error.name()),
        Subject::Trait(name_of_trait) => {
            let word = name_of_trait.trim_start_matches("smithy.api#");
            match (id.member(), word) {
                (Some(member), "required") => format!("{name}${member} required {kind}"),
                (None, "readonly" | "idempotent") => format!("{name} {word} {kind}"),
                (None, "length" | "pattern" | "range") => format!("shape {name} {}", ChangeKind::Changed),
                _ => format!("{id} {word} {kind}"),
            }
        }
        Subject::Operation(_) | Subject::Resource(_) | Subject::Order => return None,
        other => format!("{id} {other} {kind}"),
    })
}

const PAIRS: [(&str, &str); 4] = [
    ("2024-10-10", "2026-06-03"),
    ("2024-10-10", "2026-01-20"),
    ("2026-01-20", "2026-05-13"),
    ("2026-05-13", "2026-06-03"),
];

fn list(old: &str, new: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/diff/published/{old}..{new}.txt"))
}

/// Whether a fact is the name of a constraint, which the model writes on members.
fn is_on_members(fact: &str) -> bool {
    let name = fact.strip_prefix("shape ").and_then(|rest| rest.strip_suffix(" added"));
    name.is_some_and(|name| ["KeyString", "ValueString", "UrlString"].iter().any(|end| name.ends_with(end)))
}

#[test]
fn the_diff_over_all_revisions_is_complete() {
    for (old, new) in PAIRS {
        let text = std::fs::read_to_string(list(old, new)).unwrap();
        let expected: BTreeSet<&str> = text.lines().collect();
        assert!(expected.len() >= 10, "{expected:?}");
        let found: BTreeSet<String> = between(old, new).substance().filter_map(word).collect();
        let missing: Vec<_> = expected.iter().filter(|fact| !found.contains(**fact)).collect();
        let beyond: Vec<_> = found.iter().filter(|fact| !expected.contains(fact.as_str())).collect();
        assert!(missing.is_empty() && beyond.is_empty(), "{old} to {new}: missing {missing:#?}, beyond {beyond:#?}");
        println!("{old} to {new}: {} published facts, all of them reported", expected.len());
    }
}

#[test]
fn the_lists_of_facts_are_what_was_published() {
    let Some(folder) = folder() else {
        println!(
            "the published facts are not here (REVISION_FACTS names their folder): the lists are taken as they are"
        );
        return;
    };
    for (old, new) in PAIRS {
        let mut facts = expected(&published(&folder, old), &published(&folder, new));
        facts.retain(|fact| !is_on_members(fact));
        let text: String = facts.iter().map(|fact| format!("{fact}\n")).collect();
        assert_eq!(std::fs::read_to_string(list(old, new)).unwrap(), text, "{old} to {new}");
    }
}
