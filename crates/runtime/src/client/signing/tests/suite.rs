//! AWS's signing test suite, as the package aws-sigv4 ships it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use aws_credential_types::Credentials;
use aws_runtime::auth::SigningOptions;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::Value;

use super::super::Signer;
use super::{Task, header};

/// What a client has escaped before it signs.
const RAW: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>');

/// Cargo knows where it has unpacked the package.
fn folder() -> PathBuf {
    let cargo = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let package = packages.iter().find(|package| package["name"] == "aws-sigv4").expect("aws-sigv4 is a dependency");
    let manifest = Path::new(package["manifest_path"].as_str().expect("a package has a manifest"));
    manifest.with_file_name("aws-signing-test-suite").join("v4")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace('\r', "")
}

/// A request as text: its line, its headers (one may go on in the next line), its body.
fn parse(text: &str, context: &Value) -> Task {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let mut lines = head.lines();
    let line = lines.next().expect("there is a request line");
    let (method, rest) = line.split_once(' ').expect("the line begins with a method");
    let target = rest.strip_suffix(" HTTP/1.1").expect("the line ends with a version");
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        match line.split_once(':') {
            Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
            None => headers.last_mut().expect("a header goes on").1.push_str(line),
        }
    }
    let host = &headers.iter().find(|(name, _)| name == "Host").expect("there is a host").1;
    let text = |place: &Value| place.as_str().map(str::to_owned);
    let credentials = &context["credentials"];
    let moment = text(&context["timestamp"]).expect("there is a time");
    let moment = DateTime::from_str(&moment, Format::DateTime).expect("the time is one");
    let mut options = SigningOptions::default();
    // The suite escapes paths once.
    options.double_uri_encode = false;
    options.normalize_uri_path = context["normalize"].as_bool().expect("normalize is said");
    options.content_sha256_header = context["sign_body"].as_bool().expect("sign_body is said");
    options.omit_session_token = context["omit_session_token"].as_bool().unwrap_or(false);
    Task {
        method: method.to_owned(),
        uri: format!("https://{host}{}", utf8_percent_encode(target, RAW)),
        headers,
        body: body.to_owned(),
        credentials: Credentials::new(
            text(&credentials["access_key_id"]).expect("there is a key id"),
            text(&credentials["secret_access_key"]).expect("there is a secret"),
            text(&credentials["token"]),
            None,
            "suite",
        ),
        region: text(&context["region"]).expect("there is a region"),
        service: text(&context["service"]).expect("there is a service"),
        epoch_second: moment.secs().unsigned_abs(),
        options,
        endpoint: None,
    }
}

#[test]
fn the_suite_passes() {
    let mut cases = 0;
    for entry in fs::read_dir(folder()).expect("the suite is there") {
        let case = entry.expect("the suite can be listed").path();
        // Two cases of an older form say nothing of keys and settings.
        let Ok(context) = fs::read_to_string(case.join("context.json")) else { continue };
        let task = parse(&read(&case.join("request.txt")), &serde_json::from_str(&context).expect("JSON"));
        let signed = task.signed_by(&Signer::default()).expect("the case can be signed");
        let signature = read(&case.join("header-signature.txt"));
        let authorization = header(&signed, "authorization").expect("a signed request says so");
        assert!(authorization.ends_with(&format!("Signature={signature}")), "{}: {authorization}", case.display());
        let expected =
            parse(&read(&case.join("header-signed-request.txt")), &serde_json::from_str(&context).expect("JSON"));
        for (name, value) in expected.headers {
            let name = name.to_ascii_lowercase();
            if name.starts_with("x-amz-") || name == "authorization" {
                assert_eq!(header(&signed, &name), Some(value.trim()), "{}: {name}", case.display());
            }
        }
        cases += 1;
    }
    assert_eq!(cases, 38, "the suite has another size: look at what is new");
}
