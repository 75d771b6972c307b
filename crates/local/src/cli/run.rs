//! From arguments to a service that runs until a signal stops it.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{Command, Environment, HELP, Options, banner};
use crate::clock::Clock;
use crate::scenario::Scenario;
use crate::serve::Limits;
use crate::service::LocalService;

/// What the program exits with where the arguments are wrong, as shells have it.
const USAGE: u8 = 2;

/// Does what the arguments and the environment say.
pub fn run(arguments: impl IntoIterator<Item = OsString>, environment: Environment<'_>) -> ExitCode {
    let done = match Command::read(arguments, environment) {
        Ok(Command::Help) => print(HELP),
        Ok(Command::Serve(options)) => serve(&options),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(USAGE);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Prints, unless nobody reads any more.
fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}

fn serve(options: &Options) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start: {error}"))?;
    runtime.block_on(serve_until_signal(options))
}

async fn serve_until_signal(options: &Options) -> Result<(), String> {
    let service = start(options)?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    // Before anybody is told of the port: who reads the address may send a signal at once.
    let stop = stop_signal().map_err(|error| format!("cannot watch for signals: {error}"))?;
    print(&banner(address, &service.world().settings.region, options))?;
    service.serve(listener, Limits::default(), stop).await.map_err(|error| error.to_string())?;
    // Whoever watches the output knows that it was a stop, and no crash.
    print("stopped\n")
}

fn start(options: &Options) -> Result<LocalService, String> {
    let clock = options.manual_clock.map_or_else(Clock::real, Clock::manual);
    let scenario = options.scenario.as_ref().map(Scenario::from_file).transpose().map_err(|error| error.to_string())?;
    let builder = LocalService::builder().seed(options.seed).clock(clock).auth(options.auth);
    let builder = builder.region(options.region.clone()).s3(options.s3.clone());
    let builder = match scenario {
        Some(scenario) => builder.scenario(scenario),
        None => builder,
    };
    let builder = match &options.data {
        Some(folder) => builder.data_dir(folder),
        None => builder,
    };
    let service = builder.build().map_err(|error| error.to_string())?;
    let topics = options.subscriptions.iter().map(|(topic, url)| (Some(topic.as_str()), url.as_str()));
    let bridge = options.event_bridge.iter().map(|url| (None, url.as_str()));
    for (topic, url) in topics.chain(bridge) {
        service.subscribe_always(topic, url).map_err(|failure| format!("{url}: {}", failure.message))?;
    }
    Ok(service)
}

/// Done when the program is to stop: at Ctrl-C, or when it is asked to end.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
