//! What other parts and tests do with templates.

use socialmessaging_whatsapp::event::TemplateQualityUpdate;
use socialmessaging_whatsapp::open::Decimal;
use socialmessaging_whatsapp::template::Definition;

use super::create;
use super::record::{self, TemplateRecord};
use super::review::{self, TemplateVerdict};
use crate::call::Call;
use crate::event::{Draft, publish};
use crate::failure::Failure;
use crate::record::AccountRecord;

/// What sending has to know of a template.
pub(crate) struct Sendable {
    /// Meta's word: `APPROVED`, `PAUSED`, …
    pub(crate) status: String,
    /// The definition.
    pub(crate) definition: Definition,
}

/// The template of an account (by its key) with this name, in this language.
pub(crate) fn for_sending(
    call: &Call<'_>,
    account: &str,
    name: &str,
    language: &str,
) -> Result<Option<Sendable>, Failure> {
    let found = record::named(call, account, name, language)?;
    Ok(found.map(|template| Sendable { definition: template.definition(), status: template.status }))
}

/// Puts a template of a scenario into the store. It tells nobody, and takes the status that the scenario says; one that is
/// pending is put to review.
pub(crate) fn plant(
    call: &Call<'_>,
    account: &AccountRecord,
    template: &crate::scenario::TemplateSeed,
) -> Result<(), Failure> {
    let definition = Definition::from_json(&template.definition)
        .map_err(|error| Failure::invalid(format!("a template of the scenario is no JSON: {error}")))?;
    let mut record = create::new(call, account, definition)?;
    match template.status.as_str() {
        "PENDING" => review::submit(call, &mut record)?,
        status => {
            status.clone_into(&mut record.status);
            record.was_approved = status != "REJECTED";
            record.rejected_reason = (status == "REJECTED").then(|| "INVALID_FORMAT".to_owned());
        }
    }
    record.save(call)
}

fn with_id(call: &Call<'_>, id: &str) -> Result<TemplateRecord, Failure> {
    let all = call.all::<TemplateRecord>("")?;
    let found = all.into_iter().map(|(_, template)| template).find(|template| template.id == id);
    found.ok_or_else(|| Failure::not_found(format!("there is no template {id}")))
}

/// Does what Meta decides on a template, by Meta's id of it.
pub(crate) fn decide(call: &Call<'_>, id: &str, verdict: &TemplateVerdict) -> Result<(), Failure> {
    let mut template = with_id(call, id)?;
    // What the clock was to decide is decided.
    template.submission += 1;
    review::decide(call, &mut template, verdict)
}

/// Changes a template's quality, and tells it.
pub(crate) fn set_quality(call: &Call<'_>, id: &str, quality: &str) -> Result<(), Failure> {
    let mut template = with_id(call, id)?;
    let previous = std::mem::replace(&mut template.quality, quality.to_owned());
    template.save(call)?;
    let Some(account) = call.get::<AccountRecord>(&template.account)? else { return Ok(()) };
    let update = TemplateQualityUpdate {
        message_template_id: Some(Decimal::Number(template.id.parse::<u64>().unwrap_or_default().into())),
        message_template_name: Some(template.name),
        message_template_language: Some(template.language),
        previous_quality_score: Some(previous),
        new_quality_score: Some(template.quality),
        ..TemplateQualityUpdate::default()
    };
    publish(call, Draft { account: &account, number: None, change: update.into(), message_id: None, bridge: None })
}
