//! What is stored, read from beside the server as a thief of the disk would: rows as they lie, all of them sealed.
#![expect(clippy::expect_used, reason = "a database that cannot be read stops the test")]

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::collections::{BTreeMap, BTreeSet};
use stories::House;

/// The rows of every table, each as one line.
pub type Tables = BTreeMap<String, BTreeSet<String>>;

/// The database of a house, to read only.
pub fn open(house: &House) -> Connection {
    let path = house.state().join("data").join("pamoja.db");
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the database")
}

/// Everything but the look trail.
///
/// A look trail is a stream of its own for each case (`House::looks_of`), whose id only the server's key can derive from
/// the case's. From outside it is known by two things that hold for no other stream: it has no card, and every one of its
/// facts is in a commit without a person, which the server signed. Its rows are left out of `streams`, `facts`, `commits`
/// and `wraps`. A head is made for each transaction, those of looks too: [`differences`] asks that none is gone.
pub fn but_looks(conn: &Connection) -> Tables {
    let trail = "(select stream from streams where stream not in (select stream from cards) and not exists
        (select 1 from facts join commits on commits.id = facts.commit_id
         where facts.stream = streams.stream and hex(commits.person) <> '00000000000000000000000000000000'))";
    let mut tables = Tables::new();
    for table in names(conn) {
        let what = match table.as_str() {
            "streams" | "facts" => format!("where stream not in {trail}"),
            "wraps" => {
                format!("where stream not in {trail} or hex(stream) = '00000000000000000000000000000000'")
            }
            "commits" => format!("where id not in (select commit_id from facts where stream in {trail})"),
            _ => String::new(),
        };
        tables.insert(table.clone(), rows(conn, &format!("select * from {table} {what}")));
    }
    tables
}

/// What differs, table by table, to be read in a failure.
pub fn differences(before: &Tables, after: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    for (table, rows) in after {
        let old = before.get(table).cloned().unwrap_or_default();
        let (gone, new) = (old.difference(rows).count(), rows.difference(&old).count());
        let new = if table == "heads" { 0 } else { new };
        if gone + new > 0 {
            found.push(format!("{table}: {new} rows new or changed, {gone} rows gone or changed"));
        }
    }
    found
}

fn names(conn: &Connection) -> BTreeSet<String> {
    let mut all = conn.prepare("select name from sqlite_schema where type = 'table'").expect("tables");
    let names = all.query_map([], |row| row.get(0)).expect("tables");
    names.map(|name| name.expect("a name")).collect()
}

fn rows(conn: &Connection, query: &str) -> BTreeSet<String> {
    let mut all = conn.prepare(query).expect("a query");
    let columns = all.column_count();
    let line = |row: &rusqlite::Row<'_>| {
        let cell = |at: usize| row.get_ref(at).map(shown);
        Ok((0..columns).map(cell).collect::<Result<Vec<_>, _>>()?.join(" "))
    };
    all.query_map([], line).expect("rows").map(|row| row.expect("a row")).collect()
}

fn shown(cell: ValueRef<'_>) -> String {
    match cell {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        }
    }
}
