//! S3 in the service's own store, for tests that want neither a folder nor another service.

use super::{MOST, Object, Place, missing, too_large};
use crate::failure::Failure;
use crate::service::LocalService;
use crate::store::Record;

/// A file. Its key is the bucket, a slash, and the object's key.
#[derive(Clone, PartialEq, prost::Message)]
struct ObjectRecord {
    #[prost(bytes = "vec", tag = "1")]
    bytes: Vec<u8>,
    #[prost(string, tag = "2")]
    content_type: String,
}

impl Record for ObjectRecord {
    const TABLE: &'static str = "s3_object";
}

fn key(place: &Place) -> String {
    format!("{}/{}", place.bucket, place.key)
}

pub(super) fn get(service: &LocalService, place: &Place) -> Result<Object, Failure> {
    let found = service.store().read(|tx| Ok::<_, Failure>(tx.get::<ObjectRecord>(&key(place))?))?;
    let ObjectRecord { bytes, content_type } = found.ok_or_else(missing)?;
    Ok(Object { bytes, content_type: Some(content_type) })
}

pub(super) fn put(service: &LocalService, place: &Place, bytes: Vec<u8>, mime: &str) -> Result<(), Failure> {
    if bytes.len() > MOST {
        return Err(too_large());
    }
    service.transact(|call| call.put(&key(place), &ObjectRecord { bytes, content_type: mime.to_owned() }))
}

/// A file in the service's own S3.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct S3Object {
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its type.
    pub content_type: String,
}

/// Puts a file into the service's own S3.
pub(crate) fn put_own(
    service: &LocalService,
    bucket: &str,
    key: &str,
    bytes: Vec<u8>,
    mime: &str,
) -> Result<(), Failure> {
    put(service, &Place::new(bucket, key), bytes, mime)
}

/// A file of the service's own S3.
pub(crate) fn own_object(service: &LocalService, bucket: &str, key: &str) -> Option<S3Object> {
    let Object { bytes, content_type } = get(service, &Place::new(bucket, key)).ok()?;
    Some(S3Object { bytes, content_type: content_type.unwrap_or_default() })
}
