//! What the start asserts, and what it refuses.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use facts::{Store, StoreError};
use rusqlite::Connection;
use store::{Opening, SqliteStore};

use crate::support::{Cast, assert_whole, card};

/// Changes the closed database as a thief or a bad disk would.
fn meddle(folder: &Path, sql: &str) {
    let conn = Connection::open(folder.join("pamoja.db")).unwrap();
    let changed = conn.execute(sql, []).unwrap();
    assert!(changed > 0, "{sql}");
}

fn refusal(cast: &Cast, folder: &Path) -> StoreError {
    match SqliteStore::open(folder, cast.options()) {
        Ok(_) => panic!("opened"),
        Err(error) => error,
    }
}

/// A store of three transactions, closed.
fn closed(cast: &Cast, folder: &Path) {
    let store = cast.open(folder);
    let stream = cast.stream();
    for turn in 0..3 {
        let mut part = cast.part(stream, Some(turn * 2), 2);
        part.card = Some(card(&store.read(stream, 0).unwrap(), &part, None));
        store.append(cast.batch(vec![part])).unwrap();
    }
}

#[test]
fn a_folder_is_open_in_one_place_at_a_time() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    let first = cast.open(folder.path());
    let error = refusal(&cast, folder.path()).to_string();
    assert!(error.contains("another process has this folder open"), "{error}");
    drop(first);
    cast.open(folder.path());
}

#[test]
fn what_was_written_is_there_after_a_restart() {
    let cast = Cast::new(1);
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("new");
    closed(&cast, &folder);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 4, "a closed store has folded its log in: {left:?}");

    let store = cast.open(&folder);
    assert_eq!(store.opening(), Opening { stale_cards: 0 });
    let report = assert_whole(&store, &cast);
    assert_eq!((report.facts, report.commits, report.heads, report.cards), (6, 3, 3, 1));
    let stream = store.streams(cast.organisation).unwrap()[0];
    store.append(cast.anywhere(stream)).unwrap();
    drop(store);
    assert_eq!(cast.open(&folder).opening(), Opening { stale_cards: 1 });
}

#[test]
fn only_the_owner_may_enter_or_read() {
    let cast = Cast::new(1);
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("store");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    let store = cast.open(&folder);
    store.append(cast.opening(cast.stream())).unwrap();
    store.blob_put(&cast.id(), &mut &b"sealed"[..]).unwrap();
    let mut seen = 0;
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{folder:?}");
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{path:?}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 6, "lock, ballast, database, log, its index, one blob");
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn tables_of_another_release_are_refused() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    closed(&cast, folder.path());
    meddle(folder.path(), "update meta set value = 2 where name = 'schema'");
    let error = refusal(&cast, folder.path()).to_string();
    assert!(error.contains("tables of version 2"), "{error}");
}

#[test]
fn a_last_head_that_does_not_follow_from_the_last_facts_is_refused() {
    for sql in [
        "update heads set head = zeroblob(32) where number = 3",
        "update heads set previous = zeroblob(32) where number = 3",
        "update heads set head = zeroblob(32) where number = 2",
        "update heads set count = 1 where number = 3",
        "delete from heads where number = 3",
        "update facts set link = zeroblob(32) where sequence = 6",
        "update facts set sealed = zeroblob(296) where sequence = 5",
        "update facts set received = received + 1 where sequence = 6",
        "update facts set commit_id = zeroblob(32) where sequence = 6",
        "delete from facts where sequence = 6",
        "update cards set folded_to = 7",
        "delete from streams",
    ] {
        let cast = Cast::new(1);
        let folder = tempfile::tempdir().unwrap();
        closed(&cast, folder.path());
        meddle(folder.path(), sql);
        let error = refusal(&cast, folder.path());
        assert!(matches!(error, StoreError::Damaged(_)), "{sql}: {error}");
    }
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pamoja.db"), [b'x'; 9000]).unwrap();
    assert!(matches!(refusal(&cast, folder.path()), StoreError::Damaged(_)));
}

#[test]
fn unfinished_blobs_are_swept_at_the_start() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    let store = cast.open(folder.path());
    let name = cast.id();
    store.blob_put(&name, &mut &b"sealed"[..]).unwrap();
    drop(store);
    let blobs = folder.path().join("blobs").join(&facts::hex(&name)[..2]);
    let unfinished = blobs.join("00-1.part");
    std::fs::write(&unfinished, b"half").unwrap();
    let store = cast.open(folder.path());
    assert!(!unfinished.exists());
    let mut out = Vec::new();
    assert!(store.blob_get(&name, &mut out).unwrap());
}

#[test]
fn the_log_is_moved_into_the_database_as_it_grows() {
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    let store = cast.open(folder.path());
    let stream = cast.stream();
    for _ in 0..600 {
        store.append(cast.anywhere(stream)).unwrap();
    }
    let length = |name: &str| folder.path().join(name).metadata().unwrap().len();
    assert!(length("pamoja.db") > 300_000, "{}", length("pamoja.db"));
    assert!(length("pamoja.db-wal") < 20_000_000, "{}", length("pamoja.db-wal"));
}
