//! Calls through a canned transport: that all send the same, what they allocate, how long they take.

use std::process::Command;

use super::Options;
use super::measure::{Measure, Operation};
use super::peer::{Peer, Place};
use super::process::{self, Outcome, progress};
use super::record::Record;
use super::statistics::Samples;

/// Refuses to compare clients that do not send the same: method, URI, names of headers, body.
pub(super) fn same_requests(place: &Place) -> Outcome<()> {
    for operation in Operation::ALL {
        let request = |peer| -> Outcome<String> {
            let text = process::output(Command::new(place.program(peer, "request")).arg(operation.name()))?;
            Ok(essence(&text))
        };
        let official = request(Peer::Official)?;
        for peer in [Peer::Ours, Peer::Floor] {
            let other = request(peer)?;
            if other != official {
                let name = peer.name();
                return Err(format!(
                    "{operation}: {name} does not send what official does:\n{other}\n-- for\n{official}"
                ));
            }
        }
    }
    Ok(())
}

/// A printed request without the values of its headers: ids are random, user agents name versions.
fn essence(request: &str) -> String {
    let (line, rest) = request.split_once('\n').unwrap_or((request, ""));
    let mut parts = vec![line];
    for line in rest.lines() {
        parts.push(line.split_once(": ").filter(|_| !line.starts_with('{')).map_or(line, |(name, _)| name));
    }
    parts.join("\n")
}

/// Counts allocations and reallocations.
pub(super) fn allocations(place: &Place, record: &mut Record) -> Outcome<()> {
    for operation in Operation::ALL {
        progress(&format!("allocations of {operation}"));
        let mut samples = Samples::default();
        let mut parts = Vec::new();
        for peer in Peer::ALL {
            let mut command = Command::new(place.program(peer, "allocations"));
            let text = process::output(command.args([operation.name(), "1000"]))?;
            let counts: Vec<f64> = text.split_whitespace().filter_map(|count| count.parse().ok()).collect();
            let [allocations, reallocations] = counts[..] else { return Err(format!("allocations printed `{text}`")) };
            samples.push(peer, allocations + reallocations);
            parts.push(format!("{} {allocations} + {reallocations}", peer.name()));
        }
        let figures = samples.figures().ok_or("nothing was counted")?;
        let note = format!("allocations + reallocations of {operation}: {}", parts.join(", "));
        record.keep(Measure::Allocations(operation), figures.noted(note));
    }
    Ok(())
}

/// Takes the time of bursts of calls, the peers in turn.
pub(super) fn times(place: &Place, options: &Options, record: &mut Record) -> Outcome<()> {
    for operation in Operation::ALL {
        progress(&format!("time of {operation}, {} bursts", options.bursts()));
        let mut samples = Samples::default();
        for _ in 0..options.bursts() {
            for peer in Peer::ALL {
                let mut command = Command::new(place.program(peer, "calls"));
                let text = process::output(command.args([operation.name(), burst(operation)]))?;
                let nanoseconds: f64 = text.trim().parse().map_err(|_| format!("calls printed `{text}`"))?;
                samples.push(peer, nanoseconds / 1000.0);
            }
        }
        record.keep(Measure::Time(operation), samples.figures().ok_or("nothing was measured")?);
    }
    Ok(())
}

/// How many calls take some tenths of a second.
fn burst(operation: Operation) -> &'static str {
    match operation {
        Operation::Send | Operation::Get => "8000",
        Operation::List => "2500",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_of_headers_may_differ_and_nothing_else() {
        let request = |agent: &str, body: &str| format!("POST https://a/b?c: d\nuser-agent: {agent}\nx: y\n{body}\n");
        let essence = |agent, body| super::essence(&request(agent, body));
        assert_eq!(essence("one", r#"{"a": 1}"#), "POST https://a/b?c: d\nuser-agent\nx\n{\"a\": 1}");
        assert_eq!(essence("one", "{}"), essence("two", "{}"));
        assert_ne!(essence("one", r#"{"a": 1}"#), essence("one", r#"{"a": 2}"#));
    }
}
