//! Calls through the canned transport: prints allocations and reallocations per call.

use std::alloc::System;
use std::error::Error;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use crate::arguments::{self, WARM_UP};
use crate::operation::Requests;
use crate::subject::Subject;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

pub fn main() -> Result<(), Box<dyn Error>> {
    let (operation, calls) = arguments::read()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let subject = Subject::new(operation, Requests::Dropped)?;
        for _ in 0..WARM_UP {
            subject.call().await?;
        }
        let region = Region::new(ALLOCATOR);
        for _ in 0..calls {
            subject.call().await?;
        }
        let counted = region.change();
        let per_call = |count: usize| count as f64 / f64::from(calls);
        println!("{:.1} {:.1}", per_call(counted.allocations), per_call(counted.reallocations));
        Ok(())
    })
}
