//! Runs the proof: `cargo test -p proof`.
//!
//! `PROOF_SUBJECT=official-1.81` (or `official-1.59`) puts an official client in the place of ours, which shows that the
//! harness finds nothing where there is nothing and something where there is. `PROOF_OVERVIEW=1` prints how often each
//! class of case differs; `PROOF_CASES='response/*/error/html/*'` runs only the cases with such names.

use proof::cases::{self, Case, Family};
use proof::compare::compare;
use proof::differences::{self, Known, matches};
use proof::generate::SEED;
use proof::model::Model;
use proof::peer::{Peer, Program};
use proof::report::Report;
use proof::shrink;
use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The number of inputs that each operation is compared with, at least.
const INPUTS: usize = 200;

#[test]
fn the_generated_client_does_what_the_official_ones_do() -> Result<(), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let peers = Peers::build(package, &scratch)?;
    let model = Model::load(&package.join("../../model/service.json"))?;
    let known = differences::load(&package.join("differences.toml"))?;
    let mut cases = cases::all(&model);
    let pattern = std::env::var("PROOF_CASES").ok();
    cases.retain(|case| pattern.as_ref().is_none_or(|pattern| matches(pattern, &case.id)));
    let report = peers.compare(&cases, &known, &scratch)?;
    println!("seed {SEED}, {} in the place of ours\n{}", peers.subject.peer.name(), report.text());
    if std::env::var_os("PROOF_OVERVIEW").is_some() {
        println!("{}", report.overview());
    }
    peers.shrink(&report, &cases, &scratch)?;
    if pattern.is_none() {
        let unused = peers.unused(&known);
        assert!(unused.is_empty(), "differences.toml explains what does not happen: {unused:#?}");
        assert!(report.fewest(Family::Request) >= INPUTS, "an operation has fewer than {INPUTS} inputs");
    }
    assert_eq!(report.different(), 0, "cases differ without an explanation");
    Ok(())
}

/// The programs that are compared.
struct Peers {
    references: [Program; 2],
    subject: Program,
}

impl Peers {
    fn build(package: &Path, scratch: &Path) -> Result<Self, Box<dyn Error>> {
        let name = std::env::var("PROOF_SUBJECT").unwrap_or_else(|_| Peer::Ours.name().to_owned());
        let subject = Peer::named(&name).ok_or_else(|| format!("no peer is called {name}"))?;
        let tests = package.parent().ok_or("the package stands in a folder")?;
        let target = scratch.parent().ok_or("the scratch folder stands in the target folder")?.join("peers");
        let build = |peer: Peer| peer.build(tests, &target);
        Ok(Self { references: [build(Peer::Official59)?, build(Peer::Official81)?], subject: build(subject)? })
    }

    fn reference(&self, family: Family) -> &Program {
        let reference = family.reference();
        if self.references[0].peer == reference { &self.references[0] } else { &self.references[1] }
    }

    fn compare(&self, cases: &[Case], known: &[Known], scratch: &Path) -> Result<Report, String> {
        let mut report = Report::default();
        for reference in &self.references {
            let own: Vec<Case> =
                cases.iter().filter(|case| case.family.reference() == reference.peer).cloned().collect();
            let known: Vec<&Known> =
                known.iter().filter(|known| known.is_between(reference.peer, self.subject.peer)).collect();
            let folders = [folder(scratch, "theirs")?, folder(scratch, "ours")?];
            let (theirs, ours) = std::thread::scope(|scope| {
                let theirs = scope.spawn(|| reference.run(&own, &folders[0]));
                let ours = self.subject.run(&own, &folders[1]);
                (theirs.join(), ours)
            });
            let (theirs, ours) = (theirs.map_err(|_| "the thread panicked")??, ours?);
            for (case, answers) in own.iter().zip(theirs.iter().zip(&ours)) {
                add(&mut report, case, answers, &known);
            }
        }
        Ok(report)
    }

    /// Prints the first differing cases again, as small as they get.
    fn shrink(&self, report: &Report, cases: &[Case], scratch: &Path) -> Result<(), String> {
        for id in report.cases().into_iter().take(3) {
            let Some(case) = cases.iter().find(|case| case.id == id) else { continue };
            let smallest = shrink::smallest(case, [self.reference(case.family), &self.subject], scratch)?;
            println!("the smallest case like {id}: {}", smallest.body);
        }
        Ok(())
    }

    fn unused<'a>(&self, known: &'a [Known]) -> Vec<&'a Known> {
        let own = |known: &&Known| self.references.iter().any(|peer| known.is_between(peer.peer, self.subject.peer));
        known.iter().filter(own).filter(|known| known.hits() == 0).collect()
    }
}

fn add(report: &mut Report, case: &Case, (theirs, ours): (&Value, &Value), known: &[&Known]) {
    let (depth, differences) = compare(case, theirs, ours);
    let all = differences.len();
    let explained = |difference: &proof::compare::Difference| known.iter().any(|known| known.explains(difference));
    let unexplained: Vec<_> = differences.into_iter().filter(|difference| !explained(difference)).collect();
    let explained = all - unexplained.len();
    report.add(case, depth, unexplained, explained);
}

fn folder(scratch: &Path, name: &str) -> Result<PathBuf, String> {
    let folder = scratch.join(name);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(folder)
}
