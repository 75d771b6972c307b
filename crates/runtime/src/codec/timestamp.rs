//! Timestamps in Smithy's three formats. In a body, restJson1 counts epoch seconds unless the model says otherwise.

use std::borrow::Cow;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde::de::Deserializer;
use serde::{Serialize, Serializer};

use super::{Codec, Context, FromScalar, Policy, Scalar, Wire};

/// Seconds since 1970 as a number, with a fraction where there is one.
#[derive(Debug, Clone, Copy)]
pub struct EpochSeconds;

/// `2026-06-03T12:00:00Z`. A client also accepts other offsets than `Z`; a server must not.
#[derive(Debug, Clone, Copy)]
pub struct DateTimeText;

/// `Wed, 03 Jun 2026 12:00:00 GMT`.
#[derive(Debug, Clone, Copy)]
pub struct HttpDate;

struct Epoch(DateTime);

impl FromScalar for Epoch {
    const EXPECTED: &'static str = "a timestamp in epoch seconds";
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.as_secs_f64().to_string())
    }
    fn from_i64(value: i64) -> Option<Self> {
        Some(Self(DateTime::from_secs(value)))
    }
    fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self(DateTime::from_secs_f64(value)))
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
        Ok(Scalar::<Epoch>::read(cx, deserializer)?.map(|epoch| epoch.0))
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
fn read_text<'de, D: Deserializer<'de>>(
    cx: &mut Context,
    deserializer: D,
    format: Format,
    expected: &'static str,
) -> Result<Option<DateTime>, D::Error> {
    let Some(text) = Scalar::<String>::read(cx, deserializer)? else { return Ok(None) };
    match DateTime::from_str(&text, format) {
        Ok(value) => Ok(Some(value)),
        Err(_) => Err(cx.expected(expected)),
    }
}

impl Codec<DateTime> for DateTimeText {
    fn write<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value, Format::DateTime, serializer)
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<DateTime>, D::Error> {
        let format = match cx.policy() {
            Policy::Client => Format::DateTimeWithOffset,
            Policy::Strict | Policy::Server => Format::DateTime,
        };
        read_text(cx, deserializer, format, "a timestamp such as 2026-06-03T12:00:00Z")
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
        read_text(cx, deserializer, Format::HttpDate, "a timestamp such as Wed, 03 Jun 2026 12:00:00 GMT")
    }
    fn fallback(cx: &mut Context) -> Option<DateTime> {
        DateTime::fallback(cx)
    }
}
