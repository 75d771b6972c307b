//! Calls through the canned transport, one after the other on one thread: prints nanoseconds per call.

use std::error::Error;
use std::time::Instant;

use crate::arguments::{self, WARM_UP};
use crate::operation::Requests;
use crate::subject::Subject;

pub fn main() -> Result<(), Box<dyn Error>> {
    let (operation, calls) = arguments::read()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let subject = Subject::new(operation, Requests::Dropped)?;
        for _ in 0..WARM_UP {
            subject.call().await?;
        }
        let start = Instant::now();
        for _ in 0..calls {
            subject.call().await?;
        }
        println!("{}", start.elapsed().as_nanos() / u128::from(calls));
        Ok(())
    })
}
