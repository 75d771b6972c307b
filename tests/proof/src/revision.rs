//! The models by which clients are compared, and the packages of peers that are made from earlier ones.

use crate::peer::{Peer, Places, Revision, cargo, succeed};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The revision of which the newest official client of a known revision is.
const CURRENT: &str = "2026-06-03";

/// Members that the API reference documents and no published model has.
const OURS: [&str; 2] = ["enableSending", "enableReceiving"];

/// The model of an earlier revision, in a file that cases and the peers' build script read.
///
/// # Errors
/// Says why there is none.
pub fn model(revision: Revision, places: &Places) -> Result<PathBuf, String> {
    let text = text(revision.date())?;
    write(&places.target.join(format!("model-{}.json", revision.date())), &text)
}

/// The model by which our current client is compared: that of the official one, and the members that only we have. Ours
/// may have taken up a newer revision since; what that brought cannot be compared with a client that does not know it.
///
/// # Errors
/// Says why there is none.
pub fn current(places: &Places) -> Result<PathBuf, String> {
    let path = places.tests.join("../model/service.json");
    let ours = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let parse = |text: &[u8]| serde_json::from_slice::<Value>(text).map_err(|error| error.to_string());
    let (ours, mut model) = (parse(&ours)?, parse(&text(CURRENT)?)?);
    let structures = ours["shapes"].as_object().into_iter().flatten();
    for (id, structure) in structures {
        for name in OURS {
            if let Some(member) = structure["members"].get(name) {
                model["shapes"][id]["members"][name] = member.clone();
            }
        }
    }
    write(&places.target.join("model.json"), model.to_string().as_bytes())
}

/// The text of a recorded model.
fn text(date: &str) -> Result<Vec<u8>, String> {
    succeed(cargo().args(["xtask", "generate", "--dump", "json", "--model", date]))
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
