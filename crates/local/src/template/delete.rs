//! `DeleteWhatsAppMessageTemplate`.

use socialmessaging_operations::operation::delete_whats_app_message_template::{
    DeleteWhatsAppMessageTemplateInput, DeleteWhatsAppMessageTemplateOutput,
};
use socialmessaging_whatsapp::event::TemplateEvent;

use super::record::{self, BlockRecord, TemplateRecord};
use super::{review, rule};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::record::AccountRecord;

/// What is to be deleted.
enum What<'a> {
    Language(&'a str),
    All,
}

impl<'a> What<'a> {
    fn of(input: &'a DeleteWhatsAppMessageTemplateInput) -> Result<Self, Failure> {
        match (input.meta_template_id.as_deref(), input.delete_all_languages == Some(true)) {
            (Some(id), false) => Ok(Self::Language(id)),
            (None, true) => Ok(Self::All),
            (None, false) => {
                Err(Failure::invalid("give metaTemplateId for one language, or deleteAllLanguages for all"))
            }
            // Not documented: one language and all of them cannot both be meant.
            (Some(_), true) => Err(Failure::invalid("metaTemplateId and deleteAllLanguages exclude each other")),
        }
    }
}

/// `DeleteWhatsAppMessageTemplate`. Messages on their way do not hold it up: that Meta keeps their template as
/// `PENDING_DELETION` meanwhile is not copied.
pub(crate) fn delete(
    call: &mut Call<'_>,
    input: DeleteWhatsAppMessageTemplateInput,
) -> Result<DeleteWhatsAppMessageTemplateOutput, Failure> {
    let what = What::of(&input)?;
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let name = input.template_name.as_deref().unwrap_or_default();
    for template in doomed(call, &account, name, &what)? {
        erase(call, template)?;
    }
    Ok(DeleteWhatsAppMessageTemplateOutput::builder().build())
}

fn doomed(
    call: &Call<'_>,
    account: &AccountRecord,
    name: &str,
    what: &What<'_>,
) -> Result<Vec<TemplateRecord>, Failure> {
    let found = match what {
        What::Language(id) => vec![record::with_id(call, account, id)?],
        What::All => record::languages(call, &account.id, name)?,
    };
    if found.is_empty() {
        return Err(Failure::not_found(format!("there is no template {name} in this account")));
    }
    if let Some(other) = found.iter().find(|template| template.name != name) {
        return Err(Failure::not_found(format!("template {} is not called {name}", other.id)));
    }
    Ok(found)
}

/// Deletes a template in one language. If it had been approved, the name is blocked for a while in this language; and once
/// there is no language left, in all of them, if any of them had been approved.
fn erase(call: &Call<'_>, mut template: TemplateRecord) -> Result<(), Failure> {
    template.erase(call)?;
    TemplateEvent::Deleted.as_str().clone_into(&mut template.status);
    let TemplateRecord { account, name, language, .. } = &template;
    if template.was_approved {
        let until = call.now.plus(rule::NAME_BLOCK).0;
        call.put(&format!("{account}/{name}/{language}"), &BlockRecord { until })?;
    }
    if record::languages(call, account, name)?.is_empty() {
        let blocks = call.all::<BlockRecord>(&format!("{account}/{name}/"))?;
        if let Some(until) = blocks.into_iter().map(|(_, block)| block.until).max() {
            call.put(&format!("{account}/{name}"), &BlockRecord { until })?;
        }
    }
    review::tell_status(call, &template, TemplateEvent::Deleted)
}
