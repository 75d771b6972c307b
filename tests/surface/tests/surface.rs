//! Compares public interfaces: `cargo test -p surface`.
//!
//! `SURFACE_SUBJECT=official-1.81` (or `official-1.59`) puts an official client in the place of ours. The lists stay in
//! the target folder, one file for each SDK.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use surface::docs::Sdk;
use surface::expected::{Differences, expected, unexplained};
use surface::items::lines;
use surface::names::Names;

/// The crates that our SDK is made of, the one that programs name first.
const OURS: [&str; 4] =
    ["socialmessaging-client", "socialmessaging-operations", "socialmessaging-types", "restjson-runtime"];

#[test]
fn nothing_public_is_missing() -> Result<(), Box<dyn Error>> {
    let subject = std::env::var("SURFACE_SUBJECT").unwrap_or_else(|_| "ours".to_owned());
    let known = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("differences.toml"))?;
    let known: Differences = toml::from_str(&known)?;
    let none = BTreeSet::new();
    let (revision, newest) = (documented("official-1.59")?, documented("official-1.81")?);
    let paths: BTreeSet<String> =
        [&revision, &newest].iter().flat_map(|sdk| Names::of(sdk, &none).public.into_keys()).collect();
    let expected = expected(&listed("official-1.59", &revision, &none)?, &listed("official-1.81", &newest, &none)?);
    let found = listed(&subject, &documented(&subject)?, &paths)?;
    let (missing, unused) = unexplained(&expected, &found, &known.missing);
    println!("{} expected, {} found in {subject}, {} missing", expected.len(), found.len(), missing.len());
    for line in &missing {
        println!("missing: {line}");
    }
    assert!(missing.is_empty(), "{} items are missing or different", missing.len());
    assert!(unused.is_empty() || subject != "ours", "differences.toml names what is not missing: {unused:#?}");
    Ok(())
}

/// One SDK's documentation, as the peer program of that name has it.
fn documented(peer: &str) -> Result<Sdk, Box<dyn Error>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the package stands in a folder")?;
    let target = scratch().parent().ok_or("the scratch folder stands in the target folder")?.join("peers");
    let packages: &[&str] = if peer == "ours" { &OURS } else { &["aws-sdk-socialmessaging"] };
    Ok(Sdk::document(&tests.join(format!("peer-{peer}")), &target, packages)?)
}

/// The interface of one SDK, which also stays in a file.
fn listed(peer: &str, sdk: &Sdk, preferred: &BTreeSet<String>) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let lines = lines(sdk, preferred);
    let text = lines.iter().fold(String::new(), |text, line| text + line + "\n");
    std::fs::write(scratch().join(format!("surface-{peer}.txt")), text)?;
    Ok(lines)
}

fn scratch() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}
