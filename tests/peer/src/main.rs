//! The peer: one program, compiled once against each SDK that is compared, which runs cases and says what it saw.
//!
//! Usage: `peer CASES`. CASES holds one JSON object a line; the answer to each is one JSON object a line on the standard
//! output, in the same order. Nothing leaves the process: the transport answers from the case's script, the clock is
//! the case's, and time passes only when every task sleeps.

mod body;
mod clock;
mod config;
mod credentials;
mod customize;
mod read;
mod report;
mod run;
mod transport;

mod driver {
    //! Calls every operation of the model; written by the build script.
    use crate::run::{Run, Style};
    use crate::{read, report};
    use serde_json::Value;
    include!(concat!(env!("OUT_DIR"), "/driver.rs"));
}

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::panic::AssertUnwindSafe;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: peer CASES")?;
    // A line at a time: the harness sees which case a peer ends or hangs in.
    let mut answers = std::io::LineWriter::new(std::io::stdout().lock());
    std::panic::set_hook(Box::new(|_| {}));
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let case: Value = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut answers, &answer(&case))?;
        answers.write_all(b"\n")?;
    }
    answers.flush()?;
    Ok(())
}

/// What a case did. A panic of the SDK is an observation like any other.
fn answer(case: &Value) -> Value {
    let seen = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
        runtime.map_err(|error| error.to_string())?.block_on(run::case(case))
    }));
    match seen {
        Ok(Ok(seen)) => seen,
        Ok(Err(reason)) => json!({ "refused": reason }),
        Err(panic) => json!({ "panic": message(panic.as_ref()) }),
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied()).unwrap_or("?")
}
