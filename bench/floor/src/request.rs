//! See shared/request.rs.

mod decode;
mod encode;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/operation.rs"]
mod operation;
#[path = "../../shared/request.rs"]
mod request;
mod sign;
mod subject;
mod time;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    request::main()
}
