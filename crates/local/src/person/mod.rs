//! People: what they write, and since when.

mod inbound;

use std::time::Duration;

use socialmessaging_whatsapp::text::is_user_id;

use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::{PersonRecord, WindowRecord};

pub(crate) use inbound::receive;

/// How long free messages may follow a person's. Documented.
pub(crate) const WINDOW: Duration = Duration::from_secs(24 * 3600);

/// The key of a person whom a message names: by the digits of a phone number, or by a user id, which stands for the digits
/// where they are known.
pub(crate) fn key(call: &Call<'_>, recipient: &str) -> Result<String, Failure> {
    if !is_user_id(recipient) {
        return Ok(recipient.to_owned());
    }
    let people = call.all::<PersonRecord>("")?;
    let known = people.into_iter().find(|(_, person)| person.user_id.as_deref() == Some(recipient));
    Ok(known.map_or_else(|| recipient.to_owned(), |(digits, _)| digits))
}

fn window_key(number: &str, person: &str) -> String {
    format!("{number}/{person}")
}

/// The person has written to the number, now.
pub(crate) fn open_window(call: &Call<'_>, number: &str, person: &str) -> Result<(), Failure> {
    call.put(&window_key(number, person), &WindowRecord { at: call.now.0 })
}

/// Has the person written to the number in the last 24 hours?
pub(crate) fn is_open(call: &Call<'_>, number: &str, person: &str) -> Result<bool, Failure> {
    let window: Option<WindowRecord> = call.get(&window_key(number, person))?;
    Ok(window.is_some_and(|window| call.now.since(Moment(window.at)) < WINDOW))
}
