//! One press of one button: the same ids and the same answer however often it is sent.

use seal::SealError;

use super::{BRIAN, House, TAUSI, UPEPO, WANZA, command, opened, stamp};
use crate::{Batch, Change, FactId, StreamChange, fact_name};

/// Two facts for Tausi and one for Upepo, under one command.
fn pressed(house: &House, person: crate::PersonId, nth: u8) -> Batch {
    let streams = vec![
        StreamChange::at(TAUSI, 0, vec![opened("one"), opened("two")]),
        StreamChange::at(UPEPO, 0, vec![opened("three")]),
    ];
    house.batch(&house.author(person), nth, &Change { streams, ..Change::default() }).unwrap()
}

fn ids(batch: &Batch) -> Vec<FactId> {
    let facts = batch.parts.iter().flat_map(|part| &part.facts);
    facts.map(|fact| FactId::from_bytes(fact.header.binding.fact)).collect()
}

#[test]
fn the_same_command_gives_the_same_fact_ids() {
    let house = House::new();
    assert_eq!(ids(&pressed(&house, WANZA, 1)), ids(&pressed(&house, WANZA, 1)));
}

#[test]
fn another_command_person_or_server_gives_other_fact_ids() {
    let house = House::new();
    let mut all = ids(&pressed(&house, WANZA, 1));
    all.extend(ids(&pressed(&house, WANZA, 2)));
    all.extend(ids(&pressed(&house, BRIAN, 1)));
    let rng = &mut crate::Dice(&house.chance);
    let elsewhere = seal::ServerKeys::random(rng);
    all.push(fact_name(&elsewhere, WANZA, command(1), 0, 0));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!((count, all.len()), (10, 10), "no id stands twice");
}

/// Whoever folds a card before its facts are sealed asks for their names in advance.
#[test]
fn the_ids_of_a_batch_can_be_told_in_advance() {
    let house = House::new();
    let foretold = [(0, 0), (0, 1), (1, 0)]
        .map(|(stream, nth)| fact_name(&house.vault.server, WANZA, command(1), stream, nth));
    assert_eq!(ids(&pressed(&house, WANZA, 1)), foretold);
}

#[test]
fn the_first_answer_opens_for_its_person_and_its_command_only() {
    let house = House::new();
    let sealer = house.sealer();
    let sealed = pressed(&house, WANZA, 1).commit.answer;
    let open = |person, nth| sealer.open_answer(person, command(nth), &sealed);
    assert_eq!(open(WANZA, 1), Ok(b"/cases/tausi".to_vec()));
    assert_eq!(open(BRIAN, 1), Err(SealError::Refused));
    assert_eq!(open(WANZA, 2), Err(SealError::Refused));
    let there = crate::Sealer { organisation: super::MATLAI, ..house.sealer() };
    assert_eq!(there.open_answer(WANZA, command(1), &sealed), Err(SealError::Refused));
}

#[test]
fn the_answer_is_not_there_to_read() {
    let sealed = pressed(&House::new(), WANZA, 1).commit.answer;
    let words = &stamp(1).answer;
    assert!(!sealed.windows(words.len()).any(|part| part == words));
}

#[test]
fn a_commit_is_named_by_what_was_signed_and_by_whom() {
    let house = House::new();
    let commit = pressed(&house, WANZA, 1).commit;
    let mut other = commit.clone();
    other.statement.previous = [1; 32];
    assert_ne!(other.id(), commit.id());
    let mut forged = commit.clone();
    forged.signature[0] ^= 1;
    assert_ne!(forged.id(), commit.id());
    assert_eq!((commit.command(), commit.clone().id()), (command(1), commit.id()));
}
