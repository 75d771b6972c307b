//! Runs the proof: `cargo test -p proof`.
//!
//! `PROOF_SUBJECT=official-1.81` (or `official-1.59`) puts an official client in the place of ours, which shows that the
//! harness finds nothing where there is nothing and something where there is. `PROOF_OVERVIEW=1` prints how often each
//! class of case differs; `PROOF_CASES='response/*/error/html/*'` runs only the cases with such names.

use proof::cases::{self, Case, Family};
use proof::differences::{self, Known, matches};
use proof::generate::SEED;
use proof::model::Model;
use proof::peer::{Peer, Places, Program, Revision};
use proof::report::Report;
use proof::revision;
use proof::run::Pair;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The number of inputs that each operation is compared with, at least.
const INPUTS: usize = 200;

#[test]
fn the_generated_client_does_what_the_official_ones_do() -> Result<(), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let places = Places::of(package, &scratch)?;
    let (ours, model) = revision::current(&places)?;
    let peers = Peers::build(ours, &places)?;
    let model = Model::load(&model)?;
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
        let unused = peers.unused(&known, &scratch);
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
    fn build(ours: Peer, places: &Places) -> Result<Self, Box<dyn Error>> {
        let subject = match std::env::var("PROOF_SUBJECT") {
            Ok(name) => Peer::named(&name).ok_or_else(|| format!("no official peer is called {name}"))?,
            Err(_) => ours,
        };
        let references = [Peer::OfficialOf(Revision::Flows).build(places)?, Peer::Official81.build(places)?];
        Ok(Self { references, subject: subject.build(places)? })
    }

    fn pairs<'a>(&'a self, scratch: &'a Path) -> impl Iterator<Item = Pair<'a>> {
        self.references.iter().map(move |reference| Pair { reference, subject: &self.subject, scratch })
    }

    fn compare(&self, cases: &[Case], known: &[Known], scratch: &Path) -> Result<Report, String> {
        let mut report = Report::default();
        for pair in self.pairs(scratch) {
            let is_own = |case: &&Case| case.family.reference() == pair.reference.peer;
            let own: Vec<Case> = cases.iter().filter(is_own).cloned().collect();
            pair.compare(&own, known, &mut report)?;
        }
        Ok(report)
    }

    /// Prints the first differing cases again, as small as they get.
    fn shrink(&self, report: &Report, cases: &[Case], scratch: &Path) -> Result<(), String> {
        for id in report.cases().into_iter().take(3) {
            let Some(case) = cases.iter().find(|case| case.id == id) else { continue };
            let pair = self.pairs(scratch).find(|pair| pair.reference.peer == case.family.reference());
            pair.map_or(Ok(()), |pair| pair.shrink(case))?;
        }
        Ok(())
    }

    fn unused<'a>(&self, known: &'a [Known], scratch: &Path) -> Vec<&'a Known> {
        self.pairs(scratch).flat_map(|pair| pair.known(known)).filter(|known| known.hits() == 0).collect()
    }
}
