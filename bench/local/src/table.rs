//! What is printed.

use std::fmt::Write as _;
use std::time::Duration;

use crate::request::Kind;
use crate::statistics::Sample;

/// Both subjects, asked the same by as many connections.
#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) kind: Kind,
    pub(crate) connections: usize,
    pub(crate) bare: Sample,
    pub(crate) service: Sample,
}

pub(crate) fn speed_table(cells: &[Cell]) -> String {
    let mut text = String::from(
        "| asked | connections | bare: answers/s, p50, p99 | service: answers/s, p50, p99 | ratio of rates |\n\
         |---|---|---|---|---|\n",
    );
    for Cell { kind, connections, bare, service } in cells {
        let ratio = service.rate / bare.rate;
        let (name, bare, service) = (kind.name(), sample(bare), sample(service));
        let _ = writeln!(text, "| {name} | {connections} | {bare} | {service} | {ratio:.2} |");
    }
    text
}

fn sample(sample: &Sample) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.0}, {:.2} ms, {:.2} ms", sample.rate, millis(sample.p50), millis(sample.p99))
}

/// Memory in KiB by the number of messages.
pub(crate) fn memory_table(found: &[(usize, u64)]) -> String {
    let mut text = String::from("\n| messages | resident, MiB | bytes per message |\n|---|---|---|\n");
    let start = found.first().map_or(0, |(_, memory)| *memory);
    for (messages, memory) in found {
        let grown = memory.saturating_sub(start) << 10;
        let each = u64::try_from(*messages).ok().and_then(|messages| grown.checked_div(messages));
        let each = each.map_or("-".to_owned(), |each| each.to_string());
        let _ = writeln!(text, "| {messages} | {:.1} | {each} |", *memory as f64 / 1024.0);
    }
    text
}
