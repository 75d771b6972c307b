//! The moment of a signature, in the form that SigV4 writes: `20150830T123600Z`.

use std::time::SystemTime;

use time::OffsetDateTime;

/// A moment to the second, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SigningTime([u8; 16]);

impl SigningTime {
    pub(super) fn of(moment: SystemTime) -> Self {
        let moment = OffsetDateTime::from(moment);
        let mut text = *b"00000000T000000Z";
        let parts = [
            (0..4, moment.year().unsigned_abs()),
            (4..6, u8::from(moment.month()).into()),
            (6..8, moment.day().into()),
            (9..11, moment.hour().into()),
            (11..13, moment.minute().into()),
            (13..15, moment.second().into()),
        ];
        for (place, mut number) in parts {
            for digit in text[place].iter_mut().rev() {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        Self(text)
    }

    #[cfg(test)]
    pub(super) fn at_epoch_second(second: u64) -> Self {
        Self::of(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(second))
    }

    /// The whole.
    pub(super) fn as_str(&self) -> &str {
        text(&self.0)
    }

    /// The day: what signing keys are made for.
    pub(super) fn date(&self) -> &str {
        text(&self.0[..8])
    }

    /// The day, to keep.
    pub(super) fn date_digits(&self) -> [u8; 8] {
        let mut digits = [0; 8];
        digits.copy_from_slice(&self.0[..8]);
        digits
    }
}

fn text(digits: &[u8]) -> &str {
    std::str::from_utf8(digits).expect("only ASCII was written")
}

#[cfg(test)]
mod tests {
    use super::SigningTime;

    #[test]
    fn moments_are_written_in_utc() {
        let cases = [(0, "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"), (1_709_251_199, "20240229T235959Z")];
        for (second, text) in cases {
            assert_eq!(SigningTime::at_epoch_second(second).as_str(), text);
        }
        assert_eq!(SigningTime::at_epoch_second(1_440_938_160).date(), "20150830");
    }
}
