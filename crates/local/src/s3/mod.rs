//! Files in S3: where media come from, and where they are written to.
//!
//! They are in the service's own store, in a folder, or at an endpoint that speaks S3's protocol. A presigned URL names a
//! bucket and a key of the same place: its host is never asked, as nothing but this machine is. Buckets and keys are
//! sensitive, so that no error names them.

mod endpoint;
mod folder;
mod own;
mod sign;
mod url;

use socialmessaging_types::{S3File, S3PresignedUrl};

use crate::content::S3;
use crate::failure::{ErrorName, Failure};
use crate::media::of_name;
use crate::moment::Moment;
use crate::service::LocalService;

pub use own::S3Object;
pub(crate) use own::{own_object, put_own};

/// No file may be larger: that is what the largest kind of media may have, 100 MB.
const MOST: usize = 100 * 1024 * 1024;

/// A place in S3.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) bucket: String,
    pub(crate) key: String,
    /// The type that a presigned URL's headers name.
    content_type: Option<String>,
}

impl Place {
    /// A bucket and a key.
    pub(crate) fn new(bucket: impl Into<String>, key: impl Into<String>) -> Self {
        Self { bucket: bucket.into(), key: key.into(), content_type: None }
    }

    /// What an input names by bucket and key.
    pub(crate) fn of_file(file: &S3File) -> Self {
        Self::new(&file.bucket_name, &file.key)
    }

    /// What an input names by a presigned URL, if it has not expired.
    pub(crate) fn of_url(url: &S3PresignedUrl, now: Moment) -> Result<Self, Failure> {
        let found = url::parse(&url.url)
            .ok_or_else(|| Failure::invalid("the presigned URL names no bucket and key of Amazon S3"))?;
        if found.expires.is_some_and(|until| now >= until) {
            return Err(Failure::new(ErrorName::AccessDeniedException, "the presigned URL has expired"));
        }
        let content_type = url.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let content_type = content_type.map(|(_, value)| value.clone());
        Ok(Self { bucket: found.bucket, key: found.key, content_type })
    }

    /// Do a presigned URL's headers name a type?
    pub(crate) fn has_type(&self) -> bool {
        self.content_type.is_some()
    }
}

/// A file.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) bytes: Vec<u8>,
    /// The type that it is stored with, or that a presigned URL's headers name.
    pub(crate) content_type: Option<String>,
}

impl Object {
    /// Its media type: the one that it has, or the one that its name tells where that says nothing.
    pub(crate) fn media_type(&self, key: &str) -> String {
        let says_something = |mime: &&String| !mime.ends_with("/octet-stream") && !mime.is_empty();
        match self.content_type.as_ref().filter(says_something) {
            Some(mime) => mime.clone(),
            None => of_name(key).unwrap_or("application/octet-stream").to_owned(),
        }
    }
}

/// The file at a place. Which errors AWS has for what S3 refuses is inferred: what is not there is not found, what is not
/// permitted is denied, and an S3 that does not answer is a dependency that failed.
pub(crate) async fn get(service: &LocalService, place: &Place) -> Result<Object, Failure> {
    let object = match &service.world().settings.content.s3 {
        S3::Store => own::get(service, place),
        S3::Folder(folder) => folder::get(folder, place),
        S3::Endpoint(endpoint) => {
            let _hold = service.clock().hold();
            endpoint::get(endpoint, place).await
        }
    }?;
    Ok(Object { content_type: place.content_type.clone().or(object.content_type), ..object })
}

/// Writes a file to a place.
pub(crate) async fn put(service: &LocalService, place: &Place, bytes: Vec<u8>, mime: &str) -> Result<(), Failure> {
    let mime = place.content_type.as_deref().unwrap_or(mime);
    match &service.world().settings.content.s3 {
        S3::Store => own::put(service, place, bytes, mime),
        S3::Folder(folder) => folder::put(folder, place, &bytes),
        S3::Endpoint(endpoint) => {
            let _hold = service.clock().hold();
            endpoint::put(endpoint, place, bytes, mime).await
        }
    }
}

fn missing() -> Failure {
    Failure::not_found("there is no such object in S3, or no such bucket")
}

fn too_large() -> Failure {
    Failure::invalid(format!("the object in S3 is larger than {MOST} bytes"))
}
