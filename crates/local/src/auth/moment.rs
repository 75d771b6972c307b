//! Times as signatures write them: `20150830T123600Z`.

use std::fmt;
use std::time::{Duration, SystemTime};

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// A moment to the second, as seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(i64);

impl Moment {
    pub(super) fn of(time: SystemTime) -> Self {
        Self(DateTime::from(time).secs())
    }

    /// Reads the basic format of ISO 8601.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_basic = text.len() == 16
            && text.bytes().enumerate().all(|(index, byte)| match index {
                8 => byte == b'T',
                15 => byte == b'Z',
                _ => byte.is_ascii_digit(),
            });
        if !is_basic {
            return None;
        }
        let part = |range| text.get(range).unwrap_or_default();
        let (year, month, day) = (part(0..4), part(4..6), part(6..8));
        let (hour, minute, second) = (part(9..11), part(11..13), part(13..15));
        let extended = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z");
        DateTime::from_str(&extended, Format::DateTime).ok().map(|time| Self(time.secs()))
    }

    /// Reads the header `Date`: the form of HTTP, or the basic one.
    pub(super) fn parse_date_header(text: &str) -> Option<Self> {
        let http = || DateTime::from_str(text, Format::HttpDate).ok().map(|time| Self(time.secs()));
        Self::parse(text).or_else(http)
    }

    pub(super) fn earlier(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(seconds(span)))
    }

    pub(super) fn later(self, span: Duration) -> Self {
        Self(self.0.saturating_add(seconds(span)))
    }

    /// The day: `20150830`.
    pub(super) fn date(self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

fn seconds(span: Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::from_secs(self.0).fmt(Format::DateTime) {
            Ok(extended) => f.write_str(&extended.replace(['-', ':'], "")),
            // A year of more digits than four: no request can name it.
            Err(_) => write!(f, "{}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn moments_are_read_as_they_are_written() {
        let moment = Moment::parse("20150830T123600Z").unwrap();
        assert_eq!(moment, Moment(1_440_938_160));
        assert_eq!(moment.to_string(), "20150830T123600Z");
        assert_eq!(moment.date(), "20150830");
        assert_eq!(Moment::parse_date_header("Sun, 30 Aug 2015 12:36:00 GMT"), Some(moment));
        for wrong in ["", "20150830", "2015-08-30T12:36:00Z", "20151330T123600Z", "2015083éT12360Z", "20150830T123600+"]
        {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }
}
