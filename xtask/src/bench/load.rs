//! Calls over real connections to a server on loopback, 64 in flight.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::Options;
use super::measure::Measure;
use super::peer::{Peer, Place};
use super::process::{self, Outcome, progress};
use super::record::Record;
use super::statistics::{Samples, median};

/// The server; it stops when this is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(place: &Place) -> Outcome<Self> {
        let mut command = Command::new(place.program(Peer::Floor, "server"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| process::not_started(&command, &error))?;
        let mut address = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut address).map_err(|error| format!("server: {error}"))?;
        }
        let server = Self { child, address: address.trim().to_owned() };
        if server.address.is_empty() { Err("server: it printed no address".into()) } else { Ok(server) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The end of its input is what it waits for.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// Measures calls per second, and memory with large messages.
pub(super) fn measure(place: &Place, options: &Options, record: &mut Record) -> Outcome<()> {
    let server = Server::start(place)?;
    let (mut speed, mut memory) = (Samples::default(), Samples::default());
    let mut plain = Vec::new();
    for pair in 1..=options.pairs() {
        progress(&format!("loopback, {pair} of {}", options.pairs()));
        for peer in Peer::ALL {
            speed.push(peer, load(&server, place, (peer, "load"), options.loaded_calls(), 1_000)?.0);
            let (_, kibibytes) = load(&server, place, (peer, "load"), options.loaded_calls() / 64, 1_000_000)?;
            memory.push(peer, kibibytes * 1024.0 / 1e6);
        }
        plain.push(load(&server, place, (Peer::Floor, "load-plain"), options.loaded_calls(), 1_000)?.0);
    }
    let speed = speed.figures().ok_or("nothing was sent")?;
    let plain = median(plain).unwrap_or_default();
    record.keep(
        Measure::Throughput,
        speed.noted(format!("loopback: the floor signs; hyper alone makes {plain:.0} calls/s")),
    );
    record.keep(Measure::PeakMemory, memory.figures().ok_or("nothing was sent")?);
    Ok(())
}

/// Calls per second, and the peak of memory in KiB.
fn load(server: &Server, place: &Place, program: (Peer, &str), calls: u32, bytes: u32) -> Outcome<(f64, f64)> {
    let mut command = Command::new(place.program(program.0, program.1));
    let text = process::output(command.args([&server.address, &calls.to_string(), &bytes.to_string()]))?;
    let figures: Vec<f64> = text.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures[..] {
        [speed, memory] => Ok((speed, memory)),
        _ => Err(format!("load printed `{text}`")),
    }
}
