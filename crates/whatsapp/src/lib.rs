//! stub
pub mod event;
pub mod limits;
pub mod message;
pub mod open;
pub mod report;
mod rule;
pub mod template;
pub mod text;
