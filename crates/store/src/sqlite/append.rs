//! Writes a plan down, row by row, inside the running transaction.

use facts::{
    BriefKey, CardRow, CommandId, DoneCommand, FactId, HeadRow, OrganisationId, PersonId, SignedCommit,
    StoreError, StoredFact, StreamId, WrapRow,
};
use rusqlite::{Connection, Params};

use super::convert::{Whole, fault};
use super::{brief, lookup};
use crate::rules::{Ledger, Plan, StreamState};

/// The writer's connection, as the rules see it.
pub(super) struct Books<'a>(pub &'a Connection);

impl Ledger for Books<'_> {
    fn stream(&self, stream: StreamId) -> Result<Option<StreamState>, StoreError> {
        lookup::stream(self.0, stream)
    }

    fn has_fact(&self, fact: FactId) -> Result<bool, StoreError> {
        lookup::has_fact(self.0, fact)
    }

    fn has_commit(&self, id: &[u8; 32]) -> Result<bool, StoreError> {
        lookup::has_commit(self.0, id)
    }

    fn done(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError> {
        lookup::command(self.0, person, command)
    }

    fn has_brief(&self, key: &BriefKey, now: i64) -> Result<bool, StoreError> {
        brief::has(self.0, key, now)
    }

    fn wrap(&self, row: &WrapRow) -> Result<Option<WrapRow>, StoreError> {
        lookup::wrap_like(self.0, row)
    }

    fn serial(&self, stream: StreamId) -> Result<Option<u64>, StoreError> {
        lookup::serial(self.0, stream)
    }

    fn epoch(&self) -> Result<u64, StoreError> {
        lookup::epoch(self.0)
    }
}

/// Writes all that a batch becomes, except the head of the transaction.
pub(super) fn apply(conn: &Connection, plan: &Plan) -> Result<(), StoreError> {
    commit(conn, plan.organisation, &plan.commit_id, &plan.commit)?;
    for fact in &plan.facts {
        self::fact(conn, fact)?;
    }
    for (stream, state) in &plan.streams {
        self::stream(conn, *stream, state)?;
    }
    for card in &plan.cards {
        self::card(conn, card)?;
    }
    for row in &plan.wraps {
        wrap(conn, row)?;
    }
    for message in &plan.outbox {
        run(conn, "insert into outbox (sealed) values (?1)", [message])?;
    }
    for key in &plan.spends {
        brief::remove(conn, key)?;
    }
    for brief in &plan.briefs {
        brief::put(conn, brief)?;
    }
    Ok(())
}

fn run(conn: &Connection, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    conn.prepare_cached(sql).and_then(|mut statement| statement.execute(params)).map_err(fault)
}

fn commit(
    conn: &Connection,
    organisation: OrganisationId,
    id: &[u8; 32],
    commit: &SignedCommit,
) -> Result<(), StoreError> {
    let statement = &commit.statement;
    run(
        conn,
        "insert into commits (id, organisation, person, command, author, command_digest, previous,
           digests, signature, answer)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            id,
            organisation.bytes(),
            commit.person.bytes(),
            statement.command,
            statement.author,
            statement.command_digest,
            statement.previous,
            statement.digests.concat(),
            commit.signature,
            &commit.answer,
        ),
    )?;
    Ok(())
}

fn fact(conn: &Connection, row: &StoredFact) -> Result<(), StoreError> {
    let place = &row.fact.header.binding;
    run(
        conn,
        "insert into facts (stream, position, fact, organisation, sequence, received, commit_id,
           link, header, sealed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            place.stream,
            Whole(row.position),
            place.fact,
            place.organisation,
            Whole(row.sequence),
            row.received,
            row.commit,
            row.link,
            row.fact.header.encode(),
            &row.fact.sealed,
        ),
    )?;
    Ok(())
}

fn stream(conn: &Connection, stream: StreamId, state: &StreamState) -> Result<(), StoreError> {
    run(
        conn,
        "insert into streams (stream, organisation, head, link) values (?1, ?2, ?3, ?4)
         on conflict (stream) do update set head = excluded.head, link = excluded.link",
        (stream.bytes(), state.organisation.bytes(), Whole(state.head), state.link),
    )?;
    Ok(())
}

fn card(conn: &Connection, card: &CardRow) -> Result<(), StoreError> {
    run(
        conn,
        "insert into cards (stream, organisation, folded_to, serial, sealed)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (stream) do update set folded_to = excluded.folded_to,
           serial = excluded.serial, sealed = excluded.sealed",
        (
            card.stream.bytes(),
            card.organisation.bytes(),
            Whole(card.folded_to),
            card.serial.map(Whole),
            &card.sealed,
        ),
    )?;
    Ok(())
}

/// Replaces a stale card if the stream still stands where the card folds to.
pub(super) fn refold(conn: &Connection, new: &CardRow) -> Result<bool, StoreError> {
    let stands = lookup::stream(conn, new.stream)?
        .is_some_and(|state| state.head == new.folded_to && state.organisation == new.organisation);
    if stands {
        let kept = lookup::serial(conn, new.stream)?;
        let serial = new.serial.or(kept);
        let new = CardRow { serial, ..new.clone() };
        card(conn, &new)?;
    }
    Ok(stands)
}

pub(super) fn wrap(conn: &Connection, row: &WrapRow) -> Result<(), StoreError> {
    run(
        conn,
        "insert into wraps (stream, compartment, version, recipient, organisation, epoch, sealed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (stream, compartment, version, recipient) do update set
           organisation = excluded.organisation, epoch = excluded.epoch, sealed = excluded.sealed",
        (
            row.stream.bytes(),
            row.compartment,
            row.version,
            row.recipient.bytes(),
            row.organisation.bytes(),
            Whole(row.epoch),
            &row.sealed,
        ),
    )?;
    Ok(())
}

pub(super) fn drop_wrap(conn: &Connection, row: &WrapRow) -> Result<(), StoreError> {
    run(
        conn,
        "delete from wraps
         where stream = ?1 and compartment = ?2 and version = ?3 and recipient = ?4",
        (row.stream.bytes(), row.compartment, row.version, row.recipient.bytes()),
    )?;
    Ok(())
}

pub(super) fn set_epoch(conn: &Connection, to: u64) -> Result<(), StoreError> {
    run(conn, "update meta set value = ?1 where name = 'epoch'", [Whole(to)])?;
    Ok(())
}

pub(super) fn head(conn: &Connection, organisation: OrganisationId, row: &HeadRow) -> Result<(), StoreError> {
    run(
        conn,
        "insert into heads (organisation, number, previous, count, last_sequence, head, signature)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            organisation.bytes(),
            Whole(row.number),
            row.previous,
            Whole(row.count),
            Whole(row.last_sequence),
            row.head,
            row.signature,
        ),
    )?;
    Ok(())
}

pub(super) fn outbox_done(conn: &Connection, number: u64) -> Result<(), StoreError> {
    run(conn, "delete from outbox where number = ?1", [Whole(number)])?;
    Ok(())
}
