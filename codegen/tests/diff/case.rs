//! One-change models: a case says which shapes stand in the old model and which are other ones in the new.
//!
//! Every case has a service `t#Things` with an operation `t#Put`, its input `t#PutInput` and output `t#PutOutput`; what a
//! case does not write itself is there without anything in it. `null` takes a shape out of the new model.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

/// A case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// What happens, in words with hyphens.
    pub(crate) name: String,
    /// Everything that Smithy's diff says: severity and rule.
    pub(crate) events: Vec<String>,
    /// The Rust verdict; none where the generator does not take the model.
    pub(crate) rust: Option<String>,
    old: Entries,
    new: Entries,
}

/// Shapes by id, and the metadata; order of members kept.
type Entries = BTreeMap<String, Option<Box<RawValue>>>;

const SERVICE: &str = r#"{"type": "service", "version": "1", "operations": [{"target": "t#Put"}], "traits":
    {"aws.api#service": {"sdkId": "T"}, "aws.auth#sigv4": {"name": "t"}, "aws.protocols#restJson1": {}}}"#;

const REST: [(&str, &str); 3] = [
    (
        "t#Put",
        r#"{"type": "operation", "input": {"target": "t#PutInput"}, "output": {"target": "t#PutOutput"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/case", "code": 200}}}"#,
    ),
    ("t#PutInput", r#"{"type": "structure", "members": {}, "traits": {"smithy.api#input": {}}}"#),
    ("t#PutOutput", r#"{"type": "structure", "members": {}, "traits": {"smithy.api#output": {}}}"#),
];

impl Case {
    /// All cases below a folder, ordered by file; in a file as they stand there.
    pub(crate) fn read(folder: &Path) -> Vec<Case> {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let read = |path: &Path| -> Vec<Case> {
            serde_json::from_slice(&fs::read(path).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        paths.iter().flat_map(|path| read(path)).collect()
    }

    /// The model before the change.
    pub(crate) fn old_model(&self) -> String {
        model(&self.entries(&[&self.old]))
    }

    /// The model after it.
    pub(crate) fn new_model(&self) -> String {
        model(&self.entries(&[&self.old, &self.new]))
    }

    fn entries(&self, layers: &[&Entries]) -> BTreeMap<String, String> {
        let mut entries: BTreeMap<String, String> = BTreeMap::from([("t#Things".into(), SERVICE.into())]);
        entries.extend(REST.map(|(id, shape)| (id.to_owned(), shape.to_owned())));
        for (id, entry) in layers.iter().flat_map(|layer| layer.iter()) {
            match entry {
                Some(text) => drop(entries.insert(id.clone(), text.get().to_owned())),
                None => drop(entries.remove(id)),
            }
        }
        entries
    }

    /// Whether the change is one of a shape of the case alone, so that many cases can stand in one model. Tokens give the
    /// service settings.
    pub(crate) fn is_local(&self) -> bool {
        let mut entries = self.old.iter().chain(&self.new);
        !entries.any(|(id, entry)| {
            let has_tokens = entry.as_ref().is_some_and(|entry| entry.get().contains("smithy.api#idempotencyToken"));
            id == "t#Things" || id == "metadata" || has_tokens
        })
    }

    /// The name as the beginning of the names of its shapes, in a model of many cases.
    pub(crate) fn prefix(&self) -> String {
        let capitalized = |word: &str| word[..1].to_uppercase() + &word[1..];
        self.name.split('-').map(capitalized).collect()
    }

    /// Its shapes for a model of many cases, old and new.
    pub(crate) fn local_shapes(&self) -> [BTreeMap<String, String>; 2] {
        [&[&self.old][..], &[&self.old, &self.new]].map(|layers| {
            let entries = self.entries(layers).into_iter().filter(|(id, _)| id != "t#Things");
            entries.map(|(id, text)| (self.local(&id), self.local(&text))).collect()
        })
    }

    fn local(&self, text: &str) -> String {
        text.replace("t#", &format!("t#{}", self.prefix())).replace("\"/case", &format!("\"/{}", self.name))
    }
}

/// A model of many cases: one service with the operation of each.
pub(crate) fn together<'c>(cases: impl Iterator<Item = &'c Case> + Clone) -> [String; 2] {
    [0, 1].map(|side| {
        let mut entries = BTreeMap::new();
        let mut operations = Vec::new();
        for case in cases.clone() {
            entries.extend(case.local_shapes()[side].clone());
            operations.push(format!("{{\"target\": \"t#{}Put\"}}", case.prefix()));
        }
        entries.insert("t#Things".into(), SERVICE.replace("{\"target\": \"t#Put\"}", &operations.join(", ")));
        model(&entries)
    })
}

fn model(entries: &BTreeMap<String, String>) -> String {
    let metadata = entries.get("metadata").map_or("{}", String::as_str);
    let shapes = entries.iter().filter(|(id, _)| *id != "metadata");
    let shapes: Vec<String> = shapes.map(|(id, text)| format!("\"{id}\": {text}")).collect();
    format!("{{\"smithy\": \"2.0\", \"metadata\": {metadata}, \"shapes\": {{{}}}}}", shapes.join(",\n"))
}
