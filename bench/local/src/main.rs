//! The local service under load, against a bare hyper server that answers a constant. Both are asked by the same client,
//! in turns, so that the ratio says something on a machine that does other things as well.
//!
//! `local-load [--quick] [--data]`: with `--data` the state is in a folder, so that every message is on disk before it is
//! answered. `--quick` asks little, and fails where an answer is wrong: for CI.

mod client;
mod request;
mod server;
mod statistics;
mod table;

use std::error::Error;
use std::process::ExitCode;

use client::Client;
use request::Kind;
use server::{Server, Subject};
use statistics::{Sample, median};
use table::{Cell, memory_table, speed_table};

/// How many clients ask at once.
const CONNECTIONS: [usize; 3] = [1, 16, 64];

/// How much is asked.
#[derive(Debug, Clone, Copy)]
struct Plan {
    /// Turns of each cell. The median counts.
    rounds: usize,
    /// Requests of a turn.
    requests: usize,
    /// Messages at the end, and after how many memory is looked at.
    messages: usize,
    step: usize,
    data: bool,
}

const FULL: Plan = Plan { rounds: 5, requests: 2_000, messages: 100_000, step: 10_000, data: false };
const QUICK: Plan = Plan { rounds: 1, requests: 100, messages: 1_000, step: 500, data: false };

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve", subject, rest @ ..] => server::run(subject, rest),
        rest => plan(rest).and_then(|plan| {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(measure(plan))
        }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn plan(arguments: &[&str]) -> Result<Plan, Box<dyn Error>> {
    arguments.iter().try_fold(FULL, |plan, argument| match *argument {
        "--quick" => Ok(Plan { data: plan.data, ..QUICK }),
        "--data" => Ok(Plan { data: true, ..plan }),
        other => Err(format!("there is no option {other}; there are --quick and --data").into()),
    })
}

async fn measure(plan: Plan) -> Result<(), Box<dyn Error>> {
    let folder = plan.data.then(tempfile::tempdir).transpose()?;
    let folder = folder.as_ref().map(tempfile::TempDir::path);
    let bare = Server::start(Subject::Bare, None).await?;
    let service = Server::start(Subject::Service, folder).await?;
    let mut cells = Vec::new();
    for kind in [Kind::Send, Kind::List] {
        for connections in CONNECTIONS {
            cells.push(cell(plan, kind, connections, &bare, &service).await?);
        }
    }
    print!("{}", speed_table(&cells));
    let service = Server::start(Subject::Service, None).await?;
    print!("{}", memory_table(&memory(plan, &service).await?));
    Ok(())
}

/// Asks both in turns, and compares the medians.
async fn cell(
    plan: Plan,
    kind: Kind,
    connections: usize,
    bare: &Server,
    service: &Server,
) -> Result<Cell, Box<dyn Error>> {
    let (mut constant, mut real) = (Vec::new(), Vec::new());
    for _ in 0..plan.rounds {
        constant.push(turn(plan.requests, kind, connections, bare).await?);
        real.push(turn(plan.requests, kind, connections, service).await?);
    }
    Ok(Cell { kind, connections, bare: median(constant), service: median(real) })
}

async fn turn(requests: usize, kind: Kind, connections: usize, server: &Server) -> Result<Sample, Box<dyn Error>> {
    let client = Client::connect(server.address, connections, kind.request(server.address)?).await?;
    client.ask(requests).await
}

/// What the service has resident after so many messages, in KiB.
async fn memory(plan: Plan, service: &Server) -> Result<Vec<(usize, u64)>, Box<dyn Error>> {
    let mut found = vec![(0, service.memory()?)];
    for sent in (plan.step..=plan.messages).step_by(plan.step) {
        turn(plan.step, Kind::Send, 16, service).await?;
        found.push((sent, service.memory()?));
    }
    Ok(found)
}
