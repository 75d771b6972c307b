//! The driver: one program, compiled against our client and against the official one, which takes the steps of a
//! scenario and says what came of each.
//!
//! Usage: `driver port STEPS` calls the service that the environment names, as any program would find it;
//! `driver in-process BUCKETS SEED START STEPS` starts one inside itself. STEPS is a JSON array; the answer to each step is
//! one JSON object a line on the standard output, in the same order.

mod answer;
mod bindings;
mod place;
#[path = "../../peer/src/read.rs"]
#[allow(dead_code, reason = "tests/peer appends items one by one, too")]
mod read;
mod say;

mod calls {
    //! Calls every operation of the model; written by the build script.
    use crate::answer::{self, Answer};
    use crate::read;
    use crate::say::{Say, object};
    use serde_json::Value;
    include!(concat!(env!("OUT_DIR"), "/calls.rs"));
}

use bindings::Bindings;
use place::Place;
use serde_json::{Value, json};
use std::io::Write;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (place, steps) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["port", steps] => (Place::port().await?, steps),
        ["in-process", folder, seed, start, steps] => (Place::in_process(folder, seed, start).await?, steps),
        _ => return Err("usage: driver port STEPS | driver in-process BUCKETS SEED START STEPS".into()),
    };
    let steps: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(steps)?)?;
    let client = place.client();
    let mut bindings = Bindings::default();
    let mut answers = std::io::LineWriter::new(std::io::stdout().lock());
    for step in &steps {
        let answer = take(&place, &client, &mut bindings, step).await;
        let answer = answer.unwrap_or_else(|reason| json!({ "step": step["step"], "refused": reason }));
        serde_json::to_writer(&mut answers, &answer)?;
        answers.write_all(b"\n")?;
    }
    Ok(())
}

/// Takes one step.
async fn take(place: &Place, client: &sdk::Client, bindings: &mut Bindings, step: &Value) -> Result<Value, String> {
    let mut line = match step["call"].as_str() {
        Some(operation) => {
            let answer = calls::call(client, operation, &bindings.fill(&step["input"])?).await?;
            bindings.bind(&step["bind"], answer.output())?;
            answer.into_json()
        }
        None => {
            let what = step["control"].as_str().ok_or("a step is a call or a control")?;
            let (status, body) = place.control(&bindings.text(what)?, &bindings.fill(&step["body"])?).await?;
            bindings.bind(&step["bind"], Some(&body))?;
            json!({ "status": status, "body": body })
        }
    };
    line["step"] = step["step"].clone();
    Ok(line)
}
