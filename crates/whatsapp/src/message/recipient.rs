//! Whom a message is for.

use crate::message::{
    Audio, Contact, Content, Document, Image, Interactive, Location, Message, Reaction, RecipientType, Sticker,
    Template, Text, Video,
};

/// Whom a message is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// A person, by phone number in E.164 form, with or without `+`.
    Phone(String),
    /// A group, by its id.
    Group(String),
    /// A person, by business-scoped user id such as `US.13491208655302741918`.
    User(String),
}

impl From<&str> for Recipient {
    fn from(phone: &str) -> Self {
        Self::Phone(phone.to_owned())
    }
}

impl From<String> for Recipient {
    fn from(phone: String) -> Self {
        Self::Phone(phone)
    }
}

/// A message that has a recipient and needs something to say.
#[derive(Clone, Debug)]
#[must_use]
pub struct Addressed(pub(crate) Recipient);

impl Addressed {
    /// Any content.
    pub fn content(self, content: impl Into<Content>) -> Message {
        let mut message = Message { messaging_product: Some("whatsapp".to_owned()), ..Message::default() };
        match self.0 {
            Recipient::Phone(phone) => message.address = Some(phone),
            Recipient::Group(id) => {
                message.address = Some(id);
                message.recipient_type = Some(RecipientType::Group);
            }
            Recipient::User(id) => message.user = Some(id),
        }
        content.into().put(&mut message);
        message
    }

    /// A text of 1 to 4096 characters.
    pub fn text(self, text: impl Into<Text>) -> Message {
        self.content(text.into())
    }

    /// A picture.
    pub fn image(self, image: impl Into<Image>) -> Message {
        self.content(image.into())
    }

    /// A sound or voice note.
    pub fn audio(self, audio: impl Into<Audio>) -> Message {
        self.content(audio.into())
    }

    /// A video.
    pub fn video(self, video: impl Into<Video>) -> Message {
        self.content(video.into())
    }

    /// A file.
    pub fn document(self, document: impl Into<Document>) -> Message {
        self.content(document.into())
    }

    /// A sticker.
    pub fn sticker(self, sticker: impl Into<Sticker>) -> Message {
        self.content(sticker.into())
    }

    /// A place.
    pub fn location(self, location: Location) -> Message {
        self.content(location)
    }

    /// Address cards, 1 to 257.
    pub fn contacts(self, contacts: impl IntoIterator<Item = Contact>) -> Message {
        self.content(Content::Contacts(contacts.into_iter().collect()))
    }

    /// Buttons, lists, products, flows.
    pub fn interactive(self, interactive: impl Into<Interactive>) -> Message {
        self.content(interactive.into())
    }

    /// A message that was approved before: the only kind that may be sent when the person has not written for 24 hours.
    pub fn template(self, template: Template) -> Message {
        self.content(template)
    }

    /// An emoji on a message, by WhatsApp's id.
    pub fn react(self, message_id: impl Into<String>, emoji: impl Into<String>) -> Message {
        self.content(Reaction::to(message_id, emoji))
    }
}
