//! `cargo xtask protocol-tests` on a small model, some of whose cases are wrong: those fail, and only those.

use std::path::Path;
use std::process::Command;

/// Whether the program said that all passed, and what it printed.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "xtask", "--", "protocol-tests", "--model"])
        .arg(folder.join("shelf.json"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (output.status.code(), text.concat())
}

#[test]
fn wrong_cases_fail_and_say_what_was_expected() {
    const SERVICE: [&str; 2] = ["--service", "com.example#Shelves"];
    // Two cases count on both sides, and a malformed one for each of its parameters, of which the last is well-formed.
    let (code, text) = run(&SERVICE);
    assert!(text.contains("\n6 passed, 4 failed\n"), "{text}");
    assert_eq!(code, Some(1), "{text}");
    for failure in [
        "FAILED client request WrongForClients\n  path\n    expected /books/Persuasion\n    actual   /books/Emma\n",
        "FAILED client Inexpressible\n  the case cannot be expressed: ",
        "FAILED server request WrongForServers\n  value\n    expected ",
        "FAILED server refusal Refused_case2\n  status\n    expected 400\n    actual   501\n",
    ] {
        assert!(text.contains(failure), "{failure} is not in\n{text}");
    }
    let sides = [("client", "2 passed, 2 failed\n"), ("server", "4 passed, 2 failed\n")];
    for (side, count) in sides {
        let (code, text) = run(&[SERVICE.as_slice(), &["--side", side]].concat());
        assert!(code == Some(1) && text.contains(count), "{text}");
    }
    let (code, text) = run(&[SERVICE.as_slice(), &["--only", "Right*"]].concat());
    assert!(code == Some(0) && text.contains("4 passed, 0 failed\n"), "{text}");
    let (code, text) = run(&[SERVICE.as_slice(), &["--only", "Nothing"]].concat());
    assert!(code == Some(1) && text.contains("0 passed, 0 failed\n"), "{text}");
}

#[test]
fn a_service_that_is_not_there_is_told() {
    let (code, text) = run(&["--service", "com.example#Nothing"]);
    assert!(code == Some(1) && text.contains("com.example#Nothing"), "{text}");
}
