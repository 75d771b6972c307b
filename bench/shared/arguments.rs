//! The command line of the programs that make canned calls: `<send|get|list> <calls>`.

use crate::operation::Operation;

/// How many calls are made before those that count: enough for every cache to be filled.
pub const WARM_UP: u32 = 50;

/// The operation, and how many calls to measure.
pub fn read() -> Result<(Operation, u32), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [operation, calls] = arguments.as_slice() else { return Err("arguments: <send|get|list> <calls>".into()) };
    let operation = Operation::named(operation).ok_or_else(|| format!("`{operation}` is not send, get or list"))?;
    match calls.parse() {
        Ok(calls) if calls > 0 => Ok((operation, calls)),
        _ => Err(format!("`{calls}` is not a number of calls")),
    }
}
