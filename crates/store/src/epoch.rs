//! The epoch's key, in a folder outside the database: every wrap has an outer layer under it, so a
//! wrap that was dropped dies in every copy once the key it was under is gone (SAFETY §2, "Erasing a
//! person").
//!
//! The order of [`EpochFiles::advance`] lets a crash fall anywhere: the number in the database says
//! which key counts, and that key's file is always there.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use facts::{Dice, Entropy, Store, StoreError, WrapRow, from_hex, hex, place_of};
use seal::{Context, Key, SealError};
use zeroize::Zeroizing;

use crate::files;

pub(crate) const NOT_NEXT: &str = "the epoch moves on by one";

/// Why an epoch's key cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum EpochError {
    /// No file holds the key that the database names: nothing can be opened, and nothing is removed.
    #[error("the key of epoch {0} is not in its folder")]
    Missing(u64),
    /// The file is there and does not open under this root key.
    #[error("the key of epoch {0} does not open with this root key")]
    Shut(u64),
    /// The folder belongs to a store that has moved on.
    #[error("the folder holds keys of later epochs")]
    Begun,
    /// The folder or the store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A test stopped here, as a crash would.
    #[error("stopped after {0:?}")]
    Stopped(Step),
}

/// The steps of [`EpochFiles::advance`], in order. A crash may fall after each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The new key's file is written and fsynced; its name may still be lost.
    KeyWritten,
    /// Its name is durable too.
    FolderSynced,
    /// The wraps are under the new key and the database says so.
    WrapsMoved,
    /// The old key's file was overwritten.
    OldOverwritten,
    /// The old key's file is gone.
    OldRemoved,
}

/// The folder that holds the key of the epoch: `epoch-N.key`, in hexadecimal, sealed under the root
/// key.
pub struct EpochFiles {
    folder: PathBuf,
    holder: Key,
    entropy: Arc<dyn Entropy>,
}

impl EpochFiles {
    /// The folder and the root key that opens what lies there.
    #[must_use]
    pub fn new(folder: &Path, root: &Key, entropy: Arc<dyn Entropy>) -> Self {
        Self { folder: folder.to_path_buf(), holder: seal::derive(root, "pamoja/epoch-file/1", b""), entropy }
    }

    /// Makes the key of epoch 1 for a new store. Called again, it gives the same key.
    ///
    /// # Errors
    /// [`EpochError::Begun`] if the store has moved on, [`EpochError::Shut`] for another root key.
    pub fn begin(&self) -> Result<Key, EpochError> {
        files::make_durable_folder(&self.folder).map_err(files::io)?;
        if self.numbers()?.iter().any(|number| *number != 1) {
            return Err(EpochError::Begun);
        }
        self.make(1, &mut |_| Ok(()))
    }

    /// The key of that epoch.
    ///
    /// # Errors
    /// [`EpochError::Missing`] or [`EpochError::Shut`].
    pub fn load(&self, number: u64) -> Result<Key, EpochError> {
        let text = match std::fs::read_to_string(self.path(number)) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(EpochError::Missing(number));
            }
            Err(error) => return Err(files::io(error).into()),
        };
        let opened = from_hex(text.trim_end())
            .ok_or(SealError::Malformed)
            .and_then(|sealed| seal::open(&self.holder, &place(number), &sealed));
        opened.ok().and_then(|bytes| Key::from_slice(&bytes)).ok_or(EpochError::Shut(number))
    }

    /// The epoch that the database names, with its key. Finishes what a crash interrupted: the key of
    /// an older epoch, or one that was made and never used, is removed.
    ///
    /// # Errors
    /// [`EpochError::Missing`] or [`EpochError::Shut`], and then nothing is removed.
    pub fn open(&self, store: &dyn Store) -> Result<(u64, Key), EpochError> {
        let number = store.epoch()?;
        let key = self.load(number)?;
        let mut removed = false;
        for other in self.numbers()? {
            if other != number {
                tracing::warn!(epoch = other, "removing the key of an epoch that is over");
                self.overwrite(other).map_err(files::io)?;
                files::remove(&self.path(other)).map_err(files::io)?;
                removed = true;
            }
        }
        if removed {
            files::sync_folder(&self.folder).map_err(files::io)?;
        }
        Ok((number, key))
    }

    /// Moves the epoch on: the wraps that `drop` chooses are gone for good when this returns.
    /// Whoever holds the old number and key must take the new ones, which this gives.
    ///
    /// # Errors
    /// [`EpochError`]; [`EpochFiles::open`] then says where the store stands.
    pub fn advance(
        &self,
        store: &dyn Store,
        drop: &dyn Fn(&WrapRow) -> bool,
    ) -> Result<(u64, Key), EpochError> {
        self.advance_watched(store, drop, &mut |_| Ok(()))
    }

    /// [`EpochFiles::advance`] that stops after a step, as a crash would.
    ///
    /// # Errors
    /// [`EpochError::Stopped`].
    #[cfg(feature = "weaken")]
    pub fn advance_until(
        &self,
        store: &dyn Store,
        drop: &dyn Fn(&WrapRow) -> bool,
        last: Step,
    ) -> Result<(u64, Key), EpochError> {
        self.advance_watched(store, drop, &mut |step| {
            if step == last { Err(EpochError::Stopped(step)) } else { Ok(()) }
        })
    }

    fn advance_watched(
        &self,
        store: &dyn Store,
        drop: &dyn Fn(&WrapRow) -> bool,
        after: &mut dyn FnMut(Step) -> Result<(), EpochError>,
    ) -> Result<(u64, Key), EpochError> {
        // Two at once would write two keys for one number, and one of them would open nothing.
        let turn = files::open_private(&self.folder.join("lock")).map_err(files::io)?;
        turn.lock().map_err(files::io)?;
        let from = store.epoch()?;
        let to = from.saturating_add(1);
        let old = self.load(from)?;
        let new = self.make(to, after)?;
        store.advance_epoch(to, &mut |row| {
            if drop(row) {
                return Ok(None);
            }
            let mut dice = Dice(&*self.entropy);
            seal::rewrap_epoch(&old, &new, &place_of(row), &row.sealed, &mut dice)
                .map(Some)
                .map_err(|_| StoreError::Damaged("a wrap"))
        })?;
        after(Step::WrapsMoved)?;
        self.overwrite(from).map_err(files::io)?;
        after(Step::OldOverwritten)?;
        files::remove(&self.path(from)).map_err(files::io)?;
        after(Step::OldRemoved)?;
        files::sync_folder(&self.folder).map_err(files::io)?;
        Ok((to, new))
    }

    /// A fresh key in its file. One that is there and opens is taken as it is: a transaction whose
    /// COMMIT failed may still have landed under it.
    fn make(
        &self,
        number: u64,
        after: &mut dyn FnMut(Step) -> Result<(), EpochError>,
    ) -> Result<Key, EpochError> {
        let path = self.path(number);
        let key = match self.load(number) {
            Ok(key) => key,
            Err(EpochError::Shut(_)) if number == 1 => return Err(EpochError::Shut(number)),
            Err(EpochError::Missing(_) | EpochError::Shut(_)) => {
                files::remove(&path).map_err(files::io)?;
                let mut dice = Dice(&*self.entropy);
                let key = Key::random(&mut dice);
                let sealed = seal::seal(&self.holder, &place(number), key.expose(), &mut dice)
                    .map_err(|_| EpochError::Shut(number))?;
                let text = format!("{}\n", hex(&sealed));
                files::write_new(&path, text.as_bytes()).map_err(files::io)?;
                key
            }
            Err(error) => return Err(error),
        };
        after(Step::KeyWritten)?;
        files::sync_folder(&self.folder).map_err(files::io)?;
        after(Step::FolderSynced)?;
        Ok(key)
    }

    /// Best effort: a disk that writes elsewhere keeps the old block until it is used again.
    fn overwrite(&self, number: u64) -> io::Result<()> {
        let path = self.path(number);
        let length = usize::try_from(path.metadata()?.len()).unwrap_or(0).min(4096);
        let mut file = std::fs::OpenOptions::new().write(true).open(&path)?;
        file.write_all(&vec![b'0'; length])?;
        file.sync_all()
    }

    fn numbers(&self) -> Result<Vec<u64>, StoreError> {
        let mut numbers = Vec::new();
        for entry in std::fs::read_dir(&self.folder).map_err(files::io)? {
            let name = entry.map_err(files::io)?.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix("epoch-")?.strip_suffix(".key"));
            numbers.extend(number.and_then(|number| number.parse::<u64>().ok()));
        }
        Ok(numbers)
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("epoch-{number}.key"))
    }
}

fn place(number: u64) -> Context {
    Context::new("epoch").with(&number.to_be_bytes())
}
