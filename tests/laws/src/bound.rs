//! How much memory a piece of work may ask for.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What any work may ask for, however little came: structures have their size, problems their words.
const BASE: usize = 32 * 1024;

/// How many bytes each byte that came may cost. The smallest item of a list, a comma included, is three bytes, and its
/// structure may have dozens of members; what a list was before it grew is counted too.
const FACTOR: usize = 192;

/// Does the work, and says how many bytes it asked for. Fails where a message of that size is not worth so many.
pub(crate) fn within_bounds(size: usize, work: impl FnOnce()) -> Result<usize, String> {
    let region = Region::new(ALLOCATOR);
    work();
    let asked = region.change().bytes_allocated;
    let allowed = BASE + FACTOR * size;
    if asked <= allowed { Ok(asked) } else { Err(format!("{asked} bytes for a message of {size}")) }
}
