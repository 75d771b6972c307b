//! The workspace's model with all that belongs to it, read; and the files that are made from them.

use std::path::PathBuf;

use restjson_codegen::Inputs;
use restjson_codegen::emit::transaction::{self, Changes};
use restjson_codegen::revision::changelog::{Sources, Standing};
use restjson_codegen::revision::{History, Release};
use restjson_codegen::settings::Settings;

use crate::interrupt::Interrupt;
use crate::model::{self, REVISIONS, SERVICE};
use crate::place::{self, read_file};
use crate::{Failure, numbers, pipeline};

/// The settings, from the root.
pub(crate) const SETTINGS: &str = "model/codegen.toml";

/// The pinned field numbers, from the root.
pub(crate) const NUMBERS: &str = "model/field-numbers.json";

/// The changelog, from the root.
pub(crate) const CHANGELOG: &str = "model/CHANGELOG.md";

/// The record of the last release, from the root.
pub(crate) const RELEASED: &str = "model/released.json";

/// A model and all that belongs to it.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// Its root.
    pub(crate) root: PathBuf,
    /// The model's text.
    pub(crate) service: Vec<u8>,
    /// The settings.
    pub(crate) settings: Settings,
    /// The recorded revisions.
    pub(crate) history: History,
    /// The last release, if there was one.
    pub(crate) released: Option<Release>,
}

impl Workspace {
    /// Reads the workspace around the current folder.
    pub(crate) fn read() -> Result<Self, Failure> {
        let Some(root) = place::workspace_root()? else {
            return Err(Failure::Usage(place::NO_WORKSPACE.to_owned()));
        };
        let released = root.join(RELEASED);
        let released = if released.is_file() {
            let release = Release::read(RELEASED, &read_file(&released)?);
            Some(release.map_err(|problems| Failure::Input(problems.to_string()))?)
        } else {
            None
        };
        let mut settings = place::read_settings(&root.join(SETTINGS))?;
        numbers::demand(&settings, &root.join(NUMBERS), &root.join("crates"))?;
        numbers::pin(&mut settings, &root.join(NUMBERS), Some(&root))?;
        Ok(Self { service: read_file(&root.join(SERVICE))?, settings, history: model::history(&root)?, released, root })
    }

    /// What the generator works on.
    pub(crate) fn inputs(&self) -> Inputs<'_> {
        Inputs { model: &self.service, settings: &self.settings }
    }

    fn sources(&self) -> Sources<'_> {
        Sources { history: &self.history, released: self.released.as_ref(), current: self.inputs() }
    }

    /// How the crates' version stands to what changed since the last release.
    pub(crate) fn standing(&self) -> Result<Option<Standing>, Failure> {
        self.sources().standing().map_err(|failure| Failure::Input(failure.to_string()))
    }

    /// The text that the changelog has to have.
    pub(crate) fn changelog(&self) -> Result<String, Failure> {
        self.sources().changelog().map_err(|failure| Failure::Input(failure.to_string()))
    }

    /// The files of the crates that have to change, and the pinned numbers if they do.
    pub(crate) fn crates(&self) -> Result<Changes, Failure> {
        let (changes, numbers) = pipeline::changes(self.inputs(), SERVICE, &self.root.join("crates"))?;
        let mut changes: Changes = changes.into_iter().map(|(path, text)| (format!("crates/{path}"), text)).collect();
        let numbers = numbers.map(|numbers| numbers.print());
        if let Some(numbers) = numbers.filter(|numbers| !self.text(NUMBERS).is_ok_and(|found| found == *numbers)) {
            changes.insert(NUMBERS.to_owned(), Some(numbers));
        }
        Ok(changes)
    }

    /// The path of a revision's record, from the root.
    pub(crate) fn record(date: &str) -> String {
        format!("{REVISIONS}/{date}.json")
    }

    /// Makes changes of files: all, or none where the disk refuses or somebody interrupts.
    pub(crate) fn commit(&self, changes: &Changes) -> Result<(), Failure> {
        let failed = |error: &dyn std::fmt::Display| Failure::Input(format!("error: {error}; nothing was written"));
        let interrupt = Interrupt::watch().map_err(|error| failed(&error))?;
        transaction::commit(&self.root, changes, |_| interrupt.check()).map_err(|error| failed(&error))
    }

    /// A file of the workspace as text.
    pub(crate) fn text(&self, path: &str) -> Result<String, Failure> {
        String::from_utf8(read_file(&self.root.join(path))?)
            .map_err(|_| Failure::Input(format!("error: {path}: is not UTF-8 text")))
    }
}
