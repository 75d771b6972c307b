//! Python's protobuf, and the protoc that comes with it, in an environment of their own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::program::Program;

/// What is installed. The package brings a protoc, and asks for the protobuf that fits.
const PACKAGES: [&str; 1] = ["grpcio-tools==1.76.0"];

/// Reads every sample, makes a second message of it field by field, and writes that.
const SCRIPT: &str = include_str!("back.py");

/// Python with the compiled messages.
pub(crate) struct Python {
    python: PathBuf,
    folder: PathBuf,
}

impl Python {
    /// Installs what it needs, and compiles all `.proto` files of the program's.
    pub(crate) fn install(program: &Program) -> Self {
        let venv = program.folder.join("venv");
        let python = venv.join("bin/python");
        let installed = venv.join("installed");
        if fs::read_to_string(&installed).ok().as_deref() != Some(&PACKAGES.join(" ")) {
            run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv));
            run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES));
            fs::write(&installed, PACKAGES.join(" ")).unwrap();
        }
        let folder = program.folder.join("python");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for protos in &program.protos {
            let mut protoc = Command::new(&python);
            protoc.args(["-m", "grpc_tools.protoc", "--fatal_warnings"]);
            protoc.arg(format!("-I{}", protos.display())).arg(format!("--python_out={}", folder.display()));
            let mut count = 0;
            for package in fs::read_dir(protos).unwrap() {
                for file in fs::read_dir(package.unwrap().path()).unwrap() {
                    protoc.arg(file.unwrap().path());
                    count += 1;
                }
            }
            assert!(count > 1, "there are no files in {}", protos.display());
            run(&mut protoc);
        }
        Self { python, folder }
    }

    /// Reads all samples in a folder and writes each back beside it.
    pub(crate) fn back(&self, samples: &str) -> String {
        let script = self.folder.join("back.py");
        fs::write(&script, SCRIPT).unwrap();
        run(Command::new(&self.python).arg(script).arg(samples).env("PYTHONDONTWRITEBYTECODE", "1"))
    }
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {text}");
    text.trim().to_owned()
}
