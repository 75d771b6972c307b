//! Writes `driver.rs`, which calls each operation of the model from a JSON value through the SDK's public builders. The
//! model is the workspace's, or the one in the file that `PEER_MODEL` names.
//!
//! The official crate's types have no serde, so the calls have to be spelled out. This is deliberately not our own
//! generator: it has its own idea of how Smithy names become Rust names, so a peer that compiles is a first proof that
//! both crates call every operation, structure, member and error the same.

#[path = "build/emit.rs"]
mod emit;
#[path = "build/inputs.rs"]
mod inputs;
#[path = "build/model.rs"]
mod model;
#[path = "build/naming.rs"]
mod naming;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=PEER_MODEL");
    let path = match env::var_os("PEER_MODEL") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../model/service.json"),
    };
    println!("cargo::rerun-if-changed={}", path.display());
    println!("cargo::rerun-if-changed=../peer/build.rs");
    println!("cargo::rerun-if-changed=../peer/build");
    let model = model::Model::parse(&fs::read_to_string(&path)?)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("driver.rs"), emit::driver(&model))?;
    Ok(())
}
