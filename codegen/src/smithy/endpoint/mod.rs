//! Endpoint rules as typed data: what `smithy.rules#endpointRuleSet` and `endpointTests` say.
//!
//! A rule set is a small program over parameters. Reading turns its JSON into the types below and reports what it does
//! not know: a function, a parameter type, a reference to a name that nothing gives a value. What is left can be
//! translated or interpreted without further questions.

mod diagram;
mod expression;
mod parse;
mod scope;
mod test_case;

use std::collections::BTreeMap;

use serde_json::Value;

pub use test_case::{EndpointTest, Expectation};

use super::Model;
use crate::diagnostic::Diagnostics;

/// A rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// The parameters, ordered by name.
    pub parameters: Vec<Parameter>,
    /// How they decide.
    pub decision: Decision,
}

/// How a rule set decides: one of the two forms in which models have it.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// Rules. The first whose conditions hold decides.
    Rules(Vec<Rule>),
    /// A diagram over conditions that its nodes share.
    Diagram(Diagram),
}

/// A binary decision diagram. A reference is a node's position counted from one, negative where its branches change
/// places; 1 and -1 are its terminals, where nothing was decided; [`Diagram::RESULT`] and more is a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// What nodes test.
    pub conditions: Vec<Condition>,
    /// What is decided, counted from one. None of them is a tree.
    pub results: Vec<Outcome>,
    /// The position of a condition, counted from zero, and where to go when it holds and when it does not.
    pub nodes: Vec<[i32; 3]>,
    /// Where to begin.
    pub root: i32,
}

impl Diagram {
    /// References from here on are results.
    pub const RESULT: i32 = 100_000_000;
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name, unique without regard to case.
    pub name: String,
    /// The kind of its values.
    pub kind: ParameterKind,
    /// Where its value comes from, where no setting or operation gives it.
    pub built_in: Option<BuiltIn>,
    /// Whether it always has a value.
    pub required: bool,
    /// Its value where nothing else gives one; of the parameter's kind.
    pub default: Option<ParameterValue>,
    /// For readers.
    pub documentation: Option<String>,
    /// Why and since when it should not be used.
    pub deprecated: Option<super::traits::Deprecated>,
}

/// The kinds of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// Text.
    String,
    /// A flag.
    Boolean,
    /// A list of texts.
    StringArray,
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// A flag.
    Boolean(bool),
    /// Text.
    String(String),
    /// A list of texts.
    StringArray(Vec<String>),
}

/// Values that the SDK knows without being told per service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// `AWS::Region`
    Region,
    /// `AWS::UseDualStack`
    UseDualStack,
    /// `AWS::UseFIPS`
    UseFips,
    /// `SDK::Endpoint`
    Endpoint,
    /// `AWS::Auth::AccountId`
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`
    AccountIdEndpointMode,
    /// One that only a single service has, by name (`AWS::S3::Accelerate`): as if it were a setting.
    Other(String),
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// All must hold, in this order; names that one assigns are known from there on and below.
    pub conditions: Vec<Condition>,
    /// What then.
    pub outcome: Outcome,
    /// For readers.
    pub documentation: Option<String>,
}

/// What a rule whose conditions hold does.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This is the endpoint.
    Endpoint(Endpoint),
    /// There is no endpoint, and this says why.
    Error(Expression),
    /// One of these decides; if none does, there is an error.
    Tree(Vec<Rule>),
}

/// A condition: a call that gives neither `false` nor nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The call.
    pub call: Expression,
    /// The name for its value.
    pub assign: Option<String>,
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The URL, a text.
    pub url: Expression,
    /// Headers and their values, ordered by name.
    pub headers: BTreeMap<String, Vec<Expression>>,
    /// Properties such as `authSchemes`, ordered by name.
    pub properties: BTreeMap<String, Property>,
}

/// The value of an endpoint's property.
#[derive(Clone, Debug, PartialEq)]
pub enum Property {
    /// A flag.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text with references in it.
    String(Template),
    /// A list.
    Array(Vec<Property>),
    /// An object.
    Record(BTreeMap<String, Property>),
}

/// A value in a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A flag.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text with references in it.
    String(Template),
    /// A list of values.
    Array(Vec<Expression>),
    /// The value of a parameter or of a name that a condition assigned.
    Reference(String),
    /// A part of a value (`getAttr`).
    Attribute {
        /// The value.
        of: Box<Expression>,
        /// The way to the part; never empty.
        path: Vec<PathStep>,
    },
    /// A call with as many arguments as the function takes.
    Call(Function, Vec<Expression>),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// To a named part.
    Key(String),
    /// To an element. Negative ones count from the end.
    Index(i64),
}

/// Text with references in braces. Constant text is one literal part; the empty text has no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(pub Vec<TemplatePart>);

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Text that stands for itself.
    Literal(String),
    /// The value of a name, or a part of it where the path is not empty.
    Reference {
        /// The parameter or assigned name.
        name: String,
        /// The way to the part.
        path: Vec<PathStep>,
    },
}

/// The functions of the rules language; `getAttr` is [`Expression::Attribute`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// `isSet(value)`
    IsSet,
    /// `not(flag)`
    Not,
    /// `booleanEquals(flag, flag)`
    BooleanEquals,
    /// `stringEquals(text, text)`
    StringEquals,
    /// `parseURL(text)`: the URL's parts, or nothing
    ParseUrl,
    /// `substring(text, start, stop, reverse)`, or nothing
    Substring,
    /// `isValidHostLabel(text, allowSubDomains)`
    IsValidHostLabel,
    /// `uriEncode(text)`
    UriEncode,
    /// `coalesce(value, …)`: the first that is there
    Coalesce,
    /// `split(text, delimiter, limit)`
    Split,
    /// `ite(flag, value, value)`
    IfThenElse,
    /// `aws.partition(region)`: the partition's facts, or nothing
    AwsPartition,
    /// `aws.parseArn(text)`: the ARN's parts, or nothing
    AwsParseArn,
    /// `aws.isVirtualHostableS3Bucket(text, allowSubDomains)`
    AwsIsVirtualHostableS3Bucket,
}

/// Reads the service's rules and their tests; what cannot be read is reported.
pub(super) fn read(model: &Model, diagnostics: &mut Diagnostics) -> (Option<RuleSet>, Vec<EndpointTest>) {
    let traits = &model.service.traits;
    let id = &model.service.id;
    let rules = match (&traits.endpoint_rules, &traits.endpoint_bdd) {
        (Some(json), _) => parse::rule_set(json, id, diagnostics),
        (None, Some(json)) => parse::diagram(json, id, diagnostics),
        (None, None) => None,
    };
    if let Some(rules) = &rules {
        scope::check(rules, &model.service.id, diagnostics);
    }
    let tests = traits.endpoint_tests.as_ref().map(|json| test_case::read(json, &model.service.id, diagnostics));
    (rules, tests.unwrap_or_default())
}

/// The message of a JSON value that is not what the rules language has in its place.
fn unexpected(place: &str, expected: &str, found: &Value) -> String {
    let mut text = found.to_string();
    if text.len() > 80 {
        text = text.chars().take(77).chain("...".chars()).collect();
    }
    format!("{place}: expected {expected}, found {text}")
}
