//! What will be generated: plain data, named in Rust, with no question left open.
//!
//! The model says what a service means; this says which Rust stands for it. [`lower`](crate::lower) makes it, and cannot
//! fail; [`render`](crate::render) lays it out, and decides nothing.

mod endpoint;
mod example;
mod operation;
mod protobuf;
mod protocol_test;
mod rule;
mod shape;

pub use endpoint::{ContextParam, ContextValue, Endpoint, Parameter, Requirement, Source};
pub use example::{Example, ExampleStructure, ExampleType};
pub use operation::{Auth, ErrorVariant, Operation, OperationFlag, Pages, Token};
pub use protobuf::{Home, Message, MessageField, MessageKind, Protobuf, Refused};
pub use protocol_test::{
    Comparison, EndpointCase, ErrorCase, Inexpressible, OperationTests, OutputCase, ProtocolTests, RequestCase,
};
pub use rule::{Bounds, Entries, Rule};
pub use shape::{
    Build, Codec, DocumentValue, Enum, ErrorKind, ErrorStructure, Flag, Location, Presence, Row, Shape, Structure,
    Union, Value, Variant,
};

use crate::rust::ident::TypeName;
use crate::settings::{CrateNames, Crates, Runtime};

/// Something that only some services use. The crates of others have no setting for it, and do not pay for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Content-MD5 on requests.
    ContentMd5,
    /// Idempotency tokens.
    IdempotencyTokens,
    /// Bearer tokens.
    BearerAuth,
    /// User names and passwords.
    BasicAuth,
    /// API keys.
    ApiKeyAuth,
    /// Requests in gzip.
    RequestCompression,
    /// Bodies that stream.
    Streams,
}

/// Everything that the three crates say.
#[derive(Debug, Clone)]
pub struct Service {
    /// The marker type of the service.
    pub name: TypeName,
    /// The product's name, for people.
    pub title: String,
    /// What the service is for.
    pub docs: Vec<String>,
    /// The name that SDKs and their configuration know the service by.
    pub sdk_id: String,
    /// The same as one lower-case word.
    pub word: String,
    /// The service's name in signatures; none where it takes no signed requests.
    pub signing_name: Option<String>,
    /// How requests may be authenticated, best first.
    pub auth: Vec<Auth>,
    /// The version of the API.
    pub api_version: String,
    /// Structures, unions and enums that are no input, output or error, ordered by name.
    pub shapes: Vec<Shape>,
    /// The modelled errors, ordered by name.
    pub errors: Vec<ErrorStructure>,
    /// The operations, ordered by name.
    pub operations: Vec<Operation>,
    /// How many operations the service has. More than there are here where only some were asked for.
    pub available: usize,
    /// What it uses that only some services do, without repetition.
    pub uses: Vec<Use>,
    /// The rules that choose an endpoint.
    pub endpoint: Endpoint,
    /// How a server words violations of constraints, where one is generated.
    pub violations: Option<ViolationForm>,
    /// The messages in protobuf, where they are wanted.
    pub protobuf: Option<Protobuf>,
    /// What the manifests say.
    pub crates: Crates,
    /// The packages' names.
    pub crate_names: CrateNames,
    /// How the packages find the runtime.
    pub runtime: Runtime,
}

/// How a server words violations of constraints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationForm {
    /// As Smithy's own error does: a message, and a list of places with messages.
    Fields,
    /// As an error of the model does: a message alone.
    Message {
        /// The member's name in JSON.
        member: String,
        /// The error's HTTP status.
        status: u16,
    },
}
