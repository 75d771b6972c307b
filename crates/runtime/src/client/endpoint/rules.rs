//! Endpoint rules as data: what a generated crate states in a `static`.
//!
//! The tables mirror Smithy's rules engine: a condition is a function call whose result may be named, a rule is an
//! endpoint, an error or a tree of further rules. Templates arrive split into their parts, so nothing is parsed at
//! run time. [`evaluate`](super::evaluate) interprets them.

/// A service's rules in one of the two forms in which models carry them.
#[derive(Debug, Clone, Copy)]
pub enum RuleSet {
    /// Rules in order; the first whose conditions hold decides (`smithy.rules#endpointRuleSet`).
    Tree(&'static [Rule]),
    /// A decision diagram over shared conditions (`smithy.rules#endpointBdd`).
    Diagram(Diagram),
}

/// A rule: conditions, and what follows when all of them hold.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// All must hold; a name bound by one is known to the later ones and to the outcome.
    pub conditions: &'static [Condition],
    /// What the rule decides.
    pub outcome: Outcome,
}

/// What a rule decides.
#[derive(Debug, Clone, Copy)]
pub enum Outcome {
    /// An endpoint.
    Endpoint(Template),
    /// A refusal with a message for the user.
    Error(Expr),
    /// Further rules. Having come here, evaluation does not go back.
    Tree(&'static [Rule]),
}

/// How to build an endpoint.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Scheme, host and path prefix.
    pub url: Expr,
    /// Free-form settings for the signer, such as `authSchemes`.
    pub properties: &'static [(&'static str, Expr)],
    /// Headers that every request to this endpoint carries.
    pub headers: &'static [(&'static str, &'static [Expr])],
}

impl Template {
    /// An endpoint without properties and headers.
    pub const fn url(url: Expr) -> Self {
        Self { url, properties: &[], headers: &[] }
    }
}

/// A test, and a name for what it found.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// Holds unless its value is absent or `false`.
    pub test: Expr,
    /// The name under which later expressions find the value.
    pub assign: Option<&'static str>,
}

impl Condition {
    /// A test whose value nobody needs.
    pub const fn test(test: Expr) -> Self {
        Self { test, assign: None }
    }

    /// A test whose value gets a name.
    pub const fn bind(name: &'static str, test: Expr) -> Self {
        Self { test, assign: Some(name) }
    }
}

/// An expression.
#[derive(Debug, Clone, Copy)]
pub enum Expr {
    /// Text as it stands.
    Text(&'static str),
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i32),
    /// A parameter or a bound name.
    Ref(&'static str),
    /// Text put together from parts, each of which must be text.
    Concat(&'static [Expr]),
    /// Several values.
    List(&'static [Expr]),
    /// Named values.
    Record(&'static [(&'static str, Expr)]),
    /// A part of a value (`getAttr`).
    Attribute(&'static Expr, &'static [Step]),
    /// A standard function applied to arguments.
    Call(Function, &'static [Expr]),
}

/// A step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To a named part.
    Key(&'static str),
    /// To an element; negative numbers count from the end.
    Index(i32),
}

/// The standard functions of the rules engine and those that AWS adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// `isSet(value)`
    IsSet,
    /// `not(bool)`
    Not,
    /// `booleanEquals(a, b)`
    BooleanEquals,
    /// `stringEquals(a, b)`
    StringEquals,
    /// `parseURL(text)`
    ParseUrl,
    /// `isValidHostLabel(text, allowDots)`
    IsValidHostLabel,
    /// `substring(text, start, stop, reverse)`
    Substring,
    /// `uriEncode(text)`
    UriEncode,
    /// `split(text, delimiter, limit)`
    Split,
    /// `coalesce(a, b, …)`
    Coalesce,
    /// `ite(condition, then, otherwise)`
    Ite,
    /// `aws.partition(region)`
    Partition,
    /// `aws.parseArn(text)`
    ParseArn,
    /// `aws.isVirtualHostableS3Bucket(text, allowDots)`
    IsVirtualHostableS3Bucket,
}

/// A binary decision diagram. A reference is a node's position counted from one (negative: with its branches swapped),
/// `1` and `-1` are the terminals (no rule matched), and [`Diagram::RESULT`] plus n is result n, zero being no match.
#[derive(Debug, Clone, Copy)]
pub struct Diagram {
    /// The tests that nodes refer to.
    pub conditions: &'static [Condition],
    /// What the diagram decides, counted from one.
    pub results: &'static [Outcome],
    /// Condition, reference when it holds, reference when it does not.
    pub nodes: &'static [[i32; 3]],
    /// Where evaluation begins.
    pub root: i32,
}

impl Diagram {
    /// References from here on are results.
    pub const RESULT: i32 = 100_000_000;
}
