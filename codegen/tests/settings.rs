//! `codegen.toml`: what is read from it, and what is said about a bad one.

use restjson_codegen::settings::{Rename, Runtime, Settings};

const SMALL: &str = "[crates]\nversion = '1.0.0'\n[runtime]\nversion = '1'\n";

fn problems(text: &str) -> String {
    match Settings::parse(text) {
        Ok(settings) => panic!("accepted: {settings:?}"),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn our_own_settings_are_read() {
    let text = include_str!("../../model/codegen.toml");
    let settings = Settings::parse(text).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(settings.service.as_deref(), Some("com.amazonaws.socialmessaging#SocialMessaging"));
    let names = settings.crates.names("other");
    assert_eq!(
        [names.types, names.operations, names.client],
        ["socialmessaging-types", "socialmessaging-operations", "socialmessaging-client"]
    );
    assert_eq!(settings.runtime, Runtime::Path { path: "../runtime".into(), version: Some("0.1.0".into()) });
}

#[test]
fn a_small_file_is_enough() {
    let settings = Settings::parse(SMALL).unwrap();
    let version = Runtime::Version("1".into());
    assert_eq!(settings, Settings { crates: settings.crates.clone(), ..Settings::defaults(version) });
    assert_eq!(settings.crates.names("demo").client, "demo-client");
}

#[test]
fn exceptions_carry_reasons() {
    let text = format!(
        "{SMALL}[rename.'a.b#C$d']\nto = 'e'\nreason = 'because'\n[leave-out.'a.b#Stream']\nreason = 'event stream'\n"
    );
    let settings = Settings::parse(&text).unwrap();
    assert_eq!(settings.rename["a.b#C$d"], Rename { to: "e".into(), reason: "because".into() });
    assert_eq!(settings.renames()["a.b#C$d"], "e");
    assert_eq!(settings.leave_out["a.b#Stream"], "event stream");
    insta::assert_snapshot!(problems(&format!("{SMALL}[rename.'a.b#C$d']\nto = 'e'\n[leave-out]\n'a.b#S$x' = {{}}\n")), @r#"
    5:9: [rename."a.b#C$d"]: `reason` is missing
    8:1: [leave-out."a.b#S$x"] must be an absolute shape id such as `com.example#Thing`
    8:1: [leave-out."a.b#S$x"]: `reason` is missing
    "#);
}

#[test]
fn operations_are_names_or_ids() {
    assert_eq!(Settings::parse(SMALL).unwrap().operations, None);
    let settings = Settings::parse(&format!("operations = ['Send', 'a.b#Stop']\n{SMALL}")).unwrap();
    assert_eq!(settings.operations, Some(vec!["Send".into(), "a.b#Stop".into()]));
    // What there is to choose from, only the model knows.
    assert_eq!(Settings::parse(&format!("operations = []\n{SMALL}")).unwrap().operations, Some(Vec::new()));
    insta::assert_snapshot!(problems(&format!("operations = 'Send'\n{SMALL}")), @"1:14: `operations` must be a list of texts, not a text");
    insta::assert_snapshot!(problems(&format!("operations = ['Send', '', 1, [], ' ']\n{SMALL}")), @r"
    1:23: `operations` has an empty text
    1:27: `operations` must be a list of texts, but has a number
    1:30: `operations` must be a list of texts, but has a list
    1:34: `operations` has an empty text
    ");
}

#[test]
fn a_crate_may_have_a_name_of_its_own() {
    let text = "[crates]\nversion = '1'\nprefix = 'x'\nclient = 'x-sdk'\n[runtime]\nversion = '1'\n";
    let names = Settings::parse(text).unwrap().crates.names("demo");
    assert_eq!([names.types, names.client], ["x-types", "x-sdk"]);
}

#[test]
fn the_runtime_is_found_in_one_way() {
    let with = |runtime: &str| format!("[crates]\nversion = '1'\n[runtime]\n{runtime}\n");
    let git = Settings::parse(&with("git = 'https://example.org'\nrev = 'abc'")).unwrap().runtime;
    assert_eq!(git, Runtime::Git { url: "https://example.org".into(), rev: "abc".into() });
    let path = Settings::parse(&with("path = '../r'")).unwrap().runtime;
    assert_eq!(path, Runtime::Path { path: "../r".into(), version: None });
    insta::assert_snapshot!(problems(&with("")), @r#"
    3:1: [runtime]: the runtime must be found in exactly one way
      help: write `version`, or `git` and `rev`, or `path` (with `version` if the crates are to be published)
    "#);
    insta::assert_snapshot!(problems(&with("git = 'https://example.org'")), @r#"
    3:1: [runtime]: `git` stands without `rev`
      help: name the commit, so that every build uses the same runtime
    "#);
    insta::assert_snapshot!(problems(&with("path = '..'\ngit = 'https://example.org'\nrev = 'abc'")), @r#"
    3:1: [runtime]: the runtime must be found in exactly one way
      help: write `version`, or `git` and `rev`, or `path` (with `version` if the crates are to be published)
    "#);
}

#[test]
fn messages_are_asked_for_by_a_table() {
    let with = |table: &str| format!("{table}\n[crates]\nversion = '1'\n[runtime]\nversion = '1'\n");
    assert_eq!(Settings::parse(&with("")).unwrap().protobuf, None);
    assert_eq!(Settings::parse(&with("[protobuf]")).unwrap().protobuf.unwrap().folder, "proto");
    insta::assert_snapshot!(problems(&with("[protobuf]\nfolder = 'types'\npackage = 'a..b'")), @r#"
    1:1: [protobuf]: `folder` must be the name of a folder beside the packages
      help: letters, digits, `-` and `_`
    1:1: [protobuf]: `package` must be the name of a package in protobuf
      help: words of letters, digits and `_`, with dots between
    "#);
}

#[test]
fn all_problems_are_reported_at_once() {
    let text =
        "service = 'Social'\nservices = 1\n[crates]\nprefix = '9lives'\nversion = 1\npublish = 'no'\nlicence = 'x'\n";
    insta::assert_snapshot!(problems(text), @r#"
    1:1: the table [runtime] is missing
    1:11: `service` must be an absolute shape id such as `com.example#Thing`
    2:1: `services` is not a setting
      help: there are `service`, `operations`, `server`, `leave-out-event-streams`, `protobuf`, `crates`, `runtime`, `rename`, `renumber`, `leave-out`
    4:10: [crates]: `prefix` must be a package name: letters, digits, `-` and `_`, a letter first
    5:11: [crates]: `version` must be a text, not a number
    6:11: [crates]: `publish` must be true or false, not a text
    7:1: [crates]: `licence` is not a setting
      help: there are `prefix`, `types`, `operations`, `client`, `version`, `description`, `license`, `repository`, `publish`
    "#);
}

#[test]
fn an_empty_file_lacks_its_tables() {
    insta::assert_snapshot!(problems(""), @r#"
    1:1: the table [crates] is missing
    1:1: the table [runtime] is missing
    "#);
}

#[test]
fn broken_toml_is_reported_where_it_breaks() {
    insta::assert_snapshot!(problems("[crates]\nversion = \n[runtime\npath = '../r'\n"), @r#"
    2:11: string values must be quoted, expected literal string
    3:9: unclosed table, expected `]`
    "#);
}

quickcheck::quickcheck! {
    fn prop_any_text_is_read_or_refused(text: String) -> bool {
        match Settings::parse(&text) {
            Ok(_) => true,
            Err(problems) => problems.iter().all(|p| p.line >= 1 && p.column >= 1) && !problems.is_empty(),
        }
    }

    fn prop_a_broken_file_never_panics(cut: usize, insert: char) -> bool {
        let whole = include_str!("../../model/codegen.toml");
        let at = whole.floor_char_boundary(cut % whole.len());
        let _ = Settings::parse(&format!("{}{insert}{}", &whole[..at], &whole[at..]));
        true
    }
}
