//! Which authentication schemes an operation accepts.

use crate::smithy::model::Model;
use crate::smithy::traits::{AuthScheme, OperationTraits};

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
