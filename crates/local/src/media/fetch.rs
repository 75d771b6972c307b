//! `GetWhatsAppMessageMedia`.

use socialmessaging_operations::operation::get_whats_app_message_media::{
    GetWhatsAppMessageMediaInput, GetWhatsAppMessageMediaOutput,
};

use super::kind::extension;
use super::record::{self, ContentRecord, MediaRecord};
use crate::content::FileSize;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::s3::{self, Place};
use crate::service::LocalService;

/// `GetWhatsAppMessageMedia`.
pub(crate) async fn get(
    service: &LocalService,
    input: GetWhatsAppMessageMediaInput,
) -> Result<GetWhatsAppMessageMediaOutput, Failure> {
    let id = input.media_id.as_deref().unwrap_or_default();
    let copies = input.metadata_only != Some(true);
    let (media, content, now) = service.transact(|call| {
        let number = record::number(call, input.origination_phone_number_id.as_deref())?;
        let media = record::find(call, &number.id, id)?;
        let content = match copies {
            true => call.get::<ContentRecord>(&record::key(&number.id, id))?,
            false => None,
        };
        Ok((media, content.unwrap_or_default(), call.now))
    })?;
    let place = destination(&input, &media, now)?;
    if let Some(place) = place.filter(|_| copies) {
        s3::put(service, &place, content.bytes, &media.mime).await?;
    }
    let size = size(media.size, service.world().settings.content.file_size);
    Ok(GetWhatsAppMessageMediaOutput::builder().mime_type(media.mime).file_size(size).build())
}

/// Where the file is written to. Without a destination nothing can be copied; that it is refused is inferred.
fn destination(
    input: &GetWhatsAppMessageMediaInput,
    media: &MediaRecord,
    now: Moment,
) -> Result<Option<Place>, Failure> {
    match (&input.destination_s3_file, &input.destination_s3_presigned_url) {
        (Some(file), None) => Ok(Some(Place::new(&file.bucket_name, object_key(&file.key, media)))),
        (None, Some(url)) => Place::of_url(url, now).map(Some),
        (None, None) if input.metadata_only == Some(true) => Ok(None),
        (None, None) => Err(Failure::invalid(
            "destinationS3File or destinationS3PresignedUrl is missing; without them ask for metadataOnly",
        )),
        (Some(_), Some(_)) => {
            Err(Failure::invalid("destinationS3File and destinationS3PresignedUrl exclude each other"))
        }
    }
}

/// The key that is given, the file's id and an extension: `audio/` becomes `audio/123.ogg`, and `audio/example.ogg` becomes
/// `audio/example.ogg123.ogg`, as AWS documents.
fn object_key(key: &str, media: &MediaRecord) -> String {
    format!("{key}{}.{}", media.id, extension(&media.mime))
}

fn size(bytes: u64, unit: FileSize) -> i64 {
    let size = match unit {
        FileSize::Bytes => bytes,
        FileSize::Kilobytes => bytes.div_ceil(1024),
    };
    i64::try_from(size).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_as_documented() {
        let media = MediaRecord { id: "123".into(), mime: "audio/ogg; codecs=opus".into(), ..MediaRecord::default() };
        assert_eq!(object_key("audio/", &media), "audio/123.ogg");
        assert_eq!(object_key("audio/example.ogg", &media), "audio/example.ogg123.ogg");
        assert_eq!(object_key("", &media), "123.ogg");
    }

    #[test]
    fn sizes_are_bytes_or_begun_kilobytes() {
        assert_eq!(size(78_144, FileSize::Bytes), 78_144);
        assert_eq!(size(78_144, FileSize::Kilobytes), 77);
        assert_eq!(size(1, FileSize::Kilobytes), 1);
    }
}
