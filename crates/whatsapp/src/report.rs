//! What is wrong with a value: every problem at once, each with its place.

use std::error::Error;
use std::fmt;

use serde_json::Value;

use crate::limits::Unit;
use crate::open::Open;

/// A place in a value while it is looked at. Costs nothing until a problem is found.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Option<Near<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Near<'a> {
    Member(&'a str),
    Item(usize),
}

impl<'a> Place<'a> {
    /// The value itself.
    pub const TOP: Place<'static> = Place { parent: None, step: None };

    /// A member of the object that stands here.
    pub fn member(&'a self, name: &'a str) -> Self {
        Self { parent: Some(self), step: Some(Near::Member(name)) }
    }

    /// An item of the list that stands here, from 0.
    pub fn item(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Some(Near::Item(index)) }
    }

    pub(crate) fn path(&self) -> Path {
        let mut path = self.parent.map(Place::path).unwrap_or_default();
        path.0.extend(self.step.map(|step| match step {
            Near::Member(name) => Step::Member(name.to_owned()),
            Near::Item(index) => Step::Item(index),
        }));
        path
    }
}

/// Where a problem is, from the top of the value: `interactive.action.sections[0].rows[3].id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub Vec<Step>);

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a member of an object.
    Member(String),
    /// Into an item of a list, from 0.
    Item(usize),
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("the whole");
        }
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Member(name) if index == 0 => formatter.write_str(name)?,
                Step::Member(name) => write!(formatter, ".{name}")?,
                Step::Item(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A rule that a value breaks.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// The JSON has another type. It is kept as it came.
    Type {
        /// What was expected.
        expected: &'static str,
        /// What was found.
        found: &'static str,
    },
    /// A string that should hold JSON does not; what `serde_json` says of it.
    NotJson(String),
    /// A member that has to be there is not.
    Missing,
    /// Less than the least that is allowed.
    TooLittle {
        /// How much there is.
        found: usize,
        /// How much there has to be.
        min: usize,
        /// Of what.
        unit: Unit,
    },
    /// More than the most that is allowed.
    TooMuch {
        /// How much there is.
        found: usize,
        /// How much there may be.
        max: usize,
        /// Of what.
        unit: Unit,
    },
    /// A number outside of its range.
    OutOfRange {
        /// The number.
        found: i64,
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A text that is no such thing.
    Form(&'static str),
    /// What has to be unique stands here once more.
    Duplicate(String),
    /// One, and only one, of these has to be there.
    ExactlyOne(&'static str),
    /// Not allowed here, and why.
    NotAllowed(&'static str),
    /// The word is none that this crate knows.
    Unknown(String),
    /// No type of this crate has such a member.
    UnknownMember,
    /// Something else is needed with it.
    Needs(&'static str),
    /// Parameters do not match what the template asks for.
    Parameters {
        /// What the template has.
        expected: String,
        /// What was given.
        found: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type { expected, found } => write!(formatter, "expected {expected}, found {found}"),
            Self::NotJson(error) => write!(formatter, "the string holds no JSON: {error}"),
            Self::Missing => formatter.write_str("is missing"),
            Self::TooLittle { found, min, unit } => write!(formatter, "has {found} {unit}, at least {min} are needed"),
            Self::TooMuch { found, max, unit } => write!(formatter, "has {found} {unit}, at most {max} are allowed"),
            Self::OutOfRange { found, min, max } => write!(formatter, "is {found}, allowed are {min} to {max}"),
            Self::Form(form) => write!(formatter, "is not {form}"),
            Self::Duplicate(text) => write!(formatter, "`{text}` is here already; it has to be unique"),
            Self::ExactlyOne(names) => write!(formatter, "exactly one of {names} has to be set"),
            Self::NotAllowed(why) => write!(formatter, "is not allowed here: {why}"),
            Self::Unknown(word) => write!(formatter, "`{word}` is not known to this crate"),
            Self::UnknownMember => formatter.write_str("is no member that this crate knows"),
            Self::Needs(what) => write!(formatter, "needs {what}"),
            Self::Parameters { expected, found } => write!(formatter, "the template has {expected}, given are {found}"),
        }
    }
}

/// A rule that is broken, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where.
    pub path: Path,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.fault)
    }
}

/// Every problem of a value, in the order of its members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The problems.
    pub problems: Vec<Problem>,
    members: Members,
    tag: Option<&'static str>,
}

/// What is said of members that no type has a field for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Members {
    #[default]
    Open,
    Closed,
}

impl Report {
    /// Looks at a value: types that were not expected, and rules that are broken.
    pub fn of<T: Open>(value: &T) -> Self {
        let mut report = Self::default();
        value.inspect(&Place::TOP, &mut report);
        report
    }

    /// The same, and members that this crate does not know: misspelled ones, or ones that came after it.
    pub fn strictly_of<T: Open>(value: &T) -> Self {
        let mut report = Self { members: Members::Closed, ..Self::default() };
        value.inspect(&Place::TOP, &mut report);
        report
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// `Err` with the report if there is a problem.
    ///
    /// # Errors
    ///
    /// The report itself.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// Adds a problem.
    pub fn add(&mut self, at: &Place<'_>, fault: Fault) {
        self.problems.push(Problem { path: at.path(), fault });
    }

    /// Adds a value of another type; `null` is as good as nothing.
    pub(crate) fn wrong_type(&mut self, at: &Place<'_>, expected: &'static str, found: &Value) {
        let found = match found {
            Value::Null => return,
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.add(at, Fault::Type { expected, found });
    }

    /// Adds a member that no type has a field for, if it is asked for.
    pub(crate) fn unknown_member(&mut self, at: &Place<'_>) {
        if self.members == Members::Closed {
            self.add(at, Fault::UnknownMember);
        }
    }

    /// The member that tells the kind of the object that is looked at next.
    pub(crate) fn put_tag(&mut self, tag: &'static str) {
        self.tag = Some(tag);
    }

    pub(crate) fn take_tag(&mut self) -> Option<&'static str> {
        self.tag.take()
    }

    /// Adds an object whose kind this crate does not know.
    pub(crate) fn unknown_kind(&mut self, at: &Place<'_>, tag: Option<&Value>) {
        match tag {
            None => self.add(at, Fault::Missing),
            Some(Value::String(word)) => self.add(at, Fault::Unknown(word.clone())),
            Some(other) => self.wrong_type(at, "a string", other),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(formatter, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl Error for Report {}
