//! The store in memory, for tests: the same rules, nothing survives.

mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use facts::{
    AppendError, Appended, Batch, Brief, BriefKey, CardRow, Clock, CommandId, Done, DoneCommand, HeadRow,
    Notary, OrganisationId, PersonId, Rewrap, SignedCommit, Store, StoreError, StoredFact, StreamId, WrapRow,
};

use crate::rules::{self, Ledger};
use tables::Tables;

/// Keeps everything in memory. Obeys the same rules as [`crate::SqliteStore`].
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    notary: Arc<dyn Notary>,
    tables: Mutex<Tables>,
}

impl MemoryStore {
    /// An empty store in epoch 1.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, notary: Arc<dyn Notary>) -> Self {
        let tables = Tables { epoch: 1, ..Tables::default() };
        Self { clock, notary, tables: Mutex::new(tables) }
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, batch: Batch) -> Result<Appended, AppendError> {
        let mut tables = self.tables();
        let organisation = batch.organisation;
        let mut chain = tables.chains.get(&organisation).cloned().unwrap_or_default();
        let now = self.clock.now().as_microsecond();
        let plan = rules::plan(&*tables, &chain, batch, now)?;
        chain.advance(&plan);
        let answer = plan.answer();
        tables.apply(plan);
        if let Some(head) = chain.close(organisation, &*self.notary) {
            chain.number = head.number;
            chain.head = head.head;
            chain.links.clear();
            tables.heads.entry(organisation).or_default().push(head);
        }
        tables.chains.insert(organisation, chain);
        Ok(answer)
    }
}

impl Store for MemoryStore {
    fn submit(&self, batch: Batch, done: Done) {
        done(self.put(batch));
    }

    fn read(&self, stream: StreamId, after: u64) -> Result<Vec<StoredFact>, StoreError> {
        Ok(self.tables().stream_facts(stream, after).cloned().collect())
    }

    fn commits(
        &self,
        organisation: OrganisationId,
        stream: Option<StreamId>,
    ) -> Result<Vec<SignedCommit>, StoreError> {
        let tables = self.tables();
        let wanted: Option<BTreeSet<[u8; 32]>> =
            stream.map(|stream| tables.stream_facts(stream, 0).map(|fact| fact.commit).collect());
        Ok(tables
            .commits
            .iter()
            .filter(|(_, commit)| commit.statement.organisation == *organisation.bytes())
            .filter(|(id, _)| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)))
            .map(|(_, commit)| commit.clone())
            .collect())
    }

    fn organisations(&self) -> Result<Vec<OrganisationId>, StoreError> {
        let tables = self.tables();
        let found: BTreeSet<OrganisationId> =
            tables.streams.values().map(|state| state.organisation).collect();
        Ok(found.into_iter().collect())
    }

    fn streams(&self, organisation: OrganisationId) -> Result<Vec<StreamId>, StoreError> {
        Ok(self
            .tables()
            .streams
            .iter()
            .filter(|(_, state)| state.organisation == organisation)
            .map(|(stream, _)| *stream)
            .collect())
    }

    fn heads(&self, organisation: OrganisationId, last_only: bool) -> Result<Vec<HeadRow>, StoreError> {
        let tables = self.tables();
        let heads = tables.heads.get(&organisation).map_or(&[][..], Vec::as_slice);
        let skipped = if last_only { heads.len().saturating_sub(1) } else { 0 };
        Ok(heads.iter().skip(skipped).cloned().collect())
    }

    fn links(&self, organisation: OrganisationId, after: u64) -> Result<Vec<[u8; 32]>, StoreError> {
        let tables = self.tables();
        let by_sequence: BTreeMap<u64, [u8; 32]> = tables
            .facts
            .values()
            .filter(|fact| fact.fact.header.binding.organisation == *organisation.bytes())
            .filter(|fact| fact.sequence > after)
            .map(|fact| (fact.sequence, fact.link))
            .collect();
        Ok(by_sequence.into_values().collect())
    }

    fn cards(&self, each: &mut dyn FnMut(CardRow)) -> Result<(), StoreError> {
        let tables = self.tables();
        for card in tables.cards.values() {
            let mut card = card.clone();
            card.head = tables.streams.get(&card.stream).map_or(0, |state| state.head);
            each(card);
        }
        Ok(())
    }

    fn refold(&self, card: CardRow) -> Result<bool, StoreError> {
        let mut tables = self.tables();
        let stands = tables
            .streams
            .get(&card.stream)
            .is_some_and(|state| state.head == card.folded_to && state.organisation == card.organisation);
        if stands {
            let kept = tables.serial(card.stream)?;
            let serial = kept.or(card.serial);
            tables.cards.insert(card.stream, CardRow { serial, ..card });
        }
        Ok(stands)
    }

    fn wraps(&self, stream: StreamId) -> Result<Vec<WrapRow>, StoreError> {
        let tables = self.tables();
        let of_stream = tables.wraps.values().filter(|row| row.stream == stream);
        Ok(of_stream.cloned().collect())
    }

    fn command(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError> {
        self.tables().done(person, command)
    }

    fn epoch(&self) -> Result<u64, StoreError> {
        Ok(self.tables().epoch)
    }

    fn advance_epoch(&self, to: u64, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
        let mut tables = self.tables();
        if to != tables.epoch.saturating_add(1) {
            return Err(StoreError::Engine(crate::epoch::NOT_NEXT.into()));
        }
        let mut moved = BTreeMap::new();
        for (name, row) in &tables.wraps {
            if let Some(sealed) = rewrap(row)? {
                let row = WrapRow { epoch: to, sealed, ..row.clone() };
                moved.insert(*name, row);
            }
        }
        tables.wraps = moved;
        tables.epoch = to;
        Ok(())
    }

    fn brief_put(&self, brief: Brief) -> Result<(), StoreError> {
        self.tables().briefs.insert(brief.key.clone(), brief);
        Ok(())
    }

    fn brief_get(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
        let tables = self.tables();
        let brief = tables.briefs.get(key).filter(|brief| brief.expires >= now);
        Ok(brief.cloned())
    }

    fn brief_take(&self, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
        let taken = self.tables().briefs.remove(key);
        Ok(taken.filter(|brief| brief.expires >= now))
    }

    fn brief_list(&self, prefix: &BriefKey, now: i64) -> Result<Vec<Brief>, StoreError> {
        let tables = self.tables();
        Ok(tables
            .briefs
            .range(prefix.clone()..)
            .take_while(|(key, _)| key.0.starts_with(&prefix.0))
            .filter(|(_, brief)| brief.expires >= now)
            .map(|(_, brief)| brief.clone())
            .collect())
    }

    fn brief_sweep(&self, now: i64) -> Result<usize, StoreError> {
        let mut tables = self.tables();
        let before = tables.briefs.len();
        tables.briefs.retain(|_, brief| brief.expires >= now);
        Ok(before.saturating_sub(tables.briefs.len()))
    }

    fn blob_put(&self, name: &[u8; 16], from: &mut dyn Read) -> Result<u64, StoreError> {
        let mut bytes = Vec::new();
        let length = std::io::copy(from, &mut bytes).map_err(crate::files::io)?;
        self.tables().blobs.insert(*name, bytes);
        Ok(length)
    }

    fn blob_get(&self, name: &[u8; 16], to: &mut dyn Write) -> Result<bool, StoreError> {
        let Some(bytes) = self.tables().blobs.get(name).cloned() else {
            return Ok(false);
        };
        to.write_all(&bytes).map_err(crate::files::io)?;
        Ok(true)
    }

    fn outbox_next(&self, limit: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let tables = self.tables();
        let next = tables.outbox.iter().take(limit);
        Ok(next.map(|(number, sealed)| (*number, sealed.clone())).collect())
    }

    fn outbox_done(&self, number: u64) -> Result<(), StoreError> {
        self.tables().outbox.remove(&number);
        Ok(())
    }
}
