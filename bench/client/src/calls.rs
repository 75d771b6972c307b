//! `calls <send|get|list> <calls>`: see shared/calls.rs.

#[path = "../../shared/arguments.rs"]
mod arguments;
#[path = "../../shared/calls.rs"]
mod calls;
mod canned;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/operation.rs"]
mod operation;
mod subject;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    calls::main()
}
