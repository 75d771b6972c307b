//! Presence: whether a member's value can be absent in the types of each side.

use super::{DefaultValue, Facts};
use crate::smithy::model::{Kind, MemberIdx};

/// Whether a member's value can be absent.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// Always there.
    Required,
    /// May be absent.
    Optional,
    /// Always there for the reader: this value stands for an absent one.
    Default(DefaultValue),
}

impl Facts {
    /// Presence in a client's types, by Smithy's rule for clients that must survive a service's changes ("careful"):
    /// everything is optional in a structure marked `input` and where `clientOptional` says so; a required structure or
    /// union is optional too, because no value could be made up when a service leaves it out.
    ///
    /// List entries and map values are optional where the collection is sparse; keys and union members are required.
    pub fn client_presence(&self, member: MemberIdx) -> Presence {
        let shape = &self.model[self.model[member].container];
        let traits = &self.model[member].traits;
        match &shape.kind {
            Kind::Structure(_) if traits.client_optional || shape.traits.input => Presence::Optional,
            Kind::Structure(_) if traits.required && self.default_value(member).is_none() => {
                match self.model.target(member).kind {
                    Kind::Structure(_) | Kind::Union(_) => Presence::Optional,
                    Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::List(_) | Kind::Map(_) => {
                        Presence::Required
                    }
                }
            }
            Kind::Structure(_) | Kind::List(_) | Kind::Map(_) | Kind::Union(_) => self.server_presence(member),
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => self.server_presence(member),
        }
    }

    /// Whether the model says that the member must be there, whatever a client makes of it.
    pub fn is_required(&self, member: MemberIdx) -> bool {
        self.model[member].traits.required
    }

    /// Presence in a server's types: as the model says, because the server's model is never older than itself.
    pub fn server_presence(&self, member: MemberIdx) -> Presence {
        let shape = &self.model[self.model[member].container];
        match &shape.kind {
            Kind::Structure(_) => match self.default_value(member) {
                Some(value) => Presence::Default(value),
                None if self.model[member].traits.required => Presence::Required,
                None => Presence::Optional,
            },
            Kind::List(entry) if shape.traits.sparse && *entry == member => Presence::Optional,
            Kind::Map([_, value]) if shape.traits.sparse && *value == member => Presence::Optional,
            Kind::List(_) | Kind::Map(_) | Kind::Union(_) => Presence::Required,
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) => Presence::Required,
        }
    }
}
