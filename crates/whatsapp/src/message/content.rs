//! What a message says, one kind of many.

use crate::message::{
    Audio, Contact, Document, Image, Interactive, Location, Message, MessageKind, Reaction, Sticker, Template, Text,
    Video,
};

/// What a message says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// A text.
    Text(Box<Text>),
    /// A picture.
    Image(Box<Image>),
    /// A sound or voice note.
    Audio(Box<Audio>),
    /// A video.
    Video(Box<Video>),
    /// A file.
    Document(Box<Document>),
    /// A sticker.
    Sticker(Box<Sticker>),
    /// A place.
    Location(Box<Location>),
    /// Address cards.
    Contacts(Vec<Contact>),
    /// Buttons, lists, products, flows.
    Interactive(Box<Interactive>),
    /// A message that was approved before.
    Template(Box<Template>),
    /// An emoji on a message.
    Reaction(Box<Reaction>),
}

/// Ties each kind to its word and its member.
macro_rules! contents {
    ($($kind:ident $member:ident,)*) => {
        impl Content {
            /// Puts the content into a message.
            pub(crate) fn put(self, message: &mut Message) {
                match self {
                    $(Self::$kind(content) => {
                        message.kind = Some(MessageKind::$kind);
                        message.$member = Some(content);
                    })*
                }
            }
        }

        impl Message {
            /// What the message says; nothing if its kind is unknown or its payload is not as expected.
            pub fn content(&self) -> Option<Content> {
                match self.kind.as_ref()? {
                    $(MessageKind::$kind => self.$member.clone().map(Content::$kind),)*
                    MessageKind::Unknown(_) => None,
                }
            }
        }
    };
}

contents! {
    Text text,
    Image image,
    Audio audio,
    Video video,
    Document document,
    Sticker sticker,
    Location location,
    Contacts contacts,
    Interactive interactive,
    Template template,
    Reaction reaction,
}

macro_rules! boxed {
    ($($kind:ident,)*) => {
        $(impl From<$kind> for Content {
            fn from(content: $kind) -> Self {
                Self::$kind(Box::new(content))
            }
        })*
    };
}

boxed! {
    Text,
    Image,
    Audio,
    Video,
    Document,
    Sticker,
    Location,
    Interactive,
    Template,
    Reaction,
}
