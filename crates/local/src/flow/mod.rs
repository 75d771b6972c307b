//! Flows: lifecycle, assets, previews.
//!
//! What may be done in which status is one table (`status`). What is wrong with a flow's JSON says the crate of WhatsApp's
//! types. What Meta would refuse becomes `InvalidParametersException` with Meta's code in its text.

mod assets;
mod change;
mod create;
mod own;
mod preview;
mod record;
mod show;
mod status;
#[cfg(test)]
mod tests;
mod transition;

pub(crate) use assets::asset;
pub(crate) use change::{delete, deprecate, publish, update, update_assets};
pub(crate) use create::create;
pub(crate) use own::{for_sending, plant, set_status};
pub(crate) use preview::preview_page;
pub(crate) use show::{get, list, list_assets, preview};
pub use status::FlowStatus;
