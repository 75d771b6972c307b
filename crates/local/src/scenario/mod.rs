//! Scenario files: the state that a service begins with.

mod account;
mod keys;
mod person;
mod plant;
mod reader;
mod signup;
mod switch;
mod unique;

use std::fmt;
use std::path::Path;

pub(crate) use account::{Flow as FlowSeed, Template as TemplateSeed};
pub(crate) use reader::{Node, Reader};

use crate::settings::Settings;

pub(crate) use plant::plant;
pub use reader::Problem;

/// The state that a service begins with. The default has one linked account, one number, and what a first message needs.
///
#[doc = include_str!("../../docs/scenario.md")]
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub(crate) settings: Settings,
    pub(crate) accounts: Vec<account::Account>,
    pub(crate) people: Vec<person::Person>,
    pub(crate) signups: Vec<signup::Signup>,
    pub(crate) library: Vec<String>,
    pub(crate) subscriptions: Vec<(String, String)>,
    /// The text that it was read from: tells scenarios apart.
    pub(crate) source: String,
}

/// What a service begins with unless it is told otherwise.
const DEFAULT: &str = include_str!("default.json");
const KNOWN: &[&str] = &["settings", "accounts", "people", "signups", "library", "subscriptions"];

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with line, column and path.
    pub fn from_json(json: &str) -> Result<Self, ScenarioError> {
        let (mut reader, root) = Reader::new(json);
        let scenario = root.map(|root| Self::read(&mut reader, &root, json));
        match (scenario, reader.finish()) {
            (Some(scenario), problems) if problems.is_empty() => Ok(scenario),
            (_, problems) => Err(ScenarioError { file: None, problems }),
        }
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    ///
    /// That the file cannot be read, or everything that is wrong with it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ScenarioError> {
        let path = path.as_ref();
        let file = Some(path.display().to_string());
        match std::fs::read_to_string(path) {
            Ok(text) => Self::from_json(&text).map_err(|error| ScenarioError { file, ..error }),
            Err(error) => {
                let problem = Problem { line: 1, column: 1, path: String::new(), message: error.to_string() };
                Err(ScenarioError { file, problems: vec![problem] })
            }
        }
    }

    /// A scenario without any account: what a service begins with to which nothing was linked.
    pub fn empty() -> Self {
        Self {
            settings: Settings::default(),
            accounts: Vec::new(),
            people: Vec::new(),
            signups: Vec::new(),
            library: Vec::new(),
            subscriptions: Vec::new(),
            source: "{}".to_owned(),
        }
    }

    fn read<'a>(reader: &mut Reader<'a>, root: &Node<'a>, source: &str) -> Self {
        let mut object = reader.object(root);
        let settings = object.optional(reader, "settings", |reader, node| Some(switch::read(reader, node)));
        let scenario = Self {
            settings: settings.unwrap_or_default(),
            accounts: object.list(reader, "accounts", account::read),
            // After the accounts: people write to their numbers.
            people: object.list(reader, "people", person::read),
            signups: object.list(reader, "signups", signup::read),
            library: object.list(reader, "library", crate::library::read_entry),
            subscriptions: object.optional(reader, "subscriptions", subscriptions).unwrap_or_default(),
            source: source.to_owned(),
        };
        object.end(reader, KNOWN);
        scenario
    }
}

/// Topic ARNs, and the addresses that their notifications are posted to.
fn subscriptions<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    for (topic, url) in reader.members(node) {
        if !topic.starts_with("arn:") {
            reader.fault(&url, "the key has to be the ARN of a topic");
        }
        let text = reader.text(&url)?;
        if !text.starts_with("http://") && !text.starts_with("https://") {
            reader.fault(&url, "expected an address that begins with http:// or https://");
        }
        found.push((topic, text));
    }
    Some(found)
}

impl Default for Scenario {
    fn default() -> Self {
        // A test reads it.
        Self::from_json(DEFAULT).unwrap_or_else(|_| Self::empty())
    }
}

/// Everything that is wrong with a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError {
    file: Option<String>,
    problems: Vec<Problem>,
}

impl ScenarioError {
    /// Each problem, in order of places.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().unwrap_or("scenario");
        let lines: Vec<String> = self.problems.iter().map(|problem| format!("{file}: {problem}")).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for ScenarioError {}
