//! Records that several parts share. Each part keeps those of its own beside it.
//!
//! Fields are added with new tags and never change their meaning; a reader takes a missing one for its default.

mod account;
mod id;
mod message;
mod number;
mod person;
mod run;
mod signup;
mod tags;

pub(crate) use account::{AccountRecord, DestinationRecord};
pub(crate) use id::Named;
pub(crate) use message::{
    ErrorRecord, InboundRecord, MessageRecord, RateRecord, StepRecord, WamidRecord, WindowRecord,
};
pub(crate) use number::NumberRecord;
pub(crate) use person::{Outcome, PersonRecord};
pub(crate) use run::{ClockRecord, OriginRecord};
pub(crate) use signup::{SignupAccount, SignupNumber, SignupRecord, SignupSession};
pub(crate) use tags::TagsRecord;
