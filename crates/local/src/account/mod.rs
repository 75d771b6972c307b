//! Linked WhatsApp Business Accounts.

mod link;

use socialmessaging_operations::operation::disassociate_whats_app_business_account::{
    DisassociateWhatsAppBusinessAccountInput, DisassociateWhatsAppBusinessAccountOutput,
};
use socialmessaging_operations::operation::get_linked_whats_app_business_account::{
    GetLinkedWhatsAppBusinessAccountInput, GetLinkedWhatsAppBusinessAccountOutput,
};
use socialmessaging_operations::operation::list_linked_whats_app_business_accounts::{
    ListLinkedWhatsAppBusinessAccountsInput, ListLinkedWhatsAppBusinessAccountsOutput,
};
use socialmessaging_types::{LinkedWhatsAppBusinessAccount, LinkedWhatsAppBusinessAccountSummary, RegistrationStatus};

use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::operation::Operation;
use crate::page::Listing;
use crate::record::{AccountRecord, Named, NumberRecord, TagsRecord};
use crate::{destination, number};

pub(crate) use link::associate;

/// The members that both shapes of an account have.
macro_rules! shown {
    ($shape:ident, $call:ident, $account:ident) => {
        $shape::builder()
            .arn(Named::Account.arn(&$account.id, $call.world))
            .id(Named::Account.id(&$account.id))
            .waba_id($account.meta_id)
            .registration_status(status($account.complete))
            .link_date(Moment($account.linked_at).date_time())
            .waba_name($account.name)
            .set_event_destinations(Some(destination::shown(&$account.destination)?))
            .set_marketing_messages_onboarding_status($account.marketing)
    };
}

/// The account that an input names by id or ARN.
///
/// # Errors
///
/// `ResourceNotFoundException` where there is none.
pub(crate) fn find(call: &Call<'_>, id: &str) -> Result<AccountRecord, Failure> {
    let found = Named::Account.key(id, call.world).map(|key| call.get(key)).transpose()?.flatten();
    found.ok_or_else(|| Failure::not_found(format!("there is no linked account {id} in this account and Region")))
}

/// `DisassociateWhatsAppBusinessAccount`: the account, its numbers and their tags are no longer there.
///
/// Templates and flows live with Meta and stay there; but no id of AWS leads to them any more.
pub(crate) fn disassociate(
    call: &mut Call<'_>,
    input: DisassociateWhatsAppBusinessAccountInput,
) -> Result<DisassociateWhatsAppBusinessAccountOutput, Failure> {
    let account = find(call, &input.id.unwrap_or_default())?;
    for number in number::of_account(call, &account.id)? {
        call.remove::<TagsRecord>(&Named::Number.path(&number.id))?;
        call.remove::<NumberRecord>(&number.id)?;
    }
    call.remove::<TagsRecord>(&Named::Account.path(&account.id))?;
    call.remove::<AccountRecord>(&account.id)?;
    Ok(DisassociateWhatsAppBusinessAccountOutput::builder().build())
}

/// `GetLinkedWhatsAppBusinessAccount`.
pub(crate) fn get(
    call: &mut Call<'_>,
    input: GetLinkedWhatsAppBusinessAccountInput,
) -> Result<GetLinkedWhatsAppBusinessAccountOutput, Failure> {
    let account = find(call, &input.id.unwrap_or_default())?;
    let numbers = number::of_account(call, &account.id)?;
    let numbers = numbers.iter().map(|number| number::summary(call, number)).collect::<Result<_, _>>()?;
    let account = shown!(LinkedWhatsAppBusinessAccount, call, account)
        .set_phone_numbers(Some(numbers))
        .enable_sending(true)
        .enable_receiving(true)
        .build()?;
    Ok(GetLinkedWhatsAppBusinessAccountOutput::builder().account(account).build())
}

/// `ListLinkedWhatsAppBusinessAccounts`, in order of ids.
pub(crate) fn list(
    call: &mut Call<'_>,
    input: ListLinkedWhatsAppBusinessAccountsInput,
) -> Result<ListLinkedWhatsAppBusinessAccountsOutput, Failure> {
    let listing = Listing {
        operation: Operation::ListLinkedWhatsAppBusinessAccounts,
        arguments: Vec::new(),
        token: input.next_token.as_deref(),
        most: input.max_results,
    };
    let page = listing.of_table::<AccountRecord>(call, "")?;
    let accounts = page.entries.into_iter().map(|account| summary(call, account)).collect::<Result<_, _>>()?;
    Ok(ListLinkedWhatsAppBusinessAccountsOutput::builder()
        .set_linked_accounts(Some(accounts))
        .set_next_token(page.next)
        .build())
}

/// Whether registration is complete.
pub(crate) fn status(complete: bool) -> RegistrationStatus {
    if complete { RegistrationStatus::Complete } else { RegistrationStatus::Incomplete }
}

fn summary(call: &Call<'_>, account: AccountRecord) -> Result<LinkedWhatsAppBusinessAccountSummary, Failure> {
    Ok(shown!(LinkedWhatsAppBusinessAccountSummary, call, account).build()?)
}
