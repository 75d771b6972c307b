//! What a service uses that only some services do.

use super::Lower;
use crate::ir::Use;
use crate::smithy::{AuthScheme, Operation};

impl Lower<'_> {
    /// What any of the operations uses.
    pub(super) fn uses(self) -> Vec<Use> {
        let any = |uses: &dyn Fn(&Operation) -> bool| self.facts.operations.iter().any(uses);
        let all = [
            (any(&|operation| operation.checksum_required), Use::ContentMd5),
            (any(&|operation| operation.idempotency_token.is_some()), Use::IdempotencyTokens),
            (any(&|operation| operation.auth.contains(&AuthScheme::HttpBearer)), Use::BearerAuth),
            (any(&|operation| operation.auth.contains(&AuthScheme::HttpBasic)), Use::BasicAuth),
            (any(&|operation| operation.auth.contains(&AuthScheme::HttpApiKey)), Use::ApiKeyAuth),
            (any(&|operation| !operation.request_compression.is_empty()), Use::RequestCompression),
            (any(&|operation| self.streams(operation)), Use::Streams),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, used)| used).collect()
    }

    fn streams(self, operation: &Operation) -> bool {
        let members = [operation.input, operation.output].map(|shape| self.facts.model.members_of(shape));
        members.into_iter().flatten().any(|&member| self.facts.is_streaming(self.facts.model[member].target))
    }
}
