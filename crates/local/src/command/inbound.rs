//! What people write.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use socialmessaging_whatsapp::event::{InboundContext, InboundKind, InboundMessage, Media, Reaction, TextBody};
use socialmessaging_whatsapp::text::{is_phone_number, is_user_id};

use crate::call::Call;
use crate::failure::Failure;
use crate::media::{self, Kind};
use crate::record::{Named, NumberRecord};
use crate::{number, person, send};

/// A message that a person is about to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Inbound {
    from: String,
    to: Option<String>,
    message: InboundMessage,
    file: Option<File>,
}

/// A file that is about to come in.
#[derive(Debug, Clone, PartialEq)]
struct File {
    mime: String,
    bytes: Vec<u8>,
    caption: Option<String>,
}

impl Inbound {
    /// Any message of WhatsApp's. Sender, id and time are filled in where it lacks them.
    pub fn new(from: impl Into<String>, message: InboundMessage) -> Self {
        Self { from: from.into(), to: None, message, file: None }
    }

    /// A text.
    pub fn text(from: impl Into<String>, body: impl Into<String>) -> Self {
        let text = TextBody { body: Some(body.into()), ..TextBody::default() };
        Self::new(from, InboundMessage { kind: Some(InboundKind::Text), text: Some(text), ..InboundMessage::default() })
    }

    /// An emoji on a message, by WhatsApp's id; an empty one takes it away.
    pub fn reaction(from: impl Into<String>, wamid: impl Into<String>, emoji: impl Into<String>) -> Self {
        let reaction = Reaction { message_id: Some(wamid.into()), emoji: Some(emoji.into()), ..Reaction::default() };
        let kind = Some(InboundKind::Reaction);
        Self::new(from, InboundMessage { kind, reaction: Some(Box::new(reaction)), ..InboundMessage::default() })
    }

    /// A picture, sound, video, sticker or document, by its media type. `GetWhatsAppMessageMedia` fetches it.
    pub fn file(from: impl Into<String>, mime: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let file = File { mime: mime.into(), bytes: bytes.into(), caption: None };
        Self { file: Some(file), ..Self::new(from, InboundMessage::default()) }
    }

    /// A line below a file.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        if let Some(file) = &mut self.file {
            file.caption = Some(caption.into());
        }
        self
    }

    /// The number that it goes to: AWS's id, an ARN, Meta's id or the number itself. Not needed where there is only one.
    #[must_use]
    pub fn to(mut self, number: impl Into<String>) -> Self {
        self.to = Some(number.into());
        self
    }

    /// Makes it an answer to a message, by WhatsApp's id.
    #[must_use]
    pub fn answering(mut self, wamid: impl Into<String>) -> Self {
        let context = self.message.context.get_or_insert_default();
        **context = InboundContext { id: Some(wamid.into()), ..InboundContext::default() };
        self
    }
}

pub(super) fn receive(call: &Call<'_>, inbound: Inbound) -> Result<String, Failure> {
    let Inbound { from, to, mut message, file } = inbound;
    let from = match (is_phone_number(&from), is_user_id(&from)) {
        (true, _) => send::digits(&from),
        (false, true) => from,
        (false, false) => return Err(Failure::invalid("from: is no phone number and no user id")),
    };
    let number = addressed(call, to.as_deref())?;
    if let Some(file) = file {
        attach(call, &number, &mut message, file)?;
    }
    person::receive(call, &number, &from, message)
}

/// Keeps a file, and makes the message tell of it.
fn attach(call: &Call<'_>, number: &NumberRecord, message: &mut InboundMessage, file: File) -> Result<(), Failure> {
    let File { mime, bytes, caption } = file;
    let record = media::store(call, &number.id, &mime, bytes)?;
    let about = Media {
        id: Some(record.id),
        mime_type: Some(mime.clone()),
        sha256: Some(STANDARD.encode(record.sha256)),
        caption,
        ..Media::default()
    };
    let (kind, place) = match Kind::of(&mime) {
        Some(Kind::Audio) => (InboundKind::Audio, &mut message.audio),
        Some(Kind::Image) => (InboundKind::Image, &mut message.image),
        Some(Kind::Video) => (InboundKind::Video, &mut message.video),
        Some(Kind::Sticker) => (InboundKind::Sticker, &mut message.sticker),
        Some(Kind::Document) | None => (InboundKind::Document, &mut message.document),
    };
    *place = Some(Box::new(about));
    message.kind = Some(kind);
    Ok(())
}

/// The number that is named in one way or another; the only one where none is named.
pub(super) fn addressed(call: &Call<'_>, to: Option<&str>) -> Result<NumberRecord, Failure> {
    let Some(to) = to else {
        let mut all = call.all::<NumberRecord>("")?;
        return match (all.pop(), all.is_empty()) {
            (Some((_, only)), true) => Ok(only),
            (Some(_), false) => Err(Failure::invalid("to: there are several phone numbers; name one")),
            (None, _) => Err(Failure::not_found("there is no phone number")),
        };
    };
    let digits = send::digits(to);
    let key = Named::Number.key(to, call.world);
    let all = call.all::<NumberRecord>("")?.into_iter().map(|(_, number)| number);
    let is_it =
        |number: &NumberRecord| Some(number.id.as_str()) == key || number.meta_id == to || number.digits == digits;
    let found = all.into_iter().find(is_it);
    found.ok_or_else(|| Failure::not_found(format!("to: there is no phone number {to}")))
}

/// The number of a record's key.
pub(super) fn by_key(call: &Call<'_>, key: &str) -> Result<NumberRecord, Failure> {
    number::find(call, &Named::Number.id(key))
}
