//! What a message that came in says.

use crate::event::{
    Edit, EventError, InboundKind, InboundMessage, InteractiveReply, Media, Order, Place, QuickReply, Reaction, Revoke,
    System, TextBody,
};
use crate::message::Contact;

/// What a message says, one kind of many.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Payload<'a> {
    /// A text.
    Text(&'a TextBody),
    /// A picture.
    Image(&'a Media),
    /// A video.
    Video(&'a Media),
    /// A file.
    Document(&'a Media),
    /// A sound or voice note.
    Audio(&'a Media),
    /// A sticker.
    Sticker(&'a Media),
    /// An emoji on a message, or that it was taken away.
    Reaction(&'a Reaction),
    /// A place.
    Location(&'a Place),
    /// Address cards.
    Contacts(&'a [Contact]),
    /// An answer to an interactive message.
    Interactive(&'a InteractiveReply),
    /// An answer to a template's button.
    Button(&'a QuickReply),
    /// An order of products.
    Order(&'a Order),
    /// Something that WhatsApp says of the person.
    System(&'a System),
    /// Something that WhatsApp does not pass on, and why.
    Unsupported(&'a [EventError]),
    /// A message was edited.
    Edit(&'a Edit),
    /// A message was taken back.
    Revoke(&'a Revoke),
    /// The person opened the conversation for the first time.
    RequestWelcome,
    /// A kind that this crate does not know, or one without what belongs to it: see the message's `other`.
    Unknown,
}

impl InboundMessage {
    /// What the message says.
    pub fn payload(&self) -> Payload<'_> {
        self.known_payload().unwrap_or(Payload::Unknown)
    }

    fn known_payload(&self) -> Option<Payload<'_>> {
        Some(match self.kind.as_ref()? {
            InboundKind::Text => Payload::Text(self.text.as_ref()?),
            InboundKind::Image => Payload::Image(self.image.as_ref()?),
            InboundKind::Video => Payload::Video(self.video.as_ref()?),
            InboundKind::Document => Payload::Document(self.document.as_ref()?),
            InboundKind::Audio => Payload::Audio(self.audio.as_ref()?),
            InboundKind::Sticker => Payload::Sticker(self.sticker.as_ref()?),
            InboundKind::Reaction => Payload::Reaction(self.reaction.as_ref()?),
            InboundKind::Location => Payload::Location(self.location.as_ref()?),
            InboundKind::Contacts => Payload::Contacts(self.contacts.as_ref()?),
            InboundKind::Interactive => Payload::Interactive(self.interactive.as_ref()?),
            InboundKind::Button => Payload::Button(self.button.as_ref()?),
            InboundKind::Order => Payload::Order(self.order.as_ref()?),
            InboundKind::System => Payload::System(self.system.as_ref()?),
            InboundKind::Unsupported => Payload::Unsupported(self.errors.as_deref().unwrap_or_default()),
            InboundKind::Edit => Payload::Edit(self.edit.as_ref()?),
            InboundKind::Revoke => Payload::Revoke(self.revoke.as_ref()?),
            InboundKind::RequestWelcome => Payload::RequestWelcome,
            InboundKind::Unknown(_) => return None,
        })
    }
}
