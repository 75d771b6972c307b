//! The measured packages, and where they and their builds are.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::{self, Outcome};

/// A package whose programs are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Peer {
    /// The official crate.
    Official,
    /// Our crates.
    Ours,
    /// What it costs by hand.
    Floor,
}

impl Peer {
    /// All of them, in the order in which they are measured.
    pub(super) const ALL: [Self; 3] = [Self::Official, Self::Ours, Self::Floor];

    /// The folder below `bench/`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Ours => "ours",
            Self::Floor => "floor",
        }
    }

    /// The packages that are the client, without what they depend on; the one on top comes last.
    pub(super) fn own_crates(self) -> &'static [&'static str] {
        match self {
            Self::Official => &["aws-sdk-socialmessaging"],
            Self::Ours => {
                &["restjson-runtime", "socialmessaging-types", "socialmessaging-operations", "socialmessaging-client"]
            }
            Self::Floor => &[],
        }
    }

    /// The features of the programs that measure; `send` is built without.
    pub(super) fn tools(self) -> &'static str {
        match self {
            Self::Official | Self::Ours => "count",
            Self::Floor => "count,server",
        }
    }
}

/// The workspace, and the folder for everything that the bench makes.
#[derive(Debug)]
pub(super) struct Place {
    /// The workspace's folder.
    pub(super) root: PathBuf,
    /// Below the workspace's target folder.
    pub(super) scratch: PathBuf,
}

impl Place {
    /// The package's own folder.
    pub(super) fn package(&self, peer: Peer) -> PathBuf {
        self.root.join("bench").join(peer.name())
    }

    /// Where its release builds go.
    pub(super) fn target(&self, peer: Peer) -> PathBuf {
        self.scratch.join(peer.name())
    }

    /// One of its programs, built.
    pub(super) fn program(&self, peer: Peer, name: &str) -> PathBuf {
        self.target(peer).join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// `cargo` on a peer's package, with its usual target folder.
    pub(super) fn cargo(&self, peer: Peer, arguments: &[&str]) -> Command {
        let mut command = cargo(&self.package(peer), &self.target(peer), arguments);
        // Our own dependencies change with the work on them; those of the others are what they are.
        command.args((peer != Peer::Ours && arguments[0] != "clean").then_some("--locked"));
        command
    }

    /// Builds the programs that measure, next to `send`.
    pub(super) fn build_tools(&self) -> Outcome<()> {
        for peer in Peer::ALL {
            process::progress(&format!("programs of {}", peer.name()));
            process::output(&mut self.cargo(peer, &["build", "--release", "--bins", "--features", peer.tools()]))?;
        }
        Ok(())
    }
}

/// `cargo` in a package's folder: its profiles, no flags from outside.
pub(super) fn cargo(package: &Path, target: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(package).args(arguments).env("CARGO_TARGET_DIR", target);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_INCREMENTAL", "RUSTC_WRAPPER", "CARGO_BUILD_TARGET"] {
        command.env_remove(name);
    }
    command
}
