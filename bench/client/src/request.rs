//! `request <send|get|list>`: see shared/request.rs.

mod canned;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/operation.rs"]
mod operation;
#[path = "../../shared/request.rs"]
mod request;
mod subject;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    request::main()
}
