//! See shared/calls.rs.

#[path = "../../shared/arguments.rs"]
mod arguments;
#[path = "../../shared/calls.rs"]
mod calls;
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
    calls::main()
}
