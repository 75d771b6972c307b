//! What changed between two models, and what is said of it.

mod case;
mod rules;

use restjson_codegen::Inputs;
use restjson_codegen::diff::{Diff, Revision, diff};
use restjson_codegen::settings::{Runtime, Settings};

fn settings() -> Settings {
    Settings::defaults(Runtime::Version("0.1.0".into()))
}

/// Compares two texts of models.
fn compared(old: &[u8], new: &[u8]) -> Diff {
    let settings = settings();
    let revision = |name, model| Revision { name, inputs: Inputs { model, settings: &settings } };
    diff(revision("old", old), revision("new", new)).unwrap_or_else(|failure| panic!("{failure}"))
}
