//! Traits as types. The files below this module are the only ones that know a trait by name or look into its JSON.
//!
//! There is one structure per kind of shape that traits apply to, so that a trait in a place where Smithy does not allow
//! it is noticed. `class.rs` says what becomes of the traits that have no field here: listed as without effect, not
//! generated (a warning), not supported (an error), or unknown (a warning).

mod class;
mod data;
mod operation;
mod reader;
mod service;
mod uri;

pub use class::why_ignored;
pub use data::{
    Binding, Constraints, Deprecated, Docs, EnumTraits, Fault, Length, MemberTraits, Number, ProtocolTestTraits, Range,
    Retryable, ShapeTraits, TimestampFormat,
};
pub use operation::{Checksum, Http, Method, OperationTraits, Paginated};
pub(crate) use reader::TraitReader;
pub use service::{
    Arn, AuthScheme, AwsService, ClientContextParam, ContextKind, Protocol, ResourceTraits, RestJson1, ServiceTraits,
    SigV4,
};
pub use uri::{HostPart, HostPattern, PathPart, UriPattern};
