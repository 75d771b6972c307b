//! From a scenario to state.

use socialmessaging_types::Tag;

use super::{Scenario, account, person};
use crate::call::Call;
use crate::failure::Failure;
use crate::record::{AccountRecord, Named, NumberRecord, PersonRecord, SignupRecord};
use crate::{access, deliver, flow, library, number, person as people, tag, template};

/// Puts the scenario's state into a store that has none.
pub(crate) fn plant(call: &Call<'_>, scenario: &Scenario) -> Result<(), Failure> {
    for entry in &scenario.library {
        library::plant(call, entry)?;
    }
    for account in &scenario.accounts {
        plant_account(call, account)?;
    }
    for signup in &scenario.signups {
        call.put(&signup.token, &SignupRecord { accounts: signup.accounts.clone() })?;
    }
    for person in &scenario.people {
        plant_person(call, person)?;
    }
    for (topic, url) in &scenario.subscriptions {
        deliver::subscribe(call, Some(topic), url, false)?;
    }
    Ok(())
}

/// What the scenario says, or what the seed gives.
fn or<T>(given: &Option<T>, made: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure>
where
    T: Clone,
{
    given.clone().map_or_else(made, Ok)
}

fn plant_account(call: &Call<'_>, account: &account::Account) -> Result<(), Failure> {
    let record = AccountRecord {
        id: or(&account.id, || call.hex_id("account"))?,
        meta_id: or(&account.meta_id, || call.digits("meta-account"))?,
        name: account.name.clone(),
        complete: account.complete,
        linked_at: call.now.0,
        destination: account.destination.clone(),
        marketing: account.marketing.clone(),
    };
    call.put(&record.id, &record)?;
    plant_tags(call, &Named::Account.path(&record.id), &account.tags)?;
    for area in &account.denied {
        access::set(call, &record.id, *area, false)?;
    }
    for number in &account.numbers {
        plant_number(call, &record.id, number)?;
    }
    for flow in &account.flows {
        flow::plant(call, &record, flow)?;
    }
    for template in &account.templates {
        template::plant(call, &record, template)?;
    }
    Ok(())
}

fn plant_number(call: &Call<'_>, account: &str, number: &account::Number) -> Result<(), Failure> {
    let record = NumberRecord {
        id: or(&number.id, || call.hex_id("number"))?,
        account: account.to_owned(),
        meta_id: or(&number.meta_id, || call.digits("meta-number"))?,
        digits: number.digits.clone(),
        display_name: number.name.clone(),
        quality: number.quality.clone(),
        data_region: number.data_region.clone(),
        registered: number.registered,
        pin: number.pin.clone(),
    };
    call.put(&record.id, &record)?;
    plant_tags(call, &Named::Number.path(&record.id), &number.tags)
}

fn plant_tags(call: &Call<'_>, key: &str, tags: &[(String, String)]) -> Result<(), Failure> {
    if tags.is_empty() {
        return Ok(());
    }
    let tags = tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
    tag::add(call, key, tags.collect::<Result<_, _>>()?)
}

fn plant_person(call: &Call<'_>, person: &person::Person) -> Result<(), Failure> {
    let record = PersonRecord {
        name: person.name.clone(),
        user_id: person.user_id.clone(),
        outcome: person.outcome.clone(),
        reads: person.reads,
        no_marketing: person.no_marketing,
    };
    call.put(&person.digits, &record)?;
    for digits in &person.wrote_to {
        if let Some(number) = number::with_digits(call, digits)? {
            people::open_window(call, &number.id, &person.digits)?;
        }
    }
    Ok(())
}
