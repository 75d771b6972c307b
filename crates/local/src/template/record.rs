//! A template as it is stored.

use socialmessaging_whatsapp::template::{Category, Definition};

use crate::call::Call;
use crate::failure::Failure;
use crate::record::AccountRecord;
use crate::store::Record;

/// A template in one language. Its key is the account's key, a slash, and its id.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TemplateRecord {
    /// Meta's id of it: digits.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// The key of the account.
    #[prost(string, tag = "2")]
    pub(crate) account: String,
    /// Its name, which it shares with its other languages.
    #[prost(string, tag = "3")]
    pub(crate) name: String,
    /// Its language.
    #[prost(string, tag = "4")]
    pub(crate) language: String,
    /// Meta's word for its category.
    #[prost(string, tag = "5")]
    pub(crate) category: String,
    /// Meta's word for its status.
    #[prost(string, tag = "6")]
    pub(crate) status: String,
    /// Meta's word for its quality.
    #[prost(string, tag = "7")]
    pub(crate) quality: String,
    /// Its definition: JSON, without what only an answer has.
    #[prost(string, tag = "8")]
    pub(crate) definition: String,
    /// Whether it has ever been approved.
    #[prost(bool, tag = "9")]
    pub(crate) was_approved: bool,
    /// When it was edited while it was approved: moments.
    #[prost(uint64, repeated, tag = "10")]
    pub(crate) edits: Vec<u64>,
    /// How often it was put to review. An older verdict means nothing.
    #[prost(uint64, tag = "11")]
    pub(crate) submission: u64,
    /// Meta's word for why it was rejected.
    #[prost(string, optional, tag = "12")]
    pub(crate) rejected_reason: Option<String>,
    /// How often it was paused.
    #[prost(uint32, tag = "13")]
    pub(crate) pauses: u32,
    /// The category that it had before Meta chose another one.
    #[prost(string, optional, tag = "14")]
    pub(crate) previous_category: Option<String>,
}

impl Record for TemplateRecord {
    const TABLE: &'static str = "template";
}

/// From the account's key, name and language (with slashes between) to a template's id.
#[derive(Clone, PartialEq, prost::Message)]
struct NameRecord {
    #[prost(string, tag = "1")]
    id: String,
}

impl Record for NameRecord {
    const TABLE: &'static str = "template_name";
}

/// Until when a name may not be used, with the account's key, the name and perhaps the language (with slashes between).
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct BlockRecord {
    /// A [`Moment`](crate::moment::Moment).
    #[prost(uint64, tag = "1")]
    pub(super) until: u64,
}

impl Record for BlockRecord {
    const TABLE: &'static str = "template_block";
}

impl TemplateRecord {
    /// The key of a template.
    pub(super) fn key_of(account: &str, id: &str) -> String {
        format!("{account}/{id}")
    }

    pub(super) fn key(&self) -> String {
        Self::key_of(&self.account, &self.id)
    }

    fn name_key(&self) -> String {
        format!("{}/{}/{}", self.account, self.name, self.language)
    }

    /// Stores it, and its name.
    pub(super) fn save(&self, call: &Call<'_>) -> Result<(), Failure> {
        call.put(&self.name_key(), &NameRecord { id: self.id.clone() })?;
        call.put(&self.key(), self)
    }

    /// Takes it out of the store.
    pub(super) fn erase(&self, call: &Call<'_>) -> Result<(), Failure> {
        call.remove::<NameRecord>(&self.name_key())?;
        call.remove::<Self>(&self.key())?;
        Ok(())
    }

    /// Its definition, with the category that it has now.
    pub(super) fn definition(&self) -> Definition {
        let mut definition = Definition::from_json(&self.definition).unwrap_or_default();
        definition.category = Some(Category::from(self.category.as_str()));
        definition
    }

    /// Its definition, with what an answer has beside it.
    pub(super) fn answer(&self) -> Definition {
        let mut definition = self.definition();
        definition.id = Some(self.id.clone());
        definition.status = Some(self.status.as_str().into());
        definition.previous_category.clone_from(&self.previous_category);
        definition.rejected_reason.clone_from(&self.rejected_reason);
        definition
    }
}

/// The template of an account (by its key) with this name in this language.
pub(super) fn named(
    call: &Call<'_>,
    account: &str,
    name: &str,
    language: &str,
) -> Result<Option<TemplateRecord>, Failure> {
    let Some(NameRecord { id }) = call.get(&format!("{account}/{name}/{language}"))? else { return Ok(None) };
    call.get(&TemplateRecord::key_of(account, &id))
}

/// The template of an account with this id.
pub(super) fn with_id(call: &Call<'_>, account: &AccountRecord, id: &str) -> Result<TemplateRecord, Failure> {
    call.get(&TemplateRecord::key_of(&account.id, id))?
        .ok_or_else(|| Failure::not_found(format!("there is no template {id} in this account")))
}

/// All languages of a name.
pub(super) fn languages(call: &Call<'_>, account: &str, name: &str) -> Result<Vec<TemplateRecord>, Failure> {
    let ids = call.all::<NameRecord>(&format!("{account}/{name}/"))?;
    let found = ids.into_iter().map(|(_, NameRecord { id })| call.get(&TemplateRecord::key_of(account, &id)));
    Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// How many different names the templates of an account have.
pub(super) fn names(call: &Call<'_>, account: &str) -> Result<usize, Failure> {
    let prefix = format!("{account}/");
    let keys = call.all::<NameRecord>(&prefix)?;
    let mut names: Vec<&str> = keys.iter().filter_map(|(key, _)| key[prefix.len()..].split('/').next()).collect();
    names.dedup();
    Ok(names.len())
}

/// How an input names a template.
pub(super) enum Which<'a> {
    Id(&'a str),
    Name { name: &'a str, language: &'a str },
}

impl<'a> Which<'a> {
    /// By id, or by name and language: one of them. What happens with neither or both AWS does not document.
    pub(super) fn of(id: Option<&'a str>, name: Option<&'a str>, language: Option<&'a str>) -> Result<Self, Failure> {
        match (id, name, language) {
            (Some(id), None, None) => Ok(Self::Id(id)),
            (None, Some(name), Some(language)) => Ok(Self::Name { name, language }),
            (None, None, None) => Err(Failure::invalid(
                "metaTemplateId is missing, or templateName and templateLanguageCode in its place",
            )),
            (None, Some(_), None) => Err(Failure::invalid("templateName needs templateLanguageCode beside it")),
            (None, None, Some(_)) => Err(Failure::invalid("templateLanguageCode needs templateName beside it")),
            (Some(_), ..) => Err(Failure::invalid(
                "metaTemplateId excludes templateName and templateLanguageCode; give one or the other",
            )),
        }
    }

    pub(super) fn find(&self, call: &Call<'_>, account: &AccountRecord) -> Result<TemplateRecord, Failure> {
        match self {
            Self::Id(id) => with_id(call, account, id),
            Self::Name { name, language } => named(call, &account.id, name, language)?
                .ok_or_else(|| Failure::not_found(format!("there is no template {name} in language {language}"))),
        }
    }
}
