//! A full disk: refused in plain words, nothing lost, reads go on, and room again is enough.

use std::path::Path;
use std::process::Command;

use facts::{AppendError, Brief, BriefKey, Store, StoreError, StreamId};
use store::SqliteStore;

use crate::support::{Cast, assert_whole};

/// A small disk of its own; gone with the test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
            .arg(folder.path())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(self.0.path()).status();
        assert!(unmounted.is_ok_and(|status| status.success()));
    }
}

/// Appends until the disk is full; gives the streams that were acknowledged.
fn fill(cast: &Cast, store: &SqliteStore) -> (Vec<StreamId>, AppendError) {
    let mut written = Vec::new();
    loop {
        let stream = cast.stream();
        match store.append(cast.batch(vec![cast.part(stream, Some(0), 20)])) {
            Ok(_) => written.push(stream),
            Err(error) => return (written, error),
        }
    }
}

fn assert_all_there(store: &dyn Store, written: &[StreamId]) {
    for stream in written {
        assert_eq!(store.read(*stream, 0).unwrap().len(), 20);
    }
}

#[test]
fn a_full_disk_loses_nothing_and_the_ballast_lets_writing_go_on() {
    let Some(disk) = SmallDisk::mount() else {
        println!("NOT RUN: a tmpfs cannot be mounted here (root is needed), so no disk was filled");
        return;
    };
    let cast = Cast::new(1);
    let folder = disk.0.path().join("store");
    let store = cast.open(&folder);
    assert_eq!(folder.join("ballast").metadata().unwrap().len(), 4 << 20);

    let (mut written, error) = fill(&cast, &store);
    assert_eq!(error, AppendError::Full);
    assert!(written.len() > 100, "{}", written.len());
    assert!(!folder.join("ballast").exists(), "the ballast was given back");
    assert_all_there(&store, &written);
    assert_whole(&store, &cast);

    let (more, error) = fill(&cast, &store);
    assert_eq!(error, AppendError::Full);
    assert!(!more.is_empty(), "writing goes on in the room of the ballast");
    written.extend(more);
    assert_all_there(&store, &written);
    let large = vec![7; 8 << 20];
    let name = cast.id();
    assert!(matches!(store.blob_put(&name, &mut &large[..]), Err(StoreError::Full)));
    assert!(!store.blob_get(&name, &mut Vec::new()).unwrap());
    let key = BriefKey::new("test", b"large");
    let brief = Brief { key: key.clone(), sealed: large, expires: i64::MAX };
    assert!(matches!(store.brief_put(brief), Err(StoreError::Full)));
    assert_eq!(store.brief_get(&key, 0).unwrap(), None);
    drop(store);

    let store = cast.open(&folder);
    assert_all_there(&store, &written);
    assert_whole(&store, &cast);
    drop(store);
    make_room(&cast, disk.0.path(), &folder, &written);
}

/// Someone makes room: the same store writes again and has its ballast back.
fn make_room(cast: &Cast, disk: &Path, folder: &Path, written: &[StreamId]) {
    let larger = Command::new("mount").args(["-o", "remount,size=64m"]).arg(disk).status();
    assert!(larger.is_ok_and(|status| status.success()));
    let store = cast.open(folder);
    assert!(folder.join("ballast").exists());
    store.append(cast.opening(cast.stream())).unwrap();
    assert_all_there(&store, written);
    assert_whole(&store, cast);
}
