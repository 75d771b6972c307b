//! What the figures were measured on and with.

use std::fs;
use std::process::Command;

use super::peer::{Peer, Place};
use super::process;

/// The dependencies whose versions matter most.
const CRATES: [&str; 9] = [
    "aws-sdk-socialmessaging",
    "aws-runtime",
    "aws-smithy-http-client",
    "aws-smithy-runtime",
    "hyper",
    "hyper-util",
    "rustls",
    "serde_json",
    "tokio",
];

/// A file around a table.
pub(super) fn page(place: &Place, command: &str, table: &str) -> String {
    let (crates, differences) = versions(place);
    let mut text =
        format!("# Benchmarks\n\nWritten by `{command}`; CONTRIBUTING.md says what is measured and how.\n\n");
    text.push_str(&format!(
        "- machine: {}\n- tools: {}, {}\n- crates: {crates}\n",
        machine(),
        tool("rustc"),
        tool("valgrind")
    ));
    if !differences.is_empty() {
        text.push_str(&format!("- shared crates in different versions: {differences}\n"));
    }
    text + "\n" + table
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or("?".into(), |cores| cores.to_string());
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    format!("{} {}, {cores} threads, {model}", std::env::consts::OS, std::env::consts::ARCH)
}

fn tool(name: &str) -> String {
    let said = process::output(Command::new(name).arg("--version")).unwrap_or_default();
    said.lines().next().map_or_else(|| format!("no {name}"), str::to_owned)
}

/// The versions in the official peer's lockfile, and where ours has others.
fn versions(place: &Place) -> (String, String) {
    let read = |peer| locked(&fs::read_to_string(place.package(peer).join("Cargo.lock")).unwrap_or_default());
    let (official, ours) = (read(Peer::Official), read(Peer::Ours));
    let named = official.iter().filter(|(name, _)| CRATES.contains(&name.as_str()));
    let named: Vec<String> = named.map(|(name, version)| format!("{name} {version}")).collect();
    let other = ours.iter().filter(|(name, version)| {
        let mut same_name = official.iter().filter(|(other, _)| other == name).peekable();
        same_name.peek().is_some() && !same_name.any(|(_, other)| other == version)
    });
    let other: Vec<String> = other.map(|(name, version)| format!("{name} {version}")).collect();
    (named.join(", "), other.join(", "))
}

/// Names and versions of a lockfile's packages.
fn locked(text: &str) -> Vec<(String, String)> {
    let value = |line: Option<&str>, key| Some(line?.strip_prefix(key)?.trim_matches('"').to_owned());
    let mut lines = text.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line == "[[package]]" {
            found.extend(value(lines.next(), "name = ").zip(value(lines.next(), "version = ")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn packages_of_a_lockfile() {
        let text = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\ndependencies = [\n \"a\",\n]\n";
        let found = super::locked(text);
        assert_eq!(found, [("a".to_owned(), "1.0.0".to_owned()), ("b".to_owned(), "2.0.0".to_owned())]);
    }
}
