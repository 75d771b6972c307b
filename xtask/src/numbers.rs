//! The file with the pinned field numbers: where it is, and what stands in for it where there is none yet.

use std::path::{Path, PathBuf};

use restjson_codegen::protobuf::Numbers;
use restjson_codegen::settings::{NUMBERS, Settings};

use crate::place::{read_file, shown};
use crate::{Failure, model};

/// The file that belongs to settings: it lies beside them.
pub(crate) fn beside(settings: &Path) -> PathBuf {
    settings.with_file_name(NUMBERS)
}

/// Reads the pinned numbers into settings that ask for messages. Without the file they are as the recorded revisions would
/// have given them, one after the other; and where nothing is recorded the model's members are numbered in their order.
pub(crate) fn pin(settings: &mut Settings, file: &Path, root: Option<&Path>) -> Result<(), Failure> {
    if settings.protobuf.is_none() {
        return Ok(());
    }
    let numbers = if file.is_file() {
        let read = Numbers::read(&shown(file), &read_file(file)?);
        read.map_err(|problems| Failure::Input(problems.to_string()))?
    } else if let Some(root) = root {
        let (history, service) = (model::history(root)?, read_file(&root.join(model::SERVICE))?);
        let numbers = Numbers::of_history(&history, &service, settings);
        numbers.map_err(|problem| Failure::Input(problem.to_string()))?
    } else {
        Numbers::default()
    };
    if let Some(protobuf) = &mut settings.protobuf {
        protobuf.numbers = numbers;
    }
    Ok(())
}

/// Refuses to number anew what has numbers: messages were made into the folder of the crates, but the file is gone.
pub(crate) fn demand(settings: &Settings, file: &Path, crates: &Path) -> Result<(), Failure> {
    let Some(protobuf) = &settings.protobuf else { return Ok(()) };
    let made = crates.join(&protobuf.folder);
    if file.is_file() || !made.is_dir() {
        return Ok(());
    }
    let (file, made) = (shown(file), shown(&made));
    Err(Failure::Input(format!(
        "error: {file}: there is none, but {made} was made with one: with other numbers old bytes would be read wrongly\n  \
         help: restore the file from version control; or, if nobody keeps bytes, remove {made}, and all is numbered anew"
    )))
}
