//! Messages that come in.

use crate::event::{EventError, InteractiveReply, Order, QuickReply};
use crate::message::Contact;
use crate::open::{Decimal, open, words};

words! {
    /// What a message is.
    pub enum InboundKind {
        /// A text.
        Text = "text",
        /// A picture.
        Image = "image",
        /// A video.
        Video = "video",
        /// A file.
        Document = "document",
        /// A sound or voice note.
        Audio = "audio",
        /// A sticker.
        Sticker = "sticker",
        /// An emoji on a message.
        Reaction = "reaction",
        /// A place.
        Location = "location",
        /// Address cards.
        Contacts = "contacts",
        /// An answer to an interactive message.
        Interactive = "interactive",
        /// An answer to a template's button.
        Button = "button",
        /// An order of products.
        Order = "order",
        /// Something that WhatsApp says of the person.
        System = "system",
        /// Something that WhatsApp does not pass on.
        Unsupported = "unsupported",
        /// A message was edited.
        Edit = "edit",
        /// A message was taken back.
        Revoke = "revoke",
        /// The person opened the conversation for the first time.
        RequestWelcome = "request_welcome",
    }
}

open! {
    /// Who wrote.
    public struct Sender {
        /// How the person is called.
        profile: SenderProfile = "profile",
        /// The digits of the phone number.
        wa_id: String = "wa_id",
        /// The business-scoped user id.
        user_id: String = "user_id",
        /// The user id that several businesses share.
        parent_user_id: String = "parent_user_id",
    }
}

open! {
    /// How a person is called.
    public struct SenderProfile {
        /// The name that the person chose.
        name: String = "name",
        /// The user name, if there is one.
        username: String = "username",
    }
}

open! {
    /// The message that one answers, or whether it was passed on.
    public struct InboundContext {
        /// Who wrote the message that is answered.
        from: String = "from",
        /// WhatsApp's id of the message that is answered.
        id: String = "id",
        /// Was it passed on?
        forwarded: bool = "forwarded",
        /// Was it passed on more than five times?
        frequently_forwarded: bool = "frequently_forwarded",
    }
}

open! {
    /// The advertisement or post that led the person here.
    public struct Referral {
        /// Its address.
        source_url: String = "source_url",
        /// WhatsApp's id of it.
        source_id: String = "source_id",
        /// `ad` or `post`.
        source_type: String = "source_type",
        /// Its headline.
        headline: String = "headline",
        /// Its text.
        body: String = "body",
        /// `image` or `video`.
        media_type: String = "media_type",
        /// Its picture.
        image_url: String = "image_url",
        /// Its video.
        video_url: String = "video_url",
        /// The video's picture.
        thumbnail_url: String = "thumbnail_url",
        /// The id of the click.
        ctwa_clid: String = "ctwa_clid",
    }
}

open! {
    /// A text.
    public struct TextBody {
        /// What it says.
        body: String = "body",
    }
}

open! {
    /// A picture, video, file, sound or sticker. `GetWhatsAppMessageMedia` fetches it by its id.
    public struct Media {
        /// WhatsApp's id of the file.
        id: String = "id",
        /// Its media type.
        mime_type: String = "mime_type",
        /// The SHA-256 of its bytes, in base64.
        sha256: String = "sha256",
        /// A line below it.
        caption: String = "caption",
        /// A document's name.
        filename: String = "filename",
        /// Is the sound a voice note?
        voice: bool = "voice",
        /// Does the sticker move?
        animated: bool = "animated",
        /// An address of it, for a short while.
        url: String = "url",
    }
}

open! {
    /// An emoji on a message.
    public struct Reaction {
        /// WhatsApp's id of that message.
        message_id: String = "message_id",
        /// The emoji; nothing or an empty text if it was taken away.
        emoji: String = "emoji",
    }
}

open! {
    /// A place.
    public struct Place {
        /// Degrees.
        latitude: Decimal = "latitude",
        /// Degrees.
        longitude: Decimal = "longitude",
        /// What it is called.
        name: String = "name",
        /// Its address.
        address: String = "address",
        /// Its page.
        url: String = "url",
    }
}

open! {
    /// Something that WhatsApp says of the person.
    public struct System {
        /// `user_changed_number`, `customer_identity_changed`, …
        kind: String = "type",
        /// In words.
        body: String = "body",
        /// The person's new id.
        wa_id: String = "wa_id",
    }
}

open! {
    /// What it was that WhatsApp does not pass on.
    public struct Unsupported {
        /// Its kind.
        kind: String = "type",
    }
}

open! {
    /// A message was edited.
    public struct Edit {
        /// WhatsApp's id of the message as it was.
        original_message_id: String = "original_message_id",
        /// The message as it is now.
        message: Box<InboundMessage> = "message",
    }
}

open! {
    /// A message was taken back.
    public struct Revoke {
        /// WhatsApp's id of the message.
        original_message_id: String = "original_message_id",
    }
}

open! {
    /// A message that came in.
    public struct InboundMessage {
        /// Who wrote: the digits of a phone number.
        from: String = "from",
        /// Who wrote: the business-scoped user id.
        from_user_id: String = "from_user_id",
        /// WhatsApp's id (`wamid.…`).
        id: String = "id",
        /// Seconds since 1970, as a text.
        timestamp: String = "timestamp",
        /// What it is.
        kind: InboundKind = "type",
        /// The message that it answers.
        context: Box<InboundContext> = "context",
        /// The advertisement or post that led the person here.
        referral: Box<Referral> = "referral",
        /// A text.
        text: TextBody = "text",
        /// A picture.
        image: Box<Media> = "image",
        /// A video.
        video: Box<Media> = "video",
        /// A file.
        document: Box<Media> = "document",
        /// A sound or voice note.
        audio: Box<Media> = "audio",
        /// A sticker.
        sticker: Box<Media> = "sticker",
        /// An emoji on a message.
        reaction: Box<Reaction> = "reaction",
        /// A place.
        location: Box<Place> = "location",
        /// Address cards.
        contacts: Vec<Contact> = "contacts",
        /// An answer to an interactive message.
        interactive: Box<InteractiveReply> = "interactive",
        /// An answer to a template's button.
        button: Box<QuickReply> = "button",
        /// An order of products.
        order: Box<Order> = "order",
        /// Something that WhatsApp says of the person.
        system: Box<System> = "system",
        /// What it was that WhatsApp does not pass on.
        unsupported: Box<Unsupported> = "unsupported",
        /// Why WhatsApp does not pass it on.
        errors: Vec<EventError> = "errors",
        /// A message was edited.
        edit: Box<Edit> = "edit",
        /// A message was taken back.
        revoke: Box<Revoke> = "revoke",
    }
}
