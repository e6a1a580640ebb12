//! The one thread that writes. Whatever waits becomes one transaction with one fsync: BEGIN IMMEDIATE,
//! a savepoint for each piece of work, the heads, one COMMIT, and only then the answers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use facts::{AppendError, Appended, Batch, Clock, Done, Notary, OrganisationId, StoreError};
use rusqlite::Connection;

use super::append::{self, Books};
use super::ballast::Ballast;
use super::convert::fault;
use super::lookup;
use crate::rules::{self, Chain};

/// The most work one transaction takes.
const GROUP: usize = 256;
/// Transactions between two checkpoints: the WAL stays below 9 MiB (spikes D).
const CHECKPOINT: u32 = 256;

/// Something for the writer to do.
pub(super) enum Work {
    /// A batch, and whom to tell.
    Append(Box<Batch>, Done),
    /// Any other writing.
    Write(Box<dyn Task>),
}

/// Writes on the writer's connection. Its answer waits for the COMMIT, and is given even if the
/// writing never came about.
pub(super) trait Task: Send {
    fn run(&mut self, conn: &Connection) -> Verdict;
    fn answer(self: Box<Self>, written: Result<(), Fault>);
}

/// What becomes of one piece of work in its transaction.
#[derive(Clone, Copy)]
pub(super) enum Verdict {
    /// It stands.
    Keep,
    /// It alone is undone.
    Undo,
    /// The engine failed: everything in the transaction is undone.
    Abort(Fault),
}

/// Why a whole transaction did not happen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    Full,
    Broken,
}

impl Fault {
    pub const fn of(error: &StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Damaged(_) | StoreError::Engine(_) => Self::Broken,
        }
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::Full,
            Fault::Broken => Self::Engine("the transaction was not written".into()),
        }
    }
}

impl From<Fault> for AppendError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::Full,
            Fault::Broken => Self::Failed,
        }
    }
}

pub(super) struct Writer {
    pub conn: Connection,
    pub clock: Arc<dyn Clock>,
    pub notary: Arc<dyn Notary>,
    pub ballast: Ballast,
    pub since_checkpoint: u32,
    /// A COMMIT whose fsync failed may or may not be on the disk, and a later fsync can report
    /// success without having written it: nothing more is promised until a restart has looked.
    pub stopped: bool,
}

/// An answer that waits for the COMMIT.
enum Pending {
    Append(Done, Result<Appended, AppendError>),
    Write(Box<dyn Task>),
}

impl Writer {
    /// Works until nobody can send any more.
    pub fn run(mut self, work: &Receiver<Work>) {
        while let Ok(first) = work.recv() {
            let more = work.try_iter().take(GROUP.saturating_sub(1));
            let group = std::iter::once(first).chain(more).collect();
            self.transaction(group);
            self.checkpoint();
        }
    }

    fn transaction(&mut self, group: Vec<Work>) {
        let mut pending = Vec::with_capacity(group.len());
        let written = if self.stopped {
            pending.extend(group.into_iter().map(Pending::unwritten));
            Err(Fault::Broken)
        } else {
            self.write(group, &mut pending)
        };
        match written {
            Ok(()) => self.since_checkpoint = self.since_checkpoint.saturating_add(1),
            Err(Fault::Full) => self.make_room(),
            Err(Fault::Broken) => tracing::error!("a transaction was not written"),
        }
        answer(pending, written);
    }

    fn write(&mut self, group: Vec<Work>, pending: &mut Vec<Pending>) -> Result<(), Fault> {
        let mut group = group.into_iter();
        let mut chains = BTreeMap::new();
        let written = self.begin().and_then(|()| {
            for work in group.by_ref() {
                self.one(work, &mut chains, pending)?;
            }
            self.heads(&chains)
        });
        pending.extend(group.map(Pending::unwritten));
        let committed = written.and_then(|()| self.commit());
        if committed.is_err() && !self.conn.is_autocommit() {
            // If even this fails, the next BEGIN fails too and nothing more is written.
            let _ = self.conn.execute_batch("rollback");
        }
        committed
    }

    fn begin(&self) -> Result<(), Fault> {
        self.statement("begin immediate")
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let committed = self.statement("commit");
        self.stopped = matches!(committed, Err(Fault::Broken));
        committed
    }

    /// One piece of work in its own savepoint.
    fn one(
        &self,
        work: Work,
        chains: &mut BTreeMap<OrganisationId, Chain>,
        pending: &mut Vec<Pending>,
    ) -> Result<(), Fault> {
        if let Err(fault) = self.statement("savepoint one") {
            pending.push(Pending::unwritten(work));
            return Err(fault);
        }
        let verdict = match work {
            Work::Append(batch, done) => {
                let appended = self.append(*batch, chains);
                let verdict = match &appended {
                    Ok(_) => Verdict::Keep,
                    Err(AppendError::Full) => Verdict::Abort(Fault::Full),
                    Err(AppendError::Failed) => Verdict::Abort(Fault::Broken),
                    Err(
                        AppendError::Clash { .. }
                        | AppendError::Done(_)
                        | AppendError::Spent
                        | AppendError::Refused(_),
                    ) => Verdict::Undo,
                };
                pending.push(Pending::Append(done, appended));
                verdict
            }
            Work::Write(mut task) => {
                let verdict = task.run(&self.conn);
                pending.push(Pending::Write(task));
                verdict
            }
        };
        match verdict {
            Verdict::Keep => self.statement("release one"),
            Verdict::Undo => self.statement("rollback to one; release one"),
            Verdict::Abort(fault) => Err(fault),
        }
    }

    fn append(
        &self,
        batch: Batch,
        chains: &mut BTreeMap<OrganisationId, Chain>,
    ) -> Result<Appended, AppendError> {
        let organisation = batch.organisation;
        let mut fresh = None;
        let chain = match chains.get(&organisation) {
            Some(chain) => chain,
            None => fresh.insert(lookup::chain(&self.conn, organisation).map_err(rules::failed)?),
        };
        let now = self.clock.now().as_microsecond();
        let plan = rules::plan(&Books(&self.conn), chain, batch, now)?;
        append::apply(&self.conn, &plan).map_err(rules::failed)?;
        let mut advanced = chain.clone();
        advanced.advance(&plan);
        chains.insert(organisation, advanced);
        Ok(plan.answer())
    }

    fn heads(&self, chains: &BTreeMap<OrganisationId, Chain>) -> Result<(), Fault> {
        for (organisation, chain) in chains {
            if let Some(head) = chain.close(*organisation, &*self.notary) {
                append::head(&self.conn, *organisation, &head).map_err(|error| logged(&error))?;
            }
        }
        Ok(())
    }

    fn statement(&self, sql: &str) -> Result<(), Fault> {
        self.conn.execute_batch(sql).map_err(|error| logged(&fault(error)))
    }

    /// Readers hold up nothing: a passive checkpoint moves what it can and leaves the rest.
    fn checkpoint(&mut self) {
        if self.since_checkpoint >= CHECKPOINT {
            self.since_checkpoint = 0;
            self.move_log();
        }
    }

    fn make_room(&mut self) {
        self.ballast.release();
        self.move_log();
    }

    fn move_log(&self) {
        let moved = self.conn.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()));
        if let Err(error) = moved {
            logged(&fault(error));
        }
    }
}

impl Pending {
    /// Work that a failure came before.
    fn unwritten(work: Work) -> Self {
        match work {
            Work::Append(_, done) => Self::Append(done, Err(AppendError::Failed)),
            Work::Write(task) => Self::Write(task),
        }
    }
}

/// A refusal, too, waits for the COMMIT: it may rest on a batch before it in the same transaction.
fn answer(pending: Vec<Pending>, written: Result<(), Fault>) {
    let group = pending.iter().filter(|one| matches!(one, Pending::Append(_, Ok(_)))).count();
    for one in pending {
        match (one, written) {
            (Pending::Append(done, Ok(appended)), Ok(())) => done(Ok(Appended { group, ..appended })),
            (Pending::Append(done, refused @ Err(_)), Ok(())) => done(refused),
            (Pending::Append(done, _), Err(fault)) => done(Err(fault.into())),
            (Pending::Write(task), written) => task.answer(written),
        }
    }
}

fn logged(error: &StoreError) -> Fault {
    match error {
        StoreError::Full => tracing::error!("the disk is full"),
        StoreError::Damaged(what) => tracing::error!(what, "the store is damaged"),
        StoreError::Engine(what) => tracing::error!(what, "the engine failed"),
    }
    Fault::of(error)
}
