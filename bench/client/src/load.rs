//! `load <endpoint> <calls> <bytes of a message>`: see shared/load.rs.

#[path = "../../shared/inputs.rs"]
mod inputs;
#[path = "../../shared/load.rs"]
mod load;
mod sender;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    load::main()
}
