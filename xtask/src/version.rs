//! The crates' version, wherever the workspace writes it down.

use restjson_codegen::emit::transaction::Changes;
use restjson_codegen::settings::Settings;
use semver::Version;

use crate::Failure;
use crate::workspace::{SETTINGS, Workspace};

/// A version as the settings have it.
pub(crate) fn parse(text: &str) -> Result<Version, Failure> {
    text.parse().map_err(|error| {
        let help = "write three numbers, such as 0.1.0";
        Failure::Input(format!("error: {SETTINGS}: the crates' version `{text}`: {error}\n  help: {help}"))
    })
}

/// The settings with another version of the crates, as text and as read.
pub(crate) fn raised(settings: &str, version: &Version) -> Result<(String, Settings), Failure> {
    let mut in_crates = false;
    let lines = settings.lines().map(|line| {
        if line.starts_with('[') {
            in_crates = line.trim_end() == "[crates]";
        }
        match line.split_once('=') {
            Some((key, _)) if in_crates && key.trim_end() == "version" => format!("{key}= \"{version}\"\n"),
            _ => format!("{line}\n"),
        }
    });
    let text: String = lines.collect();
    match Settings::parse(&text) {
        Ok(settings) if settings.crates.version == version.to_string() => Ok((text, settings)),
        _ => {
            let help = format!("write `version = \"{version}\"` below `[crates]`, on a line of its own");
            Err(Failure::Input(format!("error: {SETTINGS}: the version cannot be raised\n  help: {help}")))
        }
    }
}

/// Files that mention the crates' version, where they are there.
const MENTIONS: [&str; 5] =
    ["Cargo.toml", "Cargo.lock", "README.md", "bench/ours/Cargo.lock", "tests/peer-ours/Cargo.lock"];

/// The workspace's own mentions of the crates' version: what it depends on, its lockfiles, its README.
pub(crate) fn mentions(workspace: &Workspace, old: &Version, new: &Version) -> Result<Changes, Failure> {
    let mut changes = Changes::new();
    if old == new {
        return Ok(changes);
    }
    let prefix = workspace.settings.crates.prefix.clone().unwrap_or_default();
    let names = workspace.settings.crates.names(&prefix);
    let names = [&names.types, &names.operations, &names.client];
    let line = |version: &Version| format!("{}.{}", version.major, version.minor);
    for path in MENTIONS {
        if !workspace.root.join(path).is_file() {
            continue;
        }
        let text = workspace.text(path)?;
        let mut raised = text.clone();
        for name in names {
            raised = raised
                .replace(
                    &format!("name = \"{name}\"\nversion = \"{old}\""),
                    &format!("name = \"{name}\"\nversion = \"{new}\""),
                )
                .replace(
                    &format!("package = \"{name}\", version = \"{}\"", line(old)),
                    &format!("package = \"{name}\", version = \"{}\"", line(new)),
                );
            let is_dependency = |text: &str| text.starts_with(&format!("{name} = {{ path = "));
            let dependencies = raised.split_inclusive('\n').map(|text| match is_dependency(text) {
                true => text.replace(&format!("version = \"{old}\""), &format!("version = \"{new}\"")),
                false => text.to_owned(),
            });
            raised = dependencies.collect();
        }
        if raised != text {
            changes.insert(path.to_owned(), Some(raised));
        }
    }
    Ok(changes)
}
