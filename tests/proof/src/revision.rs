//! The models by which clients are compared, and the packages of peers that are made from recorded ones.

use crate::peer::{Peer, Places, Revision, cargo, succeed};
use std::path::{Path, PathBuf};

/// The model of a revision, in a file that cases and the peers' build script read.
///
/// # Errors
/// Says why there is none.
pub fn model(revision: Revision, places: &Places) -> Result<PathBuf, String> {
    let text = succeed(cargo().args(["xtask", "generate", "--dump", "json", "--model", revision.date()]))?;
    write(&places.target.join(format!("model-{}.json", revision.date())), &text)
}

/// Our client that is compared with the newest official ones, and the model by which: the workspace's, unless that has
/// taken up a revision which the official client of its own does not know.
///
/// # Errors
/// Says why that is unknown.
pub fn current(places: &Places) -> Result<(Peer, PathBuf), String> {
    let newest = Revision::Flows;
    let folder = places.tests.join("../model/revisions");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        // Dates sort by time.
        if name.to_string_lossy().strip_suffix(".json").is_some_and(|date| date > newest.date()) {
            return Ok((Peer::OursOf(newest), model(newest, places)?));
        }
    }
    Ok((Peer::Ours, places.tests.join("../model/service.json")))
}

/// Generates the crates of a revision and makes a package like `peer-ours` beside them.
pub(crate) fn package(peer: Peer, revision: Revision, places: &Places) -> Result<PathBuf, String> {
    let folder = places.target.join(peer.name());
    // Each revision's crates have a path of their own within their package: in one target folder cargo would take two
    // packages of one name at one such path for the same.
    let crates = folder.join(revision.date());
    succeed(cargo().args(["xtask", "generate", "--model", revision.date(), "--out"]).arg(&crates))?;
    let ours = places.tests.join("peer-ours");
    let read = |name: &str| std::fs::read_to_string(ours.join(name)).map_err(|error| format!("{name}: {error}"));
    let tests = places.tests.display().to_string();
    let manifest = read("Cargo.toml")?
        .replace("\"peer-ours\"", &format!("\"peer-{}\"", peer.name()))
        .replace("\"../peer/", &format!("\"{tests}/peer/"))
        .replace("\"../../crates/", &format!("\"{}/", revision.date()));
    let lock = read("Cargo.lock")?.replace("\"peer-ours\"", &format!("\"peer-{}\"", peer.name()));
    write(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    write(&folder.join("Cargo.lock"), lock.as_bytes())?;
    Ok(folder)
}

/// Writes a file, unless it is there already: cargo builds again what looks newer.
fn write(path: &Path, text: &[u8]) -> Result<PathBuf, String> {
    if std::fs::read(path).is_ok_and(|old| old == text) {
        return Ok(path.to_owned());
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path.to_owned())
}
