//! Errors that events report, and what to do about each.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use crate::open::{Open, Read, deserialize, open};

/// What to do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Advice {
    /// Send the same again, after 1, 2, 4, 8 seconds.
    Retry,
    /// Send slower: a rate was exceeded. Then send the same again.
    SlowDown,
    /// The message or template is wrong. Sending the same again fails again.
    FixMessage,
    /// The last 24 hours have passed without a word of this person: send a template.
    SendTemplate,
    /// Do not send to this person, or not this kind of message.
    StopSending,
    /// The person has to agree first: to marketing, to calls.
    AskForOptIn,
    /// The account, its phone number, its permissions or its payment need care.
    FixAccount,
    /// The flow needs care.
    FixFlow,
    /// This crate does not know the code: read what the error says.
    Unknown,
}

/// Declares the codes: name, number, what to do.
macro_rules! codes {
    ($($(#[$about:meta])* $name:ident = $code:literal $advice:ident,)*) => {
        /// The number of an error. One that is not listed is `Unknown`, with its number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[$about])* #[doc = concat!("\n\nNumber ", $code, ".")] $name,)*
            /// A number that this crate does not know.
            Unknown(i64),
        }

        impl ErrorCode {
            /// Every code that this crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$name),*];

            /// The number.
            pub fn number(self) -> i64 {
                match self {
                    $(Self::$name => $code,)*
                    Self::Unknown(number) => number,
                }
            }

            /// What to do.
            pub fn advice(self) -> Advice {
                match self {
                    $(Self::$name => Advice::$advice,)*
                    // The families that Meta keeps for permissions, calls and flows.
                    Self::Unknown(200..=299) => Advice::FixAccount,
                    Self::Unknown(138_000..=138_999) => Advice::StopSending,
                    Self::Unknown(139_000..=139_999) => Advice::FixFlow,
                    Self::Unknown(132_000..=132_999) => Advice::FixMessage,
                    Self::Unknown(_) => Advice::Unknown,
                }
            }
        }

        impl From<i64> for ErrorCode {
            fn from(number: i64) -> Self {
                match number {
                    $($code => Self::$name,)*
                    _ => Self::Unknown(number),
                }
            }
        }
    };
}

codes! {
    /// WhatsApp could not tell who asks.
    Authentication = 0 FixAccount,
    /// The app may not do this.
    AppCapability = 3 FixAccount,
    /// Too many calls of the app.
    AppRate = 4 SlowDown,
    /// The permission was not given or was taken back.
    Permission = 10 FixAccount,
    /// The access token is no longer good.
    TokenExpired = 190 FixAccount,
    /// Too many calls of the account.
    AccountRate = 80_007 SlowDown,
    /// Too many messages of the phone number in a second.
    Throughput = 130_429 SlowDown,
    /// The person is in a group that gets no marketing, for comparison.
    Experiment = 130_472 StopSending,
    /// The country is not allowed to the business.
    CountryRestricted = 130_497 StopSending,
    /// Something failed; also the check of a flow's endpoint when it is published.
    SendFailed = 131_000 Retry,
    /// Access was refused.
    AccessDenied = 131_005 FixAccount,
    /// Something is missing in the message.
    ParameterMissing = 131_008 FixMessage,
    /// Something in the message is not as it has to be.
    ParameterInvalid = 131_009 FixMessage,
    /// WhatsApp is not there for a while.
    Unavailable = 131_016 Retry,
    /// The message is for the number that sends it.
    SenderIsRecipient = 131_021 FixMessage,
    /// It cannot be delivered: not on WhatsApp, an old version, terms not accepted.
    Undeliverable = 131_026 StopSending,
    /// A test number may only write to numbers on its list.
    NotOnTestList = 131_030 StopSending,
    /// The account is locked.
    AccountLocked = 131_031 FixAccount,
    /// The number's display name is not approved.
    DisplayName = 131_037 FixAccount,
    /// The payment is not in order. AWS finds it often passes: 1, 2, 4, 8 seconds, up to 5 times.
    Payment = 131_042 Retry,
    /// The number is not registered.
    NotRegistered = 131_045 FixAccount,
    /// More than 24 hours since the person wrote.
    WindowClosed = 131_047 SendTemplate,
    /// Too many people disliked messages of this number.
    SpamRate = 131_048 SlowDown,
    /// WhatsApp held the marketing message back, for the person's sake.
    HeldBack = 131_049 StopSending,
    /// The person does not want marketing.
    MarketingStopped = 131_050 AskForOptIn,
    /// The kind of message is not supported.
    UnsupportedType = 131_051 FixMessage,
    /// A file of the person could not be fetched.
    MediaDownload = 131_052 Retry,
    /// The file of the message could not be taken: its address or type.
    MediaUpload = 131_053 FixMessage,
    /// Too many messages from this number to this person.
    PairRate = 131_056 SlowDown,
    /// The account is being maintained.
    Maintenance = 131_057 Retry,
    /// This message cannot go to a user id; it needs a phone number.
    UserIdUnsupported = 131_062 FixMessage,
    /// The template has another number of variables.
    TemplateParameterCount = 132_000 FixMessage,
    /// There is no such template in that language, or it is not approved.
    TemplateMissing = 132_001 FixMessage,
    /// With its variables filled in, a text is too long.
    TemplateTooLong = 132_005 FixMessage,
    /// The template's content is not allowed.
    TemplatePolicy = 132_007 FixMessage,
    /// A variable is filled in with something of another kind.
    TemplateParameterFormat = 132_012 FixMessage,
    /// The template is paused.
    TemplatePaused = 132_015 FixMessage,
    /// The template is disabled.
    TemplateDisabled = 132_016 FixMessage,
    /// The flow is blocked.
    FlowBlocked = 132_068 FixFlow,
    /// The flow is throttled: 10 messages an hour.
    FlowThrottled = 132_069 FixFlow,
    /// The number was registered too often.
    RegistrationRate = 133_016 SlowDown,
    /// Something is not as it has to be, and WhatsApp does not say what.
    Generic = 135_000 FixMessage,
    /// Calls are not enabled for the number.
    CallsDisabled = 138_000 FixAccount,
    /// The person has not allowed calls.
    CallNotAllowed = 138_006 AskForOptIn,
    /// The person was asked for permission too often.
    CallPermissionRate = 138_009 StopSending,
    /// The person was called too often in 24 hours.
    CallRate = 138_012 StopSending,
    /// The account may not create flows.
    FlowCreate = 139_000 FixFlow,
    /// The flow cannot be changed in its state.
    FlowUpdate = 139_001 FixFlow,
    /// The flow cannot be published.
    FlowPublish = 139_002 FixFlow,
    /// The flow cannot be deprecated.
    FlowDeprecate = 139_003 FixFlow,
    /// The flow cannot be deleted.
    FlowDelete = 139_004 FixFlow,
    /// The account has as many templates as it may.
    TemplateLimit = 2_388_019 FixAccount,
    /// A text of the template is too long.
    TemplateFieldTooLong = 2_388_040 FixMessage,
    /// The template's header is not as it has to be.
    TemplateHeader = 2_388_047 FixMessage,
    /// The template's footer is not as it has to be.
    TemplateFooter = 2_388_073 FixMessage,
    /// The template has too many variables for its length.
    TemplateVariables = 2_388_293 FixMessage,
    /// The template begins or ends with a variable.
    TemplateEdges = 2_388_299 FixMessage,
}

impl Open for ErrorCode {
    type Seen = Self;
    const EXPECTED: &'static str = "a whole number";

    fn seen(&self) -> &Self {
        self
    }

    fn from_number(value: Number) -> Read<Self> {
        value.as_i64().map(Self::from).ok_or(Value::Number(value))
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.number())
    }
}

impl<'de> Deserialize<'de> for ErrorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

open! {
    /// More on an error.
    public struct ErrorData {
        /// What happened, in words.
        details: String = "details",
        /// `whatsapp`.
        messaging_product: String = "messaging_product",
    }
}

open! {
    /// An error that an event reports.
    public struct EventError {
        /// Its number.
        code: ErrorCode = "code",
        /// In a few words.
        title: String = "title",
        /// In words.
        message: String = "message",
        /// More on it.
        error_data: ErrorData = "error_data",
        /// The page about it.
        href: String = "href",
    }
}

impl EventError {
    /// What to do about it.
    pub fn advice(&self) -> Advice {
        self.code.map_or(Advice::Unknown, ErrorCode::advice)
    }
}
