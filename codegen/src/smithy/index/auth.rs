//! Which authentication schemes an operation accepts.

use super::Facts;
use crate::smithy::model::Model;
use crate::smithy::traits::{ApiKey, AuthScheme, OperationTraits};

impl Facts {
    /// What operations accept that say nothing themselves.
    pub fn service_auth(&self) -> Vec<AuthScheme> {
        schemes(&self.model, &OperationTraits::default())
    }

    /// Where API keys go, if the service takes any.
    pub fn api_key(&self) -> Option<&ApiKey> {
        self.model.service.traits.api_key.as_ref()
    }
}

/// The operation's `auth`, else the service's, else all schemes of the service by id; `optionalAuth` allows none as well.
/// Never empty.
pub(super) fn schemes(model: &Model, traits: &OperationTraits) -> Vec<AuthScheme> {
    let service = &model.service.traits;
    let mut schemes = traits.auth.as_ref().or(service.auth.as_ref()).unwrap_or(&service.auth_schemes).clone();
    if (traits.optional_auth || schemes.is_empty()) && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    schemes
}
