//! What Meta decides about a message, in the order in which it is decided.

use socialmessaging_whatsapp::event::ErrorCode;
use socialmessaging_whatsapp::message::{Message, MessageKind, Recipient};
use socialmessaging_whatsapp::report::{Fault, Report};

use super::error::refusal;
use super::letter::Letter;
use super::plan::{Fate, Plan};
use super::{media, rate, template};
use crate::call::Call;
use crate::failure::Failure;
use crate::person;
use crate::record::{AccountRecord, ErrorRecord, NumberRecord, Outcome, PersonRecord};

/// What free messages count as.
const SERVICE: &str = "service";
/// A number's throughput is counted per second.
const SECOND: std::time::Duration = std::time::Duration::from_secs(1);
/// How many digits a code has that a number ends with.
const CODE_DIGITS: usize = 6;

/// What becomes of a message.
pub(super) fn plan(
    call: &Call<'_>,
    number: &NumberRecord,
    letter: &Letter,
    message: &Message,
) -> Result<Plan, Failure> {
    let person = person::key(call, &letter.recipient)?;
    let decision = Decision { call, number, letter, message, person };
    let delays = &call.settings().delays;
    match decision.category()? {
        Err(error) => Ok(Plan::free(Fate::Fails(error).steps(delays))),
        Ok(category) => {
            let billable = decision.is_billable(&category)?;
            Ok(Plan { steps: decision.fate(&category)?.steps(delays), category, billable })
        }
    }
}

struct Decision<'a> {
    call: &'a Call<'a>,
    number: &'a NumberRecord,
    letter: &'a Letter,
    message: &'a Message,
    /// The person's key.
    person: String,
}

/// A decision, or the error that Meta reports; around it, what stops the call.
type Decided<T> = Result<Result<T, ErrorRecord>, Failure>;

impl Decision<'_> {
    /// What Meta decides at once. What the message counts as.
    fn category(&self) -> Decided<String> {
        let (call, number) = (self.call, self.number);
        let refused = |code, details: &str| Ok(Err(refusal(code, details)));
        if !number.registered {
            return refused(131_045, "the number is not registered; finish linking it");
        }
        if let Err(error) = self.form() {
            return Ok(Err(error));
        }
        if self.letter.recipient == number.digits {
            return refused(131_021, "a number cannot write to itself");
        }
        if let Some(error) = self.rates()? {
            return Ok(Err(error));
        }
        if let Some(error) = media::check(call, number, &self.letter.json)? {
            return Ok(Err(error));
        }
        let account: AccountRecord = call.get(&number.account)?.unwrap_or_default();
        if let Some(interactive) = self.message.interactive()
            && let Some(error) = template::check_flow(call, &account, interactive)?
        {
            return Ok(Err(error));
        }
        let Some(sent) = self.message.template() else { return Ok(Ok(SERVICE.to_owned())) };
        let category = template::check(call, &account, sent)?;
        let to_user = matches!(self.message.recipient(), Some(Recipient::User(_)));
        if to_user && category.as_deref() == Ok("authentication") {
            return refused(131_062, "authentication templates need a phone number");
        }
        Ok(category)
    }

    /// Is it a message at all?
    fn form(&self) -> Result<(), ErrorRecord> {
        if let Some(MessageKind::Unknown(kind)) = self.message.kind() {
            return Err(refusal(131_051, format!("type: `{kind}` is not supported")));
        }
        let Err(report) = self.message.check() else { return Ok(()) };
        Err(refusal(code_of(&report), report.to_string()))
    }

    fn rates(&self) -> Result<Option<ErrorRecord>, Failure> {
        let (call, settings) = (self.call, self.call.settings());
        if settings.quotas {
            let key = format!("number/{}", self.number.id);
            if !rate::in_window(call, &key, settings.throughput, SECOND)? {
                let details = format!("the number sends {} messages a second and no more", settings.throughput);
                return Ok(Some(refusal(130_429, details)));
            }
        }
        if let Some(pace) = settings.pair_rate {
            let key = format!("pair/{}/{}", self.number.id, self.person);
            if !rate::at_pace(call, &key, pace)? {
                return Ok(Some(refusal(131_056, "too many messages from this number to this person")));
            }
        }
        Ok(None)
    }

    /// What becomes of it once Meta has it: that is the person's matter.
    fn fate(&self, category: &str) -> Result<Fate, Failure> {
        if let Some(code) = self.magic() {
            return Ok(Fate::Fails(refusal(code, "the recipient's number ends with this code")));
        }
        let person: PersonRecord = self.call.get(&self.person)?.unwrap_or_default();
        match person.outcome {
            Some(Outcome::Code(code)) => return Ok(Fate::Fails(refusal(code, "so it is set for this person"))),
            Some(Outcome::Dropped(true)) => return Ok(Fate::Dropped),
            Some(Outcome::Away(true)) => return Ok(Fate::Away),
            Some(Outcome::Dropped(false) | Outcome::Away(false)) | None => {}
        }
        if category == "marketing" && person.no_marketing {
            return Ok(Fate::Fails(refusal(131_050, "the person does not want marketing messages")));
        }
        if self.message.template().is_none() && self.call.settings().window_rule && !self.is_open()? {
            let details = "more than 24 hours have passed since the person last wrote to this number; send a template";
            return Ok(Fate::Fails(refusal(131_047, details)));
        }
        Ok(Fate::Arrives { read: person.reads.unwrap_or(true) })
    }

    /// Has the person written in the last 24 hours? Groups have no such window.
    fn is_open(&self) -> Result<bool, Failure> {
        Ok(self.letter.to_group || person::is_open(self.call, &self.number.id, &self.person)?)
    }

    /// The code that the recipient's number ends with.
    fn magic(&self) -> Option<i64> {
        let recipient = &self.letter.recipient;
        if !self.call.settings().magic_numbers || self.letter.to_group {
            return None;
        }
        let code = recipient.get(recipient.len().checked_sub(CODE_DIGITS)?..)?.parse().ok()?;
        let known = matches!(code, 130_000..=139_999) && !matches!(ErrorCode::from(code), ErrorCode::Unknown(_));
        known.then_some(code)
    }

    /// Answers are free, and so are useful things while the window is open.
    fn is_billable(&self, category: &str) -> Result<bool, Failure> {
        Ok(match category {
            SERVICE => false,
            "utility" => !self.is_open()?,
            _ => true,
        })
    }
}

/// Meta's code for what is wrong with a message.
fn code_of(report: &Report) -> i64 {
    let missing = |fault: &Fault| matches!(fault, Fault::Missing | Fault::ExactlyOne(_) | Fault::Needs(_));
    if report.problems.iter().any(|problem| missing(&problem.fault)) { 131_008 } else { 131_009 }
}
