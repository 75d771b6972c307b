//! Phone numbers of accounts.

use socialmessaging_operations::operation::get_linked_whats_app_business_account_phone_number::{
    GetLinkedWhatsAppBusinessAccountPhoneNumberInput, GetLinkedWhatsAppBusinessAccountPhoneNumberOutput,
};
use socialmessaging_types::{WhatsAppPhoneNumberDetail, WhatsAppPhoneNumberSummary};

use crate::call::Call;
use crate::failure::Failure;
use crate::record::{Named, NumberRecord};

/// The phone number that an input names by id or ARN.
///
/// # Errors
///
/// `ResourceNotFoundException` where there is none.
pub(crate) fn find(call: &Call<'_>, id: &str) -> Result<NumberRecord, Failure> {
    let found = Named::Number.key(id, call.world).map(|key| call.get(key)).transpose()?.flatten();
    found.ok_or_else(|| Failure::not_found(format!("there is no phone number {id} in this account and Region")))
}

/// The numbers of an account, in order of their ids.
pub(crate) fn of_account(call: &Call<'_>, account: &str) -> Result<Vec<NumberRecord>, Failure> {
    let all = call.all::<NumberRecord>("")?;
    Ok(all.into_iter().map(|(_, number)| number).filter(|number| number.account == account).collect())
}

/// `GetLinkedWhatsAppBusinessAccountPhoneNumber`.
pub(crate) fn get(
    call: &mut Call<'_>,
    input: GetLinkedWhatsAppBusinessAccountPhoneNumberInput,
) -> Result<GetLinkedWhatsAppBusinessAccountPhoneNumberOutput, Failure> {
    let number = find(call, &input.id.unwrap_or_default())?;
    Ok(GetLinkedWhatsAppBusinessAccountPhoneNumberOutput::builder()
        .linked_whats_app_business_account_id(Named::Account.id(&number.account))
        .phone_number(detail(call, &number)?)
        .build())
}

macro_rules! shown {
    ($($(#[$doc:meta])* $function:ident: $shape:ident;)*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $function(call: &Call<'_>, number: &NumberRecord) -> Result<$shape, Failure> {
                let shape = $shape::builder()
                    .arn(Named::Number.arn(&number.id, call.world))
                    .phone_number(format!("+{}", number.digits))
                    .phone_number_id(Named::Number.id(&number.id))
                    .meta_phone_number_id(&number.meta_id)
                    .display_phone_number_name(&number.display_name)
                    .display_phone_number(format!("+{}", number.digits))
                    .quality_rating(&number.quality)
                    .set_data_localization_region(number.data_region.clone());
                Ok(shape.build()?)
            }
        )*
    };
}

shown! {
    /// A number as it is answered alone, and while it is not registered.
    detail: WhatsAppPhoneNumberDetail;
    /// A number as it is answered with its account. The model has two shapes with the same members.
    summary: WhatsAppPhoneNumberSummary;
}

/// The number with these digits.
pub(crate) fn with_digits(call: &Call<'_>, digits: &str) -> Result<Option<NumberRecord>, Failure> {
    let all = call.all::<NumberRecord>("")?;
    Ok(all.into_iter().map(|(_, number)| number).find(|number| number.digits == digits))
}
