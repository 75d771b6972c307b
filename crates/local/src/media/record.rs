//! A media file as it is stored.

use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::access::{self, Area};
use crate::call::Call;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::record::NumberRecord;
use crate::store::Record;

/// How long WhatsApp keeps a file, as AWS documents.
const LIFETIME: Duration = Duration::from_secs(30 * 24 * 3600);

/// A file. Its key is the number's key, a slash, and its id: it belongs to the number that uploaded or received it.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct MediaRecord {
    /// WhatsApp's id of it.
    #[prost(string, tag = "1")]
    pub(crate) id: String,
    /// Its media type, with parameters.
    #[prost(string, tag = "2")]
    pub(crate) mime: String,
    /// Its size in bytes.
    #[prost(uint64, tag = "3")]
    pub(crate) size: u64,
    /// When WhatsApp got it: a [`Moment`].
    #[prost(uint64, tag = "4")]
    pub(crate) since: u64,
    /// The SHA-256 of it, as events show it.
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) sha256: Vec<u8>,
}

impl Record for MediaRecord {
    const TABLE: &'static str = "media";
}

/// A file's content, with the file's key. Apart, as it may have 100 MB.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ContentRecord {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) bytes: Vec<u8>,
}

impl Record for ContentRecord {
    const TABLE: &'static str = "media_content";
}

pub(super) fn key(number: &str, id: &str) -> String {
    format!("{number}/{id}")
}

/// Gives a number (by its key) a file: one that it uploads, or one that a person sent.
pub(crate) fn store(call: &Call<'_>, number: &str, mime: &str, bytes: Vec<u8>) -> Result<MediaRecord, Failure> {
    let record = MediaRecord {
        id: call.digits("media")?,
        mime: mime.to_owned(),
        size: bytes.len() as u64,
        since: call.now.0,
        sha256: Sha256::digest(&bytes).to_vec(),
    };
    let key = key(number, &record.id);
    call.put(&key, &ContentRecord { bytes })?;
    call.put(&key, &record)?;
    Ok(record)
}

/// A number's file, unless it has expired.
pub(super) fn present(call: &Call<'_>, number: &str, id: &str) -> Result<Option<MediaRecord>, Failure> {
    let found = call.get::<MediaRecord>(&key(number, id))?;
    Ok(found.filter(|media| call.now < Moment(media.since).plus(LIFETIME)))
}

/// A number's file, for an operation.
pub(super) fn find(call: &Call<'_>, number: &str, id: &str) -> Result<MediaRecord, Failure> {
    present(call, number, id)?.ok_or_else(|| Failure::not_found(format!("this phone number has no media file {id}")))
}

/// Can a number (by its key) send this upload now?
pub(crate) fn can_send(call: &Call<'_>, number: &str, media: &str) -> Result<bool, Failure> {
    Ok(present(call, number, media)?.is_some())
}

/// The number that an input names, if Meta permits its account media.
pub(super) fn number(call: &Call<'_>, id: Option<&str>) -> Result<NumberRecord, Failure> {
    let number = crate::number::find(call, id.unwrap_or_default())?;
    access::check(call, &number.account, Area::Media)?;
    Ok(number)
}
