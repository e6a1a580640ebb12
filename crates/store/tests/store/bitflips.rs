//! A bit that turned over on the disk is found, or changed nothing: never another fact in silence.

use std::collections::BTreeMap;
use std::path::Path;

use facts::{CardRow, HeadRow, SignedCommit, Store, StoreError, StoredFact, StreamId};
use store::SqliteStore;
use store::check::verify_store;

use crate::support::{Cast, FixedDice, card, fold};

const FLIPS: u64 = 60;

/// Everything that is ever believed.
#[derive(Debug, PartialEq)]
struct Content {
    facts: BTreeMap<StreamId, Vec<StoredFact>>,
    commits: Vec<SignedCommit>,
    heads: Vec<HeadRow>,
    cards: Vec<CardRow>,
}

fn content(store: &dyn Store, cast: &Cast) -> Result<Content, StoreError> {
    let mut facts = BTreeMap::new();
    for stream in store.streams(cast.organisation)? {
        facts.insert(stream, store.read(stream, 0)?);
    }
    let mut cards = Vec::new();
    store.cards(&mut |card| cards.push(card))?;
    Ok(Content {
        facts,
        commits: store.commits(cast.organisation, None)?,
        heads: store.heads(cast.organisation, false)?,
        cards,
    })
}

fn fill(cast: &Cast, folder: &Path) -> Content {
    let store = cast.open(folder);
    for _ in 0..30 {
        let stream = cast.stream();
        for turn in 0..3 {
            let mut part = cast.part(stream, Some(turn), 1);
            let stored = store.read(stream, 0).unwrap();
            part.card = Some(card(&stored, &part, None));
            store.append(cast.batch(vec![part])).unwrap();
        }
    }
    content(&store, cast).unwrap()
}

#[test]
fn a_flipped_bit_is_found_or_changed_nothing() {
    use facts::Entropy;
    let cast = Cast::new(1);
    let folder = tempfile::tempdir().unwrap();
    let before = fill(&cast, folder.path());
    let path = folder.path().join("pamoja.db");
    let whole = std::fs::read(&path).unwrap();
    let dice = FixedDice::new(77);
    let mut found = 0;
    for _ in 0..FLIPS {
        let place = u64::from_le_bytes(dice.bytes()) % (whole.len() as u64 * 8);
        let mut bytes = whole.clone();
        bytes[usize::try_from(place / 8).unwrap()] ^= 1 << (place % 8);
        std::fs::write(&path, &bytes).unwrap();
        let silent = match SqliteStore::open(folder.path(), cast.options()) {
            Err(_) => false,
            Ok(store) => is_silent(&store, &cast, &before) && store.is_sound().unwrap_or(false),
        };
        found += u64::from(!silent);
    }
    println!("{found} of {FLIPS} flipped bits were found; the others changed nothing that is read");
    assert!(found * 2 > FLIPS, "most of the file is facts and their indexes");
}

/// Whether nothing complains. Then nothing may have changed.
fn is_silent(store: &dyn Store, cast: &Cast, before: &Content) -> bool {
    let public = cast.server.0.public();
    let clean =
        verify_store(store, cast.organisation, &public).is_ok_and(|report| report.findings.is_empty());
    let Ok(after) = content(store, cast) else {
        return false;
    };
    // A card's content is sealed in the product; here its fold stands for the seal.
    let folded = after.cards.iter().all(|card| {
        let facts = after.facts.get(&card.stream);
        facts.is_some_and(|facts| fold(facts.iter().map(|row| &row.fact)) == card.sealed)
    });
    // A command's answer is sealed too.
    let answers = after.commits.iter().all(|commit| commit.answer == b"sealed answer");
    // Nobody signs for whom a command is remembered: it only finds the answer again.
    let person =
        |commits: &[SignedCommit]| -> Vec<_> { commits.iter().map(|commit| commit.person).collect() };
    if !(clean && folded && answers) || person(&after.commits) != person(&before.commits) {
        return false;
    }
    assert_eq!(&after, before, "a flipped bit changed what is read in silence");
    true
}
