//! Operations.

use super::{ContextParam, Structure};
use crate::rust::ident::{FieldName, FnName, ModName, TypeName, VariantName};
use crate::rust::ty::RustType;

/// One operation: its types, its HTTP form, and how a client offers it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name in the model.
    pub wire_name: String,
    /// The marker type.
    pub name: TypeName,
    /// The module of its types.
    pub module: ModName,
    /// The client's function.
    pub function: FnName,
    /// What it does.
    pub docs: Vec<String>,
    /// The first sentence of that.
    pub summary: String,
    /// HTTP method.
    pub method: String,
    /// URI template, constant query included.
    pub uri: String,
    /// What else is true of it.
    pub flags: Vec<OperationFlag>,
    /// What the caller provides.
    pub input: Structure,
    /// What a success answers.
    pub output: Structure,
    /// What it can fail with.
    pub error: TypeName,
    /// The modelled errors of it, ordered by name.
    pub errors: Vec<ErrorVariant>,
    /// How its requests may be authenticated, best first, where that is not as for the service.
    pub auth: Option<Vec<Auth>>,
    /// The endpoint parameters that it gives a value. Of several values for one the last counts.
    pub endpoint_context: Vec<ContextParam>,
    /// How it pages.
    pub pages: Option<Pages>,
    /// The client's builder.
    pub fluent_builder: TypeName,
}

/// Something that is true of some operations, and that the runtime wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationFlag {
    /// It changes nothing.
    Readonly,
    /// Repeating it changes nothing more.
    Idempotent,
    /// The output's body is a stream.
    StreamingOutput,
    /// The length of the input's stream must be known.
    RequiresLength,
    /// The signature leaves out the body.
    UnsignedPayload,
    /// Requests carry Content-MD5.
    ChecksumRequired,
    /// The service takes requests in gzip.
    Gzip,
    /// What stands before the host name, with labels in braces.
    HostPrefix(String),
    /// For servers: the model has no input structure.
    NoInput,
    /// For servers: the model has no output structure.
    NoOutput,
    /// For servers: the status of success, where it is not 200.
    Code(u16),
}

/// A modelled error, as a variant of an operation's error.
#[derive(Debug, Clone)]
pub struct ErrorVariant {
    /// The error's type.
    pub ty: TypeName,
    /// The variant.
    pub name: VariantName,
    /// `is_…`
    pub is: FnName,
    /// What it means, in a sentence.
    pub summary: String,
    /// The code by which a response names it.
    pub code: String,
    /// Whether the model calls it retryable.
    pub retryable: bool,
}

/// How an operation pages.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The type that pages.
    pub paginator: TypeName,
    /// The input's token, by its name in the model.
    pub input_token_name: String,
    /// The input's token.
    pub input_token: FieldName,
    /// Type of the token.
    pub token_ty: RustType,
    /// The way to the next token in the output, and its names in the model with dots between.
    pub output_token: Token,
    /// The way to the items, their names, and the type of the list or map of them.
    pub items: Option<(Token, RustType)>,
    /// The input's limit, and its name in the model.
    pub page_size: Option<(FieldName, String)>,
}

/// A way from an output to one of its parts.
#[derive(Debug, Clone)]
pub struct Token {
    /// The fields on the way, each with whether it is an `Option`.
    pub fields: Vec<(FieldName, bool)>,
    /// Their names in the model, with dots between.
    pub path: String,
}

/// A way to say who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// AWS Signature Version 4.
    SigV4,
    /// Not at all.
    NoAuth,
    /// A bearer token.
    Bearer,
    /// User name and password.
    Basic,
    /// A key.
    ApiKey {
        /// Whether it goes into the query, and not into a header.
        in_query: bool,
        /// The name of the parameter or header.
        name: String,
        /// What stands before it; empty for nothing.
        scheme: String,
    },
}
