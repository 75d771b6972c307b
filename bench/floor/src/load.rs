//! Messages made and signed by hand: see shared/load.rs.

mod decode;
mod encode;
mod http_client;
#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/load.rs"]
mod load;
mod sender;
mod sign;
mod time;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    load::main()
}
