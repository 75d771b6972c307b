//! Laws of messages in protobuf, for any model.
//!
//! Values are made up from the model as fields and numbers, in the one form that our writers give them (`tree`). So a law
//! can be told in bytes: what is read and written again is the same, byte for byte, and what another revision reads and
//! writes again is the same without what it does not know.
//!
//! The test of this package generates crates, of all revisions and of Smithy's protocol test service, and one program that
//! calls [`run`] with the messages of each.

mod model;
mod shape;
mod tree;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use quickcheck::Gen;

pub use model::Model;
pub use shape::{Shape, shape};
use tree::{Made, encode};

/// How many values are made of each message.
const CASES: usize = 100;

/// How many of them are handed to other languages.
const SAMPLES: usize = 10;

/// How long texts and lists may be.
const SIZE: usize = 12;

/// Runs what the arguments ask for: `laws`, `write FOLDER` or `read FOLDER`. Models of one service, its revisions, read what
/// the others write.
pub fn run(models: &[Model]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["laws"] => laws(models),
        ["write", folder] => write(models, Path::new(folder)),
        ["read", folder] => read(models, Path::new(folder)),
        _ => Err(vec!["laws, write FOLDER or read FOLDER".to_owned()]),
    };
    match result {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(failures) => {
            failures.iter().for_each(|failure| println!("FAILED {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn laws(models: &[Model]) -> Result<String, Vec<String>> {
    let mut failures = Vec::new();
    let (mut values, mut exchanges, mut missing, mut messages) = (0, 0, 0, 0);
    let mut random = Gen::new(SIZE);
    for model in models {
        for shape in &model.shapes {
            messages += 1;
            for _ in 0..CASES {
                let tree = Made { model, random: &mut random }.message(shape);
                values += 1;
                let result = same(shape, &tree).and_then(|()| strangers(models, model, shape, &tree));
                match result {
                    Ok(count) => exchanges += count,
                    Err(problem) => {
                        failures.push(format!("{} {}: {problem}\n  of {tree:?}", model.name, shape.name));
                        break;
                    }
                }
            }
            match demands(model, shape, &mut random) {
                Ok(count) => missing += count,
                Err(problem) => failures.push(format!("{} {}: {problem}", model.name, shape.name)),
            }
        }
    }
    let done =
        format!("{messages} messages, {values} values, {exchanges} exchanges, {missing} members missed, 0 failures");
    for (count, what) in [(exchanges, "nothing was exchanged"), (missing, "no member was missed")] {
        if count == 0 {
            failures.push(what.to_owned());
        }
    }
    if failures.is_empty() { Ok(done) } else { Err(failures) }
}

/// What is read and written again is the same.
fn same(shape: &Shape, tree: &tree::Tree) -> Result<(), String> {
    let bytes = encode(tree);
    let again = (shape.again)(&bytes)?;
    if again == bytes { Ok(()) } else { Err(format!("{bytes:02x?} becomes {again:02x?}")) }
}

/// Each other revision reads it, and keeps what it knows.
fn strangers(models: &[Model], writer: &Model, shape: &Shape, tree: &tree::Tree) -> Result<usize, String> {
    let bytes = encode(tree);
    let mut count = 0;
    for reader in models.iter().filter(|reader| reader.service == writer.service && reader.name != writer.name) {
        let Some(theirs) = reader.shapes.iter().find(|theirs| theirs.name == shape.name) else { continue };
        let expected = encode(&reader.known(theirs, tree));
        let read = (theirs.again)(&bytes).map_err(|problem| format!("{} cannot read it: {problem}", reader.name))?;
        if read != expected {
            return Err(format!("{} reads {read:02x?} for {expected:02x?}", reader.name));
        }
        count += 1;
    }
    Ok(count)
}

/// Without a member that every revision requires it is refused, and the member is named.
fn demands(model: &Model, shape: &Shape, random: &mut Gen) -> Result<usize, String> {
    let required = model.required(shape);
    for (number, json) in &required {
        let tree = Made { model, random }.message(shape);
        let text = format!("/{json}: required, but missing");
        match (shape.again)(&encode(&tree.without(*number))) {
            Err(problem) if problem.contains(&text) => {}
            other => return Err(format!("without {json}: {other:?}")),
        }
    }
    Ok(required.len())
}

/// Writes values of every message for others to read.
fn write(models: &[Model], folder: &Path) -> Result<String, Vec<String>> {
    let failed = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    fs::create_dir_all(folder).map_err(failed)?;
    let mut random = Gen::new(SIZE);
    let mut count = 0;
    for model in models.iter().filter(|model| !model.package.is_empty()) {
        for shape in &model.shapes {
            for sample in 0..SAMPLES {
                let tree = Made { model, random: &mut random }.message(shape);
                let bytes = (shape.again)(&encode(&tree)).map_err(|problem| vec![problem])?;
                fs::write(folder.join(file(model, shape, sample)), bytes).map_err(failed)?;
                count += 1;
            }
        }
    }
    Ok(format!("{count} written"))
}

/// Reads what others made of that: the same.
fn read(models: &[Model], folder: &Path) -> Result<String, Vec<String>> {
    let mut failures = Vec::new();
    let mut count = 0;
    for model in models.iter().filter(|model| !model.package.is_empty()) {
        for shape in &model.shapes {
            for sample in 0..SAMPLES {
                let ours = folder.join(file(model, shape, sample));
                let theirs = ours.with_extension("back");
                let both = fs::read(&ours).and_then(|ours| Ok((ours, fs::read(&theirs)?)));
                let result = both.map_err(|error| error.to_string());
                match result.and_then(|(ours, theirs)| Ok((ours, (shape.again)(&theirs)?))) {
                    Ok((ours, theirs)) if ours == theirs => count += 1,
                    Ok((ours, theirs)) => failures.push(format!("{}: {ours:02x?} became {theirs:02x?}", shape.name)),
                    Err(problem) => failures.push(format!("{}: {problem}", theirs.display())),
                }
            }
        }
    }
    if failures.is_empty() { Ok(format!("{count} read")) } else { Err(failures) }
}

fn file(model: &Model, shape: &Shape, sample: usize) -> String {
    format!("{}.{}.{sample}.bin", model.package, shape.name)
}
