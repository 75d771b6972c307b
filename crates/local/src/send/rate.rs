//! How fast messages may go: per number and second, and per pair of number and person.

use std::time::Duration;

use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::RateRecord;
use crate::settings::PairRate;

/// A flow that is throttled may be sent ten times an hour. Documented.
pub(super) const THROTTLED_FLOW: (u32, Duration) = (10, Duration::from_secs(3600));

/// Counts one in a window of time. Is there room for it?
pub(super) fn in_window(call: &Call<'_>, key: &str, most: u32, window: Duration) -> Result<bool, Failure> {
    let mut rate: RateRecord = call.get(key)?.unwrap_or_default();
    if rate.count == 0 || call.now.since(Moment(rate.at)) >= window {
        rate = RateRecord { at: call.now.0, count: 0 };
    }
    if rate.count >= most {
        return Ok(false);
    }
    rate.count += 1;
    call.put(key, &rate)?;
    Ok(true)
}

/// Counts one at a pace: a burst, and then one each time. Is it in time?
pub(super) fn at_pace(call: &Call<'_>, key: &str, pace: PairRate) -> Result<bool, Failure> {
    let RateRecord { at, .. } = call.get(key)?.unwrap_or_default();
    let (last, every) = (Moment(at).max(call.now), pace.every);
    let ahead = last.since(call.now);
    if ahead > every.saturating_mul(pace.burst.saturating_sub(1)) {
        return Ok(false);
    }
    call.put(key, &RateRecord { at: last.plus(every).0, count: 0 })?;
    Ok(true)
}
