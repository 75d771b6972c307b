//! `DeleteWhatsAppMessageMedia`.

use socialmessaging_operations::operation::delete_whats_app_message_media::{
    DeleteWhatsAppMessageMediaInput, DeleteWhatsAppMessageMediaOutput,
};

use super::record::{self, ContentRecord, MediaRecord};
use crate::call::Call;
use crate::failure::Failure;

/// `DeleteWhatsAppMessageMedia`. Copies in S3 stay.
pub(crate) fn delete(
    call: &mut Call<'_>,
    input: DeleteWhatsAppMessageMediaInput,
) -> Result<DeleteWhatsAppMessageMediaOutput, Failure> {
    let number = record::number(call, input.origination_phone_number_id.as_deref())?;
    let media = record::find(call, &number.id, input.media_id.as_deref().unwrap_or_default())?;
    let key = record::key(&number.id, &media.id);
    call.remove::<ContentRecord>(&key)?;
    call.remove::<MediaRecord>(&key)?;
    Ok(DeleteWhatsAppMessageMediaOutput::builder().success(true).build())
}
