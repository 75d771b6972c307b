//! WhatsApp's own JSON as types, for AWS End User Messaging Social.
//!
//! The API passes messages, templates and flows through as blobs, and publishes events as JSON in a string in an SNS
//! message. These are the types:
//!
//! - [`message`]: what is sent,
//! - [`event`]: what comes in, whatever it came by, and what to do about errors,
//! - [`template`]: messages that are approved before they are sent,
//! - [`flow`]: forms that people fill in without leaving the conversation,
//! - [`limits`]: how much WhatsApp allows, and the tests that show it.
//!
//! No HTTP, no async; serde and serde_json are all it needs. Two features: `client` puts messages into the client's fluent
//! builder (module `client`), `sns-signature` verifies what SNS posts over HTTP (module `sns`).
//!
//! # Both ways
//!
//! Every type is read and written, by senders, receivers, and services that stand in for AWS: types of messages are made by
//! constructors that keep together what belongs together, everything else has public fields and `Default`.
//!
//! # Open to the future
//!
//! Reading never fails on JSON that WhatsApp may send one day. What is not known (a member, a kind, a status, a code) is
//! kept, and so is a known member whose value has another type than expected; the rest is typed. Writing gives the same
//! value that `serde_json` reads. [`report::Report::of`] lists values of other types and broken rules, with paths;
//! [`report::Report::strictly_of`] lists unknown members, too. Module [`open`] says how.
//!
//! The same holds for programs that switch on serde_json's `preserve_order`; with its `arbitrary_precision`, numbers in the
//! place of an object are kept as objects.
//!
//! # How much is known
//!
//! Names, limits and codes come from AWS's documentation, Meta's documentation and open-source clients that follow it.
//! Nothing was tried against the service. Where sources disagree, a check refuses only what all of them refuse, and the place
//! says so.

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
