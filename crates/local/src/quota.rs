//! Quotas of requests per second, off by default.
//!
//! The numbers are those that AWS publishes for this service; operations that are not listed have none that is published.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::moment::Moment;
use crate::operation::Operation;

/// How many requests a second an operation takes from an account in a Region.
pub(crate) fn per_second(operation: Operation) -> Option<u32> {
    match operation {
        Operation::SendWhatsAppMessage => Some(1_000),
        Operation::PostWhatsAppMessageMedia
        | Operation::GetWhatsAppMessageMedia
        | Operation::DeleteWhatsAppMessageMedia => Some(100),
        Operation::DisassociateWhatsAppBusinessAccount
        | Operation::ListLinkedWhatsAppBusinessAccounts
        | Operation::TagResource
        | Operation::UntagResource
        | Operation::ListTagsForResource => Some(10),
        _ => None,
    }
}

/// Requests of the current second, by operation.
#[derive(Debug, Default)]
pub(crate) struct Quotas {
    counted: Mutex<HashMap<Operation, (u64, u32)>>,
}

impl Quotas {
    /// Counts a request. Is there room for it?
    pub(crate) fn admit(&self, operation: Operation, now: Moment) -> bool {
        let Some(most) = per_second(operation) else { return true };
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let (second, count) = counted.entry(operation).or_default();
        if *second != now.seconds() {
            (*second, *count) = (now.seconds(), 0);
        }
        *count += 1;
        *count <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_has_room_for_so_many() {
        let quotas = Quotas::default();
        let admitted = |now| (0..15).filter(|_| quotas.admit(Operation::TagResource, Moment(now))).count();
        assert_eq!(admitted(5_000_000_000), 10);
        assert_eq!(admitted(5_999_999_999), 0);
        assert_eq!(admitted(6_000_000_000), 10);
        assert!((0..5_000).all(|_| quotas.admit(Operation::CreateWhatsAppFlow, Moment(0))));
    }
}
