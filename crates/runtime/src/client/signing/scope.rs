//! What a signature is valid for: a day, a region, a service.

use super::time::SigningTime;
use crate::client::parts::push_all;

/// The credential scope of a signature.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) time: SigningTime,
    pub(super) region: &'a str,
    pub(super) service: &'a str,
}

impl Scope<'_> {
    pub(super) fn date(&self) -> &str {
        self.time.date()
    }

    /// `date/region/service/aws4_request`.
    pub(super) fn push_to(&self, text: &mut String) {
        push_all(text, &[self.date(), "/", self.region, "/", self.service, "/aws4_request"]);
    }
}
