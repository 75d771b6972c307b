//! The program: what it prints, how it stops, what it refuses.

use std::collections::HashMap;
use std::process::Stdio;
use std::time::Duration;

use socialmessaging_client::Client;
use socialmessaging_client::config::{BehaviorVersion, Credentials, Region};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

use crate::http::get;
use crate::support::list;

/// Longer than anything here takes, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program, running. Killed when this is dropped.
pub(crate) struct Program {
    pub(crate) child: Child,
    output: BufReader<ChildStdout>,
    /// What the environment should be set to, as it says.
    pub(crate) exports: HashMap<String, String>,
}

pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_socialmessaging-local"));
    command.env_clear().kill_on_drop(true).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Program {
    /// Starts it on a free port, and reads what it prints until it is ready.
    pub(crate) async fn start(arguments: &[&str]) -> Self {
        let mut child = command().args(["--port", "0"]).args(arguments).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut exports = HashMap::new();
        loop {
            let mut line = String::new();
            let read = tokio::time::timeout(PATIENCE, output.read_line(&mut line)).await.unwrap().unwrap();
            if read == 0 {
                let mut errors = String::new();
                child.stderr.take().unwrap().read_to_string(&mut errors).await.unwrap();
                panic!("the program ended: {errors}");
            }
            if let Some(pairs) = line.trim().strip_prefix("export ") {
                let pairs = pairs.split(' ').filter_map(|pair| pair.split_once('='));
                exports.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            if line.starts_with("Ctrl-C") {
                return Self { child, output, exports };
            }
        }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.exports["AWS_ENDPOINT_URL_SOCIALMESSAGING"]
    }

    pub(crate) fn address(&self) -> std::net::SocketAddr {
        self.endpoint().strip_prefix("http://").unwrap().parse().unwrap()
    }

    /// A client with what the program said.
    pub(crate) fn client(&self) -> Client {
        let export = |name: &str| self.exports[name].clone();
        let key = Credentials::new(export("AWS_ACCESS_KEY_ID"), export("AWS_SECRET_ACCESS_KEY"), None, None, "test");
        let config = socialmessaging_client::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(export("AWS_REGION")))
            .credentials_provider(key)
            .endpoint_url(self.endpoint())
            .retry_config(socialmessaging_client::config::retry::RetryConfig::disabled())
            .build();
        Client::from_conf(config)
    }

    pub(crate) async fn signal(&self, name: &str) {
        let id = self.child.id().unwrap().to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &id]).status().await.unwrap();
        assert!(sent.success());
    }

    /// Waits for the end: what it still printed, its complaints, and its exit code.
    pub(crate) async fn end(mut self) -> (String, String, Option<i32>) {
        let (mut output, mut errors) = (String::new(), String::new());
        let end = async {
            self.output.read_to_string(&mut output).await.unwrap();
            self.child.stderr.take().unwrap().read_to_string(&mut errors).await.unwrap();
            self.child.wait().await.unwrap().code()
        };
        let code = tokio::time::timeout(PATIENCE, end).await.unwrap();
        (output, errors, code)
    }
}

async fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let run = tokio::time::timeout(PATIENCE, command().args(arguments).output()).await.unwrap().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(run.stdout), text(run.stderr), run.status.code())
}

#[tokio::test]
async fn what_it_prints_is_enough_for_a_client() {
    let program = Program::start(&["--region", "us-east-2"]).await;
    assert!(list(&program.client()).await.is_ok());
    assert_eq!(program.exports["AWS_REGION"], "us-east-2");
    assert_eq!(get(program.address(), "/_local/health").await.json()["region"], "us-east-2");
}

#[tokio::test]
async fn signals_stop_it_cleanly() {
    for signal in ["INT", "TERM"] {
        let program = Program::start(&[]).await;
        assert!(list(&program.client()).await.is_ok());
        program.signal(signal).await;
        assert_eq!(program.end().await, ("stopped\n".to_owned(), String::new(), Some(0)), "{signal}");
    }
}

/// Whoever streams events or waits for some does not keep it from stopping.
#[tokio::test]
async fn streams_and_long_polls_end_with_it() {
    let program = Program::start(&[]).await;
    let address = program.address();
    let stream = tokio::spawn(async move { get(address, "/_local/events/stream?after=1000000").await });
    let poll = tokio::spawn(async move { get(address, "/_local/events?after=1000000&wait=60000").await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let before = std::time::Instant::now();
    program.signal("TERM").await;
    assert_eq!(program.end().await.2, Some(0));
    // The grace is five seconds; a stream that had to be cut off would take all of it.
    assert!(before.elapsed() < Duration::from_secs(5));
    assert_eq!(stream.await.unwrap().status, 200);
    assert_eq!(poll.await.unwrap().json()["events"], serde_json::json!([]));
}

#[tokio::test]
async fn the_second_on_a_folder_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("state").display().to_string();
    let first = Program::start(&["--data", &data]).await;
    let (output, errors, code) = run(&["--port", "0", "--data", &data]).await;
    assert_eq!((output.as_str(), code), ("", Some(1)));
    assert!(errors.contains(&data) && errors.contains("another process"), "{errors}");
    // The first goes on, and once it is gone the folder is free.
    assert!(list(&first.client()).await.is_ok());
    first.signal("TERM").await;
    first.end().await;
    assert!(list(&Program::start(&["--data", &data]).await.client()).await.is_ok());
}

#[tokio::test]
async fn a_port_that_is_taken_is_said() {
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (_, errors, code) = run(&["--port", &port]).await;
    assert_eq!(code, Some(1));
    assert!(errors.starts_with(&format!("error: cannot listen on 127.0.0.1:{port}")), "{errors}");
}

#[tokio::test]
async fn wrong_arguments_are_all_said_at_once() {
    let (output, errors, code) = run(&["--port", "x", "--clock", "y"]).await;
    assert_eq!((output.as_str(), code), ("", Some(2)));
    assert!(errors.contains("--port") && errors.contains("--clock") && errors.contains("--help"), "{errors}");
    let (help, errors, code) = run(&["--help"]).await;
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    assert!(help.contains("--scenario FILE"));
}

#[tokio::test]
async fn without_auth_nothing_has_to_be_signed() {
    let program = Program::start(&["--no-auth"]).await;
    assert_eq!(get(program.address(), "/v1/whatsapp/waba/list").await.status, 200);
}
