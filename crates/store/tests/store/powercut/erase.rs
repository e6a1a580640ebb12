//! The plug is pulled while the epoch moves on, after every single thing that reached the disk: the
//! store opens, every wrap that is there can be read, and what was reported as erased is gone.

use std::path::Path;
use std::sync::Arc;

use facts::{Dice, Recipient, Store, StreamId, place_of};
use seal::Key;
use store::epoch::EpochFiles;

use super::disk::{self, Disk, Event, Kept};
use super::{FOLDER, images, run_child, say};
use crate::support::{Cast, FixedDice};

const STREAMS: usize = 6;
const HOLDER: Key = Key::from_bytes([2; 32]);

fn files(place: &Path) -> EpochFiles {
    let root = Key::from_bytes([1; 32]);
    EpochFiles::new(&place.join("keyring"), &root, Arc::new(FixedDice::new(6)))
}

#[test]
fn child() {
    let Ok(place) = std::env::var(FOLDER) else {
        return;
    };
    let place = Path::new(&place);
    let cast = Cast::new(5);
    let files = files(place);
    let key = files.begin().unwrap();
    let store = cast.open(&place.join("store"));
    let mut batch = cast.batch(vec![]);
    for _ in 0..STREAMS {
        let mut row = cast.wrap(cast.stream(), Recipient::Organisation, b"");
        let mut dice = Dice(&cast.dice);
        row.sealed = seal::seal_wrap(&key, &HOLDER, &place_of(&row), b"secret", &mut dice).unwrap();
        batch.wraps.push(row);
    }
    let streams: Vec<StreamId> = batch.wraps.iter().map(|row| row.stream).collect();
    store.append(batch).unwrap();
    say("begun", &streams.iter().flat_map(|stream| *stream.bytes()).collect::<Vec<_>>());
    for erased in &streams[..3] {
        files.advance(&store, &|row| row.stream == *erased).unwrap();
        say("erased", erased.bytes());
    }
}

#[test]
fn a_power_cut_while_the_epoch_moves_on_leaves_every_wrap_readable() {
    let place = tempfile::tempdir().unwrap();
    let place = place.path().canonicalize().unwrap();
    let (folder, log) = (place.join("server"), place.join("log"));
    std::fs::create_dir(&folder).unwrap();
    run_child("powercut::erase::child", &folder, &log, "");

    let images = images(&place);
    let mut disk = Disk::new(&folder);
    let mut streams: Vec<StreamId> = Vec::new();
    let mut erased = 0;
    let mut cuts = 0;
    for event in disk::events(&std::fs::read(&log).unwrap()) {
        disk.apply(&event);
        if let Event::Ack(said) = &event {
            erased += said.matches("erased").count();
            streams.extend(begun(said));
        }
        if streams.is_empty() {
            continue;
        }
        for kept in [Kept::Synced, Kept::Some(cuts)] {
            let image = images.path().join(format!("image-{cuts}"));
            disk.image(&image, kept);
            look(&image, &streams, erased);
            std::fs::remove_dir_all(&image).unwrap();
            cuts += 1;
        }
    }
    disk.assert_seen_all(&folder);
    assert_eq!((streams.len(), erased), (STREAMS, 3));
    println!("{cuts} power cuts while the epoch moved on: every wrap readable or erased");
}

fn begun(said: &str) -> Vec<StreamId> {
    let ids = said.lines().find_map(|line| line.strip_prefix("begun "));
    let ids = facts::from_hex(ids.unwrap_or_default()).unwrap();
    let ids = ids.as_chunks::<16>().0.iter();
    ids.map(|id| StreamId::from_bytes(*id)).collect()
}

fn look(image: &Path, streams: &[StreamId], erased: usize) {
    for gone in 1..=erased {
        let key = image.join("keyring").join(format!("epoch-{gone}.key"));
        assert!(!key.exists(), "the key of an epoch that was reported over is back");
    }
    let store = Cast::new(5).open(&image.join("store"));
    let (number, key) = files(image).open(&store).unwrap();
    let mut readable = 0;
    for (index, stream) in streams.iter().enumerate() {
        for row in store.wraps(*stream).unwrap() {
            assert!(index >= erased, "an erased wrap is back");
            assert_eq!(row.epoch, number);
            let opened = seal::open_wrap(&key, &HOLDER, &place_of(&row), &row.sealed);
            assert_eq!(opened.unwrap().as_slice(), b"secret");
            readable += 1;
        }
    }
    assert!(readable + erased <= STREAMS && readable + erased + 1 >= STREAMS, "{readable}");
}
