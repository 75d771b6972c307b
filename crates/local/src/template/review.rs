//! Meta's review: what it decides, when, and how that is told.

use socialmessaging_whatsapp::event::{
    Change, RejectionInfo, TemplateCategoryUpdate, TemplateEvent, TemplateStatusUpdate,
};
use socialmessaging_whatsapp::open::Decimal;

use super::record::TemplateRecord;
use super::rule::PAUSES;
use crate::call::Call;
use crate::content::Review;
use crate::event::{Draft, publish};
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::AccountRecord;
use crate::schedule::{self, Job, ReviewJob};

/// What Meta decides on a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateVerdict {
    /// It may be sent.
    Approve,
    /// It may not, for a reason: `PROMOTIONAL`, `ABUSIVE_CONTENT`, `INCORRECT_CATEGORY`, `INVALID_FORMAT`,
    /// `TAG_CONTENT_MISMATCH`, `SCAM`.
    Reject(String),
    /// It is marketing, and not a utility, and may be sent as that; where its definition forbids another category, it is
    /// rejected for `INCORRECT_CATEGORY`.
    Reclassify,
    /// People disliked it: it rests for three hours, the next time for six, and is disabled the third time.
    Pause,
    /// It may not be sent any more.
    Disable,
}

/// A verdict on templates by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRule {
    /// What the name contains.
    pub name_contains: String,
    /// What Meta decides.
    pub verdict: TemplateVerdict,
}

/// Reasons that the end of a name may ask for.
const MAGIC: [(&str, &str); 7] = [
    ("_rejected", "INVALID_FORMAT"),
    ("_rejected_promotional", "PROMOTIONAL"),
    ("_rejected_abusive", "ABUSIVE_CONTENT"),
    ("_rejected_category", "INCORRECT_CATEGORY"),
    ("_rejected_format", "INVALID_FORMAT"),
    ("_rejected_tag", "TAG_CONTENT_MISMATCH"),
    ("_rejected_scam", "SCAM"),
];

/// Puts a template to review. It has to be saved.
pub(super) fn submit(call: &Call<'_>, template: &mut TemplateRecord) -> Result<(), Failure> {
    "PENDING".clone_into(&mut template.status);
    template.rejected_reason = None;
    template.submission += 1;
    match call.settings().content.review {
        Review::ByClock => later(call, template, call.now.plus(call.settings().review_delay)),
        Review::ByCommand => Ok(()),
    }
}

fn later(call: &Call<'_>, template: &TemplateRecord, at: Moment) -> Result<(), Failure> {
    schedule::add(call, at, Job::Review(ReviewJob { template: template.key(), submission: template.submission }))
}

/// Meta's verdict on a template is due, or a pause is over.
pub(crate) fn review_due(call: &mut Call<'_>, job: &ReviewJob) -> Result<(), Failure> {
    let Some(mut template) = call.get::<TemplateRecord>(&job.template)? else { return Ok(()) };
    if template.submission != job.submission {
        return Ok(());
    }
    match template.status.as_str() {
        "PENDING" => {
            let verdict = by_rule(call, &template);
            decide(call, &mut template, &verdict)
        }
        "PAUSED" => become_and_tell(call, &mut template, TemplateEvent::Approved, TemplateEvent::Reinstated),
        _ => Ok(()),
    }
}

/// What the rules say on a template.
fn by_rule(call: &Call<'_>, template: &TemplateRecord) -> TemplateVerdict {
    let content = &call.settings().content;
    if content.magic_template_names {
        if template.name.ends_with("_reclassified") {
            return TemplateVerdict::Reclassify;
        }
        if let Some((_, reason)) = MAGIC.iter().find(|(end, _)| template.name.ends_with(end)) {
            return TemplateVerdict::Reject((*reason).to_owned());
        }
    }
    let rule = content.review_rules.iter().find(|rule| template.name.contains(&rule.name_contains));
    rule.map_or(TemplateVerdict::Approve, |rule| rule.verdict.clone())
}

/// Does what Meta decides, stores and tells it.
pub(super) fn decide(call: &Call<'_>, template: &mut TemplateRecord, verdict: &TemplateVerdict) -> Result<(), Failure> {
    match verdict {
        TemplateVerdict::Approve => approve(call, template),
        TemplateVerdict::Reject(reason) => reject(call, template, reason),
        TemplateVerdict::Reclassify => reclassify(call, template),
        TemplateVerdict::Pause => pause(call, template),
        TemplateVerdict::Disable => become_one(call, template, TemplateEvent::Disabled),
    }
}

pub(super) fn approve(call: &Call<'_>, template: &mut TemplateRecord) -> Result<(), Failure> {
    template.was_approved = true;
    become_one(call, template, TemplateEvent::Approved)
}

fn reject(call: &Call<'_>, template: &mut TemplateRecord, reason: &str) -> Result<(), Failure> {
    template.rejected_reason = Some(reason.to_owned());
    become_one(call, template, TemplateEvent::Rejected)
}

/// From utility to marketing; there is no other way. A template that may not change is rejected: inferred from the reason
/// that Meta has for it.
fn reclassify(call: &Call<'_>, template: &mut TemplateRecord) -> Result<(), Failure> {
    if template.category != "UTILITY" {
        return approve(call, template);
    }
    if template.definition().allow_category_change == Some(false) {
        return reject(call, template, "INCORRECT_CATEGORY");
    }
    let previous = std::mem::replace(&mut template.category, "MARKETING".to_owned());
    template.previous_category = Some(previous.clone());
    tell(call, template, |template| {
        TemplateCategoryUpdate {
            message_template_id: Some(number(template)),
            message_template_name: Some(template.name.clone()),
            message_template_language: Some(template.language.clone()),
            new_category: Some(template.category.clone()),
            previous_category: Some(previous),
            correct_category: Some(template.category.clone()),
            ..TemplateCategoryUpdate::default()
        }
        .into()
    })?;
    approve(call, template)
}

fn pause(call: &Call<'_>, template: &mut TemplateRecord) -> Result<(), Failure> {
    template.pauses += 1;
    let Some(rest) = PAUSES.get(template.pauses as usize - 1) else {
        return become_one(call, template, TemplateEvent::Disabled);
    };
    template.submission += 1;
    later(call, template, call.now.plus(*rest))?;
    become_one(call, template, TemplateEvent::Paused)
}

/// Gives a template the status that the event is called by.
pub(super) fn become_one(call: &Call<'_>, template: &mut TemplateRecord, event: TemplateEvent) -> Result<(), Failure> {
    become_and_tell(call, template, event.clone(), event)
}

fn become_and_tell(
    call: &Call<'_>,
    template: &mut TemplateRecord,
    status: TemplateEvent,
    event: TemplateEvent,
) -> Result<(), Failure> {
    status.as_str().clone_into(&mut template.status);
    template.save(call)?;
    tell_status(call, template, event)
}

/// Tells what happened to a template.
pub(super) fn tell_status(call: &Call<'_>, template: &TemplateRecord, event: TemplateEvent) -> Result<(), Failure> {
    tell(call, template, |template| {
        let rejection = template.rejected_reason.clone().filter(|_| event == TemplateEvent::Rejected);
        TemplateStatusUpdate {
            event: Some(event),
            message_template_id: Some(number(template)),
            message_template_name: Some(template.name.clone()),
            message_template_language: Some(template.language.clone()),
            message_template_category: Some(template.category.clone()),
            reason: Some(rejection.clone().unwrap_or_else(|| "NONE".to_owned())),
            rejection_info: rejection.map(|reason| RejectionInfo {
                recommendation: Some(format!("Change what was found to be {reason}, and submit the template again.")),
                reason: Some(reason),
                ..RejectionInfo::default()
            }),
            ..TemplateStatusUpdate::default()
        }
        .into()
    })
}

fn number(template: &TemplateRecord) -> Decimal {
    Decimal::Number(template.id.parse::<u64>().unwrap_or_default().into())
}

/// Publishes a change, unless the account was unlinked meanwhile.
fn tell(
    call: &Call<'_>,
    template: &TemplateRecord,
    change: impl FnOnce(&TemplateRecord) -> Change,
) -> Result<(), Failure> {
    let Some(account) = call.get::<AccountRecord>(&template.account)? else { return Ok(()) };
    let change = change(template);
    publish(call, Draft { account: &account, number: None, change, message_id: None, bridge: None })
}
