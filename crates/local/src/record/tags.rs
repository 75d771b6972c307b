//! Tags of an account or phone number.

use std::collections::BTreeMap;

use crate::store::Record;

/// Tags. The key is the end of the ARN of what has them: `waba/<32 digits>`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TagsRecord {
    /// Key and value; a tag without a value has an empty one.
    #[prost(btree_map = "string, string", tag = "1")]
    pub(crate) tags: BTreeMap<String, String>,
}

impl Record for TagsRecord {
    const TABLE: &'static str = "tags";
}
