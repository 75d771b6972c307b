//! What is known of people.

use socialmessaging_whatsapp::text::is_phone_number;

use crate::call::Call;
use crate::failure::Failure;
use crate::record::{Outcome, PersonRecord};
use crate::send;

/// What is known of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The phone number, with or without `+`.
    pub phone: String,
    /// The name that the person chose.
    pub name: String,
    /// The business-scoped user id.
    pub user_id: Option<String>,
    /// What becomes of messages to this person.
    pub fate: Fate,
    /// Whether the person shows what was read.
    pub reads: bool,
    /// Whether the person does not want marketing.
    pub no_marketing: bool,
}

/// As people are of whom nothing is known.
impl Default for Person {
    fn default() -> Self {
        Self {
            phone: String::new(),
            name: String::new(),
            user_id: None,
            fate: Fate::Arrive,
            reads: true,
            no_marketing: false,
        }
    }
}

/// What becomes of messages to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// They arrive.
    #[default]
    Arrive,
    /// They fail with this code of Meta.
    Fail(i64),
    /// AWS cannot hand them over, and gives up after 180 minutes.
    Drop,
    /// They are sent and never arrive.
    Away,
}

pub(super) fn set(call: &Call<'_>, person: Person) -> Result<(), Failure> {
    if !is_phone_number(&person.phone) {
        return Err(Failure::invalid("phone: is no phone number in E.164 form, such as +15550100123"));
    }
    let record = PersonRecord {
        name: person.name,
        user_id: person.user_id,
        outcome: match person.fate {
            Fate::Arrive => None,
            Fate::Fail(code) => Some(Outcome::Code(code)),
            Fate::Drop => Some(Outcome::Dropped(true)),
            Fate::Away => Some(Outcome::Away(true)),
        },
        reads: Some(person.reads),
        no_marketing: person.no_marketing,
    };
    call.put(&send::digits(&person.phone), &record)
}
