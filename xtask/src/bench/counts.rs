//! What can be counted without building: crates, and lines of generated source.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::lines;
use super::measure::Measure;
use super::peer::{Peer, Place};
use super::process::{self, Outcome};
use super::record::Record;
use super::statistics::{Figures, Samples};

/// Counts crates.
pub(super) fn crates(place: &Place, record: &mut Record) -> Outcome<()> {
    let mut samples = Samples::default();
    for peer in Peer::ALL {
        let arguments = ["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"];
        let tree = process::output(&mut place.cargo(peer, &arguments))?;
        samples.push(peer, unique(&tree) as f64);
    }
    record.keep(Measure::Crates, samples.figures().ok_or("nothing was counted")?);
    Ok(())
}

/// How many packages a tree without indentation names.
fn unique(tree: &str) -> usize {
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.filter(|line| !line.is_empty()).collect::<BTreeSet<_>>().len()
}

/// Counts lines, per operation.
pub(super) fn lines(place: &Place, record: &mut Record) -> Outcome<()> {
    let official = official_source(place)?;
    let (official_lines, official_operations) = (lines::below(&official, lines::code)?, operations(&official)?);
    let ours = place.root.join("crates");
    let our_operations = operations(&ours.join("operations/src"))?;
    let mut generated = 0;
    for folder in ["types", "operations", "client"] {
        generated += lines::below(&ours.join(folder).join("src"), lines::code)?;
    }
    let macros = lines::below(&ours.join("runtime/src"), lines::of_macros)?;
    let official_each = official_lines as f64 / official_operations;
    let each = (generated + macros) as f64 / our_operations;
    let figures =
        Figures { official: Some(official_each), ours: each, ratio: Some(each / official_each), ..Figures::default() };
    let without = generated as f64 / our_operations;
    record.keep(
        Measure::Lines,
        figures.noted(format!(
            "lines: official {official_lines} for {official_operations} operations; ours {generated} generated and {macros} in \
             the runtime's macros, for {our_operations}. Without the macros {without:.0} per operation, a ratio of {:.3}",
            without / official_each
        )),
    );
    Ok(())
}

/// The number of operations of a generated source: each has a module.
pub(super) fn operations(source: &Path) -> Outcome<f64> {
    let folder = source.join("operation");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let modules = entries.flatten().filter(|entry| entry.path().extension().is_some_and(|found| found == "rs"));
    Ok(modules.count() as f64)
}

/// The source of the official crate, where cargo keeps it.
pub(super) fn official_source(place: &Place) -> Outcome<PathBuf> {
    let text = process::output(&mut place.cargo(Peer::Official, &["metadata", "--format-version", "1"]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let package = packages.iter().find(|package| package["name"] == "aws-sdk-socialmessaging");
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let manifest = manifest.ok_or("cargo metadata does not name aws-sdk-socialmessaging")?;
    Ok(Path::new(manifest).with_file_name("src"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_package_counts_once() {
        let tree = "bench v0.0.0 (/a/b)\nbytes v1.11.1\nhttp v1.5.0\nbytes v1.11.1\nhttp v0.2.12\nhttp v1.5.0 (*)\n\n";
        assert_eq!(super::unique(tree), 4);
    }
}
