//! Settings with their meaning.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use super::source::{Environment, InvalidArguments, Source};
use crate::content::{S3, S3Endpoint};

/// What the program is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Print what options there are.
    Help,
    /// Serve.
    Serve(Box<Options>),
}

/// How to serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Where state is kept; in memory without it.
    pub data: Option<PathBuf>,
    /// The file with what there is to begin with.
    pub scenario: Option<PathBuf>,
    /// What ids are made from.
    pub seed: u64,
    /// Where a manual clock starts; the clock is the machine's without it.
    pub manual_clock: Option<SystemTime>,
    /// Whether signatures are checked.
    pub auth: bool,
    /// The region, in the place of the scenario's.
    pub region: Option<String>,
    /// Where buckets are.
    pub s3: Option<S3>,
    /// ARNs of topics, and where what is published there is delivered.
    pub subscriptions: Vec<(String, String)>,
    /// Where events go in the form of EventBridge.
    pub event_bridge: Option<String>,
}

/// Of no other service that is well known, nor in the range that LocalStack takes (4510 to 4559).
const PORT: u16 = 4700;

impl Default for Options {
    fn default() -> Self {
        Self {
            port: PORT,
            data: None,
            scenario: None,
            seed: 0,
            manual_clock: None,
            auth: true,
            region: None,
            s3: None,
            subscriptions: Vec::new(),
            event_bridge: None,
        }
    }
}

impl Command {
    /// Reads arguments, without the program's name, and the environment.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        environment: Environment<'_>,
    ) -> Result<Self, InvalidArguments> {
        let mut source = Source::read(arguments, environment);
        let options = Options::read(&mut source, environment);
        match source {
            Source { help: true, .. } => Ok(Self::Help),
            Source { problems, .. } if !problems.is_empty() => Err(InvalidArguments(problems)),
            _ => Ok(Self::Serve(Box::new(options))),
        }
    }
}

impl Options {
    fn read(source: &mut Source, environment: Environment<'_>) -> Self {
        let default = Self::default();
        let path = |given: Option<super::source::Given>| given.map(|given| PathBuf::from(given.text));
        Self {
            port: source.read_one("port", number("a port, 0 to 65535")).unwrap_or(default.port),
            data: path(source.one("data")),
            scenario: path(source.one("scenario")),
            seed: source.read_one("seed", number("a number")).unwrap_or(default.seed),
            manual_clock: source.read_one("clock", clock).flatten(),
            auth: !source.read_one("no-auth", switch).unwrap_or(false),
            region: source.read_one("region", region),
            s3: read_s3(source, environment),
            subscriptions: read_subscriptions(source),
            event_bridge: source.read_one("event-bridge", url),
        }
    }
}

/// The variables that say who signs requests to an S3 endpoint. There are no arguments for them: everybody on a machine can
/// see those.
const S3_KEY: (&str, &str) = ("SOCIALMESSAGING_LOCAL_S3_ACCESS_KEY_ID", "SOCIALMESSAGING_LOCAL_S3_SECRET_ACCESS_KEY");

fn read_s3(source: &mut Source, environment: Environment<'_>) -> Option<S3> {
    let folder = source.one("s3-dir").map(|given| S3::Folder(given.text.into()));
    let address = source.read_one("s3-endpoint", url);
    if folder.is_some() && address.is_some() {
        source.problems.push("buckets are either in --s3-dir or at --s3-endpoint, not both".to_owned());
    }
    let mut text = |name: &str| {
        let text = environment(name).map(|value| value.to_string_lossy().into_owned());
        if address.is_some() && text.is_none() {
            source.problems.push(format!("--s3-endpoint needs {name} in the environment"));
        }
        text.unwrap_or_default()
    };
    let (id, secret) = (text(S3_KEY.0), text(S3_KEY.1));
    folder.or(address.map(|address| S3::Endpoint(S3Endpoint::new(address, id, secret))))
}

fn read_subscriptions(source: &mut Source) -> Vec<(String, String)> {
    let mut subscriptions = Vec::new();
    for given in source.all("subscribe") {
        let texts = given.text.to_string_lossy().into_owned();
        for text in texts.split_ascii_whitespace() {
            let given = super::source::Given { from: given.from.clone(), text: text.into() };
            subscriptions.extend(source.parse(&given, subscription));
        }
    }
    subscriptions
}

fn number<T: std::str::FromStr>(expected: &str) -> impl Fn(&str) -> Result<T, String> {
    move |text| text.parse().map_err(|_| expected.to_owned())
}

fn clock(text: &str) -> Result<Option<SystemTime>, String> {
    let expected = || "`real` or `manual@` with a time such as 2026-01-01T00:00:00Z".to_owned();
    if text == "real" {
        return Ok(None);
    }
    let time = text.strip_prefix("manual@").ok_or_else(expected)?;
    let time = DateTime::from_str(time, Format::DateTime).map_err(|_| expected())?;
    SystemTime::try_from(time).map(Some).map_err(|_| expected())
}

fn switch(text: &str) -> Result<bool, String> {
    match text {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err("1 or 0".to_owned()),
    }
}

fn region(text: &str) -> Result<String, String> {
    let is_region = text.contains('-') && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if is_region { Ok(text.to_owned()) } else { Err("the name of a region such as eu-west-1".to_owned()) }
}

fn url(text: &str) -> Result<String, String> {
    let uri: Option<http::Uri> = text.parse().ok();
    match uri.as_ref().and_then(http::Uri::scheme_str) {
        Some("http" | "https") => Ok(text.to_owned()),
        Some(_) | None => Err("an address that begins with http:// or https://".to_owned()),
    }
}

fn subscription(text: &str) -> Result<(String, String), String> {
    let expected = || "the ARN of a topic, an equal-sign and an address".to_owned();
    let (topic, address) = text.split_once('=').ok_or_else(expected)?;
    let is_topic = topic.starts_with("arn:") && topic.split(':').count() == 6 && topic.contains(":sns:");
    if is_topic { Ok((topic.to_owned(), url(address)?)) } else { Err(expected()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str], environment: &[(&str, &str)]) -> Result<Options, String> {
        let environment = |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).into());
        match Command::read(arguments.iter().map(OsString::from), &environment) {
            Ok(Command::Serve(options)) => Ok(*options),
            Ok(Command::Help) => Err("help".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn nothing_has_to_be_said() {
        assert_eq!(read(&[], &[]), Ok(Options::default()));
    }

    #[test]
    fn arguments_go_before_the_environment() {
        let environment = [
            ("SOCIALMESSAGING_LOCAL_PORT", "1"),
            ("SOCIALMESSAGING_LOCAL_NO_AUTH", "1"),
            ("SOCIALMESSAGING_LOCAL_S3_DIR", "/buckets"),
            ("SOCIALMESSAGING_LOCAL_SUBSCRIBE", "arn:aws:sns:a-b:1:t=http://h/1 arn:aws:sns:a-b:1:u=http://h/2"),
        ];
        let options = read(&["--port", "2", "--clock=manual@1970-01-01T00:00:01Z", "--seed=7"], &environment).unwrap();
        let subscriptions = [("arn:aws:sns:a-b:1:t", "http://h/1"), ("arn:aws:sns:a-b:1:u", "http://h/2")];
        let expected = Options {
            port: 2,
            seed: 7,
            auth: false,
            s3: Some(S3::Folder("/buckets".into())),
            manual_clock: Some(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1)),
            subscriptions: subscriptions.map(|(topic, url)| (topic.to_owned(), url.to_owned())).to_vec(),
            ..Options::default()
        };
        assert_eq!(options, expected);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let arguments = ["--port=99999", "--colour", "--clock=soon", "--subscribe=topic", "--seed=1", "--seed=2", "x"];
        let environment = [("SOCIALMESSAGING_LOCAL_S3_ENDPOINT", "ftp://x"), ("SOCIALMESSAGING_LOCAL_NO_AUTH", "yes")];
        let expected = "\
error: there is no option --colour
error: unexpected argument \"x\"
error: --port: `99999` is not a port, 0 to 65535
error: --seed is given more than once
error: --clock: `soon` is not `real` or `manual@` with a time such as 2026-01-01T00:00:00Z
error: SOCIALMESSAGING_LOCAL_NO_AUTH: `yes` is not 1 or 0
error: SOCIALMESSAGING_LOCAL_S3_ENDPOINT: `ftp://x` is not an address that begins with http:// or https://
error: --subscribe: `topic` is not the ARN of a topic, an equal-sign and an address
--help lists what there is";
        assert_eq!(read(&arguments, &environment), Err(expected.to_owned()));
    }

    #[test]
    fn an_s3_endpoint_needs_a_key_whose_secret_is_not_shown() {
        let arguments = ["--s3-endpoint", "http://localhost:9000"];
        let missing = read(&arguments, &[]).unwrap_err();
        assert!(missing.contains(S3_KEY.0) && missing.contains(S3_KEY.1), "{missing}");
        let options = read(&arguments, &[(S3_KEY.0, "minio"), (S3_KEY.1, "hidden")]).unwrap();
        assert_eq!(options.s3, Some(S3::Endpoint(S3Endpoint::new("http://localhost:9000", "minio", "hidden"))));
        assert!(!format!("{options:?}").contains("hidden"));
    }

    #[test]
    fn help_is_given_whatever_else_is_said() {
        assert_eq!(read(&["--nonsense", "--help"], &[]), Err("help".to_owned()));
        for name in super::super::source::VALUES.iter().chain(&super::super::source::FLAGS) {
            assert!(super::super::HELP.contains(&format!("  --{name}")), "{name}");
        }
    }
}
