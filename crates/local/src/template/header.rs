//! `CreateWhatsAppMessageTemplateMedia`: samples for the headers of templates.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use socialmessaging_operations::operation::create_whats_app_message_template_media::{
    CreateWhatsAppMessageTemplateMediaInput, CreateWhatsAppMessageTemplateMediaOutput,
};
use socialmessaging_whatsapp::event::ErrorCode;
use socialmessaging_whatsapp::template::{Button, Component, FlowButton, Format, Header};

use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::media::Kind;
use crate::refusal::{INVALID_PARAMETER, refused};
use crate::s3;
use crate::service::LocalService;
use crate::store::Record;

/// A sample. Its key is the account's key, a slash, and the handle. The file itself nobody asks for again.
#[derive(Clone, PartialEq, prost::Message)]
struct SampleRecord {
    /// Its media type.
    #[prost(string, tag = "1")]
    mime: String,
    /// Its size in bytes.
    #[prost(uint64, tag = "2")]
    size: u64,
}

impl Record for SampleRecord {
    const TABLE: &'static str = "header_handle";
}

/// `CreateWhatsAppMessageTemplateMedia`.
pub(crate) async fn create_media(
    service: &LocalService,
    input: CreateWhatsAppMessageTemplateMediaInput,
) -> Result<CreateWhatsAppMessageTemplateMediaOutput, Failure> {
    let id = input.id.as_deref();
    service.transact(|call| access::account(call, id, Area::Templates))?;
    let file = input.source_s3_file.ok_or_else(|| {
        Failure::invalid("sourceS3File is missing; the model does not ask for it, but there is no other source")
    })?;
    let object = s3::get(service, &s3::Place::of_file(&file)).await?;
    let mime = object.media_type(&file.key);
    let size = object.bytes.len();
    let kind = Kind::of(&mime).filter(|kind| matches!(kind, Kind::Image | Kind::Video | Kind::Document));
    let kind = kind.ok_or_else(|| {
        refused(INVALID_PARAMETER, format!("a header shows an image, a video or a document, and no {mime}"))
    })?;
    kind.check_size(&object.bytes)?;
    let handle = service.transact(|call| {
        let account = access::account(call, id, Area::Templates)?;
        // Meta's handles hold the media type in base64, and what only Meta reads.
        let handle = format!("4::{}:{}", STANDARD.encode(&mime), call.hex_id("header-handle")?);
        call.put(&key(&account.id, &handle), &SampleRecord { mime: mime.clone(), size: size as u64 })?;
        Ok(handle)
    })?;
    Ok(CreateWhatsAppMessageTemplateMediaOutput::builder().meta_header_handle(handle).build())
}

fn key(account: &str, handle: &str) -> String {
    format!("{account}/{handle}")
}

/// Headers with media have a sample of their kind, which the account (by its key) uploaded.
pub(super) fn check(call: &Call<'_>, account: &str, components: &[Component]) -> Result<(), Failure> {
    if !call.settings().content.known_header_handles {
        return Ok(());
    }
    for component in components {
        match component {
            Component::Header(header) => check_header(call, account, header)?,
            Component::Carousel(carousel) => {
                for card in carousel.cards.iter().flatten() {
                    check(call, account, card.components.as_deref().unwrap_or_default())?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_header(call: &Call<'_>, account: &str, header: &Header) -> Result<(), Failure> {
    let wanted = match header.format.as_ref().map(Format::ignoring_case) {
        Some(Format::Image) => Kind::Image,
        Some(Format::Video | Format::Gif) => Kind::Video,
        Some(Format::Document) => Kind::Document,
        _ => return Ok(()),
    };
    let handles = header.example.as_ref().and_then(|example| example.header_handle.as_deref()).unwrap_or_default();
    for handle in handles {
        let Some(SampleRecord { mime, .. }) = call.get(&key(account, handle))? else {
            let details =
                "example.header_handle is none that CreateWhatsAppMessageTemplateMedia answered for this account";
            return Err(refused(ErrorCode::TemplateHeader, details));
        };
        if Kind::of(&mime) != Some(wanted) {
            return Err(refused(ErrorCode::TemplateHeader, format!("the header's sample is of type {mime}")));
        }
    }
    Ok(())
}

/// Buttons that open flows, those on cards included.
pub(super) fn buttons(components: &[Component]) -> Vec<&FlowButton> {
    let mut found = Vec::new();
    for component in components {
        match component {
            Component::Buttons(buttons) => {
                let flows = buttons.buttons.iter().flatten().filter_map(|button| match button {
                    Button::Flow(flow) => Some(flow),
                    _ => None,
                });
                found.extend(flows);
            }
            Component::Carousel(carousel) => {
                let cards = carousel.cards.iter().flatten();
                found.extend(cards.flat_map(|card| self::buttons(card.components.as_deref().unwrap_or_default())));
            }
            _ => {}
        }
    }
    found
}
