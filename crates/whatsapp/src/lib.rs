//! stub
#[cfg(feature = "client")]
pub mod client;
pub mod event;
pub mod flow;
pub mod limits;
pub mod message;
pub mod open;
pub mod report;
mod rule;
#[cfg(feature = "sns-signature")]
pub mod sns;
pub mod template;
pub mod text;
