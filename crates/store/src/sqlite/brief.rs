//! Short-lived sealed things: they may be overwritten, taken once, and swept.

use facts::{Brief, BriefKey, StoreError};
use rusqlite::{Connection, Row};

use super::convert::fault;
use super::read::{all, one};

pub(super) fn put(conn: &Connection, brief: &Brief) -> Result<(), StoreError> {
    conn.prepare_cached(
        "insert into briefs (key, expires, sealed) values (?1, ?2, ?3)
         on conflict (key) do update set expires = excluded.expires, sealed = excluded.sealed",
    )
    .and_then(|mut statement| statement.execute((&brief.key.0, brief.expires, &brief.sealed)))
    .map_err(fault)?;
    Ok(())
}

pub(super) fn get(conn: &Connection, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
    one(
        conn,
        "select key, expires, sealed from briefs where key = ?1 and expires >= ?2",
        (&key.0, now),
        brief,
    )
}

pub(super) fn has(conn: &Connection, key: &BriefKey, now: i64) -> Result<bool, StoreError> {
    let found =
        one(conn, "select 1 from briefs where key = ?1 and expires >= ?2", (&key.0, now), |_| Ok(()))?;
    Ok(found.is_some())
}

pub(super) fn take(conn: &Connection, key: &BriefKey, now: i64) -> Result<Option<Brief>, StoreError> {
    let taken =
        one(conn, "delete from briefs where key = ?1 returning key, expires, sealed", [&key.0], brief)?;
    Ok(taken.filter(|brief| brief.expires >= now))
}

pub(super) fn remove(conn: &Connection, key: &BriefKey) -> Result<(), StoreError> {
    conn.prepare_cached("delete from briefs where key = ?1")
        .and_then(|mut statement| statement.execute([&key.0]))
        .map_err(fault)?;
    Ok(())
}

pub(super) fn list(conn: &Connection, prefix: &BriefKey, now: i64) -> Result<Vec<Brief>, StoreError> {
    match after(&prefix.0) {
        Some(end) => all(
            conn,
            "select key, expires, sealed from briefs
             where key >= ?1 and key < ?2 and expires >= ?3 order by key",
            (&prefix.0, end, now),
            brief,
        ),
        None => all(
            conn,
            "select key, expires, sealed from briefs
             where key >= ?1 and expires >= ?2 order by key",
            (&prefix.0, now),
            brief,
        ),
    }
}

/// The first name after all that begin with the prefix; `None` if there is no such name.
fn after(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut name = prefix.to_vec();
    while let Some(last) = name.pop() {
        if let Some(next) = last.checked_add(1) {
            name.push(next);
            return Some(name);
        }
    }
    None
}

pub(super) fn sweep(conn: &Connection, now: i64) -> Result<usize, StoreError> {
    conn.prepare_cached("delete from briefs where expires < ?1")
        .and_then(|mut statement| statement.execute([now]))
        .map_err(fault)
}

fn brief(row: &Row<'_>) -> rusqlite::Result<Brief> {
    Ok(Brief { key: BriefKey(row.get(0)?), expires: row.get(1)?, sealed: row.get(2)? })
}
