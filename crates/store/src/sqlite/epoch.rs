//! Every wrap gets a new outer layer or is dropped, and the epoch moves on, in one transaction.
//!
//! The keys stay with the caller: the writer's thread hands the wraps over page by page, inside its
//! transaction, and writes what comes back. So the caller must not write to the store in between, and
//! nobody may advance the epoch from within an answer: the writer would wait for itself.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use facts::{Rewrap, StoreError, WrapRow};
use rusqlite::Connection;

use super::writer::{Fault, Task, Verdict, Work};
use super::{SqliteStore, append, gone, lookup, read};
use crate::epoch::NOT_NEXT;

const PAGE: u32 = 256;

type Rewrapped = Result<Vec<Option<Vec<u8>>>, ()>;

pub(super) fn advance(store: &SqliteStore, to: u64, rewrap: Rewrap<'_>) -> Result<(), StoreError> {
    let (pages, page) = sync_channel(1);
    let (replies, reply) = sync_channel(1);
    let (send, receive) = sync_channel(1);
    let moving = Moving { to, talk: Some((pages, reply)), stop: None, send };
    store.send(Work::Write(Box::new(moving))).map_err(|_| gone())?;
    let refused = answer_pages(&page, &replies, rewrap);
    drop(replies);
    let written = receive.recv().unwrap_or_else(|_| Err(gone()));
    refused.and(written)
}

/// The writer's side of it.
struct Moving {
    to: u64,
    /// Pages to the caller and what comes back; dropped when there are no more, which ends the
    /// caller's loop.
    talk: Option<(SyncSender<Vec<WrapRow>>, Receiver<Rewrapped>)>,
    stop: Option<Stop>,
    send: SyncSender<Result<(), StoreError>>,
}

impl Task for Moving {
    fn run(&mut self, conn: &Connection) -> Verdict {
        let Some((pages, reply)) = self.talk.take() else {
            return Verdict::Undo;
        };
        let moved = move_wraps(conn, self.to, &pages, &reply);
        let verdict = match &moved {
            Ok(()) => Verdict::Keep,
            Err(Stop::Caller | Stop::NotNext) => Verdict::Undo,
            Err(Stop::Store(error)) => Verdict::Abort(Fault::of(error)),
        };
        self.stop = moved.err();
        verdict
    }

    fn answer(mut self: Box<Self>, written: Result<(), Fault>) {
        self.talk = None;
        let answer = match self.stop.take() {
            None | Some(Stop::Caller) => written.map_err(StoreError::from),
            Some(Stop::NotNext) => Err(StoreError::Engine(NOT_NEXT.into())),
            Some(Stop::Store(error)) => Err(error),
        };
        // The caller may have gone.
        let _ = self.send.send(answer);
    }
}

/// Why the transaction does not stand.
enum Stop {
    /// The caller could not rewrap, or is gone.
    Caller,
    NotNext,
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// On the writer's thread.
fn move_wraps(
    conn: &Connection,
    to: u64,
    pages: &SyncSender<Vec<WrapRow>>,
    reply: &Receiver<Rewrapped>,
) -> Result<(), Stop> {
    if to != lookup::epoch(conn)?.saturating_add(1) {
        return Err(Stop::NotNext);
    }
    let mut page = read::wraps_after(conn, None, PAGE)?;
    while let Some(last) = page.last().cloned() {
        pages.send(page.clone()).map_err(|_| Stop::Caller)?;
        let sealed = reply.recv().map_err(|_| Stop::Caller)?.map_err(|()| Stop::Caller)?;
        for (row, sealed) in page.into_iter().zip(sealed) {
            match sealed {
                Some(sealed) => append::wrap(conn, &WrapRow { epoch: to, sealed, ..row })?,
                None => append::drop_wrap(conn, &row)?,
            }
        }
        page = read::wraps_after(conn, Some(&last), PAGE)?;
    }
    append::set_epoch(conn, to)?;
    Ok(())
}

/// On the caller's thread, where the keys are.
fn answer_pages(
    pages: &Receiver<Vec<WrapRow>>,
    replies: &SyncSender<Rewrapped>,
    rewrap: Rewrap<'_>,
) -> Result<(), StoreError> {
    for page in pages {
        let sealed: Result<Vec<_>, _> = page.iter().map(&mut *rewrap).collect();
        match sealed {
            Ok(sealed) => {
                // The writer waits for this; if it is gone, the answer below says so.
                let _ = replies.send(Ok(sealed));
            }
            Err(error) => {
                let _ = replies.send(Err(()));
                return Err(error);
            }
        }
    }
    Ok(())
}
