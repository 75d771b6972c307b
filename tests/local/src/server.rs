//! The service as a program of its own, found by what it prints.

use crate::process::{cargo, succeed};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The seed of every service that takes the scenario.
pub const SEED: u64 = 7;
/// The time at which the clock of every such service begins.
pub const START: &str = "2026-06-03T12:00:00Z";

/// A running service. It ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// The variables that it says clients need.
    pub environment: Vec<(String, String)>,
}

/// Builds the service, in the target folder that a scratch folder of cargo's stands in.
///
/// # Errors
/// Says what cargo says.
pub fn build(scratch: &Path) -> Result<PathBuf, String> {
    let target = scratch.parent().ok_or("the scratch folder is a root")?;
    succeed(cargo().args(["build", "--quiet", "--package", "socialmessaging-local", "--target-dir"]).arg(target))?;
    Ok(target.join("debug").join(format!("socialmessaging-local{}", std::env::consts::EXE_SUFFIX)))
}

impl Server {
    /// Starts a service for the scenario: on any port, with the scenario's seed and clock, and buckets in a folder.
    ///
    /// # Errors
    /// Says why it does not run, or that it does not say how to find it.
    pub fn start(program: &Path, buckets: &Path) -> Result<Self, String> {
        let (seed, clock) = (SEED.to_string(), format!("manual@{START}"));
        let mut command = Command::new(program);
        command.args(["--port", "0", "--seed", &seed, "--clock", &clock, "--s3-dir"]).arg(buckets);
        command.env_clear().stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("{}: {error}", program.display()))?;
        let printed = child.stdout.take().ok_or("the service has no standard output")?;
        // From here on, the child ends with the value.
        let mut server = Self { child, environment: Vec::new() };
        server.environment = read(BufReader::new(printed))?;
        Ok(server)
    }
}

impl Server {
    /// Where it answers.
    #[must_use]
    pub fn address(&self) -> &str {
        let found = self.environment.iter().find(|(name, _)| name == "AWS_ENDPOINT_URL_SOCIALMESSAGING");
        found.map_or("", |(_, value)| value)
    }
}

/// What the lines `export NAME=VALUE …` set. Reading ends with the last line that is printed at the start.
fn read(printed: impl BufRead) -> Result<Vec<(String, String)>, String> {
    let mut environment = Vec::new();
    for line in printed.lines() {
        let line = line.map_err(|error| error.to_string())?;
        if let Some(set) = line.strip_prefix("export ") {
            let pairs = set.split(' ').filter_map(|pair| pair.split_once('='));
            environment.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        if line.starts_with("Ctrl-C") {
            return Ok(environment);
        }
    }
    Err("the service ended before it was ready; its own words are on the standard error".to_owned())
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is gone already where this fails.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder with the bucket that the scenario knows: one picture.
///
/// # Errors
/// Says what cannot be written.
pub fn buckets() -> Result<tempfile::TempDir, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let bucket = folder.path().join("pictures");
    let write = || {
        std::fs::create_dir_all(bucket.join("in"))?;
        std::fs::create_dir_all(bucket.join("out"))?;
        std::fs::write(bucket.join("in/cat.png"), PICTURE)
    };
    write().map_err(|error| format!("{}: {error}", bucket.display()))?;
    Ok(folder)
}

/// The beginning of a PNG file of one point.
const PICTURE: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89";
