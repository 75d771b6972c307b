//! Switches of templates, flows, media and files in S3.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::template::ReviewRule;

/// Switches of templates, flows, media and files in S3.
#[derive(Debug, Clone, PartialEq)]
pub struct ContentSettings {
    /// Who decides on templates.
    pub review: Review,
    /// Verdicts on templates by their names; the first that fits counts. Before them comes what a name says by itself, see
    /// [`magic_template_names`](Self::magic_template_names).
    pub review_rules: Vec<ReviewRule>,
    /// Whether a template whose name ends with `_rejected`, `_rejected_promotional`, `_rejected_scam`, … is rejected for that
    /// reason, and one whose name ends with `_reclassified` becomes marketing. Ours alone; it makes every verdict reachable
    /// without a scenario. On.
    pub magic_template_names: bool,
    /// How many templates an account may have, counted by name. 250, as AWS documents; whether Meta counts languages is not
    /// known, and the larger limit is taken.
    pub template_limit: usize,
    /// Whether a header's sample has to be one that `CreateWhatsAppMessageTemplateMedia` answered for the account. On, as
    /// documented.
    pub known_header_handles: bool,
    /// What `UpdateWhatsAppFlowAssets` does to a published flow.
    pub published_flows: PublishedFlows,
    /// How `validationErrors` tells what is wrong with a flow.
    pub flow_errors: FlowErrors,
    /// Whether endpoints of flows that exchange data are found healthy when such a flow is published. On; off, publishing
    /// fails with 131000, as AWS documents.
    pub healthy_endpoints: bool,
    /// What `fileSize` of `GetWhatsAppMessageMedia` counts.
    pub file_size: FileSize,
    /// Where files in S3 are.
    pub s3: S3,
}

impl Default for ContentSettings {
    fn default() -> Self {
        Self {
            review: Review::default(),
            review_rules: Vec::new(),
            magic_template_names: true,
            template_limit: 250,
            known_header_handles: true,
            published_flows: PublishedFlows::default(),
            flow_errors: FlowErrors::default(),
            healthy_endpoints: true,
            file_size: FileSize::default(),
            s3: S3::default(),
        }
    }
}

/// Who decides on templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Review {
    /// The clock: after the delay there is the verdict that the rules say, or else approval.
    #[default]
    ByClock,
    /// Nobody, until [`Control::review_template`](crate::Control::review_template) is called.
    ByCommand,
}

/// What `UpdateWhatsAppFlowAssets` does to a published flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PublishedFlows {
    /// It makes it a draft again. So says AWS, whose API this is.
    #[default]
    BackToDraft,
    /// It is refused with 139001. So says Meta.
    Fixed,
}

/// How `validationErrors` tells what is wrong with a flow: a list of texts, where Meta's own API has objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlowErrors {
    /// Each is Meta's object as JSON. Inferred: nothing else keeps lines, columns and pointers.
    #[default]
    Objects,
    /// Each is Meta's message alone.
    Messages,
}

/// What `fileSize` of `GetWhatsAppMessageMedia` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FileSize {
    /// Bytes. Inferred: AWS's example has 78144 for a JPEG, which would be 78 MB otherwise.
    #[default]
    Bytes,
    /// Kilobytes, begun ones included. So say AWS's words.
    Kilobytes,
}

/// Where files in S3 are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum S3 {
    /// In the service's own store, see [`Control::put_object`](crate::Control::put_object).
    #[default]
    Store,
    /// In a folder, which has a folder for each bucket.
    Folder(PathBuf),
    /// At an endpoint that speaks S3's protocol.
    Endpoint(S3Endpoint),
}

/// An endpoint that speaks S3's protocol, addressed in path style.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Endpoint {
    /// Its address: `http://127.0.0.1:9000`.
    pub url: String,
    /// The Region that requests are signed for.
    pub region: String,
    /// Who signs.
    pub access_key_id: String,
    /// With what.
    pub secret_access_key: String,
    /// How long to wait for it.
    pub patience: Duration,
}

impl S3Endpoint {
    /// An endpoint in Region `us-east-1`, to be waited for 30 seconds.
    pub fn new(url: impl Into<String>, access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            region: "us-east-1".to_owned(),
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            patience: Duration::from_secs(30),
        }
    }
}

/// Without the secret.
impl fmt::Debug for S3Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { url, region, access_key_id, .. } = self;
        f.debug_struct("S3Endpoint")
            .field("url", url)
            .field("region", region)
            .field("access_key_id", access_key_id)
            .finish_non_exhaustive()
    }
}
