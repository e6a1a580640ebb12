//! The port: who answers what. Reading goes to a reader, writing to the writer.

use std::io::{Read, Write};

use facts::{
    AppendError, Batch, Brief, BriefKey, CardRow, CommandId, Done, DoneCommand, HeadRow, OrganisationId,
    PersonId, Rewrap, SignedCommit, Store, StoreError, StoredFact, StreamId, WrapRow,
};

use super::writer::Work;
use super::{SqliteStore, append, brief, epoch, lookup, read};

impl Store for SqliteStore {
    fn submit(&self, batch: Batch, done: Done) {
        if let Err(Work::Append(_, done)) = self.send(Work::Append(Box::new(batch), done)) {
            done(Err(AppendError::Failed));
        }
    }

    fn read(&self, stream: StreamId, after: u64) -> Result<Vec<StoredFact>, StoreError> {
        self.readers.with(|conn| read::facts(conn, stream, after))
    }

    fn commits(
        &self,
        organisation: OrganisationId,
        stream: Option<StreamId>,
    ) -> Result<Vec<SignedCommit>, StoreError> {
        self.readers.with(|conn| read::commits(conn, organisation, stream))
    }

    fn organisations(&self) -> Result<Vec<OrganisationId>, StoreError> {
        self.readers.with(read::organisations)
    }

    fn streams(&self, organisation: OrganisationId) -> Result<Vec<StreamId>, StoreError> {
        self.readers.with(|conn| read::streams(conn, organisation))
    }

    fn heads(&self, organisation: OrganisationId, last_only: bool) -> Result<Vec<HeadRow>, StoreError> {
        self.readers.with(|conn| read::heads(conn, organisation, last_only))
    }

    fn links(&self, organisation: OrganisationId, after: u64) -> Result<Vec<[u8; 32]>, StoreError> {
        self.readers.with(|conn| read::links(conn, organisation, after))
    }

    fn cards(&self, each: &mut dyn FnMut(CardRow)) -> Result<(), StoreError> {
        self.readers.with(|conn| read::cards(conn, each))
    }

    fn refold(&self, card: CardRow) -> Result<bool, StoreError> {
        self.write(move |conn| append::refold(conn, &card))
    }

    fn wraps(&self, stream: StreamId) -> Result<Vec<WrapRow>, StoreError> {
        self.readers.with(|conn| read::wraps(conn, stream))
    }

    fn command(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError> {
        self.readers.with(|conn| lookup::command(conn, person, command))
    }

    fn epoch(&self) -> Result<u64, StoreError> {
        self.readers.with(lookup::epoch)
    }

    fn advance_epoch(&self, to: u64, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
        epoch::advance(self, to, rewrap)
    }

    fn brief_put(&self, brief: Brief) -> Result<(), StoreError> {
        self.write(move |conn| brief::put(conn, &brief))
    }

    fn brief_get(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
        self.readers.with(|conn| brief::get(conn, key, now))
    }

    fn brief_take(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
        let key = key.clone();
        self.write(move |conn| brief::take(conn, &key, now))
    }

    fn brief_list(&self, prefix: &BriefKey, now: i64) -> Result<Vec<Brief>, StoreError> {
        self.readers.with(|conn| brief::list(conn, prefix, now))
    }

    fn brief_sweep(&self, now: i64) -> Result<usize, StoreError> {
        self.write(move |conn| brief::sweep(conn, now))
    }

    fn blob_put(&self, name: &[u8; 16], from: &mut dyn Read) -> Result<u64, StoreError> {
        self.blobs.put(name, from)
    }

    fn blob_get(&self, name: &[u8; 16], to: &mut dyn Write) -> Result<bool, StoreError> {
        self.blobs.get(name, to)
    }

    fn outbox_next(&self, limit: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        self.readers.with(|conn| read::outbox(conn, limit))
    }

    fn outbox_done(&self, number: u64) -> Result<(), StoreError> {
        self.write(move |conn| append::outbox_done(conn, number))
    }
}
