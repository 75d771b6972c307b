//! Media files: from S3 to WhatsApp and back.

mod delete;
mod fetch;
mod kind;
mod post;
mod record;

pub(crate) use delete::delete;
pub(crate) use fetch::get;
pub(crate) use kind::{Kind, of_name};
pub(crate) use post::post;
pub(crate) use record::{can_send, store};
