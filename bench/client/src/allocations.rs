//! `allocations <send|get|list> <calls>`: see shared/allocations.rs.

#[path = "../../shared/allocations.rs"]
mod allocations;
#[path = "../../shared/arguments.rs"]
mod arguments;
mod canned;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/operation.rs"]
mod operation;
mod subject;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    allocations::main()
}
