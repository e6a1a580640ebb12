//! Questions to the database, each with its SQL.

use facts::{
    CardRow, HeadRow, OrganisationId, PersonId, Recipient, SignedCommit, StoreError, StoredFact, StreamId,
    WrapRow,
};
use rusqlite::{Connection, OptionalExtension, Params, Row};
use seal::{CommitStatement, FactHeader, SealedFact};

use super::convert::{Whole, fault, whole};

/// Runs a prepared query and reads every row.
pub(super) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(fault)?;
    let rows = statement.query_map(params, read).map_err(fault)?;
    rows.collect::<rusqlite::Result<_>>().map_err(fault)
}

/// Runs a prepared query that finds one row or none.
pub(super) fn one<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(fault)?;
    statement.query_row(params, read).optional().map_err(fault)
}

pub(super) fn facts(conn: &Connection, stream: StreamId, after: u64) -> Result<Vec<StoredFact>, StoreError> {
    let rows = all(
        conn,
        "select header, sealed, commit_id, position, sequence, received, link
         from facts where stream = ?1 and position > ?2 order by position",
        (stream.bytes(), Whole(after)),
        stored_fact,
    )?;
    rows.into_iter().collect()
}

fn stored_fact(row: &Row<'_>) -> rusqlite::Result<Result<StoredFact, StoreError>> {
    let header = row.get_ref(0)?.as_blob()?;
    let Ok(header) = FactHeader::decode(header) else {
        return Ok(Err(StoreError::Damaged("the header of a fact")));
    };
    Ok(Ok(StoredFact {
        fact: SealedFact { header, sealed: row.get(1)? },
        commit: row.get(2)?,
        position: whole(row, 3)?,
        sequence: whole(row, 4)?,
        received: row.get(5)?,
        link: row.get(6)?,
    }))
}

const COMMIT: &str = "select organisation, author, command, command_digest, previous, digests,
     signature, person, answer from commits";

pub(super) fn commits(
    conn: &Connection,
    organisation: OrganisationId,
    stream: Option<StreamId>,
) -> Result<Vec<SignedCommit>, StoreError> {
    let rows = match stream {
        None => all(
            conn,
            &format!("{COMMIT} where organisation = ?1 order by number"),
            [organisation.bytes()],
            commit,
        )?,
        Some(stream) => all(
            conn,
            &format!(
                "{COMMIT} where organisation = ?1
                 and id in (select commit_id from facts where stream = ?2) order by number"
            ),
            [organisation.bytes(), stream.bytes()],
            commit,
        )?,
    };
    rows.into_iter().collect()
}

fn commit(row: &Row<'_>) -> rusqlite::Result<Result<SignedCommit, StoreError>> {
    let (digests, rest) = row.get_ref(5)?.as_blob()?.as_chunks::<32>();
    if !rest.is_empty() {
        return Ok(Err(StoreError::Damaged("the digests of a commit")));
    }
    Ok(Ok(SignedCommit {
        statement: CommitStatement {
            organisation: row.get(0)?,
            author: row.get(1)?,
            command: row.get(2)?,
            command_digest: row.get(3)?,
            previous: row.get(4)?,
            digests: digests.to_vec(),
        },
        signature: row.get(6)?,
        person: PersonId::from_bytes(row.get(7)?),
        answer: row.get(8)?,
    }))
}

pub(super) fn organisations(conn: &Connection) -> Result<Vec<OrganisationId>, StoreError> {
    all(conn, "select distinct organisation from streams order by organisation", [], |row| {
        Ok(OrganisationId::from_bytes(row.get(0)?))
    })
}

pub(super) fn streams(conn: &Connection, organisation: OrganisationId) -> Result<Vec<StreamId>, StoreError> {
    all(
        conn,
        "select stream from streams where organisation = ?1 order by stream",
        [organisation.bytes()],
        |row| Ok(StreamId::from_bytes(row.get(0)?)),
    )
}

pub(super) fn heads(
    conn: &Connection,
    organisation: OrganisationId,
    last_only: bool,
) -> Result<Vec<HeadRow>, StoreError> {
    let limit = if last_only { 1 } else { -1 };
    let mut heads = all(
        conn,
        "select number, previous, count, last_sequence, head, signature
         from heads where organisation = ?1 order by number desc limit ?2",
        (organisation.bytes(), limit),
        head,
    )?;
    heads.reverse();
    Ok(heads)
}

pub(super) fn head_before(
    conn: &Connection,
    organisation: OrganisationId,
    number: u64,
) -> Result<Option<HeadRow>, StoreError> {
    one(
        conn,
        "select number, previous, count, last_sequence, head, signature
         from heads where organisation = ?1 and number < ?2 order by number desc limit 1",
        (organisation.bytes(), Whole(number)),
        head,
    )
}

fn head(row: &Row<'_>) -> rusqlite::Result<HeadRow> {
    Ok(HeadRow {
        number: whole(row, 0)?,
        previous: row.get(1)?,
        count: whole(row, 2)?,
        last_sequence: whole(row, 3)?,
        head: row.get(4)?,
        signature: row.get(5)?,
    })
}

pub(super) fn links(
    conn: &Connection,
    organisation: OrganisationId,
    after: u64,
) -> Result<Vec<[u8; 32]>, StoreError> {
    all(
        conn,
        "select link from facts where organisation = ?1 and sequence > ?2 order by sequence",
        (organisation.bytes(), Whole(after)),
        |row| row.get(0),
    )
}

pub(super) fn cards(conn: &Connection, each: &mut dyn FnMut(CardRow)) -> Result<(), StoreError> {
    let mut statement = conn
        .prepare_cached(
            "select cards.organisation, stream, folded_to, coalesce(streams.head, 0), serial, sealed
             from cards left join streams using (stream)",
        )
        .map_err(fault)?;
    let rows = statement.query_map([], card).map_err(fault)?;
    for row in rows {
        each(row.map_err(fault)?);
    }
    Ok(())
}

fn card(row: &Row<'_>) -> rusqlite::Result<CardRow> {
    Ok(CardRow {
        organisation: OrganisationId::from_bytes(row.get(0)?),
        stream: StreamId::from_bytes(row.get(1)?),
        folded_to: whole(row, 2)?,
        head: whole(row, 3)?,
        serial: row.get::<_, Option<Whole>>(4)?.map(|serial| serial.0),
        sealed: row.get(5)?,
    })
}

pub(super) fn wraps(conn: &Connection, stream: StreamId) -> Result<Vec<WrapRow>, StoreError> {
    let rows = all(
        conn,
        "select organisation, stream, compartment, version, recipient, epoch, sealed
         from wraps where stream = ?1 order by compartment, version, recipient",
        [stream.bytes()],
        wrap,
    )?;
    rows.into_iter().collect()
}

/// The wraps that follow this one in the order of their names.
pub(super) fn wraps_after(
    conn: &Connection,
    last: Option<&WrapRow>,
    limit: u32,
) -> Result<Vec<WrapRow>, StoreError> {
    let stream = last.map_or(&[][..], |row| row.stream.bytes());
    let recipient = last.map(|row| row.recipient.bytes());
    let rows = all(
        conn,
        "select organisation, stream, compartment, version, recipient, epoch, sealed
         from wraps where (stream, compartment, version, recipient) > (?1, ?2, ?3, ?4)
         order by stream, compartment, version, recipient limit ?5",
        (
            stream,
            last.map_or(0, |row| row.compartment),
            last.map_or(0, |row| row.version),
            recipient.as_ref().map_or(&[][..], |bytes| &bytes[..]),
            limit,
        ),
        wrap,
    )?;
    rows.into_iter().collect()
}

pub(super) fn wrap(row: &Row<'_>) -> rusqlite::Result<Result<WrapRow, StoreError>> {
    let Some(recipient) = Recipient::from_bytes(row.get_ref(4)?.as_blob()?) else {
        return Ok(Err(StoreError::Damaged("the recipient of a wrap")));
    };
    Ok(Ok(WrapRow {
        organisation: OrganisationId::from_bytes(row.get(0)?),
        stream: StreamId::from_bytes(row.get(1)?),
        compartment: row.get(2)?,
        version: row.get(3)?,
        recipient,
        epoch: whole(row, 5)?,
        sealed: row.get(6)?,
    }))
}

pub(super) fn outbox(conn: &Connection, limit: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
    all(
        conn,
        "select number, sealed from outbox order by number limit ?1",
        [i64::try_from(limit).unwrap_or(i64::MAX)],
        |row| Ok((whole(row, 0)?, row.get(1)?)),
    )
}

pub(super) fn is_sound(conn: &Connection) -> Result<bool, StoreError> {
    let found = one(conn, "pragma integrity_check(1)", [], |row| row.get::<_, String>(0))?;
    Ok(found.as_deref() == Some("ok"))
}
