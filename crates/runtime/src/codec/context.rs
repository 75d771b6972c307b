//! What reading knows and gathers: the policy and the problems found.

use std::fmt::{self, Write as _};

use serde::de::Error;

/// Who reads, and so what is tolerated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The public `Deserialize`: whatever breaks the model is an error.
    Strict,
    /// A client, which must live with what a service sends: missing required members are supplied.
    Client,
    /// A server, which must refuse what breaks the model, and says all of it at once.
    Server,
    /// A program that reads what was kept by another version of it: what the model did not always demand may be missing.
    Stored,
}

/// The state of one read.
#[derive(Debug)]
pub struct Context {
    policy: Policy,
    issues: Vec<Issue>,
    /// How many violations there were beyond [`MOST_VIOLATIONS`].
    beyond: usize,
}

/// How many violations of constraints are kept. A list may hold as many as it has items; an answer need not.
const MOST_VIOLATIONS: usize = 1000;

/// One problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// A JSON pointer (RFC 6901) from the value that was read.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a value. Never the value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The value is of another kind, or out of its type's range.
    Expected(&'static str),
    /// A required member is not there.
    Missing,
    /// A dense list or map holds a null.
    Null,
    /// The value breaks a constraint of the model. Only servers look for that.
    Violation {
        /// The length of the value, where the constraint is on that.
        length: Option<usize>,
        /// What must hold.
        rule: String,
    },
}

impl Problem {
    /// Whether a server can go on reading and report more.
    pub(crate) fn is_violation(&self) -> bool {
        match self {
            Self::Missing | Self::Violation { .. } => true,
            Self::Expected(_) | Self::Null => false,
        }
    }
}

impl Context {
    /// Starts a read.
    pub fn new(policy: Policy) -> Self {
        Self { policy, issues: Vec::new(), beyond: 0 }
    }

    /// Who reads.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The problems found so far.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// How many violations of constraints were found, those included that were not kept.
    pub fn violations(&self) -> usize {
        self.issues.iter().filter(|issue| issue.problem.is_violation()).count() + self.beyond
    }

    /// A mark to give to [`Context::failed_since`] and [`Context::enter`].
    pub fn mark(&self) -> usize {
        self.issues.len()
    }

    /// Whether a problem was found after the mark.
    pub fn failed_since(&self, mark: usize) -> bool {
        self.issues.len() > mark
    }

    /// Whether nothing can be made of what was read since the mark. A server goes on, to find all violations.
    pub fn gave_up_since(&self, mark: usize) -> bool {
        self.policy != Policy::Server && self.failed_since(mark)
    }

    /// Records a problem at the place where reading stands; the callers on the way out complete its path.
    pub fn report(&mut self, problem: Problem) {
        if self.policy == Policy::Server && problem.is_violation() && self.issues.len() >= MOST_VIOLATIONS {
            self.beyond += 1;
        } else {
            self.issues.push(Issue { path: String::new(), problem });
        }
    }

    /// Records that something else was expected, and makes the error that ends the read.
    pub fn expected<E: Error>(&mut self, what: &'static str) -> E {
        self.report(Problem::Expected(what));
        E::custom(format_args!("expected {what}"))
    }

    /// Puts a step in front of the path of every problem found after the mark.
    pub fn enter(&mut self, mark: usize, step: impl fmt::Display) {
        for issue in &mut self.issues[mark..] {
            let step = step.to_string().replace('~', "~0").replace('/', "~1");
            issue.path.insert_str(0, &step);
            issue.path.insert(0, '/');
        }
    }

    /// Cuts the paths of the problems found after the mark: what stands there is sensitive, and so are the keys of its maps.
    pub fn conceal(&mut self, mark: usize) {
        self.issues[mark..].iter_mut().for_each(|issue| issue.path.clear());
    }

    /// Supplies or demands a required member, as the policy says. A server notes that it is missing and goes on with what
    /// a client would have supplied.
    pub fn require<T, C: super::Codec<T>>(&mut self, value: Option<T>, name: &'static str) -> Option<T> {
        if value.is_some() {
            return value;
        }
        match self.policy {
            Policy::Client => C::fallback(self),
            Policy::Strict => {
                self.report_missing(name);
                None
            }
            Policy::Server => {
                self.report_missing(name);
                // What the substitute lacks in turn is not the sender's fault.
                C::fallback(&mut Self::new(Policy::Client))
            }
            Policy::Stored => {
                let made_up = C::fallback(&mut Self::new(Policy::Client));
                if made_up.is_none() {
                    self.report_missing(name);
                }
                made_up
            }
        }
    }

    /// The same for a member whose field can be empty, where a server need not make anything up.
    pub fn expect<T, C: super::Codec<T>>(&mut self, value: Option<T>, name: &'static str) -> Option<T> {
        if value.is_none() && self.policy == Policy::Server {
            self.report_missing(name);
            return None;
        }
        if self.policy == Policy::Stored {
            return value;
        }
        self.require::<T, C>(value, name)
    }

    /// A server's default for a member that was left out.
    pub fn fill<T>(&self, value: Option<T>, default: impl FnOnce() -> T) -> Option<T> {
        match self.policy {
            Policy::Server => value.or_else(|| Some(default())),
            Policy::Strict | Policy::Client | Policy::Stored => value,
        }
    }

    pub(crate) fn report_missing(&mut self, name: &'static str) {
        let mark = self.mark();
        self.report(Problem::Missing);
        self.enter(mark, name);
    }

    /// All problems in one line, or `None` where there is none. A server answers violations of constraints apart.
    pub fn describe(&self) -> Option<String> {
        let mut text = String::new();
        let is_apart = |issue: &Issue| self.policy == Policy::Server && issue.problem.is_violation();
        for (index, issue) in self.issues.iter().filter(|issue| !is_apart(issue)).enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            let path = if issue.path.is_empty() { "the value" } else { &issue.path };
            let _ = write!(text, "{separator}{path}: {}", issue.problem);
        }
        (!text.is_empty()).then_some(text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::Missing => f.write_str("required, but missing"),
            Self::Null => f.write_str("null is not allowed here"),
            Self::Violation { rule, .. } => f.write_str(rule),
        }
    }
}
