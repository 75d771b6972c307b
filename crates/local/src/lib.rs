//! A local service for developing and testing WhatsApp on AWS End User Messaging Social, with no account.
//!
//! All operations of the API, and what happens around them: people who write and answer, reviews by Meta, statuses that
//! follow a message, events in AWS's envelope. No network but loopback.
//!
//! # In a test
//!
//! [`LocalService::sdk_config`] is all that a client needs. Nothing listens on a port, and nothing takes real time: the
//! service's clock is the client's, and goes on when everybody waits or when it is told to.
//!
//! ```
//! use std::time::Duration;
//!
//! use socialmessaging_client::Client;
//! use socialmessaging_client::primitives::Blob;
//! use socialmessaging_local::{Inbound, LocalService};
//! use socialmessaging_whatsapp::message::{Message, Outgoing};
//!
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let service = LocalService::builder().seed(7).build()?;
//! let client = Client::new(&service.sdk_config());
//!
//! // Somebody writes, so that for 24 hours free messages may follow.
//! service.control().receive(Inbound::text("+15550100199", "hello"))?;
//! let hi = Outgoing::from(Message::to("+15550100199").text("hi"));
//! let sent = client
//!     .send_whats_app_message()
//!     .origination_phone_number_id("phone-number-id-00000000000000000000000000000001")
//!     .message(Blob::new(hi.to_vec()))
//!     .meta_api_version("v20.0")
//!     .send()
//!     .await?;
//!
//! service.advance(Duration::from_secs(1)).await?;
//! let message = service.control().message(&sent.message_id.unwrap())?.unwrap();
//! let words: Vec<&str> = message.statuses.iter().map(|(word, _)| word.as_str()).collect();
//! assert_eq!(words, ["accepted", "sent", "delivered"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The official crate takes the same configuration. The same seed, start and calls give the same ids, tokens, times and
//! events, to the letter. What a client draws by itself, its pauses between attempts and the ids of its invocations, the
//! seed does not decide.
//!
//! - [`Builder`]: seed, clock, data folder, [`Scenario`], [`Settings`], credentials
//! - [`Control`]: what people and Meta do
//! - [`Events`]: what AWS would publish; [`LocalEvent`] reads it
//! - [`Faults`]: throttling, each error of the model, cut connections, garbage
//! - [`LocalService::advance`], [`Clock`]: time
//!
//! # On a port
//!
//! [`LocalService::serve`] and the program `socialmessaging-local` serve on 127.0.0.1, with a control API beside the
//! service's own.
//!
//! # What it is not
//!
//! Nobody's policies are asked: IAM is out of scope, and a known key may do everything. Events that SNS would sign are not
//! signed. What AWS and Meta do not document is inferred; [`Settings`] says where, and has a switch for it.

mod access;
mod account;
mod auth;
mod builder;
mod call;
pub mod cli;
mod clock;
mod command;
mod connector;
mod content;
mod control;
mod deliver;
mod destination;
mod edge;
mod error;
mod event;
mod failure;
mod fault;
mod flow;
mod handlers;
mod ids;
mod library;
mod media;
mod moment;
mod number;
mod operation;
mod outgoing;
mod page;
mod person;
mod quota;
mod record;
mod refusal;
mod s3;
mod scenario;
mod schedule;
mod sdk;
mod seal;
mod send;
mod serve;
mod service;
mod settings;
mod store;
mod tag;
mod template;
mod world;

pub use access::Area;
pub use auth::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
pub use builder::{Builder, StartError};
pub use clock::Clock;
pub use command::{Control, Fate, Inbound, Person, SentMessage};
pub use content::{ContentSettings, FileSize, FlowErrors, PublishedFlows, Review, S3, S3Endpoint};
pub use error::ServiceError;
pub use event::{Events, LocalEvent};
pub use failure::ErrorName;
pub use fault::{Effect, Fault, Faults, Undeclared};
pub use flow::FlowStatus;
pub use moment::Moment;
pub use operation::Operation;
pub use scenario::{Problem, Scenario, ScenarioError};
pub use serve::Limits;
pub use service::LocalService;
pub use settings::{Delays, EnvelopeId, MessageIdForm, PairRate, PricingModel, Settings};

pub use connector::LocalHttpClient;
pub use s3::S3Object;
pub use template::{ReviewRule, TemplateVerdict};
