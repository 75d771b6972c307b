//! How much memory a piece of work may ask for.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What any work may ask for, however little came: an answer names up to a hundred violations.
const BASE: usize = 256 * 1024;

/// How many bytes each byte that came may cost. The smallest item of a list is `{}` and a comma; its structure may have
/// dozens of members, a list doubles while it grows, and what it was is counted too.
const FACTOR: usize = 2048;

/// Does the work, and says by how much it asked for more than a message of that size is worth.
pub(crate) fn within_bounds(size: usize, work: impl FnOnce()) -> Result<(), String> {
    let region = Region::new(ALLOCATOR);
    work();
    let asked = region.change().bytes_allocated;
    let allowed = BASE + FACTOR * size;
    if asked <= allowed { Ok(()) } else { Err(format!("{asked} bytes for a message of {size}")) }
}
