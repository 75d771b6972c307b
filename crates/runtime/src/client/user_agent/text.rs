//! The text of a user agent, part by part.
//!
//! Who can put something into it has had its letters checked: names of applications and frameworks are types that hold
//! no others. What the environment says is checked as a header's value, when the header is set.

use std::env;
use std::fmt::Write as _;

use aws_runtime::user_agent::{ApiMetadata, BusinessMetric};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::build_metadata::{BUILD_METADATA, OsFamily};
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::{Ingredients, metric};
use crate::client::parts::push_all;

/// The version of the user agent's own grammar.
const GRAMMAR: &str = "2.1";
/// More frameworks than these are left out.
const MOST_FRAMEWORKS: usize = 10;
/// A further pair, known when the program is built.
const OF_BUILD: Option<&str> = option_env!("AWS_SDK_RUST_BUILD_UA_METADATA");

pub(super) fn make(api: &ApiMetadata, ingredients: &Ingredients) -> Result<String, BoxError> {
    let mut text = String::with_capacity(192);
    push_all(&mut text, &["aws-sdk-rust/", BUILD_METADATA.core_pkg_version, " ua/", GRAMMAR]);
    let _ = write!(text, " {api}");
    push_all(&mut text, &[" os/", os(), " lang/rust/", BUILD_METADATA.rust_version]);
    if let Ok(name) = env::var("AWS_EXECUTION_ENV") {
        push_all(&mut text, &[" exec-env/", &name]);
    }
    push_metrics(&mut text, &ingredients.metrics);
    push_frameworks(&mut text, &ingredients.frameworks);
    if let Some(connector) = ingredients.connector()? {
        let _ = write!(text, " {connector}");
    }
    push_end(&mut text, ingredients);
    Ok(text)
}

fn os() -> &'static str {
    match BUILD_METADATA.os_family {
        OsFamily::Windows => "windows",
        OsFamily::Linux => "linux",
        OsFamily::Macos => "macos",
        OsFamily::Android => "android",
        OsFamily::Ios => "ios",
        OsFamily::Other => "other",
    }
}

/// Each metric is there once, so that all of them stay far below the 1024 bytes that AWS reads.
fn push_metrics(text: &mut String, metrics: &[BusinessMetric]) {
    let mut before = " m/";
    for metric in metrics {
        push_all(text, &[before]);
        metric::push_id(text, metric);
        before = ",";
    }
}

/// Each once, the first that was given first.
fn push_frameworks(text: &mut String, newest_first: &[FrameworkMetadata]) {
    let mut told: Vec<&FrameworkMetadata> = Vec::new();
    for framework in newest_first.iter().rev() {
        if told.contains(&framework) {
            continue;
        }
        if told.len() == MOST_FRAMEWORKS {
            tracing::warn!("of the frameworks for the user agent only the first {MOST_FRAMEWORKS} are told");
            return;
        }
        told.push(framework);
        let _ = write!(text, " {framework}");
    }
}

/// The application's name and what the build adds. There is no blank between them: nor has aws-runtime one.
fn push_end(text: &mut String, ingredients: &Ingredients) {
    let mut before = " ";
    if let Some(name) = &ingredients.app_name {
        push_all(text, &[" app/", name.as_ref()]);
        before = "";
    }
    if let Some(pair) = OF_BUILD.filter(|pair| pair.chars().all(is_allowed)) {
        push_all(text, &[before, "md/", pair]);
    }
}

/// Whether metadata may have this letter.
fn is_allowed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}
