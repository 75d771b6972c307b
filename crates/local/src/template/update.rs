//! `UpdateWhatsAppMessageTemplate`.

use socialmessaging_operations::operation::update_whats_app_message_template::{
    UpdateWhatsAppMessageTemplateInput, UpdateWhatsAppMessageTemplateOutput,
};
use socialmessaging_whatsapp::template::{Category, Component, Definition, ParameterFormat};

use super::record::Which;
use super::{create, review, rule};
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::refusal::{INVALID_PARAMETER, refused};

/// `UpdateWhatsAppMessageTemplate`: the template is put to review again.
pub(crate) fn update(
    call: &mut Call<'_>,
    input: UpdateWhatsAppMessageTemplateInput,
) -> Result<UpdateWhatsAppMessageTemplateOutput, Failure> {
    let which = Which::of(
        input.meta_template_id.as_deref(),
        input.template_name.as_deref(),
        input.template_language_code.as_deref(),
    )?;
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let mut template = which.find(call, &account)?;
    let definition = changed(&input, template.definition())?;
    let category = definition.category.as_ref().map(Category::as_str);
    rule::check_edit(&template, category, call.now)?;
    definition.check_update().map_err(|report| rule::refuse(&definition, &report))?;
    create::check_parts(call, &account, &definition)?;
    if let Some(category) = category {
        category.clone_into(&mut template.category);
    }
    if template.status != "REJECTED" && template.status != "PAUSED" {
        rule::note_edit(&mut template, call.now);
    }
    template.definition = create::text(&definition);
    review::submit(call, &mut template)?;
    template.save(call)?;
    Ok(UpdateWhatsAppMessageTemplateOutput::builder().build())
}

/// The definition with what the input changes. An input that changes nothing is refused: that it would cost a review is
/// what nobody means; inferred.
fn changed(input: &UpdateWhatsAppMessageTemplateInput, present: Definition) -> Result<Definition, Failure> {
    let mut definition = present;
    if let Some(format) = &input.parameter_format {
        definition.parameter_format = Some(word(ParameterFormat::from(format.as_str()), format, "parameterFormat")?);
    }
    if let Some(category) = &input.template_category {
        definition.category = Some(word(Category::from(category.as_str()), category, "templateCategory")?);
    }
    if let Some(components) = &input.template_components {
        definition.components = Some(read(components.as_ref())?);
    }
    if let Some(opted_out) = input.cta_url_link_tracking_opted_out {
        definition.cta_url_link_tracking_opted_out = Some(opted_out);
    }
    let changes = input.parameter_format.is_some()
        || input.template_category.is_some()
        || input.template_components.is_some()
        || input.cta_url_link_tracking_opted_out.is_some();
    if changes {
        Ok(definition)
    } else {
        Err(Failure::invalid("nothing is to be changed; give templateComponents, templateCategory or another change"))
    }
}

/// A word that Meta knows, whatever its case.
trait Word: Sized {
    fn known(&self) -> Option<Self>;
}

macro_rules! word {
    ($($name:ident)*) => {
        $(impl Word for $name {
            fn known(&self) -> Option<Self> {
                Some(self.ignoring_case()).filter(|word| !matches!(word, Self::Unknown(_)))
            }
        })*
    };
}

word!(Category ParameterFormat);

fn word<W: Word>(found: W, text: &str, name: &str) -> Result<W, Failure> {
    found.known().ok_or_else(|| refused(INVALID_PARAMETER, format!("{name}: `{text}` is no word that Meta knows")))
}

fn read(blob: &[u8]) -> Result<Vec<Component>, Failure> {
    serde_json::from_slice(blob).map_err(|error| {
        refused(INVALID_PARAMETER, format!("templateComponents is no JSON array of components: {error}"))
    })
}
