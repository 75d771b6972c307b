//! Every client takes the scenario, and sees the same, to the letter.

use local_scenario::client::{Client, Places};
use local_scenario::judge;
use local_scenario::model::Model;
use local_scenario::step;
use std::path::PathBuf;

#[test]
fn every_client_sees_what_is_expected_and_all_see_the_same() {
    let places = Places {
        driver: PathBuf::from(env!("CARGO_BIN_EXE_local-driver")),
        scratch: PathBuf::from(env!("CARGO_TARGET_TMPDIR")),
    };
    let model = Model::load().unwrap();
    let steps = step::scenario(&model).unwrap();
    let chosen = std::env::var("SCENARIO_CLIENTS").unwrap_or_default();
    let clients = Client::ALL.into_iter().filter(|client| client.name().contains(&chosen));
    let transcripts: Vec<_> = clients.map(|client| client.take(&steps, &places).unwrap()).collect();
    let first = transcripts.first().expect("SCENARIO_CLIENTS names no client");
    let mut problems = judge::problems(&steps, first, &model);
    for other in &transcripts[1..] {
        problems.extend(first.differences(other));
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    for transcript in &transcripts {
        println!("{}: {} steps", transcript.client, transcript.lines.len());
    }
}
