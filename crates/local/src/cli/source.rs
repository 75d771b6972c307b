//! Where settings come from: the arguments, then the environment.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;

use lexopt::Arg;

/// Everything that is wrong with the arguments and the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidArguments(pub(super) Vec<String>);

impl fmt::Display for InvalidArguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "error: {problem}")?;
        }
        f.write_str("--help lists what there is")
    }
}

impl std::error::Error for InvalidArguments {}

/// Looks up a variable of the environment.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The options that have a value, and those that are there or not.
pub(super) const VALUES: [&str; 10] =
    ["port", "data", "scenario", "seed", "clock", "region", "s3-dir", "s3-endpoint", "subscribe", "event-bridge"];
pub(super) const FLAGS: [&str; 1] = ["no-auth"];

/// A value, and the name that a problem with it is reported under.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) from: String,
    pub(super) text: OsString,
}

/// What was given, by option.
#[derive(Debug, Default)]
pub(super) struct Source {
    given: BTreeMap<&'static str, Vec<Given>>,
    pub(super) help: bool,
    pub(super) problems: Vec<String>,
}

impl Source {
    pub(super) fn read(arguments: impl IntoIterator<Item = OsString>, environment: Environment<'_>) -> Self {
        let mut source = Self::default();
        source.read_arguments(arguments);
        source.read_environment(environment);
        source
    }

    fn read_arguments(&mut self, arguments: impl IntoIterator<Item = OsString>) {
        let mut parser = lexopt::Parser::from_args(arguments);
        loop {
            match parser.next() {
                Ok(None) => return,
                Ok(Some(Arg::Short('h') | Arg::Long("help"))) => self.help = true,
                Ok(Some(Arg::Long(name))) => {
                    let name = name.to_owned();
                    self.read_option(&name, &mut parser);
                }
                Ok(Some(other)) => self.problems.push(other.unexpected().to_string()),
                Err(error) => self.problems.push(error.to_string()),
            }
        }
    }

    fn read_option(&mut self, name: &str, parser: &mut lexopt::Parser) {
        let from = format!("--{name}");
        if let Some(known) = FLAGS.iter().find(|known| **known == name) {
            return self.add(known, Given { from, text: "1".into() });
        }
        match VALUES.iter().find(|known| **known == name) {
            Some(known) => match parser.value() {
                Ok(text) => self.add(known, Given { from, text }),
                Err(error) => self.problems.push(error.to_string()),
            },
            None => {
                // An unknown option's value, if it is written with an equal-sign, is not another problem.
                let _ = parser.optional_value();
                self.problems.push(format!("there is no option {from}"));
            }
        }
    }

    fn add(&mut self, name: &'static str, given: Given) {
        self.given.entry(name).or_default().push(given);
    }

    fn read_environment(&mut self, environment: Environment<'_>) {
        for name in VALUES.into_iter().chain(FLAGS) {
            let variable = format!("SOCIALMESSAGING_LOCAL_{}", name.to_ascii_uppercase().replace('-', "_"));
            let value = environment(&variable).filter(|value| !value.is_empty());
            if let (false, Some(text)) = (self.given.contains_key(name), value) {
                self.add(name, Given { from: variable, text });
            }
        }
    }

    /// Every value of an option.
    pub(super) fn all(&mut self, name: &str) -> Vec<Given> {
        self.given.remove(name).unwrap_or_default()
    }

    /// The one value of an option.
    pub(super) fn one(&mut self, name: &str) -> Option<Given> {
        let mut all = self.all(name);
        let given = all.pop()?;
        if !all.is_empty() {
            self.problems.push(format!("{} is given more than once", given.from));
        }
        Some(given)
    }

    /// The one value, read by a function that says what was expected of it.
    pub(super) fn read_one<T>(&mut self, name: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let given = self.one(name)?;
        self.parse(&given, read)
    }

    pub(super) fn parse<T>(&mut self, given: &Given, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let text = given.text.to_string_lossy();
        match read(&text) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.problems.push(format!("{}: `{text}` is not {expected}", given.from));
                None
            }
        }
    }
}
