//! Which name each element of the model gets, and what happens when two want the same.
//!
//! A name depends on its element and the settings alone, never on what was named before, so the order of the model's
//! keys changes nothing. The price is that a clash cannot be settled by counting upwards: it is a problem that
//! [`Names::finish`] reports, with both origins and the setting that mends it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::ident::{Identifier, NotAnIdentifier};

/// Names chosen in the settings: the element's origin to its name.
pub type Renames = BTreeMap<String, String>;

/// Hands out names and keeps account of who holds which.
#[derive(Debug)]
pub struct Names<'a> {
    renames: &'a Renames,
    account: RefCell<Account>,
}

#[derive(Debug, Default)]
struct Account {
    /// (scope, spelling) → origins that claim it.
    claims: BTreeMap<(String, String), BTreeSet<String>>,
    used: BTreeSet<String>,
    invalid: BTreeMap<String, NotAnIdentifier>,
}

/// Something wrong with the names of a model. `Display` says what and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameProblem {
    /// Several elements want one name.
    Collision {
        /// Where the name must be unique, in words.
        scope: String,
        /// The name.
        name: String,
        /// The elements, at least two, sorted.
        origins: Vec<String>,
    },
    /// A chosen name is no identifier.
    Invalid {
        /// The element it was chosen for.
        origin: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A chosen name names nothing in the model.
    Unused {
        /// The element that is not there, or has no name in Rust.
        origin: String,
    },
}

impl NameProblem {
    /// The element that a report should point at: the last of several, whose renaming mends a collision. What is no
    /// element of a model, but every client's own, cannot be renamed.
    pub fn origin(&self) -> &str {
        match self {
            NameProblem::Collision { origins, .. } => {
                let mut elements = origins.iter().filter(|origin| origin.contains('#'));
                elements.next_back().or(origins.last()).map_or("", String::as_str)
            }
            NameProblem::Invalid { origin, .. } | NameProblem::Unused { origin } => origin,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            NameProblem::Collision { .. } if !self.origin().contains('#') => "change one of them in the model".into(),
            NameProblem::Collision { .. } => format!(
                "give one of them another name in the settings: [rename.\"{}\"] with `to = \"…\"` and a `reason`",
                self.origin()
            ),
            NameProblem::Invalid { origin, .. } => {
                format!("choose another `to` in [rename.\"{origin}\"]")
            }
            NameProblem::Unused { origin } => {
                format!("correct the id in [rename.\"{origin}\"], or remove the setting")
            }
        }
    }
}

impl fmt::Display for NameProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameProblem::Collision { scope, name, origins } => {
                write!(f, "{} become `{name}` in {scope}", origins.join(" and "))
            }
            NameProblem::Invalid { reason, .. } => f.write_str(reason),
            NameProblem::Unused { .. } => {
                f.write_str("the model has no such shape or member, or it gets no name in Rust")
            }
        }
    }
}

impl std::error::Error for NameProblem {}

impl<'a> Names<'a> {
    /// Begins with nothing taken.
    pub fn new(renames: &'a Renames) -> Self {
        Self { renames, account: RefCell::default() }
    }

    /// The name chosen in the settings for an element, if there is one and it can be an identifier of this kind.
    pub fn renamed<N: Identifier>(&self, origin: &str) -> Option<N> {
        let text = self.renames.get(origin)?;
        let mut account = self.account.borrow_mut();
        account.used.insert(origin.into());
        N::renamed(text).map_err(|problem| account.invalid.insert(origin.into(), problem)).ok()
    }

    /// Names an element: as the settings say, otherwise as wanted; and claims that name in a scope.
    ///
    /// `origin` identifies the element in the model; `scope` says where the name must be unique, in words that fit
    /// after "in" (`the types`, `the fields of Tag`). Naming the same element again gives the same name.
    pub fn take<N: Identifier>(&self, scope: &str, origin: &str, wanted: N) -> N {
        let name = self.renamed(origin).unwrap_or(wanted);
        self.claim(scope, origin, &name);
        name
    }

    /// Claims one more name for an element, as a setter beside its field.
    pub fn claim(&self, scope: &str, origin: &str, name: &impl Identifier) {
        let key = (scope.to_owned(), name.as_str().to_owned());
        self.account.borrow_mut().claims.entry(key).or_default().insert(origin.to_owned());
    }

    /// The elements that a name was chosen for and that have not been named.
    pub fn unused(&self) -> impl Iterator<Item = &'a String> {
        let account = self.account.borrow();
        self.renames.keys().filter(move |origin| !account.used.contains(*origin))
    }

    /// Every problem, sorted; none where all names are unique and all renames were of use.
    pub fn finish(self) -> Vec<NameProblem> {
        let unused: Vec<_> = self.unused().map(|origin| NameProblem::Unused { origin: origin.clone() }).collect();
        let Account { claims, invalid, .. } = self.account.into_inner();
        let collisions = claims.into_iter().filter(|(_, origins)| origins.len() > 1).map(|((scope, name), origins)| {
            NameProblem::Collision { scope, name, origins: origins.into_iter().collect() }
        });
        let invalid =
            invalid.into_iter().map(|(origin, problem)| NameProblem::Invalid { origin, reason: problem.to_string() });
        let mut problems: Vec<_> = collisions.chain(invalid).chain(unused).collect();
        problems.sort();
        problems
    }
}
