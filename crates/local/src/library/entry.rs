//! Entries: those of `entries.json`, which every service has, and those of a scenario, which are stored.

use socialmessaging_types::MetaLibraryTemplateDefinition;

use crate::call::Call;
use crate::failure::{ErrorName, Failure};
use crate::scenario::{Node, Reader};
use crate::store::Record;

/// An entry of a scenario. Its key is its id.
#[derive(Clone, PartialEq, prost::Message)]
struct EntryRecord {
    /// JSON, in the form in which the API shows it.
    #[prost(string, tag = "1")]
    json: String,
}

impl Record for EntryRecord {
    const TABLE: &'static str = "library";
}

const OWN: &str = include_str!("entries.json");

/// All entries, in order of their ids.
pub(super) fn all(call: &Call<'_>) -> Result<Vec<(String, MetaLibraryTemplateDefinition)>, Failure> {
    let damaged = |error: serde_json::Error| {
        Failure::new(ErrorName::InternalServiceException, format!("an entry of the library cannot be read: {error}"))
    };
    let own: Vec<MetaLibraryTemplateDefinition> = serde_json::from_str(OWN).map_err(damaged)?;
    let mut entries: Vec<_> =
        own.into_iter().map(|entry| (entry.template_id.clone().unwrap_or_default(), entry)).collect();
    for (id, record) in call.all::<EntryRecord>("")? {
        entries.push((id, serde_json::from_str(&record.json).map_err(damaged)?));
    }
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(entries)
}

/// Reads an entry of a scenario: JSON in the form in which the API shows entries. What is wrong with it is told to the
/// reader.
pub(crate) fn read_entry<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<String> {
    let json = reader.json(node)?;
    match serde_json::from_str::<MetaLibraryTemplateDefinition>(&json) {
        Err(error) => reader.fault(node, format!("expected an entry as ListWhatsAppTemplateLibrary shows it: {error}")),
        Ok(entry) => {
            for (name, member) in [
                ("templateName", &entry.template_name),
                ("templateLanguage", &entry.template_language),
                ("templateCategory", &entry.template_category),
                ("templateBody", &entry.template_body),
            ] {
                if member.as_ref().is_none_or(String::is_empty) {
                    reader.fault(node, format!("{name} is missing"));
                }
            }
        }
    }
    Some(json)
}

/// Puts an entry of a scenario into the store. One without an id gets one.
pub(crate) fn plant(call: &Call<'_>, entry: &str) -> Result<(), Failure> {
    let wrong = |error: serde_json::Error| Failure::invalid(format!("an entry of the library: {error}"));
    let mut entry: MetaLibraryTemplateDefinition = serde_json::from_str(entry).map_err(wrong)?;
    let id = match entry.template_id.clone() {
        Some(id) => id,
        None => call.digits("library")?,
    };
    entry.template_id = Some(id.clone());
    call.put(&id, &EntryRecord { json: serde_json::to_string(&entry).map_err(wrong)? })
}
