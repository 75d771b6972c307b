//! The service becomes text: one view per template, one template per kind of file.

pub mod engine;

mod client;
mod contents;
mod docs;
mod endpoint_test;
mod example;
mod layout;
mod manifest;
mod operations;
mod proto_files;
mod protobuf;
mod protocol_test;
mod row;
mod rule;
mod types;

use serde::Serialize;

use crate::emit::FileSet;
use crate::ir::{ProtocolTests, Service};
use crate::smithy::protocol_test::Side;
use engine::{Engine, RenderError};

/// A bug of the generator: a template and its view, or two files, do not fit.
#[derive(Debug)]
pub enum Error {
    /// A template and its view do not fit.
    Template(RenderError),
    /// Two files do not fit beside each other.
    Files(crate::emit::FileSetError),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Template(error) => error.fmt(f),
            Error::Files(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

/// Lays out all files of the three crates, not yet formatted.
pub fn render(service: &Service) -> Result<FileSet, Error> {
    let mut output = Output { engine: Engine::new().map_err(Error::Template)?, files: FileSet::new() };
    types::render(service, &mut output)?;
    operations::render(service, &mut output)?;
    client::render(service, &mut output)?;
    protobuf::render(service, &mut output)?;
    Ok(output.files)
}

/// Which tests a program of tests has.
#[derive(Debug, Clone, Copy)]
pub struct Cases<'a> {
    /// The sides whose protocol tests it has.
    pub sides: &'a [Side],
    /// Whether it has those of the endpoint rules.
    pub endpoints: bool,
    /// The path of the package `protocol-harness`, which it needs.
    pub harness: &'a str,
}

impl Cases<'_> {
    /// Whether the program needs a client.
    fn has_client(self) -> bool {
        self.endpoints || self.sides.contains(&Side::Client)
    }

    /// Whether it needs a server.
    fn has_server(self) -> bool {
        self.sides.contains(&Side::Server)
    }
}

/// Lays out the three crates and, beside them, the program that runs their tests.
pub fn render_tests(service: &Service, tests: &ProtocolTests, cases: Cases<'_>) -> Result<FileSet, Error> {
    let mut output = Output { engine: Engine::new().map_err(Error::Template)?, files: render(service)? };
    protocol_test::render(service, tests, cases, &mut output)?;
    Ok(output.files)
}

/// Where rendered files go.
struct Output {
    engine: Engine,
    files: FileSet,
}

impl Output {
    fn add(&mut self, path: &str, template: &str, view: &impl Serialize) -> Result<(), Error> {
        let text = self.engine.render(template, view).map_err(Error::Template)?;
        self.files.insert(path, &text).map_err(Error::Files)
    }
}
