//! `cargo xtask adopt`: takes up what AWS publishes next.

use std::path::Path;

use restjson_codegen::Inputs;
use restjson_codegen::diff::{self, Diff, print};
use restjson_codegen::emit::transaction::Changes;
use restjson_codegen::revision::{Adoption, History, Newer};
use restjson_codegen::settings::Settings;
use time::OffsetDateTime;

use crate::args::adopt::Request;
use crate::model::{self, Model, SERVICE};
use crate::workspace::{CHANGELOG, SETTINGS, Workspace};
use crate::{Failure, Outcome, version};

/// Runs the command.
pub(crate) fn run(request: &Request) -> Result<Outcome, Failure> {
    let workspace = Workspace::read()?;
    let theirs = model::find(&request.file, Some(&workspace.root))?;
    loads(&theirs, &workspace)?;
    let date = request.date.clone().unwrap_or_else(|| OffsetDateTime::now_utc().date().to_string());
    let adoption = merged(&workspace, &theirs, request, &date)?;

    let diff = compare(&workspace, &adoption, &date)?;
    print!("{}", print::text(&diff));
    if !adoption.undocumented.is_empty() {
        println!("\nwithout documentation:");
        adoption.undocumented.iter().for_each(|element| println!("  {element}"));
    }
    if diff.is_breaking() && !request.allow_breaking {
        let help = "look at what is major above; --allow-breaking goes on all the same";
        return Err(Failure::Input(format!(
            "error: the revision breaks programs; nothing was written\n  help: {help}"
        )));
    }

    let changes = changes(&workspace, adoption, &date)?;
    println!();
    if request.dry_run {
        changes.iter().for_each(|(path, text)| println!("{} {path}", if text.is_some() { "write " } else { "remove" }));
        return Ok(Outcome::Fine);
    }
    workspace.commit(&changes)?;
    println!("adopted as the revision of {date}: {} files written", changes.len());
    Ok(Outcome::Fine)
}

/// Stops at a model that does not load.
fn loads(theirs: &Model, workspace: &Workspace) -> Result<(), Failure> {
    let inputs = Inputs { model: &theirs.text, settings: &workspace.settings };
    match restjson_codegen::facts(inputs) {
        Ok(_) => Ok(()),
        Err(problems) => Err(Failure::Input(format!("{}: nothing was written\n{problems}", theirs.name))),
    }
}

fn merged(workspace: &Workspace, theirs: &Model, request: &Request, date: &str) -> Result<Adoption, Failure> {
    let file_name = Path::new(&request.file).file_name().map(|name| name.to_string_lossy().into_owned());
    let source = request.source.clone().or(file_name).unwrap_or_else(|| theirs.name.clone());
    let newer = Newer { text: &theirs.text, date, source: &source, keep_docs: request.keep_docs };
    let adoption = workspace.history.adopt(&workspace.service, newer);
    adoption.map_err(|refusal| Failure::Input(format!("{}: nothing was written\n{refusal}", theirs.name)))
}

/// What changes for those who use our crates.
fn compare(workspace: &Workspace, adoption: &Adoption, date: &str) -> Result<Diff, Failure> {
    let settings = &workspace.settings;
    let old = diff::Revision { name: SERVICE, inputs: workspace.inputs() };
    let new = diff::Revision { name: date, inputs: Inputs { model: adoption.model.as_bytes(), settings } };
    diff::diff(old, new).map_err(|failure| Failure::Input(failure.to_string()))
}

/// Every file that the adoption changes.
fn changes(workspace: &Workspace, adoption: Adoption, date: &str) -> Result<Changes, Failure> {
    let mut changes = Changes::new();
    let mut after = Workspace {
        root: workspace.root.clone(),
        service: adoption.model.clone().into_bytes(),
        settings: workspace.settings.clone(),
        history: extended(&workspace.history, date, &adoption.record)?,
        released: workspace.released.clone(),
    };
    changes.insert(SERVICE.to_owned(), Some(adoption.model));
    changes.insert(Workspace::record(date), Some(adoption.record));

    let old = version::parse(&workspace.settings.crates.version)?;
    let least = after.standing()?.map_or_else(|| old.clone(), |standing| standing.least);
    if least > old {
        let (text, settings) = version::raised(&workspace.text(SETTINGS)?, &least)?;
        // The text knows no numbers.
        after.settings = Settings { protobuf: after.settings.protobuf, ..settings };
        changes.insert(SETTINGS.to_owned(), Some(text));
        changes.extend(version::mentions(workspace, &old, &least)?);
        println!("\nthe crates' version: {old} becomes {least}");
    }
    changes.insert(CHANGELOG.to_owned(), Some(after.changelog()?));
    changes.extend(after.crates()?);
    Ok(changes)
}

fn extended(history: &History, date: &str, record: &str) -> Result<History, Failure> {
    let added = history.with(&Workspace::record(date), record.as_bytes());
    added.map_err(|problems| Failure::Input(problems.to_string()))
}
