//! See shared/allocations.rs.

#[path = "../../shared/allocations.rs"]
mod allocations;
#[path = "../../shared/arguments.rs"]
mod arguments;
mod decode;
mod encode;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/operation.rs"]
mod operation;
mod sign;
mod subject;
mod time;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    allocations::main()
}
