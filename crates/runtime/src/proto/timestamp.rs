//! Moments in time, as `google.protobuf.Timestamp` has them.

use aws_smithy_types::DateTime;

use super::Proto;
use crate::codec::{Context, Problem};

crate::__message! {
    /// A moment: `google.protobuf.Timestamp`.
    ///
    /// Any number of seconds travels. Google's helpers for it end at the years 1 and 9999, and so does its form in JSON.
    Timestamp {
        1 seconds: i64;
        2 nanos: i32;
    }
}

/// What nanoseconds must be below.
const SECOND: i32 = 1_000_000_000;

impl Proto for DateTime {
    type Form = Timestamp;

    fn into_form(self) -> Timestamp {
        Timestamp {
            seconds: Some(self.secs()),
            nanos: i32::try_from(self.subsec_nanos()).ok().filter(|nanos| *nanos > 0),
        }
    }

    fn from_form(form: Timestamp, cx: &mut Context) -> Option<Self> {
        let nanos = form.nanos.unwrap_or_default();
        match u32::try_from(nanos) {
            Ok(fraction) if nanos < SECOND => {
                Some(Self::from_secs_and_nanos(form.seconds.unwrap_or_default(), fraction))
            }
            Ok(_) | Err(_) => {
                cx.report(Problem::Expected("a timestamp with 0 to 999999999 nanoseconds"));
                None
            }
        }
    }
}
