//! Folders that exist for a moment: where files wait to be formatted, or to be moved to their places.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is removed when this is dropped.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// A new folder where the system keeps temporary files.
    pub(super) fn in_temp_dir() -> io::Result<Self> {
        // Canonical, because rustfmt reports canonical paths and some systems' temporary folder is a link.
        Self::new(&std::env::temp_dir().canonicalize()?, "restjson-codegen")
    }

    /// A new hidden folder beside the files that will be moved out of it, so that moving is renaming.
    pub(super) fn beside(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Self::new(folder, ".restjson-codegen")
    }

    fn new(parent: &Path, name: &str) -> io::Result<Self> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = parent.join(format!("{name}-{}-{count}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes files into the folder.
    pub(super) fn write<'f>(&self, files: impl Iterator<Item = (&'f str, &'f str)>) -> io::Result<()> {
        for (path, text) in files {
            let path = self.0.join(path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    /// Reads files back.
    pub(super) fn read<'f>(&self, paths: impl Iterator<Item = &'f str>) -> io::Result<BTreeMap<String, String>> {
        paths.map(|path| Ok((path.to_owned(), fs::read_to_string(self.0.join(path))?))).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Nothing depends on it: a folder that stays is only untidy.
        let _ = fs::remove_dir_all(&self.0);
    }
}
