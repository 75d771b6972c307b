//! The default transport against servers and proxies on the loopback.
//!
//! Every server listens on a port of its own choosing and ends with the test. Nothing here depends on how long
//! anything takes: where time matters, the runtime's clock is paused and jumps when there is nothing else to do.

mod errors;
mod exchange;
mod pool;
mod proxy;
mod stale;
mod support;
mod tls;
mod waiting;
