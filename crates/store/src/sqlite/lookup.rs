//! The single rows that the rules of appending ask for, each with its SQL.

use facts::{CommandId, DoneCommand, FactId, OrganisationId, PersonId, StoreError, StreamId, WrapRow};
use rusqlite::Connection;

use super::convert::{Whole, whole};
use super::read::{heads, one, wrap};
use crate::rules::{Chain, StreamState};

pub(super) fn serial(conn: &Connection, stream: StreamId) -> Result<Option<u64>, StoreError> {
    let found = one(conn, "select serial from cards where stream = ?1", [stream.bytes()], |row| {
        row.get::<_, Option<Whole>>(0)
    })?;
    Ok(found.flatten().map(|serial| serial.0))
}

pub(super) fn command(
    conn: &Connection,
    person: PersonId,
    command: CommandId,
) -> Result<Option<DoneCommand>, StoreError> {
    one(
        conn,
        "select id, command_digest, answer from commits where person = ?1 and command = ?2",
        [person.bytes(), command.bytes()],
        |row| Ok(DoneCommand { commit: row.get(0)?, digest: row.get(1)?, answer: row.get(2)? }),
    )
}

pub(super) fn epoch(conn: &Connection) -> Result<u64, StoreError> {
    one(conn, "select value from meta where name = 'epoch'", [], |row| whole(row, 0))?
        .ok_or(StoreError::Damaged("the epoch"))
}

pub(super) fn stream(conn: &Connection, stream: StreamId) -> Result<Option<StreamState>, StoreError> {
    one(conn, "select organisation, head, link from streams where stream = ?1", [stream.bytes()], |row| {
        Ok(StreamState {
            organisation: OrganisationId::from_bytes(row.get(0)?),
            head: whole(row, 1)?,
            link: row.get(2)?,
        })
    })
}

pub(super) fn has_fact(conn: &Connection, fact: FactId) -> Result<bool, StoreError> {
    let found = one(conn, "select 1 from facts where fact = ?1", [fact.bytes()], |_| Ok(()))?;
    Ok(found.is_some())
}

pub(super) fn has_commit(conn: &Connection, id: &[u8; 32]) -> Result<bool, StoreError> {
    let found = one(conn, "select 1 from commits where id = ?1", [id], |_| Ok(()))?;
    Ok(found.is_some())
}

/// Where an organisation stands, from its last head and its last fact.
pub(super) fn chain(conn: &Connection, organisation: OrganisationId) -> Result<Chain, StoreError> {
    let Some(last) = heads(conn, organisation, true)?.pop() else {
        return Ok(Chain::default());
    };
    let received = one(
        conn,
        "select received from facts where organisation = ?1 and sequence = ?2",
        (organisation.bytes(), Whole(last.last_sequence)),
        |row| row.get(0),
    )?
    .ok_or(StoreError::Damaged("the last fact of an organisation"))?;
    Ok(Chain {
        sequence: last.last_sequence,
        received,
        number: last.number,
        head: last.head,
        links: Vec::new(),
    })
}

/// The wrap kept under the same name.
pub(super) fn wrap_like(conn: &Connection, row: &WrapRow) -> Result<Option<WrapRow>, StoreError> {
    one(
        conn,
        "select organisation, stream, compartment, version, recipient, epoch, sealed from wraps
         where stream = ?1 and compartment = ?2 and version = ?3 and recipient = ?4",
        (row.stream.bytes(), row.compartment, row.version, row.recipient.bytes()),
        wrap,
    )?
    .transpose()
}
