//! Timestamps in Smithy's three formats. In a body, restJson1 counts epoch seconds unless the model says otherwise.

use std::borrow::Cow;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde::de::Deserializer;
use serde::{Serialize, Serializer};

use super::{Codec, Context, FromScalar, Policy, Scalar, Wire, read_text};

/// Seconds since 1970 as a number, with a fraction where there is one. A body carries it as a double, which holds
/// microseconds until the year 2250 or so; a header or a query parameter carries every nanosecond.
#[derive(Debug, Clone, Copy)]
pub struct EpochSeconds;

/// `2026-06-03T12:00:00Z`. A client also accepts other offsets than `Z`; a server must not.
#[derive(Debug, Clone, Copy)]
pub struct DateTimeText;

/// `Wed, 03 Jun 2026 12:00:00 GMT`.
#[derive(Debug, Clone, Copy)]
pub struct HttpDate;

/// A number of seconds as JSON has it.
enum Seconds {
    Whole(i64),
    Fraction(f64),
}

impl FromScalar for Seconds {
    const EXPECTED: &'static str = "a timestamp in epoch seconds";
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Whole(seconds) => seconds.to_string(),
            Self::Fraction(seconds) => seconds.to_string(),
        })
    }
    fn from_i64(value: i64) -> Option<Self> {
        Some(Self::Whole(value))
    }
    fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self::Fraction(value))
    }
}

impl Seconds {
    /// A fraction becomes the digits that were written, up to what a double can hold: microseconds in our time. A client
    /// has the fraction as the official one has it, cut off below the double's own value: 0.123 may be 122999906 ns.
    fn timestamp(self, policy: Policy) -> DateTime {
        match (self, policy) {
            (Self::Whole(seconds), _) => DateTime::from_secs(seconds),
            (Self::Fraction(seconds), Policy::Client) => DateTime::from_secs_f64(seconds),
            (Self::Fraction(seconds), Policy::Strict | Policy::Server | Policy::Stored) => {
                let exact = DateTime::from_str(&seconds.to_string(), Format::EpochSeconds);
                exact.unwrap_or_else(|_| DateTime::from_secs_f64(seconds))
            }
        }
    }
}

impl Wire for DateTime {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EpochSeconds::write(self, serializer)
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error> {
        EpochSeconds::read(cx, deserializer)
    }
    fn fallback(_: &mut Context) -> Option<Self> {
        Some(DateTime::from_secs(0))
    }
}

impl Codec<DateTime> for EpochSeconds {
    fn write<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        match value.subsec_nanos() {
            0 => value.secs().serialize(serializer),
            _ => value.as_secs_f64().serialize(serializer),
        }
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<DateTime>, D::Error> {
        Ok(Scalar::<Seconds>::read(cx, deserializer)?.map(|seconds| seconds.timestamp(cx.policy())))
    }
    fn fallback(cx: &mut Context) -> Option<DateTime> {
        DateTime::fallback(cx)
    }
}

fn write_text<S: Serializer>(value: &DateTime, format: Format, serializer: S) -> Result<S::Ok, S::Error> {
    let text = value.fmt(format).map_err(serde::ser::Error::custom)?;
    serializer.serialize_str(&text)
}

/// Reads a string and parses it; what it looks like stays out of the error.
fn read_format<'de, D: Deserializer<'de>>(
    cx: &mut Context,
    deserializer: D,
    format: Format,
    expected: &'static str,
) -> Result<Option<DateTime>, D::Error> {
    let mut parsed = None;
    read_text(cx, deserializer, &mut |text| parsed = Some(DateTime::from_str(text, format)))?;
    parsed.transpose().map_err(|_| cx.expected(expected))
}

impl Codec<DateTime> for DateTimeText {
    fn write<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value, Format::DateTime, serializer)
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<DateTime>, D::Error> {
        let format = match cx.policy() {
            Policy::Client => Format::DateTimeWithOffset,
            Policy::Strict | Policy::Server | Policy::Stored => Format::DateTime,
        };
        read_format(cx, deserializer, format, "a timestamp such as 2026-06-03T12:00:00Z")
    }
    fn fallback(cx: &mut Context) -> Option<DateTime> {
        DateTime::fallback(cx)
    }
}

impl Codec<DateTime> for HttpDate {
    fn write<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value, Format::HttpDate, serializer)
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<DateTime>, D::Error> {
        read_format(cx, deserializer, Format::HttpDate, "a timestamp such as Wed, 03 Jun 2026 12:00:00 GMT")
    }
    fn fallback(cx: &mut Context) -> Option<DateTime> {
        DateTime::fallback(cx)
    }
}
