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
    let prefix = workspace.settings.crates.prefix.clone().unwrap_or_default();
    let names = workspace.settings.crates.names(&prefix);
    let names = [&names.types, &names.operations, &names.client];
    let mut changes = Changes::new();
    for path in MENTIONS.into_iter().filter(|path| workspace.root.join(path).is_file()) {
        let text = workspace.text(path)?;
        let raised = names.into_iter().fold(text.clone(), |text, name| mentioned(&text, name, old, new));
        if raised != text {
            changes.insert(path.to_owned(), Some(raised));
        }
    }
    Ok(changes)
}

/// A text with another version of one package: in a lockfile, in a program's dependencies, and in the workspace's.
fn mentioned(text: &str, name: &str, old: &Version, new: &Version) -> String {
    let locked = |version: &Version| format!("name = \"{name}\"\nversion = \"{version}\"");
    let line = |version: &Version| format!("package = \"{name}\", version = \"{}.{}\"", version.major, version.minor);
    let text = text.replace(&locked(old), &locked(new)).replace(&line(old), &line(new));
    let version = |version: &Version| format!("version = \"{version}\"");
    let dependency = format!("{name} = {{ path = ");
    let raised = text.split_inclusive('\n').map(|line| match line.starts_with(&dependency) {
        true => line.replace(&version(old), &version(new)),
        false => line.to_owned(),
    });
    raised.collect()
}
