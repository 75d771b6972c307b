//! Linking, in two steps: what Meta's sign-up gave, then the numbers' PINs.
//!
//! The first step makes the account and its numbers known, incomplete; the second registers numbers. What the access token
//! gives access to stands in the scenario; a token that is not there gives access to an account of its own.

use std::collections::HashMap;

use socialmessaging_operations::operation::associate_whats_app_business_account::{
    AssociateWhatsAppBusinessAccountInput, AssociateWhatsAppBusinessAccountOutput,
};
use socialmessaging_types::{
    LinkedWhatsAppBusinessAccountIdMetaData, WabaPhoneNumberSetupFinalization, WabaSetupFinalization,
    WhatsAppSetupFinalization, WhatsAppSignupCallback, WhatsAppSignupCallbackResult,
};

use super::{find, status};
use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::{AccountRecord, Named, NumberRecord, SignupAccount, SignupNumber, SignupRecord, SignupSession};
use crate::{destination, number, tag};

/// What both steps answer as `statusCode`.
const OK: i32 = 200;
/// Regions that a number's data can be kept in. Documented by AWS.
const DATA_REGIONS: [&str; 14] = ["AU", "ID", "IN", "JP", "SG", "KR", "DE", "CH", "GB", "BR", "BH", "ZA", "AE", "CA"];
/// Linked accounts in a Region. Documented by AWS.
const MOST_ACCOUNTS: usize = 25;

/// `AssociateWhatsAppBusinessAccount`.
pub(crate) fn associate(
    call: &mut Call<'_>,
    input: AssociateWhatsAppBusinessAccountInput,
) -> Result<AssociateWhatsAppBusinessAccountOutput, Failure> {
    match (input.signup_callback, input.setup_finalization) {
        (Some(callback), None) => begin(call, &callback),
        (None, Some(finalization)) => finish(call, finalization),
        (Some(_), Some(_)) | (None, None) => Err(Failure::invalid(
            "exactly one of signupCallback (the first step) and setupFinalization (the second) has to be set",
        )),
    }
}

fn begin(
    call: &Call<'_>,
    callback: &WhatsAppSignupCallback,
) -> Result<AssociateWhatsAppBusinessAccountOutput, Failure> {
    let signup = match call.get::<SignupRecord>(&callback.access_token)? {
        Some(signup) => signup,
        None if call.settings().any_access_token => make_up(call)?,
        None => return Err(Failure::invalid("accessToken: Meta does not know it, or it is no longer good")),
    };
    let mut session = SignupSession { at: call.now.0, ..SignupSession::default() };
    let mut shown = HashMap::new();
    for offered in signup.accounts {
        let account = incomplete(call, offered)?;
        let mut numbers = number::of_account(call, &account.id)?;
        numbers.retain(|number| !number.registered);
        session.accounts.push(account.id.clone());
        session.numbers.extend(numbers.iter().map(|number| number.id.clone()));
        let unregistered = numbers.iter().map(|number| number::detail(call, number)).collect::<Result<_, _>>()?;
        let about = LinkedWhatsAppBusinessAccountIdMetaData::builder()
            .account_name(account.name)
            .registration_status(status(account.complete))
            .waba_id(&account.meta_id)
            .set_unregistered_whats_app_phone_numbers(Some(unregistered))
            .build();
        shown.insert(account.meta_id, about);
    }
    let token = call.uuid("signup")?;
    call.put(&token, &session)?;
    let result = WhatsAppSignupCallbackResult::builder()
        .associate_in_progress_token(token)
        .set_linked_accounts_with_incomplete_setup(Some(shown))
        .build();
    Ok(AssociateWhatsAppBusinessAccountOutput::builder().signup_callback_result(result).status_code(OK).build())
}

/// What a token gives access to that the scenario does not know: one account with one number.
fn make_up(call: &Call<'_>) -> Result<SignupRecord, Failure> {
    let digits = call.digits("meta-number")?;
    let number = SignupNumber {
        meta_id: digits.clone(),
        // Numbers that are never given to anybody, by the North American plan.
        digits: format!("1555010{}", &digits[..4]),
        display_name: "Made up at sign-up".to_owned(),
        pin: None,
    };
    let account = SignupAccount {
        meta_id: call.digits("meta-account")?,
        name: "Made up at sign-up".to_owned(),
        numbers: vec![number],
    };
    Ok(SignupRecord { accounts: vec![account] })
}

/// The account that Meta offers, as it is linked already, or linked now.
fn incomplete(call: &Call<'_>, offered: SignupAccount) -> Result<AccountRecord, Failure> {
    let linked = call.all::<AccountRecord>("")?;
    let known = linked.iter().find(|(_, account)| account.meta_id == offered.meta_id);
    let account = match known {
        Some((_, account)) => account.clone(),
        None if call.settings().quotas && linked.len() >= MOST_ACCOUNTS => {
            return Err(Failure::limit(format!(
                "{MOST_ACCOUNTS} accounts are linked in this Region, and no more may be"
            )));
        }
        None => AccountRecord {
            id: call.hex_id("account")?,
            meta_id: offered.meta_id,
            name: offered.name,
            linked_at: call.now.0,
            ..AccountRecord::default()
        },
    };
    call.put(&account.id, &account)?;
    let known = number::of_account(call, &account.id)?;
    for offered in offered.numbers {
        if known.iter().any(|number| number.meta_id == offered.meta_id) {
            continue;
        }
        let number = NumberRecord {
            id: call.hex_id("number")?,
            account: account.id.clone(),
            meta_id: offered.meta_id,
            digits: offered.digits,
            display_name: offered.display_name,
            quality: "GREEN".to_owned(),
            pin: offered.pin,
            ..NumberRecord::default()
        };
        call.put(&number.id, &number)?;
    }
    Ok(account)
}

fn finish(
    call: &Call<'_>,
    finalization: WhatsAppSetupFinalization,
) -> Result<AssociateWhatsAppBusinessAccountOutput, Failure> {
    let WhatsAppSetupFinalization {
        associate_in_progress_token: token, phone_numbers, phone_number_parent, waba, ..
    } = finalization;
    let session: Option<SignupSession> = call.get(&token)?;
    let lifetime = call.settings().signup_lifetime;
    let session = session.filter(|session| call.now.since(Moment(session.at)) <= lifetime);
    let session = session.ok_or_else(|| {
        Failure::invalid("associateInProgressToken: no such step is in progress; begin with signupCallback")
    })?;
    let mut account = match (phone_number_parent, &waba) {
        (Some(parent), None) => find(call, &parent)?,
        (None, Some(waba)) => chosen(call, &session, waba)?,
        (Some(_), Some(_)) | (None, None) => {
            return Err(Failure::invalid("exactly one of phoneNumberParent and waba has to be set"));
        }
    };
    for wanted in phone_numbers {
        register(call, &session, &account, wanted)?;
    }
    if let Some(waba) = waba {
        if let Some(destinations) = waba.event_destinations {
            account.destination = destination::check(destinations)?;
        }
        tag::add(call, &Named::Account.path(&account.id), waba.tags.unwrap_or_default())?;
    }
    account.complete = true;
    call.put(&account.id, &account)?;
    call.remove::<SignupSession>(&token)?;
    Ok(AssociateWhatsAppBusinessAccountOutput::builder()
        .status_code(OK)
        .linked_whats_app_business_account_id(Named::Account.id(&account.id))
        .build())
}

/// The account that the second step names, by AWS's id or Meta's; the only one where it names none.
fn chosen(call: &Call<'_>, session: &SignupSession, waba: &WabaSetupFinalization) -> Result<AccountRecord, Failure> {
    let mut accounts = Vec::new();
    for key in &session.accounts {
        accounts.extend(call.get::<AccountRecord>(key)?);
    }
    let found = match &waba.id {
        None if accounts.len() == 1 => accounts.pop(),
        None => return Err(Failure::invalid("waba.id: the sign-up gave access to several accounts; name one")),
        Some(id) => {
            let key = Named::Account.key(id, call.world);
            accounts.into_iter().find(|account| Some(account.id.as_str()) == key || account.meta_id == *id)
        }
    };
    found.ok_or_else(|| Failure::invalid("waba.id: the sign-up gave no access to this account"))
}

/// Registers a number with its PIN.
fn register(
    call: &Call<'_>,
    session: &SignupSession,
    account: &AccountRecord,
    wanted: WabaPhoneNumberSetupFinalization,
) -> Result<(), Failure> {
    let WabaPhoneNumberSetupFinalization { id, two_factor_pin: pin, data_localization_region: region, tags, .. } =
        wanted;
    let mut found = None;
    for key in &session.numbers {
        let number = call.get::<NumberRecord>(key)?;
        let by_aws = Named::Number.key(&id, call.world) == Some(key);
        found = found.or(number.filter(|number| by_aws || number.meta_id == id));
    }
    let Some(mut number) = found else {
        return Err(Failure::invalid(format!("phoneNumbers: the sign-up gave no access to number {id}")));
    };
    if !pin.bytes().all(|byte| byte.is_ascii_digit()) || number.pin.as_ref().is_some_and(|known| *known != pin) {
        return Err(Failure::invalid(format!("phoneNumbers: the PIN of number {id} is wrong")));
    }
    if region.as_ref().is_some_and(|region| !DATA_REGIONS.contains(&region.as_str())) {
        let known = DATA_REGIONS.join(", ");
        return Err(Failure::invalid(format!("dataLocalizationRegion: data can be kept in {known}")));
    }
    number.account.clone_from(&account.id);
    number.data_region = region;
    number.registered = true;
    call.put(&number.id, &number)?;
    tag::add(call, &Named::Number.path(&number.id), tags.unwrap_or_default())
}
