//! Prints the request that a call sends.

use std::error::Error;

use crate::operation::{Operation, Requests};
use crate::subject::Subject;

pub fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).unwrap_or_default();
    let operation = Operation::named(&name).ok_or("arguments: <send|get|list>")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { Subject::new(operation, Requests::Printed)?.call().await })
}
