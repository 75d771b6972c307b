//! The programs run, and say what they should.

use std::process::Command;

/// What a program prints. It has to succeed, and to complain of nothing.
fn run(program: &str) -> String {
    let output = Command::new(program).env_clear().output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_kind_arrives() {
    let printed = run(env!("CARGO_BIN_EXE_send_each_kind"));
    let (receipt, messages): (Vec<&str>, Vec<&str>) = printed.lines().partition(|line| line.starts_with("receipt"));
    assert_eq!(messages.len(), 14, "{printed}");
    assert!(messages.iter().all(|line| line.ends_with(": Read")), "{printed}");
    // Nothing becomes of a receipt.
    assert_eq!(receipt, ["receipt: Queued"]);
}

#[test]
fn what_comes_in_is_answered() {
    let printed = run(env!("CARGO_BIN_EXE_receive_and_reply"));
    let heard: Vec<&str> = printed.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(heard, ["15550100123 wrote: Is my order ready?", "15550100123 pressed: yes"], "{printed}");
    assert_eq!(printed.matches("  we send ").count(), 4, "{printed}");
}

#[test]
fn a_template_is_approved_and_sent() {
    let printed = run(env!("CARGO_BIN_EXE_approve_template"));
    let lines: Vec<&str> = printed.lines().filter(|line| !line.starts_with("as WhatsApp has it")).collect();
    let statuses = ["message: accepted", "message: sent", "message: delivered", "message: read"];
    assert_eq!(lines, [&["created: PENDING", "verdict: APPROVED"][..], &statuses].concat());
}

#[test]
fn a_flow_is_published_and_filled_in() {
    let printed = run(env!("CARGO_BIN_EXE_flow"));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[1..3], ["corrected: 0 problems", "now it is PUBLISHED"]);
    assert!(lines[0].starts_with("a draft with ") && !lines[0].contains(" 0 "), "{printed}");
    assert!(lines[3].starts_with("\"visit-1\": size"), "{printed}");
}

#[test]
fn the_client_tries_again_and_no_longer_than_it_should() {
    let printed = run(env!("CARGO_BIN_EXE_retry"));
    let outcomes: Vec<&str> =
        printed.lines().filter_map(|line| line.split_once(": ")?.1.split(", in ").next()).collect();
    let sent = "sent; 1 sent";
    assert_eq!(outcomes, [sent, "ThrottledRequestException; 0 sent", sent, sent, sent, "sent; 2 sent"], "{printed}");
}

#[test]
fn the_demo_shows_every_status() {
    let printed = run(env!("CARGO_BIN_EXE_demo"));
    let word =
        |line: &str| line.split_once(" s  ").map(|(_, word)| word.split(" as ").next().unwrap_or(word).to_owned());
    let words: Vec<String> = printed.lines().filter_map(word).collect();
    let message = ["queued", "accepted", "sent", "delivered", "read"];
    assert_eq!(words, [&message[..], &["PENDING", "APPROVED"], &message].concat(), "{printed}");
}
