//! A moment, as records keep it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Nanoseconds since 1970, UTC. Moments before 1970 count as 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub u64);

impl Moment {
    /// Whole seconds since 1970: how WhatsApp writes time.
    pub fn seconds(self) -> u64 {
        self.0 / 1_000_000_000
    }

    /// This much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)))
    }

    /// The time that has passed since `earlier`; none if that is later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }

    /// As AWS writes it in events: `2025-06-02T10:53:27.654740947Z`, always nine digits of a second.
    pub fn rfc3339_nanos(self) -> String {
        format!("{}.{:09}Z", self.whole(), self.0 % 1_000_000_000)
    }

    /// In whole seconds: `2025-06-02T10:53:27Z`.
    pub fn rfc3339(self) -> String {
        format!("{}Z", self.whole())
    }

    /// `2025-06-02T10:53:27`.
    fn whole(self) -> String {
        let seconds = i64::try_from(self.seconds()).unwrap_or(i64::MAX);
        let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        moment.format(&Rfc3339).unwrap_or_default().trim_end_matches('Z').to_owned()
    }

    /// Reads RFC 3339, as in `2026-01-01T00:00:00Z`.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        u64::try_from(moment.unix_timestamp_nanos()).ok().map(Self)
    }

    /// As SDKs have it.
    pub fn date_time(self) -> aws_smithy_types::DateTime {
        let seconds = i64::try_from(self.seconds()).unwrap_or(i64::MAX);
        aws_smithy_types::DateTime::from_secs_and_nanos(seconds, u32::try_from(self.0 % 1_000_000_000).unwrap_or(0))
    }
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        Self(0).plus(time.duration_since(UNIX_EPOCH).unwrap_or_default())
    }
}

impl From<Moment> for SystemTime {
    fn from(moment: Moment) -> Self {
        UNIX_EPOCH + Duration::from_nanos(moment.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_aws_writes_them() {
        let moment = Moment(1_748_861_607_654_740_947);
        assert_eq!(moment.rfc3339_nanos(), "2025-06-02T10:53:27.654740947Z");
        assert_eq!(moment.rfc3339(), "2025-06-02T10:53:27Z");
        assert_eq!(Moment(1_748_861_607_000_000_000).rfc3339_nanos(), "2025-06-02T10:53:27.000000000Z");
        assert_eq!(Moment::parse(&moment.rfc3339_nanos()), Some(moment));
        assert_eq!(Moment::parse("yesterday"), None);
        assert_eq!(Moment::from(SystemTime::from(moment)), moment);
    }

    #[test]
    fn nothing_overflows() {
        assert_eq!(Moment(u64::MAX).plus(Duration::MAX), Moment(u64::MAX));
        assert_eq!(Moment(1).since(Moment(2)), Duration::ZERO);
        assert!(Moment(u64::MAX).rfc3339_nanos().starts_with("2554-"));
    }
}
