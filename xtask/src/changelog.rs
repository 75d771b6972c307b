//! `cargo xtask changelog`: writes what each revision changed, and checks the crates' version by it.

use restjson_codegen::emit::transaction::Changes;
use restjson_codegen::revision::Release;

use crate::args::changelog::Action;
use crate::version::parse;
use crate::workspace::{CHANGELOG, RELEASED, SETTINGS, Workspace};
use crate::{Failure, Outcome};

/// Runs the command.
pub(crate) fn run(action: Action) -> Result<Outcome, Failure> {
    let mut workspace = Workspace::read()?;
    let version = parse(&workspace.settings.crates.version)?;
    let mut changes = Changes::new();
    if action == Action::Released {
        let record = workspace.history.release(&version, &workspace.service);
        let record = record.map_err(|problems| Failure::Input(problems.to_string()))?;
        let release = Release::read(RELEASED, record.as_bytes());
        is_raised(&workspace, &version)?;
        workspace.released = Some(release.map_err(|problems| Failure::Input(problems.to_string()))?);
        changes.insert(RELEASED.to_owned(), Some(record));
    }
    let text = workspace.changelog()?;
    let is_fresh = workspace.text(CHANGELOG).is_ok_and(|found| found == text);
    if !is_fresh {
        changes.insert(CHANGELOG.to_owned(), Some(text));
    }
    if action == Action::Check {
        if !is_fresh {
            eprintln!("error: {CHANGELOG} is stale\n  help: cargo xtask changelog");
        }
        is_raised(&workspace, &version)?;
        return Ok(if is_fresh { Outcome::Fine } else { Outcome::Stale });
    }
    let written: Vec<String> = changes.keys().cloned().collect();
    workspace.commit(&changes)?;
    written.iter().for_each(|path| println!("written: {path}"));
    Ok(Outcome::Fine)
}

/// Says how the crates' version stands, and fails where it is too low.
fn is_raised(workspace: &Workspace, version: &semver::Version) -> Result<(), Failure> {
    let Some(standing) = workspace.standing()? else {
        println!("crates {version}: no version is recorded yet");
        return Ok(());
    };
    let (released, level, least) = (&standing.released, standing.level, &standing.least);
    println!("crates {version}: changed since {released}: {level}; at least {least} is needed");
    if version >= least {
        return Ok(());
    }
    Err(Failure::Input(format!(
        "error: {SETTINGS}: the crates' version {version} is too low: what has changed since {released} is {level}\n  \
         help: raise it to {least}"
    )))
}
