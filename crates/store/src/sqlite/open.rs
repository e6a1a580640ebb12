//! Opening: the lock, the switches of SQLite asserted one by one, and the last head.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use facts::{OrganisationId, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use super::convert::{Whole, fault, whole};
use super::{read, schema};
use crate::files;

/// The first release in which a reset of the WAL can no longer overtake a checkpoint.
const OLDEST: i32 = 3_051_003;
const WAIT: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 64;

/// What must be compiled into SQLite (`.cargo/config.toml`): an installation by other means must not
/// go on without.
const COMPILED: [&str; 4] = ["SECURE_DELETE", "OMIT_LOAD_EXTENSION", "TEMP_STORE=3", "DQS=0"];

/// Name, value to set, value to read back.
type Pragma = (&'static str, &'static str, &'static str);

const SHARED: [Pragma; 5] = [
    ("trusted_schema", "off", "0"),
    ("temp_store", "memory", "2"),
    ("cell_size_check", "on", "1"),
    ("mmap_size", "0", "0"),
    ("secure_delete", "on", "1"),
];
const WRITING: [Pragma; 4] = [
    ("journal_mode", "wal", "wal"),
    ("wal_autocheckpoint", "0", "0"),
    ("cache_size", "-16384", "-16384"),
    ("locking_mode", "normal", "normal"),
];
const READING: [Pragma; 2] = [("query_only", "on", "1"), ("cache_size", "-2048", "-2048")];
pub(super) const FULL: Pragma = ("synchronous", "full", "2");
#[cfg(feature = "weaken")]
pub(super) const NORMAL: Pragma = ("synchronous", "normal", "1");

/// Takes the folder for this process, for as long as the file is held.
pub(super) fn lock(folder: &Path) -> Result<File, StoreError> {
    let file = files::open_private(&folder.join("lock")).map_err(files::io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(StoreError::Engine("another process has this folder open; only one may".into()))
        }
        Err(TryLockError::Error(error)) => Err(files::io(error)),
    }
}

/// The one connection that writes. Makes the database if there is none.
pub(super) fn writer(path: &Path, synchronous: Pragma) -> Result<Connection, StoreError> {
    assert_library()?;
    // SQLite gives its own files the rights of this one.
    drop(files::open_private(path).map_err(files::io)?);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(fault)?;
    prepare(&conn, &WRITING)?;
    set(&conn, &synchronous)?;
    assert_compiled(&conn)?;
    schema::prepare(&conn)?;
    Ok(conn)
}

/// One of the few connections that only read.
pub(super) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(fault)?;
    prepare(&conn, &READING)?;
    Ok(conn)
}

fn prepare(conn: &Connection, own: &[Pragma]) -> Result<(), StoreError> {
    conn.busy_timeout(WAIT).map_err(fault)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    let defensive = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).map_err(fault)?;
    if !defensive {
        return Err(StoreError::Engine("SQLite is not defensive".into()));
    }
    SHARED.iter().chain(own).try_for_each(|pragma| set(conn, pragma))
}

/// Sets a switch and reads it back: SQLite ignores what it does not know.
fn set(conn: &Connection, (name, value, expected): &Pragma) -> Result<(), StoreError> {
    conn.pragma_update_and_check(None, name, value, |_| Ok(())).or_else(|error| match error {
        // Some switches answer nothing when they are set.
        rusqlite::Error::QueryReturnedNoRows => Ok(()),
        other => Err(fault(other)),
    })?;
    let found = conn.pragma_query_value(None, name, |row| row.get::<_, Value>(0)).map_err(fault)?;
    let found = match found {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Null | Value::Real(_) | Value::Blob(_) => String::new(),
    };
    if found == *expected {
        Ok(())
    } else {
        Err(StoreError::Engine(format!("SQLite's {name} is {found:?}, not {expected:?}")))
    }
}

fn assert_library() -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST {
        return Err(StoreError::Engine(format!("SQLite {} is older than 3.51.3", rusqlite::version())));
    }
    Ok(())
}

fn assert_compiled(conn: &Connection) -> Result<(), StoreError> {
    let options: Vec<String> = read::all(conn, "pragma compile_options", [], |row| row.get(0))?;
    for wanted in COMPILED {
        if !options.iter().any(|option| option == wanted) {
            return Err(StoreError::Engine(format!(
                "SQLite was built without {wanted}: build with the project's .cargo/config.toml"
            )));
        }
    }
    Ok(())
}

/// Checks the last head of every organisation against the facts it covers, and that no card folds
/// further than its stream. Gives how many cards are stale.
pub(super) fn check(conn: &Connection) -> Result<u64, StoreError> {
    let organisations = read::all(conn, "select organisation from heads group by organisation", [], |row| {
        Ok(OrganisationId::from_bytes(row.get(0)?))
    })?;
    for organisation in organisations {
        check_last_head(conn, organisation)?;
    }
    let (wrong, stale) = read::one(
        conn,
        "select coalesce(sum(folded_to > coalesce(head, 0)), 0), coalesce(sum(folded_to < head), 0)
         from cards left join streams using (stream)",
        [],
        |row| Ok((whole(row, 0)?, whole(row, 1)?)),
    )?
    .unwrap_or_default();
    if wrong > 0 {
        return Err(StoreError::Damaged("a card folds further than its stream"));
    }
    Ok(stale)
}

fn check_last_head(conn: &Connection, organisation: OrganisationId) -> Result<(), StoreError> {
    let Some(last) = read::heads(conn, organisation, true)?.pop() else {
        return Ok(());
    };
    let before = read::head_before(conn, organisation, last.number)?;
    let (number, previous, sequence) =
        before.map_or((0, [0; 32], 0), |head| (head.number, head.head, head.last_sequence));
    let links = read::links(conn, organisation, sequence)?;
    let digest = seal::head_digest(organisation.bytes(), last.number, &previous, &links);
    let follows = last.number == number.saturating_add(1)
        && last.previous == previous
        && last.last_sequence == sequence.saturating_add(last.count)
        && last.count == crate::rules::count(links.len())
        && seal::equal(&digest, &last.head);
    if !follows {
        return Err(StoreError::Damaged("the last head"));
    }
    check_last_facts(conn, organisation, sequence)
}

/// Recomputes the links that the last head covers.
fn check_last_facts(conn: &Connection, organisation: OrganisationId, after: u64) -> Result<(), StoreError> {
    let places = read::all(
        conn,
        "select stream, position from facts where organisation = ?1 and sequence > ?2",
        (organisation.bytes(), Whole(after)),
        |row| Ok((facts::StreamId::from_bytes(row.get(0)?), whole(row, 1)?)),
    )?;
    for (stream, position) in places {
        let before = position.saturating_sub(1);
        let previous: [u8; 32] = read::one(
            conn,
            "select link from facts where stream = ?1 and position = ?2",
            (stream.bytes(), Whole(before)),
            |row| row.get(0),
        )?
        .unwrap_or([0; 32]);
        let stored = read::facts(conn, stream, before)?;
        let Some(row) = stored.first() else {
            return Err(StoreError::Damaged("the last facts"));
        };
        let link = seal::link_digest(
            organisation.bytes(),
            stream.bytes(),
            position,
            &previous,
            &seal::fact_digest(&row.fact),
            &row.commit,
            row.sequence,
            row.received,
        );
        if row.position != position || !seal::equal(&link, &row.link) {
            return Err(StoreError::Damaged("the last facts"));
        }
    }
    Ok(())
}
