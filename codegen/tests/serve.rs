//! What is generated for servers: one small model, with and without.

use std::fmt::Write as _;

use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Failure, Inputs, emit, generate};

fn settings(server: bool) -> Settings {
    Settings { server, ..Settings::defaults(Runtime::Version("0.1.0".into())) }
}

/// The formatted files, the client's left out: it is the same for both.
fn text(model: &[u8], server: bool) -> String {
    let settings = settings(server);
    let generated = generate(Inputs { model, settings: &settings }).unwrap_or_else(|failure| panic!("{failure}"));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{error}"));
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.starts_with("client/")) {
        let _ = write!(text, "=== {path}\n{content}\n");
    }
    text
}

#[test]
fn a_server_gets_rules_routes_and_defaults() {
    insta::glob!("serve/*.json", |path| {
        let model = std::fs::read(path).unwrap();
        insta::assert_snapshot!("text", text(&model, true));
    });
}

#[test]
fn without_a_server_nothing_of_it_is_there() {
    let model = include_bytes!("serve/constraints.json");
    let text = text(model, false);
    for trace in ["where (", "status(", "code(", "no_input", "server", "length("] {
        assert!(!text.contains(trace), "{trace}");
    }
}

#[test]
fn a_pattern_beyond_linear_time_is_a_servers_problem_alone() {
    let model = include_str!("serve/constraints.json").replace(r"\\d\", r"(?=x)\");
    let generate = |server| generate(Inputs { model: model.as_bytes(), settings: &settings(server) });
    assert!(generate(false).is_ok());
    let Err(Failure::Input(problems)) = generate(true) else { panic!("accepted") };
    insta::assert_snapshot!(problems, @"
    error: a#PutInput$id: its pattern takes more than a server can match in linear time: it looks ahead (`(?=`)
      help: write the pattern without that, or leave `server` out of the settings
    error: a#Thing$name: its pattern takes more than a server can match in linear time: it looks ahead (`(?=`)
      help: write the pattern without that, or leave `server` out of the settings
    error: a#Things$key: its pattern takes more than a server can match in linear time: it looks ahead (`(?=`)
      help: write the pattern without that, or leave `server` out of the settings
    ");
}
