//! Writes `calls.rs`, which calls each operation of the model from a JSON value and makes JSON of what comes back, for
//! whichever SDK is behind the name `sdk`. The official crate's types have no serde, so both are spelled out; inputs as
//! for `tests/peer`, whose idea of how Smithy names become Rust names this shares.

#[path = "build/emit.rs"]
mod emit;
#[path = "../peer/build/inputs.rs"]
mod inputs;
#[path = "../peer/build/model.rs"]
#[allow(dead_code, reason = "tests/peer reads pages, too")]
mod model;
#[path = "../peer/build/naming.rs"]
mod naming;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../model/service.json");
    println!("cargo::rerun-if-changed={}", path.display());
    for source in ["../local/build.rs", "../local/build", "../peer/build"] {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rustc-check-cfg=cfg(official)");
    if env::var("CARGO_PKG_NAME")? == "local-driver-official" {
        println!("cargo::rustc-cfg=official");
    }
    let model = model::Model::parse(&fs::read_to_string(&path)?)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("calls.rs"), emit::calls(&model))?;
    Ok(())
}
