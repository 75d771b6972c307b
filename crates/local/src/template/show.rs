//! Operations that show templates.

use socialmessaging_operations::operation::get_whats_app_message_template::{
    GetWhatsAppMessageTemplateInput, GetWhatsAppMessageTemplateOutput,
};
use socialmessaging_operations::operation::list_whats_app_message_templates::{
    ListWhatsAppMessageTemplatesInput, ListWhatsAppMessageTemplatesOutput,
};
use socialmessaging_types::TemplateSummary;

use super::create::text;
use super::record::{TemplateRecord, Which};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::operation::Operation;
use crate::page::Listing;

/// `GetWhatsAppMessageTemplate`.
pub(crate) fn get(
    call: &mut Call<'_>,
    input: GetWhatsAppMessageTemplateInput,
) -> Result<GetWhatsAppMessageTemplateOutput, Failure> {
    let which = Which::of(
        input.meta_template_id.as_deref(),
        input.template_name.as_deref(),
        input.template_language_code.as_deref(),
    )?;
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let template = which.find(call, &account)?;
    Ok(GetWhatsAppMessageTemplateOutput::builder().template(text(&template.answer())).build())
}

/// `ListWhatsAppMessageTemplates`: oldest first.
pub(crate) fn list(
    call: &mut Call<'_>,
    input: ListWhatsAppMessageTemplatesInput,
) -> Result<ListWhatsAppMessageTemplatesOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let listing = Listing {
        operation: Operation::ListWhatsAppMessageTemplates,
        arguments: vec![&account.id],
        token: input.next_token.as_deref(),
        most: input.max_results,
    };
    let page = listing.of_table::<TemplateRecord>(call, &TemplateRecord::key_of(&account.id, ""))?;
    let templates = page.entries.into_iter().map(summary).collect();
    Ok(ListWhatsAppMessageTemplatesOutput::builder().set_templates(Some(templates)).set_next_token(page.next).build())
}

fn summary(template: TemplateRecord) -> TemplateSummary {
    TemplateSummary::builder()
        .template_name(template.name)
        .meta_template_id(template.id)
        .template_status(template.status)
        .template_quality_score(template.quality)
        .template_language(template.language)
        .template_category(template.category)
        .build()
}
