//! Tags of accounts and phone numbers.

mod rule;

use socialmessaging_operations::operation::list_tags_for_resource::{
    ListTagsForResourceInput, ListTagsForResourceOutput,
};
use socialmessaging_operations::operation::tag_resource::{TagResourceInput, TagResourceOutput};
use socialmessaging_operations::operation::untag_resource::{UntagResourceInput, UntagResourceOutput};
use socialmessaging_types::Tag;

use crate::call::Call;
use crate::failure::Failure;
use crate::record::{AccountRecord, Named, NumberRecord, TagsRecord};

/// What the three operations answer as `statusCode`.
const OK: i32 = 200;

/// What an input names: the key of its tags.
///
/// None of the three operations declares `ResourceNotFoundException`: callers get `InvalidParametersException`.
fn resource(call: &Call<'_>, arn: &str) -> Result<String, Failure> {
    let account = Named::Account.key(arn, call.world);
    if let Some(key) = account
        && call.get::<AccountRecord>(key)?.is_some()
    {
        return Ok(Named::Account.path(key));
    }
    let number = Named::Number.key(arn, call.world);
    match number {
        Some(key) if call.get::<NumberRecord>(key)?.is_some() => Ok(Named::Number.path(key)),
        _ => Err(Failure::not_found(format!("resourceArn: there is no account or phone number {arn}"))),
    }
}

/// Adds tags to an account or number.
pub(crate) fn add(call: &Call<'_>, key: &str, tags: Vec<Tag>) -> Result<(), Failure> {
    let mut record: TagsRecord = call.get(key)?.unwrap_or_default();
    rule::add(&mut record.tags, tags, call.settings())?;
    call.put(key, &record)
}

/// `TagResource`.
pub(crate) fn tag(call: &mut Call<'_>, input: TagResourceInput) -> Result<TagResourceOutput, Failure> {
    let key = resource(call, &input.resource_arn.unwrap_or_default())?;
    add(call, &key, input.tags.unwrap_or_default())?;
    Ok(TagResourceOutput::builder().status_code(OK).build())
}

/// `UntagResource`. Keys that are not there are as good as removed.
pub(crate) fn untag(call: &mut Call<'_>, input: UntagResourceInput) -> Result<UntagResourceOutput, Failure> {
    let key = resource(call, &input.resource_arn.unwrap_or_default())?;
    let mut record: TagsRecord = call.get(&key)?.unwrap_or_default();
    for key in input.tag_keys.unwrap_or_default() {
        record.tags.remove(&key);
    }
    call.put(&key, &record)?;
    Ok(UntagResourceOutput::builder().status_code(OK).build())
}

/// `ListTagsForResource`, in order of keys.
pub(crate) fn list(call: &mut Call<'_>, input: ListTagsForResourceInput) -> Result<ListTagsForResourceOutput, Failure> {
    let key = resource(call, &input.resource_arn.unwrap_or_default())?;
    let record: TagsRecord = call.get(&key)?.unwrap_or_default();
    let tags = record.tags.into_iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
    let tags = tags.collect::<Result<_, _>>()?;
    Ok(ListTagsForResourceOutput::builder().status_code(OK).set_tags(Some(tags)).build())
}
