//! Creating templates: from a definition, and from the library.

use socialmessaging_operations::operation::create_whats_app_message_template::{
    CreateWhatsAppMessageTemplateInput, CreateWhatsAppMessageTemplateOutput,
};
use socialmessaging_operations::operation::create_whats_app_message_template_from_library::{
    CreateWhatsAppMessageTemplateFromLibraryInput, CreateWhatsAppMessageTemplateFromLibraryOutput,
};
use socialmessaging_whatsapp::event::ErrorCode;
use socialmessaging_whatsapp::open::Other;
use socialmessaging_whatsapp::template::{Category, Definition};

use super::record::{self, BlockRecord, TemplateRecord};
use super::{header, review, rule};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::moment::Moment;
use crate::record::AccountRecord;
use crate::refusal::{INVALID_PARAMETER, refused};
use crate::{flow, library};

/// `CreateWhatsAppMessageTemplate`.
pub(crate) fn create(
    call: &mut Call<'_>,
    input: CreateWhatsAppMessageTemplateInput,
) -> Result<CreateWhatsAppMessageTemplateOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let blob = input.template_definition.as_ref().map(AsRef::as_ref).unwrap_or_default();
    let definition = read(blob)?;
    let mut template = new(call, &account, definition)?;
    check_parts(call, &account, &template.definition())?;
    review::submit(call, &mut template)?;
    template.save(call)?;
    Ok(CreateWhatsAppMessageTemplateOutput::builder()
        .meta_template_id(template.id)
        .template_status(template.status)
        .category(template.category)
        .build())
}

/// `CreateWhatsAppMessageTemplateFromLibrary`. Its wording was reviewed before, so that it is approved at once.
pub(crate) fn create_from_library(
    call: &mut Call<'_>,
    input: CreateWhatsAppMessageTemplateFromLibraryInput,
) -> Result<CreateWhatsAppMessageTemplateFromLibraryOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let wanted = input.meta_library_template.ok_or_else(|| Failure::validation("metaLibraryTemplate is missing"))?;
    let definition = library::adopt(call, &wanted)?;
    let mut template = new(call, &account, definition)?;
    review::approve(call, &mut template)?;
    Ok(CreateWhatsAppMessageTemplateFromLibraryOutput::builder()
        .meta_template_id(template.id)
        .template_status(template.status)
        .category(template.category)
        .build())
}

/// Reads a definition. Members that only an answer has, and those that Meta does not know, are let fall: AWS's own samples
/// have some.
fn read(blob: &[u8]) -> Result<Definition, Failure> {
    let not_json = |why: &dyn std::fmt::Display| {
        refused(INVALID_PARAMETER, format!("templateDefinition is no JSON object: {why}"))
    };
    let text = std::str::from_utf8(blob).map_err(|error| not_json(&error))?;
    let mut definition = Definition::from_json(text).map_err(|error| not_json(&error))?;
    if definition.other.whole().is_some() {
        return Err(not_json(&"it is JSON of another type"));
    }
    for name in ["id", "status", "correct_category", "previous_category", "rejected_reason"] {
        definition.other.remove(name);
    }
    Ok(Definition {
        id: None,
        status: None,
        correct_category: None,
        previous_category: None,
        rejected_reason: None,
        ..definition
    })
}

/// A template that is neither stored nor put to review yet, if its definition is in order and the account may have it.
pub(super) fn new(call: &Call<'_>, account: &AccountRecord, definition: Definition) -> Result<TemplateRecord, Failure> {
    definition.check_new().map_err(|report| rule::refuse(&definition, &report))?;
    let mut definition = definition;
    definition.other = Other::default();
    let name = definition.name.clone().unwrap_or_default();
    let language = definition.language.clone().unwrap_or_default();
    check_name(&name, &language)?;
    check_free(call, account, &name, &language)?;
    let category = definition.category.as_ref().map(Category::ignoring_case);
    Ok(TemplateRecord {
        id: ids::growing(call.tx, call.world.seed, "template")?,
        account: account.id.clone(),
        name,
        language,
        category: category.as_ref().map(Category::as_str).unwrap_or_default().to_owned(),
        quality: "UNKNOWN".to_owned(),
        definition: text(&definition),
        ..TemplateRecord::default()
    })
}

/// A definition as it is stored.
pub(super) fn text(definition: &Definition) -> String {
    String::from_utf8(definition.to_vec()).unwrap_or_default()
}

/// What the definition's parts name has to be there: samples of headers, flows of buttons.
pub(super) fn check_parts(call: &Call<'_>, account: &AccountRecord, definition: &Definition) -> Result<(), Failure> {
    let components = definition.components.as_deref().unwrap_or_default();
    header::check(call, &account.id, components)?;
    flow_buttons(call, account, components)
}

fn flow_buttons(
    call: &Call<'_>,
    account: &AccountRecord,
    components: &[socialmessaging_whatsapp::template::Component],
) -> Result<(), Failure> {
    for button in header::buttons(components) {
        let (id, name) = (button.flow_id.as_deref(), button.flow_name.as_deref());
        let Some(wanted) = id.or(name) else { continue };
        let found = flow::for_sending(call, &account.id, id, name)?;
        if found.is_none_or(|flow| flow.status != "PUBLISHED") {
            let details = format!("a button opens flow {wanted}, which is no published flow of this account");
            return Err(refused(INVALID_PARAMETER, details));
        }
    }
    Ok(())
}

fn check_name(name: &str, language: &str) -> Result<(), Failure> {
    if rule::is_language(language) && !name.is_empty() {
        return Ok(());
    }
    let details = format!("language: `{language}` is no language code, such as en or en_US");
    Err(refused(INVALID_PARAMETER, details))
}

/// Whether the account may have a template of this name in this language.
fn check_free(call: &Call<'_>, account: &AccountRecord, name: &str, language: &str) -> Result<(), Failure> {
    let AccountRecord { id: account, .. } = account;
    if record::named(call, account, name, language)?.is_some() {
        let details = format!("there is a template {name} in language {language} already");
        return Err(refused(rule::EXISTS, details));
    }
    for key in [format!("{account}/{name}"), format!("{account}/{name}/{language}")] {
        let block = call.get::<BlockRecord>(&key)?.map(|block| Moment(block.until));
        if let Some(until) = block.filter(|until| call.now < *until) {
            let until = until.rfc3339();
            let details = format!("an approved template {name} was deleted; its name can be used again at {until}");
            return Err(refused(rule::BLOCKED_NAME, details));
        }
    }
    let limit = call.settings().content.template_limit;
    if record::languages(call, account, name)?.is_empty() && record::names(call, account)? >= limit {
        let details = format!("the account has {limit} templates, as many as it may");
        return Err(refused(ErrorCode::TemplateLimit, details));
    }
    Ok(())
}
