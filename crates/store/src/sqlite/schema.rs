//! The tables, and the one version of them that this release knows.

use facts::StoreError;
use rusqlite::{Connection, OptionalExtension};

use super::convert::fault;

/// The version of the tables below.
const SCHEMA: i64 = 1;

const TABLES: &str = "
create table meta (
  name text primary key,
  value integer not null
) strict, without rowid;

create table streams (
  stream blob primary key,
  organisation blob not null,
  head integer not null,
  link blob not null
) strict, without rowid;
create index streams_by_organisation on streams (organisation);

create table facts (
  number integer primary key,
  stream blob not null,
  position integer not null,
  fact blob not null unique,
  organisation blob not null,
  sequence integer not null,
  received integer not null,
  commit_id blob not null,
  link blob not null,
  header blob not null,
  sealed blob not null,
  unique (stream, position),
  unique (organisation, sequence)
) strict;

create table commits (
  number integer primary key,
  id blob not null unique,
  organisation blob not null,
  person blob not null,
  command blob not null,
  author blob not null,
  command_digest blob not null,
  previous blob not null,
  digests blob not null,
  signature blob not null,
  answer blob not null,
  unique (person, command)
) strict;

create table heads (
  organisation blob not null,
  number integer not null,
  previous blob not null,
  count integer not null,
  last_sequence integer not null,
  head blob not null,
  signature blob not null,
  primary key (organisation, number)
) strict, without rowid;

create table cards (
  stream blob primary key,
  organisation blob not null,
  folded_to integer not null,
  serial integer,
  sealed blob not null
) strict, without rowid;

create table wraps (
  stream blob not null,
  compartment integer not null,
  version integer not null,
  recipient blob not null,
  organisation blob not null,
  epoch integer not null,
  sealed blob not null,
  primary key (stream, compartment, version, recipient)
) strict, without rowid;

create table briefs (
  key blob primary key,
  expires integer not null,
  sealed blob not null
) strict, without rowid;

create table outbox (
  number integer primary key autoincrement,
  sealed blob not null
) strict;
";

/// Makes the tables in a new file; refuses a file whose tables another release made.
pub(super) fn prepare(conn: &Connection) -> Result<(), StoreError> {
    let tables: i64 =
        conn.query_row("select count(*) from sqlite_schema", [], |row| row.get(0)).map_err(fault)?;
    if tables == 0 {
        let new = format!(
            "begin immediate; {TABLES}
             insert into meta (name, value) values ('schema', {SCHEMA}), ('epoch', 1);
             commit;"
        );
        return conn.execute_batch(&new).map_err(fault);
    }
    let found: Option<i64> = conn
        .query_row("select value from meta where name = 'schema'", [], |row| row.get(0))
        .optional()
        .map_err(fault)?;
    if found == Some(SCHEMA) {
        Ok(())
    } else {
        Err(StoreError::Engine(format!(
            "the database has tables of version {}; this release knows version {SCHEMA}",
            found.unwrap_or_default()
        )))
    }
}
