//! Calls.

use crate::event::EventError;
use crate::open::{Decimal, open, words};

words! {
    /// What happened to a call.
    pub enum CallEvent {
        /// It begins.
        Connect = "connect",
        /// It is over.
        Terminate = "terminate",
    }
}

words! {
    /// Who calls.
    pub enum CallDirection {
        /// The business.
        Business = "BUSINESS_INITIATED",
        /// The person.
        User = "USER_INITIATED",
    }
}

open! {
    /// What the two sides need to speak with each other.
    public struct Session {
        /// A description in SDP.
        sdp: String = "sdp",
        /// `offer` or `answer`.
        sdp_type: String = "sdp_type",
    }
}

open! {
    /// A call.
    public struct Call {
        /// WhatsApp's id (`wacid.…`).
        id: String = "id",
        /// Who calls.
        from: String = "from",
        /// Who is called.
        to: String = "to",
        /// What happened.
        event: CallEvent = "event",
        /// Seconds since 1970, as a text.
        timestamp: String = "timestamp",
        /// Who calls.
        direction: CallDirection = "direction",
        /// What the two sides need.
        session: Box<Session> = "session",
        /// How it ended.
        status: String = "status",
        /// When it began, in seconds since 1970.
        start_time: Decimal = "start_time",
        /// When it ended, in seconds since 1970.
        end_time: Decimal = "end_time",
        /// How long it was, in seconds.
        duration: Decimal = "duration",
        /// What the call was made with.
        biz_opaque_callback_data: String = "biz_opaque_callback_data",
        /// What went wrong.
        errors: Vec<EventError> = "errors",
    }
}
