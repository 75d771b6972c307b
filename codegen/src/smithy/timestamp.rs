//! Timestamps in models: defaults are instants, written as a number or as a date-time.

use serde_json::Value;

use super::traits::TimestampFormat;

/// Seconds since 1970. Smithy writes default instants as a number, or as a date-time string.
pub(super) fn epoch_seconds(json: &Value, format: Option<TimestampFormat>) -> Option<f64> {
    match (json, format) {
        (Value::Number(number), _) => number.as_f64(),
        (Value::String(text), None | Some(TimestampFormat::DateTime)) => date_time(text),
        _ => None,
    }
}

/// Reads `2024-02-29T12:00:00.5Z`; only UTC, as Smithy's `date-time` of a model is.
fn date_time(text: &str) -> Option<f64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let [year, month, day] = numbers::<3>(date, '-')?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = numbers::<3>(clock, ':')?;
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 61;
    if !valid || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    let fraction: f64 = format!("0.{fraction}").parse().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "years have four digits, so the seconds are exact")]
    Some(whole as f64 + fraction)
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[i64; N]> {
    let short = |part: &str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Option<Vec<i64>> = text.split(separator).map(|part| short(part).then(|| part.parse().ok())?).collect();
    parts?.try_into().ok()
}

/// Days of the proleptic Gregorian calendar, counted in years that begin in March so that leap days come last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::epoch_seconds;

    #[test]
    fn instants_are_read_from_numbers_and_date_times() {
        for (json, seconds) in [
            (json!(1.5), Some(1.5)),
            (json!("1970-01-01T00:00:00Z"), Some(0.0)),
            (json!("2000-03-01T00:00:01.25Z"), Some(951_868_801.25)),
            (json!("2026-11-21T12:00:00Z"), Some(1_795_262_400.0)),
            (json!("1970-13-01T00:00:00Z"), None),
            (json!("yesterday"), None),
            (json!(true), None),
        ] {
            assert_eq!(epoch_seconds(&json, None), seconds, "{json}");
        }
    }
}
