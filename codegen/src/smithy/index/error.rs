//! Facts about errors.

use super::Facts;
use crate::smithy::model::{Kind, MemberIdx, ShapeIdx, Simple};
use crate::smithy::traits::{Fault, Retryable};

/// What an error structure means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorFacts {
    /// The code by which it is recognised on the wire: the name of its id, whatever the service's `rename` says.
    pub code: String,
    /// Who is to blame.
    pub fault: Fault,
    /// The status: the one of `httpError`, else 400 or 500 by its fault.
    pub status: u16,
    /// Whether repeating the request may help.
    pub retryable: Option<Retryable>,
    /// The member with the message for people: a string named `message`, in any case.
    pub message: Option<MemberIdx>,
}

impl Facts {
    /// What the structure means as an error; `None` where it is not marked as one.
    pub fn error(&self, shape: ShapeIdx) -> Option<ErrorFacts> {
        let traits = &self.model[shape].traits;
        let fault = traits.error?;
        let status = traits.http_error.unwrap_or(match fault {
            Fault::Client => 400,
            Fault::Server => 500,
        });
        let code = self.model[shape].id.name().to_owned();
        Some(ErrorFacts { code, fault, status, retryable: traits.retryable, message: self.message(shape) })
    }

    /// The error by which the model itself answers violations of constraints: the message and the status of a client's
    /// error called `ValidationException`. None where Smithy's own error is used, or nothing is said.
    pub fn own_validation_error(&self) -> Option<(MemberIdx, u16)> {
        let errors = || self.operations.iter().flat_map(|operation| &operation.errors).copied();
        let id = |shape: ShapeIdx| &self.model[shape].id;
        if errors().any(|shape| id(shape).namespace() == "smithy.framework") {
            return None;
        }
        let own = errors().find(|&shape| id(shape).name() == "ValidationException")?;
        let facts = self.error(own).filter(|facts| facts.fault == Fault::Client)?;
        Some((facts.message?, facts.status))
    }

    fn message(&self, shape: ShapeIdx) -> Option<MemberIdx> {
        let is_text = |member| matches!(self.model.target(member).kind, Kind::Simple(Simple::String));
        let members = self.model.members_of(shape).iter().copied();
        members
            .filter(|&member| is_text(member))
            .find(|&member| self.model[member].name.eq_ignore_ascii_case("message"))
    }
}
