//! Events: what people write, what became of messages, what happened to templates, accounts, flows and calls.
//!
//! AWS publishes WhatsApp's own notification as a string inside of an envelope, and the envelope as a string inside of an
//! SNS message, which may travel inside of an SQS record. [`Delivery::parse`] takes whichever of these a program holds:
//!
//! ```
//! use socialmessaging_whatsapp::event::{Delivery, Payload};
//!
//! # let body = include_str!("../../tests/examples/event/sns-text.json");
//! let delivery = Delivery::parse(body)?;
//! for event in &delivery.events {
//!     for message in event.messages() {
//!         if let Payload::Text(text) = message.payload() {
//!             println!("{:?} wrote {:?}", message.from, text.body);
//!         }
//!     }
//!     for status in event.statuses() {
//!         println!("{:?} of {:?} is {:?}", status.id, event.aws_message_id(), status.status);
//!     }
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Every member is an `Option`: WhatsApp promises little, and what this crate does not know, or finds with another type than
//! it expects, stays in `other` and is written back. [`Event::problems`] lists it.

mod account;
mod bridge;
mod call;
mod carrier;
mod change;
mod delivery;
mod envelope;
mod error;
mod message;
mod outcome;
mod payload;
mod reply;
mod sns;
mod status;

pub use account::{
    AccountUpdate, BanInfo, DisableInfo, FlowUpdate, OtherInfo, PhoneQualityUpdate, RejectionInfo,
    TemplateCategoryUpdate, TemplateComponentsUpdate, TemplateEvent, TemplateQualityUpdate, TemplateStatusUpdate,
    ViolationInfo,
};
pub use bridge::{BridgeDetail, BridgeEvent, DetailType};
pub use call::{Call, CallDirection, CallEvent, Session};
pub use carrier::{LambdaEvent, LambdaRecord, SqsMessage, SqsReceived};
pub use change::{Change, ChangeValue, Entry, Field, MetaEvent, Metadata, Update, UserPreference};
pub use delivery::{Delivery, Event, Source, Unread};
pub use envelope::{Envelope, EventContext, PhoneNumberContext, WabaContext};
pub use error::{Advice, ErrorCode, ErrorData, EventError};
pub use message::{
    Edit, InboundContext, InboundKind, InboundMessage, Media, Place, Reaction, Referral, Revoke, Sender, SenderProfile,
    System, TextBody, Unsupported,
};
pub use outcome::{Outcome, State};
pub use payload::Payload;
pub use reply::{
    ButtonReply, CallPermissionReply, FlowReply, InteractiveReply, ListReply, Order, OrderItem, QuickReply, ReplyKind,
};
pub use sns::{SnsKind, SnsMessage};
pub use status::{Category, Conversation, MessageStatus, Origin, Pricing, PricingType, Status};
