//! `cargo xtask bench`: weighs the client against the official crate, side by side in one run, and prints one table.

mod budget;
mod builds;
mod callgrind;
mod calls;
mod counts;
mod generator;
mod lines;
mod load;
mod machine;
mod measure;
mod obstacle;
mod peer;
mod process;
mod record;
mod slice;
mod statistics;
mod synthetic;
mod table;
mod verdict;

use std::path::{Path, PathBuf};

use budget::BUDGETS;
use generator::Generator;
use measure::{Kind, Measure, Operation};
use peer::Place;
use record::Record;

use crate::{Failure, Outcome, place};

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    /// How much is done for each figure.
    pub(crate) effort: Effort,
    /// Pairs of clean builds, if not as many as the effort says.
    pub(crate) pairs: Option<u32>,
    /// Only what is the same on every machine.
    pub(crate) counts: bool,
    /// Where the table is written, besides the standard output.
    pub(crate) write: Option<PathBuf>,
}

/// How much is done for each figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// To see whether something has changed.
    Quick,
    /// To publish it.
    Full,
}

impl Options {
    /// Pairs of clean builds.
    fn pairs(&self) -> u32 {
        self.pairs.unwrap_or(self.choose(1, 5))
    }

    /// Bursts of calls, and cold processes of the generator.
    fn bursts(&self) -> u32 {
        self.choose(3, 15)
    }

    /// Calls under callgrind.
    fn counted_calls(&self) -> u32 {
        self.choose(200, 1_000)
    }

    /// Calls to the loopback server.
    fn loaded_calls(&self) -> u32 {
        self.choose(10_000, 40_000)
    }

    fn choose(&self, quick: u32, full: u32) -> u32 {
        match self.effort {
            Effort::Quick => quick,
            Effort::Full => full,
        }
    }

    /// The command line.
    fn command(&self) -> String {
        let mut command = "cargo xtask bench".to_owned();
        if self.effort == Effort::Quick {
            command.push_str(" --quick");
        }
        if let Some(pairs) = self.pairs {
            command.push_str(&format!(" --pairs {pairs}"));
        }
        if self.counts {
            command.push_str(" --counts");
        }
        command
    }
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Result<Outcome, Failure> {
    let root = place::workspace_root()?.ok_or_else(|| Failure::Usage(place::NO_WORKSPACE.into()))?;
    let place = Place { scratch: scratch(&root), root };
    std::fs::create_dir_all(&place.scratch).map_err(|error| failed(&place.scratch, &error))?;
    let mut record = Record::default();
    record.attempt(&rows_where(|_| true), |record| measure(&place, options, record));
    let rows = BUDGETS.iter().filter(|budget| !options.counts || budget.measure.kind() == Kind::Count);
    let table = table::lay_out(rows, &record);
    print!("{}", table.text);
    if let Some(path) = &options.write {
        let page = machine::page(&place, &options.command(), &table.text);
        std::fs::write(path, page).map_err(|error| failed(path, &error))?;
    }
    if !table.passes {
        eprintln!("error: a row that must keep its budget does not, or was not measured");
        return Ok(Outcome::Stale);
    }
    Ok(Outcome::Fine)
}

/// The folder for what the bench makes: below the target folder that cargo uses here.
fn scratch(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    std::path::absolute(target.join("bench")).unwrap_or(target)
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Input(format!("error: {}: {error}", place::shown(path)))
}

/// Measures every row that is asked for. Whatever fails, the others are measured.
fn measure(place: &Place, options: &Options, record: &mut Record) -> process::Outcome<()> {
    builds::fetch(place)?;
    record.attempt(&[Measure::Crates], |record| counts::crates(place, record));
    record.attempt(&[Measure::Lines], |record| counts::lines(place, record));
    if !options.counts {
        let builds = [Measure::ReleaseBuild, Measure::OwnCrates, Measure::Check];
        record.attempt(&builds, |record| builds::clean(place, options, record));
    }
    record.attempt(&[Measure::Binary], |record| builds::binary(place, record));
    record.attempt(&rows_where(is_run), |record| measure_programs(place, options, record));
    if !options.counts {
        record.attempt(&rows_where(is_generated), |record| {
            let generator = Generator::build(place)?;
            record.attempt(&[Measure::Slice], |record| slice::measure(place, options, &generator, record));
            generator::measure(place, options, &generator, record)
        });
    }
    Ok(())
}

/// Measures programs that run. Nothing is measured with programs of an earlier run, or that do not do the same.
fn measure_programs(place: &Place, options: &Options, record: &mut Record) -> process::Outcome<()> {
    place.build_tools()?;
    calls::same_requests(place)?;
    record.attempt(&Operation::ALL.map(Measure::Allocations), |record| calls::allocations(place, record));
    if !options.counts {
        record.attempt(&Operation::ALL.map(Measure::Time), |record| calls::times(place, options, record));
        record.attempt(&Operation::ALL.map(Measure::Instructions), |record| callgrind::measure(place, options, record));
        let loads = [Measure::Throughput, Measure::PeakMemory];
        record.attempt(&loads, |record| load::measure(place, options, record));
    }
    Ok(())
}

fn is_run(measure: Measure) -> bool {
    use Measure::{Allocations, Instructions, PeakMemory, Throughput, Time};
    matches!(measure, Allocations(_) | Instructions(_) | Time(_) | Throughput | PeakMemory)
}

fn is_generated(measure: Measure) -> bool {
    use Measure::{Generator, GeneratorWithRustfmt, Slice, SyntheticMemory, SyntheticTime};
    matches!(measure, Slice | Generator | GeneratorWithRustfmt | SyntheticTime(_) | SyntheticMemory(_))
}

fn rows_where(chosen: fn(Measure) -> bool) -> Vec<Measure> {
    BUDGETS.iter().map(|budget| budget.measure).filter(|measure| chosen(*measure)).collect()
}
