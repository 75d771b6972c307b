//! What was published last, and the version number that the next release needs.

use semver::Version;

use super::change::Change;
use super::problem::Problems;
use super::tree::{Group, Kind};
use super::{History, misfits, model_text, prose, shapes};
use crate::diff::Level;
use crate::json::{Json, Style, print};

/// The last release of the crates: its version and the model that it was made from.
#[derive(Clone, Debug)]
pub struct Release {
    pub(super) file: String,
    pub(super) version: Version,
    pub(super) revision: String,
    pub(super) change: Change,
}

impl Release {
    /// Reads `model/released.json`.
    ///
    /// # Errors
    ///
    /// All its problems.
    pub fn read(file: &str, text: &[u8]) -> Result<Self, Problems> {
        super::read::release(file, text)
    }

    /// The version of the crates.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The revision of the API that they were made for.
    pub fn revision(&self) -> &str {
        &self.revision
    }
}

impl History {
    /// The model that a release was made from, with the documentation that another one has.
    ///
    /// # Errors
    ///
    /// Every place where the recorded changes do not fit.
    pub fn released(&self, release: &Release, documented: &[u8]) -> Result<Option<String>, Problems> {
        let Some(upstream) = self.facts(&release.revision)? else { return Ok(None) };
        let facts = release.change.apply(&upstream).map_err(|found| misfits(&release.file, found))?;
        Ok(Some(model_text(&prose::with(&facts, &shapes("our model", documented)?), Style::Expanded)))
    }

    /// The text of `model/released.json` for a release of this version, made from this model.
    ///
    /// # Errors
    ///
    /// What is wrong with the model's JSON or the recorded revisions.
    pub fn release(&self, version: &Version, model: &[u8]) -> Result<String, Problems> {
        let newest = self.newest().map(|revision| revision.date().to_owned()).unwrap_or_default();
        let upstream = self.facts(&newest)?.unwrap_or_else(|| Group::empty(Kind::Shapes));
        let change = Change::between(&upstream, &prose::without(&shapes("our model", model)?));
        let entries = [
            ("version", Json::String(version.to_string())),
            ("revision", Json::String(newest)),
            ("shapes", change.json(Kind::Shapes)),
        ];
        Ok(print(&Json::Object(entries.map(|(key, json)| (key.to_owned(), json)).into()), Style::Compact))
    }
}

/// The least version that may follow a release, by what changed since. Before 1.0.0 the second number takes the first
/// one's place, as cargo has it.
pub fn next(released: &Version, level: Level) -> Version {
    let Version { major, minor, patch, .. } = *released;
    match (level, major, minor) {
        (Level::None, ..) => released.clone(),
        (Level::Major, 0, 0) | (Level::Patch, ..) | (Level::Minor, 0, _) => Version::new(major, minor, patch + 1),
        (Level::Major, 0, _) | (Level::Minor, ..) => Version::new(major, minor + 1, 0),
        (Level::Major, ..) => Version::new(major + 1, 0, 0),
    }
}
