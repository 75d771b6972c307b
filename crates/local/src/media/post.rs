//! `PostWhatsAppMessageMedia`.

use socialmessaging_operations::operation::post_whats_app_message_media::{
    PostWhatsAppMessageMediaInput, PostWhatsAppMessageMediaOutput,
};
use socialmessaging_whatsapp::event::ErrorCode;

use super::kind::Kind;
use super::record;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::refusal::refused;
use crate::s3::{self, Place};
use crate::service::LocalService;

/// `PostWhatsAppMessageMedia`.
pub(crate) async fn post(
    service: &LocalService,
    input: PostWhatsAppMessageMediaInput,
) -> Result<PostWhatsAppMessageMediaOutput, Failure> {
    let id = input.origination_phone_number_id.as_deref();
    let now = service.transact(|call| record::number(call, id).map(|_| call.now))?;
    let place = source(&input, now)?;
    let object = s3::get(service, &place).await?;
    let mime = object.media_type(&place.key);
    let Some(kind) = Kind::of(&mime) else {
        return Err(refused(ErrorCode::MediaUpload, format!("WhatsApp takes no files of type {mime}")));
    };
    kind.check_size(&object.bytes)?;
    // While the file was fetched, the number may have been taken away.
    let media = service.transact(|call| {
        let number = record::number(call, id)?;
        record::store(call, &number.id, &mime, object.bytes)
    })?;
    Ok(PostWhatsAppMessageMediaOutput::builder().media_id(media.id).build())
}

fn source(input: &PostWhatsAppMessageMediaInput, now: Moment) -> Result<Place, Failure> {
    match (&input.source_s3_file, &input.source_s3_presigned_url) {
        (Some(file), None) => Ok(Place::of_file(file)),
        (None, Some(url)) => {
            let place = Place::of_url(url, now)?;
            if place.has_type() {
                Ok(place)
            } else {
                Err(Failure::invalid("sourceS3PresignedUrl.headers has no Content-Type"))
            }
        }
        (None, None) => Err(Failure::invalid("sourceS3File or sourceS3PresignedUrl is missing")),
        (Some(_), Some(_)) => Err(Failure::invalid("sourceS3File and sourceS3PresignedUrl exclude each other")),
    }
}
