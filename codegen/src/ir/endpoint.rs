//! Endpoint rules: what they look at, and the rules themselves.

use crate::rust::ident::{FieldName, FnName};
use crate::smithy::endpoint::{Decision, ParameterKind, ParameterValue};

/// How an endpoint is chosen.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// What the rules look at.
    pub parameters: Vec<Parameter>,
    /// How they decide. It is data for the runtime's interpreter and names nothing in Rust, so it stays as in the model.
    pub decision: Decision,
}

/// A parameter of the rules.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// What it is for.
    pub docs: Vec<String>,
    /// Its field, accessor and setter.
    pub field: FieldName,
    /// `set_…`
    pub setter: FnName,
    /// What rules call it.
    pub name: String,
    /// What its value is.
    pub kind: ParameterKind,
    /// Where a client takes its value from.
    pub source: Source,
    /// What must hold for its value.
    pub requirement: Requirement,
}

/// Which part of a client's configuration gives a parameter its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The Region.
    Region,
    /// Whether to use endpoints that answer over IPv4 and IPv6.
    UseDualStack,
    /// Whether to use endpoints with FIPS validated cryptography.
    UseFips,
    /// The endpoint that the program chose.
    EndpointUrl,
    /// A setting that only this service has.
    Setting,
    /// None.
    Unset,
}

/// A parameter that an operation gives a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextParam {
    /// The parameter.
    pub parameter: FieldName,
    /// Its value.
    pub value: ContextValue,
}

/// What an operation gives a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextValue {
    /// Always this.
    Constant(ParameterValue),
    /// What the input's member has.
    Member(FieldName),
}

/// What must hold for a parameter's value.
#[derive(Debug, Clone)]
pub enum Requirement {
    /// Nothing.
    Optional,
    /// It is there.
    Required,
    /// It can be part of a host name.
    HostLabel,
    /// This stands for an absent one.
    Default(ParameterValue),
}
