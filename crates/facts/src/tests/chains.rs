//! The links of a stream: whatever was done to it in the store shows, but for a tail cut off, which
//! the organisation's head shows.

use super::{House, MATLAI, MVULE, TAUSI, UPEPO, WANZA, opened};
use crate::{Compartment, FactId, ReadError, StoredFact, StreamKeys, check_links, open_facts};

/// Four facts as a store keeps them.
fn four() -> Vec<StoredFact> {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, ["one", "two", "three", "four"].map(opened).to_vec());
    house.of(TAUSI).to_vec()
}

fn found(stored: &[StoredFact]) -> Result<(), ReadError> {
    check_links(MVULE, TAUSI, stored)
}

#[test]
fn a_stream_as_it_was_written_holds() {
    assert_eq!(found(&four()), Ok(()));
    assert_eq!(found(&[]), Ok(()));
}

#[test]
fn an_edit_of_any_part_of_a_fact_is_found_where_it_is() {
    type Edit = fn(&mut StoredFact);
    let edits: [(&str, Edit); 11] = [
        ("sealed body", |row| row.fact.sealed[60] ^= 1),
        ("body digest", |row| row.fact.header.body_digest[0] ^= 1),
        ("fact id", |row| row.fact.header.binding.fact = *FactId::default().bytes()),
        ("compartment", |row| row.fact.header.binding.compartment = Compartment::Identity.code()),
        ("key version", |row| row.fact.header.binding.key_version = 2),
        ("author", |row| row.fact.header.binding.author[0] ^= 1),
        ("commit", |row| row.commit[31] ^= 1),
        ("sequence", |row| row.sequence = 999),
        ("received", |row| row.received = 0),
        ("link", |row| row.link[0] ^= 1),
        ("suite", |row| row.fact.header.suite = 2),
    ];
    for (part, edit) in edits {
        let mut stored = four();
        edit(&mut stored[2]);
        assert_eq!(found(&stored), Err(ReadError::Chain(3)), "{part}");
    }
}

#[test]
fn two_facts_in_the_other_order_are_found() {
    let mut stored = four();
    stored.swap(1, 2);
    assert_eq!(found(&stored), Err(ReadError::Chain(2)));
    let (second, third) = (stored[1].position, stored[2].position);
    (stored[1].position, stored[2].position) = (third, second);
    assert_eq!(found(&stored), Err(ReadError::Chain(2)), "renumbered as well");
}

#[test]
fn a_fact_that_was_dropped_is_found_at_the_start_and_in_the_middle() {
    for (dropped, found_at) in [(0, 1), (1, 2), (2, 3)] {
        let mut stored = four();
        stored.remove(dropped);
        assert_eq!(found(&stored), Err(ReadError::Chain(found_at)));
        for (row, position) in stored.iter_mut().zip(1..) {
            row.position = position;
        }
        assert_eq!(found(&stored), Err(ReadError::Chain(found_at)), "renumbered as well");
    }
}

#[test]
fn a_fact_that_was_put_in_twice_is_found() {
    let mut stored = four();
    stored.insert(1, stored[1].clone());
    assert_eq!(found(&stored), Err(ReadError::Chain(3)));
}

#[test]
fn a_stream_put_in_the_place_of_another_is_found() {
    assert_eq!(check_links(MVULE, UPEPO, &four()), Err(ReadError::Chain(1)));
    assert_eq!(check_links(MATLAI, TAUSI, &four()), Err(ReadError::Chain(1)));
}

/// Whoever recomputes the links still cannot move a fact: its header names its stream.
#[test]
fn a_fact_of_another_stream_that_was_linked_in_anew_is_found() {
    for (organisation, stream) in [(MVULE, UPEPO), (MATLAI, TAUSI)] {
        let mut stored = four();
        let place = &mut stored[0].fact.header.binding;
        (place.organisation, place.stream) = (*organisation.bytes(), *stream.bytes());
        let row = &stored[0];
        let relinked = super::linked(TAUSI, 1, [0; 32], &row.fact, row.commit);
        assert_eq!(found(&[relinked]), Err(ReadError::Chain(1)));
    }
}

#[test]
fn a_tail_cut_off_is_left_for_the_head_to_find() {
    assert_eq!(found(&four()[..2]), Ok(()));
}

#[test]
fn nothing_is_opened_of_a_stream_whose_chain_is_broken() {
    let mut stored = four();
    stored.remove(1);
    let opened = open_facts(MVULE, TAUSI, &stored, &StreamKeys::default(), &|_| true);
    assert_eq!(opened.unwrap_err(), ReadError::Chain(2));
}
