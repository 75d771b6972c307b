//! The clients that take the scenario, each through its driver.

use crate::install::Clients;
use crate::process::{cargo, succeed};
use crate::server::{self, Server};
use crate::step::Step;
use crate::transcript::Transcript;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A client, and the door by which it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// Ours, in the service's own process.
    OursInProcess,
    /// Ours, over HTTP.
    OursOverHttp,
    /// The official Rust crate, in the service's own process.
    OfficialInProcess,
    /// The official Rust crate, over HTTP.
    OfficialOverHttp,
    /// boto3.
    Boto3,
    /// The JS SDK, version 3.
    JavaScript,
}

/// Where everything is.
#[derive(Debug, Clone)]
pub struct Places {
    /// Our driver, which cargo built with the test.
    pub driver: PathBuf,
    /// A folder for scratch files below the target folder.
    pub scratch: PathBuf,
}

impl Client {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::OursInProcess,
        Self::OursOverHttp,
        Self::OfficialInProcess,
        Self::OfficialOverHttp,
        Self::Boto3,
        Self::JavaScript,
    ];

    /// What it is called in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OursInProcess => "ours, in process",
            Self::OursOverHttp => "ours, over HTTP",
            Self::OfficialInProcess => "official Rust crate, in process",
            Self::OfficialOverHttp => "official Rust crate, over HTTP",
            Self::Boto3 => "boto3",
            Self::JavaScript => "JS SDK v3",
        }
    }

    /// Takes the steps against a fresh service.
    ///
    /// # Errors
    /// Says what could not be installed, built or run.
    pub fn take(self, steps: &[Step], places: &Places) -> Result<Transcript, String> {
        let scratch = tempfile::tempdir_in(&places.scratch).map_err(|error| error.to_string())?;
        let file = scratch.path().join("steps.json");
        let text = serde_json::Value::from_iter(steps.iter().map(Step::for_drivers)).to_string();
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        let buckets = server::buckets()?;
        match self {
            Self::OursInProcess | Self::OfficialInProcess => {
                let mut driver = Command::new(self.rust(places)?);
                driver.arg("in-process").arg(buckets.path()).args([&server::SEED.to_string(), server::START]);
                driver.arg(&file).env_clear();
                Transcript::parse(self.name(), &succeed(&mut driver)?)
            }
            Self::OursOverHttp | Self::OfficialOverHttp | Self::Boto3 | Self::JavaScript => {
                let server = Server::start(&server::build(&places.scratch)?, buckets.path())?;
                let mut driver = self.outside(places)?;
                driver.arg(&file);
                Transcript::parse(self.name(), &succeed(&mut only(&mut driver, &server))?)
            }
        }
    }

    /// The command of a driver that comes in by the port; the steps are its last argument.
    fn outside(self, places: &Places) -> Result<Command, String> {
        let clients = Clients::below(&places.scratch);
        match self {
            Self::OursInProcess | Self::OursOverHttp | Self::OfficialInProcess | Self::OfficialOverHttp => {
                let mut driver = Command::new(self.rust(places)?);
                driver.arg("port");
                Ok(driver)
            }
            Self::Boto3 => {
                let mut driver = Command::new(clients.python("python")?);
                driver.arg(clients.source("python/driver.py"));
                Ok(driver)
            }
            Self::JavaScript => {
                let mut driver = Command::new("node");
                driver.arg(clients.source("node/driver.mjs")).arg(clients.node()?);
                Ok(driver)
            }
        }
    }

    /// The Rust driver with this client in it.
    fn rust(self, places: &Places) -> Result<PathBuf, String> {
        match self {
            Self::OfficialInProcess | Self::OfficialOverHttp => official(&places.scratch),
            _ => Ok(places.driver.clone()),
        }
    }
}

/// Builds the driver with the official crate, as its lockfile says.
fn official(scratch: &Path) -> Result<PathBuf, String> {
    let target = scratch.parent().ok_or("the scratch folder is a root")?.join("peers");
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../local-official/Cargo.toml");
    succeed(
        cargo()
            .args(["build", "--quiet", "--manifest-path"])
            .arg(manifest)
            .env_remove("RUSTFLAGS")
            .env("CARGO_TARGET_DIR", &target),
    )?;
    Ok(target.join("debug").join(format!("local-driver-official{}", std::env::consts::EXE_SUFFIX)))
}

/// The command with the environment that the service printed, where to find programs, and nothing else.
pub fn only(command: &mut Command, server: &Server) -> Command {
    let mut bare = Command::new(command.get_program());
    bare.args(command.get_args()).env_clear().envs(server.environment.iter().cloned());
    if let Some(path) = std::env::var_os("PATH") {
        bare.env("PATH", path);
    }
    bare
}
