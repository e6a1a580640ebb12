//! A fresh folder that goes away with the bench. What lies in it is sealed, and all of it invented.

use std::path::{Path, PathBuf};

use crate::demo::Folders;

/// The folder; removed when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder of a new name below `parent`.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn below(parent: &Path, name: &str) -> std::io::Result<Self> {
        std::fs::create_dir_all(parent)?;
        let folder = parent.join(name);
        std::fs::create_dir(&folder)?;
        Ok(Self(folder))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Bytes of the database with its log.
    #[must_use]
    pub fn stored(&self) -> u64 {
        let files = std::fs::read_dir(Folders::below(&self.0).data).into_iter().flatten().flatten();
        let database = files.filter(|file| file.file_name().to_string_lossy().starts_with("pamoja.db"));
        database.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed stays where the user was told it is.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
