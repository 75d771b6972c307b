//! The proof that the generated client and the official ones do the same.
//!
//! Cases are made from the model ([`cases`]): requests, responses, and tables of everything that happens between them.
//! Each peer program, one shared source compiled against each SDK, runs all of them in a process of its own ([`peer`])
//! and prints what it observed. Answers are brought into a comparable form ([`normal`]), compared field by field
//! ([`compare`]), and every difference must be one that `differences.toml` names with a reason ([`differences`]).

pub mod cases;
pub mod compare;
pub mod debug_text;
pub mod differences;
pub mod encoding;
pub mod generate;
pub mod model;
pub mod normal;
pub mod peer;
pub mod report;
pub mod revision;
pub mod run;
pub mod shrink;
