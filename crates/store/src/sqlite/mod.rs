//! The store in one SQLite file: one thread writes, a few connections read.

mod append;
mod ballast;
mod blob;
mod brief;
mod convert;
mod epoch;
mod lookup;
mod open;
mod options;
mod port;
mod read;
mod readers;
mod schema;
mod writer;

use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use facts::StoreError;
use rusqlite::Connection;

use crate::files;
use ballast::Ballast;
use blob::Blobs;
pub use options::Options;
#[cfg(feature = "weaken")]
pub use options::Weaken;
use readers::Readers;
use writer::{Fault, Task, Verdict, Work, Writer};

/// How much work may wait for the writer before whoever brings more waits too.
const WAITING: usize = 1024;

/// What the start found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Cards that facts were linked after: to be folded again.
    pub stale_cards: u64,
}

/// The store in a folder of its own, which it holds for this process alone.
pub struct SqliteStore {
    opening: Opening,
    readers: Readers,
    blobs: Blobs,
    work: Option<SyncSender<Work>>,
    writer: Option<JoinHandle<()>>,
    /// Held for life; given back last.
    _lock: File,
}

impl SqliteStore {
    /// Opens the store in `folder`, making both if they are not there.
    ///
    /// # Errors
    /// [`StoreError::Engine`] if another process holds the folder or SQLite is not as it must be,
    /// [`StoreError::Damaged`] if the last head or a card does not follow from the facts.
    pub fn open(folder: &Path, options: Options) -> Result<Self, StoreError> {
        files::make_durable_folder(folder).map_err(files::io)?;
        std::fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(files::io)?;
        let lock = open::lock(folder)?;
        let (synchronous, blobs) = options::durability(folder, &options)?;
        let ballast = Ballast::open(folder);
        let path = folder.join("pamoja.db");
        let conn = open::writer(&path, synchronous)?;
        files::sync_folder(folder).map_err(files::io)?;
        let stale_cards = open::check(&conn)?;
        let readers = Readers::open(&path)?;
        let writer = Writer {
            conn,
            clock: options.clock,
            notary: options.notary,
            ballast,
            since_checkpoint: 0,
            stopped: false,
        };
        let (work, waiting) = sync_channel(WAITING);
        let writer = Builder::new()
            .name("store writer".into())
            .spawn(move || writer.run(&waiting))
            .map_err(files::io)?;
        tracing::info!(stale_cards, "the store is open");
        Ok(Self {
            opening: Opening { stale_cards },
            readers,
            blobs,
            work: Some(work),
            writer: Some(writer),
            _lock: lock,
        })
    }

    /// What the start found.
    #[must_use]
    pub const fn opening(&self) -> Opening {
        self.opening
    }

    /// Whether SQLite finds its file sound: tables and indexes agree, pages are whole. Reads all of
    /// it (0.7 s at 200,000 facts), and finds what no hash covers: an index, the free list.
    ///
    /// # Errors
    /// [`StoreError`], of a file too broken to be looked at.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        self.readers.with(read::is_sound)
    }

    /// Has the writer do something in its transaction, and waits for the COMMIT.
    fn write<T: Send + 'static>(
        &self,
        task: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (send, receive) = sync_channel(1);
        let asked = Asked { task: Some(task), result: None, send };
        self.send(Work::Write(Box::new(asked))).map_err(|_| gone())?;
        receive.recv().unwrap_or_else(|_| Err(gone()))
    }

    /// Gives the work back if there is no writer.
    fn send(&self, work: Work) -> Result<(), Work> {
        match &self.work {
            Some(sender) => sender.send(work).map_err(|refused| refused.0),
            None => Err(work),
        }
    }
}

/// One call that waits for the writer.
struct Asked<T, F> {
    task: Option<F>,
    result: Option<Result<T, StoreError>>,
    send: SyncSender<Result<T, StoreError>>,
}

impl<T, F> Task for Asked<T, F>
where
    T: Send,
    F: FnOnce(&Connection) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, conn: &Connection) -> Verdict {
        let result = self.task.take().map(|task| task(conn));
        let verdict = match &result {
            Some(Ok(_)) => Verdict::Keep,
            Some(Err(StoreError::Damaged(_))) | None => Verdict::Undo,
            Some(Err(error)) => Verdict::Abort(Fault::of(error)),
        };
        self.result = result;
        verdict
    }

    fn answer(self: Box<Self>, written: Result<(), Fault>) {
        let answer = match (written, self.result) {
            (_, Some(Err(error))) => Err(error),
            (Ok(()), Some(Ok(result))) => Ok(result),
            (Err(fault), _) => Err(fault.into()),
            (Ok(()), None) => Err(gone()),
        };
        // The caller may have gone; what was written stands all the same.
        let _ = self.send.send(answer);
    }
}

fn gone() -> StoreError {
    StoreError::Engine("the writer is gone".into())
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        // Readers first: then the writer's connection is the last, and SQLite folds its log in.
        self.readers.close();
        self.work = None;
        if let Some(writer) = self.writer.take() {
            // A writer that panicked has answered nobody; the next start looks at the file.
            let _ = writer.join();
        }
    }
}
