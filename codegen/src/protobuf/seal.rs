//! Seals: by them a file of numbers shows that a hand was at it. They are no secret, and keep nobody from anything.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Entry, Numbers};
use crate::json::{Json, line};

/// How many bytes of a digest are a seal: enough that nobody meets the same by accident.
const LENGTH: usize = 8;

/// The seal of a shape's numbers.
pub(super) fn of_message(id: &str, entry: &Entry) -> String {
    digest(&format!("{id} {}", line(&Json::Object(entry.json()))))
}

/// The seal of the list of shapes.
pub(super) fn of_file(numbers: &Numbers) -> String {
    let seals: Vec<String> = numbers.iter().map(|(id, entry)| of_message(id, entry)).collect();
    digest(&seals.join(" "))
}

fn digest(text: &str) -> String {
    let mut seal = String::new();
    for byte in &Sha256::digest(text.as_bytes())[..LENGTH] {
        let _ = write!(seal, "{byte:02x}");
    }
    seal
}
