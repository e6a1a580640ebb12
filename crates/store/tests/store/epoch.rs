//! Erasing: a wrap that was dropped dies in every copy, and a crash may fall after every step.

use std::path::Path;
use std::sync::Arc;

use facts::{Dice, Recipient, Store, StreamId, WrapRow, place_of};
use seal::Key;
use store::SqliteStore;
use store::epoch::{EpochError, EpochFiles, Step};

use crate::support::{Cast, FixedDice};

const STEPS: [Step; 5] =
    [Step::KeyWritten, Step::FolderSynced, Step::WrapsMoved, Step::OldOverwritten, Step::OldRemoved];

/// A server with a keyring folder beside its store, and twenty streams with a wrapped key each.
struct Server {
    cast: Cast,
    folder: tempfile::TempDir,
    root: Key,
    holder: Key,
    streams: Vec<StreamId>,
    dice: Arc<FixedDice>,
}

impl Server {
    fn new() -> Self {
        let cast = Cast::new(1);
        let mut dice = Dice(&cast.dice);
        let (root, holder) = (Key::random(&mut dice), Key::random(&mut dice));
        let mut server = Self {
            folder: tempfile::tempdir().unwrap(),
            root,
            holder,
            streams: Vec::new(),
            dice: Arc::new(FixedDice::new(9)),
            cast,
        };
        let epoch = server.files().begin().unwrap();
        let store = server.store();
        for _ in 0..20 {
            let stream = server.cast.stream();
            let mut batch = server.cast.opening(stream);
            batch.wraps.push(server.wrapped(stream, &epoch));
            store.append(batch).unwrap();
            server.streams.push(stream);
        }
        server
    }

    fn files(&self) -> EpochFiles {
        EpochFiles::new(&self.keyring(), &self.root, self.dice.clone())
    }

    fn keyring(&self) -> std::path::PathBuf {
        self.folder.path().join("keyring")
    }

    fn store(&self) -> SqliteStore {
        self.cast.open(&self.folder.path().join("store"))
    }

    /// A stream's key, which is made of its id so that the test can tell it.
    fn wrapped(&self, stream: StreamId, epoch: &Key) -> WrapRow {
        let mut row = self.cast.wrap(stream, Recipient::Organisation, b"");
        let secret = seal::sha256(&[stream.bytes()]);
        let mut dice = Dice(&self.cast.dice);
        row.sealed = seal::seal_wrap(epoch, &self.holder, &place_of(&row), &secret, &mut dice).unwrap();
        row
    }

    fn opens(&self, epoch: &Key, row: &WrapRow) -> bool {
        seal::open_wrap(epoch, &self.holder, &place_of(row), &row.sealed)
            .is_ok_and(|secret| *secret == seal::sha256(&[row.stream.bytes()]))
    }

    /// How many of the streams can be opened with what the server holds.
    fn readable(&self, store: &dyn Store, epoch: &Key) -> usize {
        let rows = |stream: &StreamId| store.wraps(*stream).unwrap();
        let rows = self.streams.iter().flat_map(rows);
        rows.filter(|row| self.opens(epoch, row)).count()
    }

    fn erased(&self) -> StreamId {
        self.streams[4]
    }

    /// What the attacker kept from an old copy of the database.
    fn old_wrap(&self, store: &dyn Store) -> WrapRow {
        store.wraps(self.erased()).unwrap().remove(0)
    }

    /// Tries every 32 bytes in a row of every file left in a folder as the epoch's key, in binary and
    /// in hexadecimal, and every sealed key file with the root key, on the old wrap. The attacker has
    /// the root key and the organisation's.
    fn attack(&self, folder: &Path, old: &WrapRow) -> bool {
        every_file(folder).iter().any(|content| {
            let raw = content.windows(32).filter_map(Key::from_slice);
            let text = content
                .windows(64)
                .filter_map(|text| Key::from_slice(&facts::from_hex(std::str::from_utf8(text).ok()?)?));
            let opened = (0..4).filter_map(|number| self.unsealed(content, number));
            opened.chain(raw).chain(text).any(|key| self.opens(&key, old))
        })
    }

    fn unsealed(&self, content: &[u8], number: u64) -> Option<Key> {
        let text = std::str::from_utf8(content).ok()?;
        let holder = seal::derive(&self.root, "pamoja/epoch-file/1", b"");
        let place = seal::Context::new("epoch").with(&number.to_be_bytes());
        let sealed = facts::from_hex(text.trim_end())?;
        Key::from_slice(&seal::open(&holder, &place, &sealed).ok()?)
    }
}

/// The windows of a whole database take a while: the crashes look at the keyring alone.
fn every_file(folder: &Path) -> Vec<Vec<u8>> {
    let mut contents = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            contents.extend(every_file(&path));
        } else if path.file_name().unwrap() != "ballast" {
            contents.push(std::fs::read(path).unwrap());
        }
    }
    contents
}

#[test]
fn a_dropped_wrap_is_dead_on_every_file_left_and_the_others_live() {
    let server = Server::new();
    let store = server.store();
    let files = server.files();
    let (number, key) = files.open(&store).unwrap();
    assert_eq!((number, server.readable(&store, &key)), (1, 20));
    let old = server.old_wrap(&store);
    let everything = server.folder.path();
    assert!(server.attack(everything, &old), "the attacker finds nothing even before");

    let erased = server.erased();
    let (number, key) = files.advance(&store, &|row| row.stream == erased).unwrap();

    assert_eq!((number, server.readable(&store, &key)), (2, 19));
    assert_eq!(store.wraps(erased).unwrap(), []);
    assert!(!server.attack(&server.keyring(), &old), "with the server running");
    drop(store);
    assert!(!server.attack(everything, &old), "after it stopped");
    let store = server.store();
    let (number, key) = files.open(&store).unwrap();
    assert_eq!((number, server.readable(&store, &key)), (2, 19));
}

#[test]
fn a_crash_after_any_step_leaves_every_kept_wrap_readable_and_the_next_try_erases() {
    for step in STEPS {
        let server = Server::new();
        let store = server.store();
        let old = server.old_wrap(&store);
        let erased = server.erased();
        let drop_hers = |row: &WrapRow| row.stream == erased;
        let stopped = server.files().advance_until(&store, &drop_hers, step);
        assert!(matches!(stopped, Err(EpochError::Stopped(at)) if at == step));
        drop(store);

        let store = server.store();
        let files = server.files();
        let (number, key) = files.open(&store).unwrap();
        let moved = !matches!(step, Step::KeyWritten | Step::FolderSynced);
        let (expected, readable) = if moved { (2, 19) } else { (1, 20) };
        assert_eq!(number, expected, "{step:?}");
        assert_eq!(server.readable(&store, &key), readable, "{step:?}");
        let left = every_file(&server.keyring());
        assert_eq!(left.len(), 2, "the lock and one key after {step:?}");

        if moved {
            assert!(!server.attack(&server.keyring(), &old), "{step:?}");
        }
        let (_, key) = files.advance(&store, &drop_hers).unwrap();
        assert_eq!(server.readable(&store, &key), 19, "{step:?}");
        assert!(!server.attack(&server.keyring(), &old), "{step:?}");
    }
}

#[test]
fn a_torn_key_file_of_a_crash_is_made_anew() {
    let server = Server::new();
    let store = server.store();
    std::fs::write(server.keyring().join("epoch-2.key"), b"0102").unwrap();
    let (number, key) = server.files().advance(&store, &|_| false).unwrap();
    assert_eq!((number, server.readable(&store, &key)), (2, 20));
}

#[test]
fn a_missing_or_foreign_key_is_an_error_and_nothing_is_removed() {
    let server = Server::new();
    let store = server.store();
    let path = server.keyring().join("epoch-1.key");
    let kept = std::fs::read(&path).unwrap();
    let other = EpochFiles::new(&server.keyring(), &Key::from_bytes([1; 32]), server.dice.clone());
    assert!(matches!(other.open(&store), Err(EpochError::Shut(1))));
    assert!(matches!(other.begin(), Err(EpochError::Shut(1))));
    assert!(matches!(other.advance(&store, &|_| true), Err(EpochError::Shut(1))));
    assert_eq!(std::fs::read(&path).unwrap(), kept);

    std::fs::rename(&path, server.keyring().join("epoch-3.key")).unwrap();
    assert!(matches!(server.files().open(&store), Err(EpochError::Missing(1))));
    assert!(matches!(server.files().begin(), Err(EpochError::Begun)));
    assert_eq!(every_file(&server.keyring()).len(), 2, "the lock and the key");
    assert_eq!(store.epoch().unwrap(), 1);
}

#[test]
fn beginning_twice_gives_the_same_key() {
    let server = Server::new();
    let (first, second) = (server.files().begin().unwrap(), server.files().begin().unwrap());
    assert!(seal::equal(first.expose(), second.expose()));
}

#[test]
fn two_at_once_move_on_one_after_the_other() {
    let server = Server::new();
    let store = server.store();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| server.files().advance(&store, &|_| false).unwrap());
        }
    });
    let (number, key) = server.files().open(&store).unwrap();
    assert_eq!((number, server.readable(&store, &key)), (5, 20));
}

#[test]
fn a_batch_sealed_under_the_epoch_before_is_refused() {
    let server = Server::new();
    let store = server.store();
    let (_, key) = server.files().open(&store).unwrap();
    let stream = server.cast.stream();
    let mut batch = server.cast.opening(stream);
    batch.wraps.push(server.wrapped(stream, &key));
    server.files().advance(&store, &|_| false).unwrap();
    assert_eq!(store.append(batch), Err(facts::AppendError::Refused("a wrap of another epoch")));
}
