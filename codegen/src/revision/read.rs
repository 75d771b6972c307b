//! Reading a recorded revision.

use super::Revision;
use super::change::{Change, Edit};
use super::problem::{Problem, Problems};
use super::release::Release;
use super::tree::{Group, Kind, Node, Path};
use crate::json::Json;

use semver::Version;

const HELP: &str = "model/revisions/README.md says what such a file holds";

/// Reads a file of `model/revisions`.
pub(super) fn revision(file: &str, text: &[u8]) -> Result<Revision, Problems> {
    let mut reader = Reader { file, problems: Problems::new() };
    let json = reader.parse(text)?;
    let revision = reader.revision(json);
    if reader.problems.is_empty() { Ok(revision) } else { Err(reader.problems) }
}

/// Reads the record of a release.
pub(super) fn release(file: &str, text: &[u8]) -> Result<Release, Problems> {
    let mut reader = Reader { file, problems: Problems::new() };
    let json = reader.parse(text)?;
    let release = reader.release(json);
    if reader.problems.is_empty() { Ok(release) } else { Err(reader.problems) }
}

struct Reader<'f> {
    file: &'f str,
    problems: Problems,
}

impl Reader<'_> {
    fn problem(&mut self, place: &str, message: String) {
        let (file, place) = (self.file.to_owned(), place.to_owned());
        self.problems.push(Problem { file, place, message, help: HELP.to_owned() });
    }

    fn parse(&mut self, text: &[u8]) -> Result<Json, Problems> {
        serde_json::from_slice::<Json>(text).map_err(|error| {
            let (place, reason) = (format!("{}:{}", error.line(), error.column()), error.to_string());
            let reason = reason.split(" at line ").next().unwrap_or_default();
            self.problem(&place, format!("this is not JSON: {reason}"));
            std::mem::take(&mut self.problems)
        })
    }

    fn release(&mut self, json: Json) -> Release {
        let mut release = Release {
            file: self.file.to_owned(),
            version: Version::new(0, 0, 0),
            revision: String::new(),
            change: Change::default(),
        };
        for (key, json) in self.object(json, "") {
            match (key.as_str(), json) {
                ("version", Json::String(version)) => match version.parse() {
                    Ok(version) => release.version = version,
                    Err(error) => self.problem(&key, format!("`{version}`: {error}")),
                },
                ("revision", Json::String(date)) => release.revision = date,
                ("shapes", json) => release.change = self.change(Kind::Shapes, json, &Path::default()),
                _ => self.problem(&key, "the record of a release has `version`, `revision` and `shapes`".to_owned()),
            }
        }
        release
    }

    fn revision(&mut self, json: Json) -> Revision {
        let mut revision = Revision { file: self.file.to_owned(), ..Revision::default() };
        for (key, json) in self.object(json, "") {
            match (key.as_str(), json) {
                ("revision", Json::String(date)) => revision.date = date,
                ("after", Json::String(date)) => revision.after = Some(date),
                ("source", Json::String(source)) => revision.source = source,
                ("shapes", json) => revision.change = self.change(Kind::Shapes, json, &Path::default()),
                ("revision" | "after" | "source", other) => {
                    self.problem(&key, format!("it must be a string, but is {}", other.kind()));
                }
                _ => self.problem(&key, "a recorded revision has no such property".to_owned()),
            }
        }
        if !is_date(&revision.date) {
            self.problem("revision", "it must be the revision's date, such as 2026-06-03".to_owned());
        } else if !self.file.ends_with(&format!("{}.json", revision.date)) {
            self.problem("revision", format!("the file of {} must be called {0}.json", revision.date));
        }
        revision
    }

    fn change(&mut self, kind: Kind, json: Json, path: &Path) -> Change {
        let mut change = Change::default();
        let entries = self.object(json, &path.to_string());
        if kind.is_record() {
            change.changed = self.edits(kind, entries, path);
            return change;
        }
        for (key, json) in entries {
            match key.as_str() {
                "added" => change.added = self.added(kind, json, path),
                "removed" => change.removed = self.keys(json, path, "removed"),
                "changed" => {
                    let entries = self.object(json, &path.to_string());
                    change.changed = self.edits(kind, entries, path);
                }
                "order" if kind.is_ordered() => change.order = Some(self.keys(json, path, "order")),
                other => {
                    let known = "a change has `added`, `removed`, `changed` and, of members, `order`";
                    self.problem(&path.to_string(), format!("{known}; not `{other}`"));
                }
            }
        }
        change
    }

    fn edits(&mut self, kind: Kind, entries: Vec<(String, Json)>, path: &Path) -> Vec<(String, Edit)> {
        let edit = |(key, json): (String, Json)| (key.clone(), self.edit(kind, &key, json, &path.join(&key)));
        entries.into_iter().map(edit).collect()
    }

    fn added(&mut self, kind: Kind, json: Json, path: &Path) -> Vec<(String, Node)> {
        match kind {
            Kind::Targets => {
                let keys = self.keys(json, path, "added").into_iter();
                keys.map(|key| (key, Node::Value(Json::Null))).collect()
            }
            Kind::Shapes | Kind::Shape | Kind::Members | Kind::Member | Kind::Values => {
                Group::read(kind, self.object(json, &path.to_string())).entries
            }
        }
    }

    fn edit(&mut self, parent: Kind, key: &str, json: Json, path: &Path) -> Edit {
        let is_value = matches!(&json, Json::Object(entries)
            if !entries.is_empty() && entries.iter().all(|(key, _)| key == "from" || key == "to"));
        match (is_value, parent.child(key)) {
            (true, _) => {
                let entries = self.object(json, &path.to_string());
                let find = |name: &str| entries.iter().find(|(key, _)| key == name);
                let node = |name: &str| find(name).map(|(_, json)| Node::read(parent, key, json.clone()));
                Edit::Value { from: node("from"), to: node("to") }
            }
            (false, Some(kind)) => Edit::Group(self.change(kind, json, path)),
            (false, None) => {
                let message = "the change of a value says `from` what and `to` what it changed; one of them, where it comes or goes";
                self.problem(&path.to_string(), message.to_owned());
                Edit::Group(Change::default())
            }
        }
    }

    fn keys(&mut self, json: Json, path: &Path, what: &str) -> Vec<String> {
        let text = |json: &Json| match json {
            Json::String(text) => Some(text.clone()),
            _ => None,
        };
        let keys = match &json {
            Json::Array(entries) => entries.iter().map(text).collect::<Option<Vec<String>>>(),
            _ => None,
        };
        if keys.is_none() {
            self.problem(&path.to_string(), format!("`{what}` must be an array of names"));
        }
        keys.unwrap_or_default()
    }

    fn object(&mut self, json: Json, place: &str) -> Vec<(String, Json)> {
        let Json::Object(entries) = json else {
            self.problem(place, format!("it must be an object, but is {}", json.kind()));
            return Vec::new();
        };
        for (position, (key, _)) in entries.iter().enumerate() {
            if entries[..position].iter().any(|(other, _)| other == key) {
                self.problem(place, format!("the key `{key}` stands more than once"));
            }
        }
        entries
    }
}

/// Whether a text has the form of a date, year first. Dates so written sort by time.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |text: &str, length: usize, range: std::ops::RangeInclusive<u16>| {
        text.len() == length
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|n| range.contains(&n))
    };
    number(year, 4, 1..=9999) && number(month, 2, 1..=12) && number(day, 2, 1..=31)
}
