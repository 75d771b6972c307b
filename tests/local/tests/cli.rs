//! The AWS CLI against the local service, with the environment that the service prints.

use local_scenario::client::only;
use local_scenario::http::control;
use local_scenario::install::Clients;
use local_scenario::process::succeed;
use local_scenario::server::{self, Server};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";
const MESSAGE: &str = r#"{"messaging_product":"whatsapp","to":"+15550100123","type":"text","text":{"body":"hi"}}"#;

/// A service, and the CLI's program.
fn start() -> (Server, PathBuf, tempfile::TempDir) {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let aws = Clients::below(scratch).python("aws").unwrap();
    let buckets = server::buckets().unwrap();
    let server = Server::start(&server::build(scratch).unwrap(), buckets.path()).unwrap();
    (server, aws, buckets)
}

fn send(aws: &Path) -> Command {
    let mut command = Command::new(aws);
    command.args(["socialmessaging", "send-whatsapp-message", "--origination-phone-number-id", NUMBER]);
    command.args(["--message", MESSAGE, "--meta-api-version", "v20.0"]);
    command
}

#[test]
fn the_cli_sends_a_message() {
    let (server, aws, _buckets) = start();
    let answer: Value = serde_json::from_str(&succeed(&mut only(&mut send(&aws), &server)).unwrap()).unwrap();
    let id = answer["messageId"].as_str().unwrap_or_else(|| panic!("{answer}"));
    control(server.address(), "POST /_local/clock/advance", r#"{"seconds":60}"#).unwrap();
    let events = control(server.address(), "GET /_local/events?after=0", "").unwrap().to_string();
    for status in ["accepted", "sent", "delivered", "read"] {
        assert!(events.contains(status), "{status}: {events}");
    }
    assert!(events.contains(id), "{events}");
}

#[test]
fn a_wrong_secret_is_refused() {
    let (mut server, aws, _buckets) = start();
    for (name, value) in &mut server.environment {
        if name == "AWS_SECRET_ACCESS_KEY" {
            value.push('x');
        }
    }
    let refused = succeed(&mut only(&mut send(&aws), &server)).unwrap_err();
    assert!(refused.contains("InvalidSignatureException") || refused.contains("SignatureDoesNotMatch"), "{refused}");
}
