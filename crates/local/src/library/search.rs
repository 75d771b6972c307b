//! `ListWhatsAppTemplateLibrary`.

use std::collections::HashMap;

use socialmessaging_operations::operation::list_whats_app_template_library::{
    ListWhatsAppTemplateLibraryInput, ListWhatsAppTemplateLibraryOutput,
};
use socialmessaging_types::MetaLibraryTemplateDefinition;

use super::entry;
use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::operation::Operation;
use crate::page::Listing;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Text,
    Topic,
    UseCase,
    Industry,
    Language,
}

impl Key {
    const ALL: [(&'static str, Self); 5] = [
        ("searchKey", Self::Text),
        ("topic", Self::Topic),
        ("usecase", Self::UseCase),
        ("industry", Self::Industry),
        ("language", Self::Language),
    ];

    /// That a filter that nobody knows is refused is inferred: an answer that it did not narrow would mislead.
    fn named(name: &str) -> Result<Self, Failure> {
        let found = Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, key)| *key);
        found.ok_or_else(|| {
            let known = Self::ALL.map(|(word, _)| word).join(", ");
            Failure::invalid(format!("filters: there is no filter `{name}`; known are {known}"))
        })
    }

    /// Does an entry have the value? Upper and lower case are the same.
    fn fits(self, entry: &MetaLibraryTemplateDefinition, value: &str) -> bool {
        let is = |member: &Option<String>| member.as_deref().is_some_and(|member| member.eq_ignore_ascii_case(value));
        match self {
            Self::Text => {
                let value = value.to_lowercase();
                let texts = [&entry.template_name, &entry.template_header, &entry.template_body];
                texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&value))
            }
            Self::Topic => is(&entry.template_topic),
            Self::UseCase => is(&entry.template_use_case),
            Self::Industry => {
                entry.template_industry.iter().flatten().any(|industry| industry.eq_ignore_ascii_case(value))
            }
            Self::Language => is(&entry.template_language),
        }
    }
}

fn read(filters: Option<&HashMap<String, String>>) -> Result<Vec<(Key, &str, &str)>, Failure> {
    let filters = filters.into_iter().flatten();
    let mut read: Vec<_> = filters
        .map(|(name, value)| Ok((Key::named(name)?, name.as_str(), value.as_str())))
        .collect::<Result<_, Failure>>()?;
    read.sort_unstable_by_key(|(_, name, _)| *name);
    Ok(read)
}

/// `ListWhatsAppTemplateLibrary`.
pub(crate) fn list(
    call: &mut Call<'_>,
    input: ListWhatsAppTemplateLibraryInput,
) -> Result<ListWhatsAppTemplateLibraryOutput, Failure> {
    let account = access::account(call, input.id.as_deref(), Area::Templates)?;
    let filters = read(input.filters.as_ref())?;
    let mut arguments = vec![account.id.as_str()];
    arguments.extend(filters.iter().flat_map(|(_, name, value)| [*name, *value]));
    let listing = Listing {
        operation: Operation::ListWhatsAppTemplateLibrary,
        arguments,
        token: input.next_token.as_deref(),
        most: input.max_results,
    };
    let mut entries = entry::all(call)?;
    entries.retain(|(_, entry)| filters.iter().all(|(key, _, value)| key.fits(entry, value)));
    let page = listing.of(call, entries)?;
    Ok(ListWhatsAppTemplateLibraryOutput::builder()
        .set_meta_library_templates(Some(page.entries))
        .set_next_token(page.next)
        .build())
}
