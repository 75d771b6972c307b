//! AWS's signing test suite, as the package aws-sigv4 ships it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::Value;

use super::super::canonical;
use super::super::claim::Claim;
use super::*;

/// Cargo knows where it has unpacked the package.
fn folder() -> PathBuf {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--manifest-path", manifest])
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

/// A request as text: its line, its headers, its body. None where the http crate has no such request: with a header that
/// goes on in the next line, or with characters in its target that have to be escaped.
fn parse(text: &str) -> Option<(Parts, String)> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let mut lines = head.lines();
    let (method, rest) = lines.next()?.split_once(' ')?;
    let mut request = http::Request::builder().method(method).uri(rest.strip_suffix(" HTTP/1.1")?);
    for line in lines {
        let (name, value) = line.split_once(':')?;
        request = request.header(name, value);
    }
    Some((request.body(()).ok()?.into_parts().0, body.to_owned()))
}

/// The suite is about any service: paths as they are, or escaped once.
fn is_as_here(context: &Value, request: &Parts) -> bool {
    let path = request.uri.path();
    let is_plain = !path.contains('%') && !path.contains("//") && !path.contains("/.");
    is_plain || (context["normalize"] == true && !path.contains('%'))
}

fn check(case: &Path, context: &Value, form: &str) -> Option<()> {
    let (request, body) = parse(&read(&case.join(format!("{form}-signed-request.txt"))))?;
    if !is_as_here(context, &request) {
        return None;
    }
    let text = |place: &Value| place.as_str().map(str::to_owned);
    let keys = &context["credentials"];
    let credentials = Credentials::new(
        text(&keys["access_key_id"])?,
        text(&keys["secret_access_key"])?,
        text(&keys["token"]),
        None,
        "suite",
    );
    let time = DateTime::from_str(context["timestamp"].as_str()?, Format::DateTime).expect("the time is one");
    let time = SystemTime::try_from(time).expect("the time is after 1970");
    let (region, service) = (text(&context["region"])?, text(&context["service"])?);
    let gate = Gate { keys: Keys::new([credentials]), region, service };
    let name = format!("{} {form}", case.display());
    assert_eq!(gate.verify(&request, body.as_bytes(), &[time]), Ok(()), "{name}");
    let claim = Claim::read(&request).expect("it is signed");
    let expected = read(&case.join(format!("{form}-canonical-request.txt")));
    let forms = canonical::forms(&request, &claim, body.as_bytes());
    assert!(forms.iter().any(|form| form.as_str() == expected), "{name}");
    assert_eq!(gate.verify(&request, b"tampered", &[time]), Err(Refusal::SignatureMismatch), "{name}");
    Some(())
}

#[test]
fn the_suites_requests_are_taken() {
    let (mut header, mut query) = (0, 0);
    for entry in fs::read_dir(folder()).expect("the suite is there") {
        let case = entry.expect("the suite can be listed").path();
        // Two cases of an older form say nothing of keys and settings.
        let Ok(context) = fs::read_to_string(case.join("context.json")) else { continue };
        let context: Value = serde_json::from_str(&context).expect("JSON");
        header += usize::from(check(&case, &context, "header").is_some());
        query += usize::from(check(&case, &context, "query").is_some());
    }
    assert_eq!((header, query), (29, 29), "the suite has another size: look at what is new");
}
