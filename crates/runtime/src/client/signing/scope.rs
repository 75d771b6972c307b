//! What a signature is valid for: a day, a region, a service.

use super::time::SigningTime;

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
        for part in [self.date(), self.region, self.service] {
            text.push_str(part);
            text.push('/');
        }
        text.push_str("aws4_request");
    }
}
