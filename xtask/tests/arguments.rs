//! The command line as its users meet it: the built program, run in folders that hold no workspace or a small one.
//!
//! None of these folders has the generated crates, as in a clone where somebody deleted them: the program does not need
//! cargo to find its inputs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A new empty folder outside of any workspace, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xtask-{}-{test}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    fn with_workspace(test: &str, config: &str) -> Self {
        let folder = Self::new(test);
        fs::create_dir_all(folder.0.join("model/inner")).unwrap();
        fs::write(folder.0.join("model/codegen.toml"), config).unwrap();
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const CONFIG: &str = "service = 'a.b#S'\n[crates]\nversion = '1.0.0'\n[runtime]\nversion = '1'\n";

fn xtask(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).current_dir(folder).args(args).output().unwrap()
}

/// Exit code, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = xtask(folder, args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_is_on_standard_output() {
    let folder = Folder::new("help");
    for args in [&[][..], &["--help"], &["-h"], &["help"]] {
        let (code, out, err) = run(&folder.0, args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        assert!(out.contains("usage: cargo xtask <command>") && out.contains("generate"), "{out}");
    }
    let (code, out, _) = run(&folder.0, &["generate", "--check", "--help"]);
    assert_eq!(code, 0);
    for option in
        ["--check", "--model MODEL", "--config FILE", "--out DIR", "--operations A,B", "--dump STAGE", "exit codes"]
    {
        assert!(out.contains(option), "{option}");
    }
}

#[test]
fn bench_explains_itself() {
    let folder = Folder::new("bench-help");
    let (code, out, err) = run(&folder.0, &["bench", "--quick", "--help"]);
    assert_eq!((code, err.as_str()), (0, ""));
    for option in ["--quick", "--pairs N", "--counts", "--write FILE", "exit codes"] {
        assert!(out.contains(option), "{option}");
    }
}

#[test]
fn arguments_that_make_no_sense_exit_with_2() {
    let folder = Folder::new("usage");
    let table: [(&[&str], &str); 15] = [
        (&["genrate"], "`genrate` is not a command"),
        (&["--check"], "invalid option '--check'"),
        (&["generate", "--chek"], "invalid option '--chek'"),
        (&["generate", "extra"], "unexpected argument \"extra\""),
        (&["generate", "--model"], "missing argument for option '--model'"),
        (&["generate", "--operations", "A,,B"], "`--operations A,,B`: there is a name missing"),
        (&["generate", "--dump", "tokens"], "`--dump tokens`: the stages are json, ast, model, ir and files"),
        (&["generate", "--check", "--dump", "ir"], "--check or --dump is given more than once"),
        (&["generate", "--out", "a", "--out", "b"], "--out is given more than once"),
        (&["generate"], "there is no model/codegen.toml here or in a folder above, and no --model is given"),
        (&["bench", "--fast"], "invalid option '--fast'"),
        (&["bench", "--pairs", "0"], "`--pairs 0` measures nothing"),
        (&["bench", "--pairs", "x"], "cannot parse argument \"x\": invalid digit found in string"),
        (&["bench", "--quick", "--quick"], "--quick is given more than once"),
        (&["bench"], "there is no model/codegen.toml here or in a folder above"),
    ];
    // The file system's root is the one folder that has no workspace above it.
    let root = folder.0.ancestors().last().unwrap();
    for (args, message) in table {
        let (code, out, err) = run(root, args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.starts_with(&format!("error: {message}\n  help: ")), "{args:?}: {err}");
    }
}

#[test]
fn a_missing_file_is_named() {
    let folder = Folder::with_workspace("missing", CONFIG);
    for (args, path) in [(&["generate"][..], "model/service.json"), (&["generate", "--model", "no.json"], "no.json")] {
        let (code, _, err) = run(&folder.0, args);
        assert_eq!(code, 1);
        assert!(err.starts_with(&format!("error: {path}: ")), "{err}");
    }
    fs::write(folder.0.join("m.json"), "{}").unwrap();
    let (code, _, err) = run(&folder.0, &["generate", "--model", "m.json", "--config", "no.toml", "--out", "x"]);
    assert_eq!(code, 1);
    assert!(err.starts_with("error: no.toml: "), "{err}");
}

#[test]
fn bad_settings_are_reported_with_their_place() {
    let folder = Folder::with_workspace("settings", "[crates]\nversions = '1'\n");
    fs::write(folder.0.join("model/service.json"), "{}").unwrap();
    let (code, _, err) = run(&folder.0.join("model/inner"), &["generate", "--check"]);
    assert_eq!(code, 1);
    let lines: Vec<&str> = err.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(lines.len(), 3, "{err}");
    assert!(lines.iter().all(|line| line.contains("model/codegen.toml:")), "{err}");
    assert!(lines[2].ends_with("codegen.toml:2:1: [crates]: `versions` is not a setting"), "{err}");
}

#[test]
fn crates_of_another_service_are_not_written_over_the_workspaces_own() {
    let folder = Folder::with_workspace("other", CONFIG);
    fs::write(folder.0.join("other.json"), r#"{"smithy": "2.0", "shapes": {"c.d#Other": {"type": "service"}}}"#)
        .unwrap();
    let (code, _, err) = run(&folder.0, &["generate", "--model", "other.json"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("--out is needed"), "{err}");
    assert!(!folder.0.join("crates").exists());
}

#[test]
fn protocol_tests_need_a_model_and_a_service() {
    let folder = Folder::new("protocol-tests");
    for (args, expected) in [
        (&["--service", "a#B"][..], "protocol-tests needs --model"),
        (&["--model", "m.json"], "protocol-tests needs --service"),
        (&["--model", "m.json", "--service", "a#B", "--side", "left"], "the sides are client, server and both"),
        (&["--model", "m.json", "--service", "a#B"], "there is no model/codegen.toml"),
    ] {
        let (code, _, err) = run(&folder.0, &[&["protocol-tests"], args].concat());
        assert_eq!(code, 2, "{args:?}");
        assert!(err.contains(expected), "{args:?}: {err}");
    }
}
