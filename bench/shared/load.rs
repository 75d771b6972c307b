//! Messages to a real endpoint, one thread with 64 in flight: prints calls per second and the peak of memory in KiB.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::inputs::message;
use crate::sender::Sender;

const IN_FLIGHT: u32 = 64;

pub fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [endpoint, calls, bytes] = arguments.as_slice() else {
        return Err("arguments: <endpoint> <calls> <bytes of a message>".into());
    };
    let (calls, message) = (calls.parse::<u32>()?, message(bytes.parse()?));
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let sender = Arc::new(Sender::new(endpoint, message)?);
        // Connections are open, caches filled.
        send(&sender, IN_FLIGHT * 2).await?;
        let took = send(&sender, calls).await?;
        println!("{:.0} {}", f64::from(calls) / took.as_secs_f64(), peak_memory()?);
        Ok(())
    })
}

/// Sends messages, never fewer in flight than there can be.
async fn send(sender: &Arc<Sender>, calls: u32) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let left = Arc::new(AtomicU32::new(calls));
    let tasks: Vec<_> = (0..IN_FLIGHT).map(|_| tokio::spawn(work(Arc::clone(sender), Arc::clone(&left)))).collect();
    for task in tasks {
        task.await??;
    }
    Ok(start.elapsed())
}

async fn work(sender: Arc<Sender>, left: Arc<AtomicU32>) -> Result<(), String> {
    while left.try_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
        sender.send().await.map_err(|error| format!("{error:?}"))?;
    }
    Ok(())
}

/// The most memory that this process had resident, in KiB.
fn peak_memory() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    Ok(peak.trim().trim_end_matches(" kB").parse()?)
}
