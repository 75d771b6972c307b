//! What changed between two models, and what is said of it.

mod case;
mod formats;
mod laws;
mod published;
mod revisions;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use restjson_codegen::Inputs;
use restjson_codegen::diff::{Diff, Revision, diff};
use restjson_codegen::revision::History;
use restjson_codegen::settings::{Runtime, Settings};

fn settings() -> Settings {
    Settings::defaults(Runtime::Version("0.1.0".into()))
}

/// Compares two texts of models.
fn compared(old: &[u8], new: &[u8]) -> Diff {
    named(("old", old), ("new", new))
}

fn named((old_name, old): (&str, &[u8]), (new_name, new): (&str, &[u8])) -> Diff {
    let settings = settings();
    let revision = |name, model| Revision { name, inputs: Inputs { model, settings: &settings } };
    diff(revision(old_name, old), revision(new_name, new)).unwrap_or_else(|failure| panic!("{failure}"))
}

fn model_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../model")
}

/// The model of a recorded revision.
fn recorded(date: &str) -> Vec<u8> {
    let paths = fs::read_dir(model_folder().join("revisions")).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<(String, Vec<u8>)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    let history = History::read(files.iter().map(|(name, text)| (name.as_str(), text.as_slice()))).unwrap();
    let service = fs::read(model_folder().join("service.json")).unwrap();
    history.model(date, &service).unwrap().unwrap().into_bytes()
}

/// Compares two recorded revisions.
fn between(old: &str, new: &str) -> Diff {
    named((old, &recorded(old)), (new, &recorded(new)))
}
