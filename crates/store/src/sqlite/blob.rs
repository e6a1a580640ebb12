//! Sealed files: `blobs/xx/<name>`, durable with their folder before anyone may name them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use facts::{StoreError, hex};

use crate::files;

/// What an unfinished file's name ends with.
const UNFINISHED: &str = "part";

/// The folder of sealed files.
pub(super) struct Blobs {
    folder: PathBuf,
    /// Two writers of one name must not share an unfinished file.
    next: AtomicU64,
    /// The folders whose name this process has made durable. One that is merely there may have been
    /// made a moment ago by another thread, or by a process that died before its sync.
    durable: Mutex<BTreeSet<u8>>,
    sync_file: bool,
    sync_folder: bool,
}

impl Blobs {
    /// Opens the folder and removes what a crash left unfinished.
    pub fn open(store: &Path, sync_file: bool, sync_folder: bool) -> Result<Self, StoreError> {
        let folder = store.join("blobs");
        files::make_folder(&folder).map_err(files::io)?;
        sweep(&folder).map_err(files::io)?;
        Ok(Self {
            folder,
            next: AtomicU64::new(0),
            durable: Mutex::new(BTreeSet::new()),
            sync_file,
            sync_folder,
        })
    }

    pub fn put(&self, name: &[u8; 16], from: &mut dyn Read) -> Result<u64, StoreError> {
        let (folder, path) = self.place(name);
        files::make_folder(&folder).map_err(files::io)?;
        self.make_durable(name).map_err(files::io)?;
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        let unfinished = folder.join(format!("{}-{turn}.{UNFINISHED}", hex(name)));
        let written = self.write(&unfinished, &path, &folder, from);
        if written.is_err() {
            // What is left is swept at the next start; the first error is the one that counts.
            let _ = files::remove(&unfinished);
        }
        written.map_err(files::io)
    }

    fn make_durable(&self, name: &[u8; 16]) -> io::Result<()> {
        let [first, ..] = *name;
        let known = || self.durable.lock().unwrap_or_else(PoisonError::into_inner);
        if self.sync_folder && !known().contains(&first) {
            files::sync_folder(&self.folder)?;
            known().insert(first);
        }
        Ok(())
    }

    fn write(&self, unfinished: &Path, path: &Path, folder: &Path, from: &mut dyn Read) -> io::Result<u64> {
        let mut file = files::create(unfinished)?;
        let length = io::copy(from, &mut file)?;
        if self.sync_file {
            file.sync_all()?;
        }
        std::fs::rename(unfinished, path)?;
        if self.sync_folder {
            files::sync_folder(folder)?;
        }
        Ok(length)
    }

    pub fn get(&self, name: &[u8; 16], to: &mut dyn Write) -> Result<bool, StoreError> {
        let (_, path) = self.place(name);
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(files::io(error)),
        };
        io::copy(&mut file, to).map_err(files::io)?;
        Ok(true)
    }

    fn place(&self, name: &[u8; 16]) -> (PathBuf, PathBuf) {
        let name = hex(name);
        let folder = self.folder.join(name.get(..2).unwrap_or_default());
        let path = folder.join(&name);
        (folder, path)
    }
}

fn sweep(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        for file in std::fs::read_dir(entry?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|ending| ending == UNFINISHED) {
                files::remove(&path)?;
            }
        }
    }
    Ok(())
}
