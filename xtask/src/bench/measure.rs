//! What is measured: the rows of the table, in the words of their budgets.

use std::fmt;

/// An operation whose calls are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    /// `SendWhatsAppMessage`, a message of 1 KB.
    Send,
    /// `GetLinkedWhatsAppBusinessAccount`, an answer with five phone numbers.
    Get,
    /// `ListWhatsAppMessageTemplates`, an answer with a hundred templates.
    List,
}

impl Operation {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Send, Self::Get, Self::List];

    /// Its name on the command line of the measured programs.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Get => "get",
            Self::List => "list",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// What is measured; a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    ReleaseBuild,
    OwnCrates,
    Check,
    Crates,
    Binary,
    Lines,
    Instructions(Operation),
    Allocations(Operation),
    Time(Operation),
    Throughput,
    PeakMemory,
    Slice,
    Generator,
    GeneratorWithRustfmt,
    /// Of a model with so many operations.
    SyntheticTime(u32),
    SyntheticMemory(u32),
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Milliseconds,
    Microseconds,
    Megabytes,
    PerSecond,
    /// Nothing but a number, which may have a fraction.
    Number,
}

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The same on every machine: checked by `--counts`.
    Count,
    /// A time, an amount of memory, or what only valgrind sees.
    Weight,
}

impl Measure {
    /// The first column.
    pub(super) fn text(self) -> String {
        let text = match self {
            Self::ReleaseBuild => "clean release build of the send program, CPU",
            Self::OwnCrates => {
                "our own crates (types, operations, client, runtime) against the SDK crate alone, CPU per operation"
            }
            Self::Check => "clean `cargo check`, CPU",
            Self::Crates => "crates compiled",
            Self::Binary => "stripped binary",
            Self::Lines => "generated source lines without blanks and comments, macro bodies included, per operation",
            Self::Instructions(operation) => {
                return format!("instructions per call without SHA (callgrind), {operation}");
            }
            Self::Allocations(operation) => return format!("allocations per call, {operation}"),
            Self::Time(operation) => return format!("time per call, {operation}"),
            Self::Throughput => "loopback, 64 in flight, calls/s",
            Self::PeakMemory => "peak memory, 64 in flight sending 1 MB messages",
            Self::Slice => "send-only slice: generated crates' build CPU against the full set's",
            Self::Generator => "generator, a cold process, without rustfmt",
            Self::GeneratorWithRustfmt => "generator, a cold process, with rustfmt",
            Self::SyntheticTime(size) => return format!("generator, a model of {size} operations, time"),
            Self::SyntheticMemory(size) => return format!("generator, a model of {size} operations, peak memory"),
        };
        text.into()
    }

    /// What its numbers are.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::ReleaseBuild | Self::OwnCrates | Self::Check | Self::Slice => Unit::Seconds,
            Self::Generator | Self::GeneratorWithRustfmt | Self::SyntheticTime(_) => Unit::Milliseconds,
            Self::Time(_) => Unit::Microseconds,
            Self::Binary | Self::PeakMemory | Self::SyntheticMemory(_) => Unit::Megabytes,
            Self::Throughput => Unit::PerSecond,
            Self::Crates | Self::Lines | Self::Instructions(_) | Self::Allocations(_) => Unit::Number,
        }
    }

    /// Whether every machine finds the same.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Crates | Self::Binary | Self::Lines | Self::Allocations(_) => Kind::Count,
            Self::ReleaseBuild
            | Self::OwnCrates
            | Self::Check
            | Self::Instructions(_)
            | Self::Time(_)
            | Self::Throughput
            | Self::PeakMemory
            | Self::Slice
            | Self::Generator
            | Self::GeneratorWithRustfmt
            | Self::SyntheticTime(_)
            | Self::SyntheticMemory(_) => Kind::Weight,
        }
    }
}
