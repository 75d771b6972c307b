//! The edge of the local service, from outside: our client through both doors, faults, the control API, and the program.

mod control;
mod doors;
mod faults;
mod fuzz;
mod http;
mod kill;
mod program;
mod support;
mod world;
