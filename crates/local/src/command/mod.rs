//! Control functions: what people, Meta and time do to the service. The control API wraps them as JSON.

mod answer;
mod content;
mod inbound;
mod message;
mod person;

use crate::error::ServiceError;
use crate::failure::Failure;
use crate::service::LocalService;

pub use inbound::Inbound;
pub use message::SentMessage;
pub use person::{Fate, Person};

/// Control functions of a service.
#[derive(Debug, Clone)]
pub struct Control {
    service: LocalService,
}

impl Control {
    pub(crate) fn new(service: LocalService) -> Self {
        Self { service }
    }

    /// A person writes to a number. WhatsApp's id of the message.
    ///
    /// It opens the window of 24 hours in which the person may be sent free messages, and publishes an event.
    ///
    /// # Errors
    ///
    /// Where there is no such number, or several and none is named.
    pub fn receive(&self, inbound: Inbound) -> Result<String, ServiceError> {
        Ok(self.service.transact(|call| inbound::receive(call, inbound))?)
    }

    /// The person presses a button of a message, or chooses a row of its list: by id, payload or title. WhatsApp's id of the
    /// answer.
    ///
    /// The message is named by AWS's id of it or WhatsApp's.
    ///
    /// # Errors
    ///
    /// Where there is no such message, or it has no such button.
    pub fn press(&self, message: &str, button: &str) -> Result<String, ServiceError> {
        Ok(self.service.transact(|call| answer::press(call, message, button))?)
    }

    /// The person fills in a message's flow. WhatsApp's id of the answer.
    ///
    /// The message's `flow_token` goes along with the answers, as WhatsApp has it.
    ///
    /// # Errors
    ///
    /// Where there is no such message, or it opens no flow; or the answers are no JSON object.
    pub fn complete_flow(&self, message: &str, answers: serde_json::Value) -> Result<String, ServiceError> {
        Ok(self.service.transact(|call| answer::complete_flow(call, message, answers))?)
    }

    /// Sets what is known of a person.
    ///
    /// # Errors
    ///
    /// Where the number is none.
    pub fn set_person(&self, person: Person) -> Result<(), ServiceError> {
        Ok(self.service.transact(|call| person::set(call, person))?)
    }

    /// Messages that were sent, in no order that means anything: at most `most`, those after the one with this id.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub fn messages(&self, after: Option<&str>, most: usize) -> Result<Vec<SentMessage>, ServiceError> {
        self.service.settle()?;
        Ok(self.service.store().read(|tx| message::list(tx, after, most))?)
    }

    /// A message that was sent, by AWS's id or WhatsApp's.
    ///
    /// # Errors
    ///
    /// Where the store fails.
    pub fn message(&self, id: &str) -> Result<Option<SentMessage>, ServiceError> {
        self.service.settle()?;
        let found = self.service.store().read(|tx| message::find(tx, id));
        Ok(found.map_err(Failure::from)?.map(SentMessage::from))
    }
}
