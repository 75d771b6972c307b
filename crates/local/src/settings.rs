//! Switches and delays.
//!
//! What AWS and Meta document is not switchable, unless tests want it faster. What is inferred, or where sources disagree,
//! is: each such switch says so, what speaks for its default, and what the other position does.

use std::time::Duration;

use crate::content::ContentSettings;

/// Switches and delays of the local service.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The Region that requests are signed for and that ARNs name. `eu-west-1`.
    pub region: String,
    /// The partition that ARNs name. `aws`.
    pub partition: String,
    /// The AWS account: 12 digits. `123456789012`.
    pub account_id: String,
    /// When statuses of a message arrive, counted from the call.
    pub delays: Delays,
    /// How long Meta's review of a template takes. One minute; in reality minutes to a day.
    pub review_delay: Duration,
    /// Quotas of requests per second, of linked accounts (25), and of a number's messages per second (80). Off: a test's
    /// thousand sends are none of their business.
    pub quotas: bool,
    /// How many messages a second a number may send, where [`quotas`](Self::quotas) are on. 80, as AWS documents; Meta
    /// raises it up to 1,000. More fail with 130429.
    pub throughput: u32,
    /// How many messages a number may send to one person. Inferred: that there is such a limit is documented (131056), the
    /// number is not. Nothing: no limit.
    pub pair_rate: Option<PairRate>,
    /// Whether text and other free messages need a word of the person in the last 24 hours (131047). On, as documented.
    pub window_rule: bool,
    /// What `SendWhatsAppMessage` answers as `messageId`.
    pub message_id: MessageIdForm,
    /// Which events of a sent message have AWS's id in the envelope.
    pub envelope_id: EnvelopeId,
    /// How events say what a message costs.
    pub pricing: PricingModel,
    /// Whether a recipient whose number ends with the six digits of an error, as in `+1555131026`, gets no message, but the
    /// sender that error. Ours alone; it makes every error reachable without a scenario. On.
    pub magic_numbers: bool,
    /// Whether `metaApiVersion` has to be `v20` or later, in that form. Inferred: AWS documents version 20 and later for
    /// every Region, and not what happens to others. On: others are refused with `InvalidParametersException`.
    pub api_version_rule: bool,
    /// Whether a message that is no JSON object is refused with `InvalidParametersException`. Inferred: AWS says that it
    /// passes messages on unmodified, so that Meta would refuse it later; but no event could say whom it was for. On; off,
    /// it is taken, and fails with 131009.
    pub refuse_no_json: bool,
    /// Whether tags keep the rules that hold everywhere else in AWS (50 of them, unique, no `aws:`, some characters).
    /// Inferred: this service's pages do not repeat them. On.
    pub tag_rules: bool,
    /// Whether an access token of Meta that no scenario knows gives access to an account that is made up. Ours alone. On;
    /// off, it is refused with `InvalidParametersException`.
    pub any_access_token: bool,
    /// How long the second step of linking may come after the first. Inferred: nothing is documented. One hour.
    pub signup_lifetime: Duration,
    /// Switches of templates, flows, media and files in S3.
    pub content: ContentSettings,
}

/// When statuses of a message arrive, counted from the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delays {
    /// WhatsApp took it from AWS.
    pub accepted: Duration,
    /// It is on its way.
    pub sent: Duration,
    /// It is on the person's device.
    pub delivered: Duration,
    /// The person read it. Nothing: people do not show that they read.
    pub read: Option<Duration>,
}

/// How many messages a number may send to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRate {
    /// So many at once.
    pub burst: u32,
    /// And one more each time this has passed.
    pub every: Duration,
}

/// What `SendWhatsAppMessage` answers as `messageId`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageIdForm {
    /// An id of AWS's own: a UUID. So say AWS's samples and event examples.
    #[default]
    Uuid,
    /// WhatsApp's id (`wamid.…`), as one guide of AWS shows.
    Wamid,
}

/// Which events of a sent message have AWS's id in the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EnvelopeId {
    /// All of them. Inferred: AWS's example of an event has it on `sent`.
    #[default]
    All,
    /// `accepted`, and what takes its place: that is how AWS's sample links the two ids.
    First,
}

/// How events say what a message costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PricingModel {
    /// By message, since July 2025, without a conversation.
    #[default]
    ByMessage,
    /// By conversation, as AWS's examples still show.
    ByConversation,
}

impl Default for Delays {
    fn default() -> Self {
        let after = Duration::from_millis;
        Self { accepted: after(100), sent: after(300), delivered: after(800), read: Some(after(2_000)) }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            region: "eu-west-1".to_owned(),
            partition: "aws".to_owned(),
            account_id: "123456789012".to_owned(),
            delays: Delays::default(),
            review_delay: Duration::from_secs(60),
            quotas: false,
            throughput: 80,
            pair_rate: None,
            window_rule: true,
            message_id: MessageIdForm::default(),
            envelope_id: EnvelopeId::default(),
            pricing: PricingModel::default(),
            magic_numbers: true,
            api_version_rule: true,
            refuse_no_json: true,
            tag_rules: true,
            any_access_token: true,
            signup_lifetime: Duration::from_secs(3600),
            content: ContentSettings::default(),
        }
    }
}
