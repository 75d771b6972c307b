//! hyper alone: see shared/load.rs.

mod http_client;
#[allow(dead_code, reason = "hyper alone sends as nobody")]
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/load.rs"]
mod load;
#[path = "plain.rs"]
mod sender;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    load::main()
}
