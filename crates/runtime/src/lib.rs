//! What generated restJson1 crates call.
//!
//! The crate knows no service. It is layered by features, so that a crate of plain types pulls in little:
//!
//! | feature | adds | for |
//! |---|---|---|
//! | none | [`codec`], [`shape`], [`error`]: member tables, the JSON form, the macros that declare shapes | `types` |
//! | `http` | [`http`], [`operation`](mod@operation): HTTP bindings as values, sans-IO | `operations` |
//! | `server` | [`server`]: the other direction: decoding, checking and routing requests | `operations`, if wanted |
//! | `prost` | `proto`: messages in protobuf | `types`, `operations`, if wanted |
//! | `client` | [`client`](mod@client): configuration, orchestration, endpoints | `client` |
//! | `transport` | [`transport`]: HTTP over hyper 1 and rustls | `client` by default |

pub mod codec;
pub mod error;
pub mod primitives;
#[cfg(feature = "prost")]
pub mod proto;
pub mod shape;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "http")]
pub mod operation;
#[cfg(feature = "server")]
pub mod server;
#[cfg(feature = "transport")]
pub mod transport;

/// What the macros name in the crates that call them. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use aws_smithy_types::error::ErrorMetadata;
    pub use aws_smithy_types::error::metadata::ProvideErrorMetadata;
    pub use aws_smithy_types::error::operation::BuildError;
    pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
    pub use serde::de::MapAccess;
    pub use serde::ser::SerializeStruct;
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[cfg(feature = "request-id")]
    pub use aws_smithy_runtime_api::client::result::CreateUnhandledError;
    #[cfg(feature = "request-id")]
    pub use aws_types::request_id::RequestId;
}
