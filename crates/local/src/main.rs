//! The local service as a program.

use std::process::ExitCode;

fn main() -> ExitCode {
    socialmessaging_local::cli::run(std::env::args_os().skip(1), &|name| std::env::var_os(name))
}
