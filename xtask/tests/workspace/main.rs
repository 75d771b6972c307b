//! Commands that work on a workspace, each test in a copy of it.

mod adopt;
mod changelog;
mod model;
mod numbers;
mod support;
