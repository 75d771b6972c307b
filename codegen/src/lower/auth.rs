//! Who may call.

use super::Lower;
use crate::ir::Auth;
use crate::smithy::{ApiKeyPlace, AuthScheme, Operation};

impl Lower<'_> {
    /// Schemes, best first. Those that are not generated have been reported.
    pub(super) fn auth(self, schemes: &[AuthScheme]) -> Vec<Auth> {
        schemes.iter().filter_map(|scheme| self.scheme(scheme)).collect()
    }

    /// The schemes of an operation, where they differ from the service's.
    pub(super) fn own_auth(self, operation: &Operation) -> Option<Vec<Auth>> {
        let differs = operation.auth != self.facts.service_auth();
        differs.then(|| self.auth(&operation.auth))
    }

    fn scheme(self, scheme: &AuthScheme) -> Option<Auth> {
        match scheme {
            AuthScheme::SigV4 => Some(Auth::SigV4),
            AuthScheme::NoAuth => Some(Auth::NoAuth),
            AuthScheme::HttpBearer => Some(Auth::Bearer),
            AuthScheme::HttpBasic => Some(Auth::Basic),
            AuthScheme::HttpApiKey => self.facts.api_key().map(|key| Auth::ApiKey {
                in_query: key.place == ApiKeyPlace::Query,
                name: key.name.clone(),
                scheme: key.scheme.clone().unwrap_or_default(),
            }),
            AuthScheme::Other(_) => None,
        }
    }
}
