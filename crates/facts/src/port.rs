//! The store's port: opaque bytes in, opaque bytes out. Synchronous; the door awaits `submit`.

use std::io::{Read, Write};

use crate::{
    AppendError, Appended, Batch, Brief, BriefKey, CardRow, CommandId, DoneCommand, HeadRow, OrganisationId,
    PersonId, SignedCommit, StoredFact, StreamId, WrapRow,
};

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// What is on disk is not what was written.
    #[error("the store is damaged: {0}")]
    Damaged(&'static str),
    /// The engine failed; the text holds no content.
    #[error("the store failed: {0}")]
    Engine(String),
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
}

/// Called once with the answer to a batch, on the writer's thread: hand it on, do not work there.
pub type Done = Box<dyn FnOnce(Result<Appended, AppendError>) + Send>;

/// A change of every wrap when the epoch moves on: gives the new outer layer, or `None` to drop it.
pub type Rewrap<'a> = &'a mut dyn FnMut(&WrapRow) -> Result<Option<Vec<u8>>, StoreError>;

/// What every engine does, and nothing of what the bytes mean.
pub trait Store: Send + Sync {
    /// Hands a batch to the writer. `done` is called after the fsync, or with the refusal.
    fn submit(&self, batch: Batch, done: Done);

    /// The facts of a stream after that position, in order. Empty for an unknown stream.
    ///
    /// # Errors
    /// [`StoreError`].
    fn read(&self, stream: StreamId, after: u64) -> Result<Vec<StoredFact>, StoreError>;

    /// The commits that brought facts to a stream (or all of an organisation), oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    fn commits(
        &self,
        organisation: OrganisationId,
        stream: Option<StreamId>,
    ) -> Result<Vec<SignedCommit>, StoreError>;

    /// Every organisation that has a stream.
    ///
    /// # Errors
    /// [`StoreError`].
    fn organisations(&self) -> Result<Vec<OrganisationId>, StoreError>;

    /// Every stream of an organisation.
    ///
    /// # Errors
    /// [`StoreError`].
    fn streams(&self, organisation: OrganisationId) -> Result<Vec<StreamId>, StoreError>;

    /// The heads of an organisation, oldest first; only the last with `last_only`.
    ///
    /// # Errors
    /// [`StoreError`].
    fn heads(&self, organisation: OrganisationId, last_only: bool) -> Result<Vec<HeadRow>, StoreError>;

    /// The links of an organisation in sequence, after that sequence.
    ///
    /// # Errors
    /// [`StoreError`].
    fn links(&self, organisation: OrganisationId, after: u64) -> Result<Vec<[u8; 32]>, StoreError>;

    /// Calls `each` with every card, of all organisations.
    ///
    /// # Errors
    /// [`StoreError`].
    fn cards(&self, each: &mut dyn FnMut(CardRow)) -> Result<(), StoreError>;

    /// Replaces a stale card, if the stream still stands where the card folds to.
    ///
    /// # Errors
    /// [`StoreError`].
    fn refold(&self, card: CardRow) -> Result<bool, StoreError>;

    /// The wraps of a stream.
    ///
    /// # Errors
    /// [`StoreError`].
    fn wraps(&self, stream: StreamId) -> Result<Vec<WrapRow>, StoreError>;

    /// What a command was answered, if it was done.
    ///
    /// # Errors
    /// [`StoreError`].
    fn command(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError>;

    /// The epoch the wraps are of.
    ///
    /// # Errors
    /// [`StoreError`].
    fn epoch(&self) -> Result<u64, StoreError>;

    /// In one transaction: every wrap gets a new outer layer or is dropped, and the epoch moves on.
    ///
    /// # Errors
    /// [`StoreError`], and then nothing has changed.
    fn advance_epoch(&self, to: u64, rewrap: Rewrap<'_>) -> Result<(), StoreError>;

    /// Keeps a short-lived thing, in the place of one with the same name.
    ///
    /// # Errors
    /// [`StoreError`].
    fn brief_put(&self, brief: Brief) -> Result<(), StoreError>;

    /// Reads one that has not expired at `now` (seconds since 1970).
    ///
    /// # Errors
    /// [`StoreError`].
    fn brief_get(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError>;

    /// Reads and removes one: at most one caller gets it.
    ///
    /// # Errors
    /// [`StoreError`].
    fn brief_take(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError>;

    /// Those whose name begins so, in order of their names.
    ///
    /// # Errors
    /// [`StoreError`].
    fn brief_list(&self, prefix: &BriefKey, now: i64) -> Result<Vec<Brief>, StoreError>;

    /// Removes all that have expired; gives how many.
    ///
    /// # Errors
    /// [`StoreError`].
    fn brief_sweep(&self, now: i64) -> Result<usize, StoreError>;

    /// Keeps a sealed blob under a name, durable (file and folder) when this returns.
    ///
    /// # Errors
    /// [`StoreError`].
    fn blob_put(&self, name: &[u8; 16], from: &mut dyn Read) -> Result<u64, StoreError>;

    /// Writes a sealed blob into `to`; `false` if there is none.
    ///
    /// # Errors
    /// [`StoreError`].
    fn blob_get(&self, name: &[u8; 16], to: &mut dyn Write) -> Result<bool, StoreError>;

    /// The next sealed messages to send, with their numbers, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    fn outbox_next(&self, limit: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;

    /// Removes a message that was sent.
    ///
    /// # Errors
    /// [`StoreError`].
    fn outbox_done(&self, number: u64) -> Result<(), StoreError>;

    /// Appends and waits. For commands and tests; the door uses [`Store::submit`].
    ///
    /// # Errors
    /// [`AppendError`].
    fn append(&self, batch: Batch) -> Result<Appended, AppendError> {
        let (send, receive) = std::sync::mpsc::sync_channel(1);
        self.submit(
            batch,
            Box::new(move |answer| {
                // Nobody may be waiting any more; the batch stands all the same.
                let _ = send.send(answer);
            }),
        );
        receive.recv().unwrap_or(Err(AppendError::Failed))
    }
}

/// Signs a head for the store, which holds no key.
pub trait Notary: Send + Sync {
    /// Ed25519 of the server over [`seal::head_statement`].
    fn sign_head(&self, head: &[u8; 32]) -> [u8; 64];
}
