//! S3 as a folder: a folder for each bucket, and in it a file for each key.
//!
//! Files are read and written at once, without handing that to another thread: they are on this machine, and the service
//! runs with any executor.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{MOST, Object, Place, missing, too_large};
use crate::failure::Failure;

/// The file of a place. Nothing where bucket or key would lead out of the folder.
fn path(folder: &Path, place: &Place) -> Option<PathBuf> {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0', ':']);
    let mut path = folder.to_owned();
    if !is_plain(&place.bucket) || place.bucket.contains('/') {
        return None;
    }
    path.push(&place.bucket);
    for part in place.key.split('/') {
        if !is_plain(part) {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

fn failed(error: &std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => missing(),
        ErrorKind::PermissionDenied => Failure::denied("the folder that stands for S3 cannot be used"),
        kind => Failure::dependency(format!("the folder that stands for S3 failed: {kind}")),
    }
}

pub(super) fn get(folder: &Path, place: &Place) -> Result<Object, Failure> {
    let path = path(folder, place).ok_or_else(missing)?;
    let facts = fs::metadata(&path).map_err(|error| failed(&error))?;
    if facts.is_dir() {
        return Err(missing());
    }
    if facts.len() > MOST as u64 {
        return Err(too_large());
    }
    let bytes = fs::read(&path).map_err(|error| failed(&error))?;
    Ok(Object { bytes, content_type: None })
}

/// A bucket is made if it is not there: who gives a folder has no other way to make one from a test.
pub(super) fn put(folder: &Path, place: &Place, bytes: &[u8]) -> Result<(), Failure> {
    let unusable =
        || Failure::invalid("the object's key cannot be the name of a file in the folder that stands for S3");
    let path = path(folder, place).ok_or_else(unusable)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| failed(&error))?;
    }
    fs::write(&path, bytes).map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::ErrorName;

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new("pics", "a/b.jpg");
        put(folder.path(), &place, b"picture").unwrap();
        assert_eq!(fs::read(folder.path().join("pics/a/b.jpg")).unwrap(), b"picture");
        assert_eq!(get(folder.path(), &place).unwrap().bytes, b"picture");
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &Place::new("pics", "a/b.jpg"), b"picture").unwrap();
        for (bucket, key) in
            [("pics", "c.jpg"), ("other", "a/b.jpg"), ("pics", "a"), ("pics", "a/b.jpg/c"), ("pics", "")]
        {
            let failure = get(folder.path(), &Place::new(bucket, key)).map(|_| ()).unwrap_err();
            assert_eq!(failure.name, ErrorName::ResourceNotFoundException, "{bucket} {key}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("s3");
        fs::create_dir_all(&folder).unwrap();
        fs::write(outside.path().join("secret"), b"secret").unwrap();
        for (bucket, key) in [
            ("..", "secret"),
            ("pics", "../../secret"),
            ("pics", "/secret"),
            ("pics", "a//b"),
            ("pics", "./a"),
            ("a/b", "c"),
            ("pics", "..\\..\\secret"),
        ] {
            assert!(get(&folder, &Place::new(bucket, key)).is_err(), "{bucket} {key}");
            assert!(put(&folder, &Place::new(bucket, key), b"x").is_err(), "{bucket} {key}");
        }
        assert_eq!(fs::read(outside.path().join("secret")).unwrap(), b"secret");
    }
}
