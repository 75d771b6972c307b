//! Runs the proof for earlier revisions: the client made from each is compared with the official client of its day.
//!
//! Compared is what the model decides: requests, responses, errors and pages of every operation. How often clients try,
//! how long they wait, which endpoint they choose and how they are configured does not follow from a revision of the API;
//! there the newest official client is the reference (`proof.rs`), and what older ones did otherwise is not followed.
//!
//! The official releases are built with the newest runtime crates that they allow, as in a program that uses them today.

use proof::cases::{self, Family};
use proof::differences::{self, matches};
use proof::model::Model;
use proof::peer::{Peer, Places, Revision};
use proof::report::Report;
use proof::revision;
use proof::run::Pair;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The number of inputs that each operation is compared with, at least.
const INPUTS: usize = 200;

#[test]
fn clients_of_earlier_revisions_do_what_the_official_ones_do() -> Result<(), Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let places = Places::of(package, &scratch)?;
    let pattern = std::env::var("PROOF_CASES").ok();
    let (mut different, mut unused) = (0, Vec::new());
    for revision in Revision::EARLIER {
        let [reference, subject] = [Peer::OfficialOf(revision), Peer::OursOf(revision)].map(|peer| peer.build(&places));
        let (reference, subject) = (reference?, subject?);
        let known = differences::load(&package.join("differences.toml"))?;
        let pair = Pair { reference: &reference, subject: &subject, scratch: &scratch };
        let mut cases = cases::of_revision(&Model::load(&revision::model(revision, &places)?)?);
        cases.retain(|case| pattern.as_ref().is_none_or(|pattern| matches(pattern, &case.id)));
        let mut report = Report::default();
        pair.compare(&cases, &known, &mut report)?;
        println!("{} of {}\n{}", reference.peer.name(), revision.date(), report.text());
        if std::env::var_os("PROOF_OVERVIEW").is_some() {
            println!("{}", report.overview());
        }
        if let Some(case) = cases.iter().find(|case| report.cases().first() == Some(&case.id.as_str())) {
            pair.shrink(case)?;
        }
        assert!(pattern.is_some() || report.fewest(Family::Request) >= INPUTS, "an operation has too few inputs");
        different += report.different();
        unused
            .extend(pair.known(&known).into_iter().filter(|known| known.hits() == 0).map(|known| format!("{known:?}")));
    }
    assert!(pattern.is_some() || unused.is_empty(), "differences.toml explains what does not happen: {unused:#?}");
    assert_eq!(different, 0, "cases differ without an explanation");
    Ok(())
}
