//! Generates the crates of our service, as each revision and the current model have it, and of Smithy's protocol test
//! service, with one program of all their messages; and holds the laws against it, alone and with Python.

mod program;
mod python;

use program::Program;

/// One test, because both parts need the one program.
#[test]
fn every_message_of_every_revision_and_language_is_read() {
    let program = Program::build();
    let laws = program.run(&["laws"]);
    println!("{laws}");
    let python = python::Python::install(&program);
    let folder = program.folder.join("samples");
    let _ = std::fs::remove_dir_all(&folder);
    let folder = folder.display().to_string();
    let written = program.run(&["write", &folder]);
    println!("{written}\n{}", python.back(&folder));
    let read = program.run(&["read", &folder]);
    println!("{read}");
    assert_eq!(written.replace("written", "read"), read, "all that was written came back");
}
