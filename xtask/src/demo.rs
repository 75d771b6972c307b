//! `cargo xtask demo`: from the model to a message on its way, with nothing but a toolchain.

use std::path::Path;
use std::process::Command;

use crate::args::{Action, Request};
use crate::workspace::Workspace;
use crate::{Failure, Outcome, generate};

/// Generates the crates, then runs the example that uses them.
pub(crate) fn run() -> Result<Outcome, Failure> {
    println!("Making the crates from model/service.json:");
    let request = Request {
        model: None,
        config: None,
        out: None,
        operations: None,
        leave_out_event_streams: false,
        action: Action::Write,
    };
    match generate::run(&request)? {
        Outcome::Fine => example(&Workspace::read()?.root),
        other => Ok(other),
    }
}

/// Cargo says itself what goes wrong.
fn example(workspace: &Path) -> Result<Outcome, Failure> {
    println!("\nBuilding the client and the local service (the first time takes some minutes):");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--package", "examples", "--bin", "demo"]).current_dir(workspace);
    let status = cargo.status();
    let status = status.map_err(|error| Failure::Input(format!("error: cargo cannot be started: {error}")))?;
    Ok(if status.success() { Outcome::Fine } else { Outcome::Stale })
}
