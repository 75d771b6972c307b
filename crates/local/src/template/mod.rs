//! Message templates: definitions, languages, review.
//!
//! What a definition has to be says the crate of WhatsApp's types; the rules between calls stand in `rule`. What Meta would
//! refuse becomes `InvalidParametersException` with Meta's code in its text.

mod create;
mod delete;
mod header;
mod own;
mod record;
mod review;
mod rule;
mod show;
mod update;

pub(crate) use create::{create, create_from_library};
pub(crate) use delete::delete;
pub(crate) use header::create_media;
pub(crate) use own::{decide, for_sending, plant, set_quality};
pub(crate) use review::review_due;
pub use review::{ReviewRule, TemplateVerdict};
pub(crate) use show::{get, list};
pub(crate) use update::update;
