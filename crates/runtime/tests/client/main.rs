//! The client's orchestration, driven through a small service of two operations and an HTTP client in memory.

#![allow(unreachable_pub, reason = "a test has no outside, but the macros declare what a library exports")]
#![allow(dead_code, reason = "the service is whole, whatever of it the tests use")]

mod calls;
mod configuration;
mod customization;
mod endpoints;
mod errors;
mod fake;
mod pages;
mod retries;
mod service;
mod telemetry;
