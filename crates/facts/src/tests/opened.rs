//! Opening a stream: what the reader's keys and rights cover, and what is only counted.

use seal::SealError;

use super::{BRIAN, HEALTH, House, MVULE, NAMED, TAUSI, WANZA, linked, now, opened, sleeps_at};
use crate::{Compartment, Edtf, Fact, NewFact, OpenedFacts, PersonId, ReadError, StoredFact, open_facts};

/// A case with a note, a name, an address by Wanza and one by Brian, and something of her health.
fn case() -> House {
    let mut house = House::new();
    let named = NewFact::new(&NAMED, Edtf::moment(now())).given("names", vec!["Mwikali".to_owned()]);
    let seen = NewFact::new(&HEALTH, Edtf::moment(now())).given("seen", "a cough");
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi"), named, sleeps_at("behind the mill"), seen]);
    house.writes(BRIAN, 2, TAUSI, vec![sleeps_at("in town")]);
    house
}

fn open(house: &House, reader: Option<PersonId>, allowed: &[Compartment]) -> OpenedFacts {
    let keys = house.keys(TAUSI, reader);
    open_facts(MVULE, TAUSI, house.of(TAUSI), &keys, &|one| allowed.contains(&one)).unwrap()
}

fn kinds(opened: &OpenedFacts) -> Vec<&str> {
    opened.facts.iter().map(|fact| fact.kind.as_str()).collect()
}

#[test]
fn facts_come_in_stream_order_with_their_place() {
    let all = open(&case(), Some(WANZA), &Compartment::ALL);
    assert_eq!(kinds(&all), ["opened", "named", "address", "health"]);
    assert_eq!(all.facts.iter().map(|fact| fact.position).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!((all.head, all.facts[2].by, all.facts[2].received), (5, WANZA, now()));
    assert_eq!(all.facts[2].compartment, Compartment::Location);
}

#[test]
fn what_is_not_allowed_is_left_out_though_its_key_is_here() {
    let some = open(&case(), Some(WANZA), &[Compartment::Casework, Compartment::Location]);
    assert_eq!(kinds(&some), ["opened", "address"]);
    assert_eq!(kinds(&open(&case(), Some(WANZA), &[])), [""; 0]);
}

#[test]
fn what_is_allowed_but_has_no_key_here_is_left_out() {
    assert_eq!(kinds(&open(&case(), None, &Compartment::ALL)), ["opened", "named"]);
    assert_eq!(kinds(&open(&case(), Some(BRIAN), &Compartment::ALL)), ["opened", "named", "address"]);
}

#[test]
fn every_compartment_says_how_much_it_holds_opened_or_not() {
    let held = |opened: OpenedFacts| opened.held.into_iter().collect::<Vec<_>>();
    let expected = [
        (Compartment::Casework, 1),
        (Compartment::Identity, 1),
        (Compartment::Location, 2),
        (Compartment::Clinical, 1),
    ];
    assert_eq!(held(open(&case(), None, &[])), expected);
    assert_eq!(held(open(&case(), Some(WANZA), &Compartment::ALL)), expected);
}

#[test]
fn a_stream_that_holds_nothing_opens_to_nothing() {
    let house = House::new();
    let none = open(&house, None, &Compartment::ALL);
    assert_eq!((none.head, none.facts.len(), none.held.len()), (0, 0, 0));
}

/// A fact linked as a store would, sealed by someone who has the stream's key.
fn forged(house: &House, change: impl Fn(&mut seal::SealedFact), json: &[u8]) -> Vec<StoredFact> {
    let keys = house.keys(TAUSI, None);
    let key = keys.get(Compartment::Casework, 1).unwrap();
    let place = house.of(TAUSI)[0].fact.header.binding;
    let mut fact = seal::seal_fact(key, place, json, &mut crate::Dice(&house.chance)).unwrap();
    change(&mut fact);
    vec![linked(TAUSI, 1, [0; 32], &fact, [5; 32])]
}

fn read(house: &House, stored: &[StoredFact]) -> Result<Vec<Fact>, ReadError> {
    let keys = house.keys(TAUSI, None);
    open_facts(MVULE, TAUSI, stored, &keys, &|_| true).map(|opened| opened.facts)
}

#[test]
fn a_body_that_no_release_wrote_is_an_error_and_not_a_gap() {
    let house = case();
    assert_eq!(read(&house, &forged(&house, |_| {}, b"{}")), Err(ReadError::Body));
}

#[test]
fn a_body_that_does_not_open_with_its_key_is_an_error_and_not_a_gap() {
    let house = case();
    let stored = forged(&house, |fact| fact.sealed[40] ^= 1, b"{}");
    assert_eq!(read(&house, &stored), Err(ReadError::Seal(SealError::Refused)));
}

#[test]
fn a_compartment_of_a_later_release_is_passed_over_and_the_head_still_counts_it() {
    let house = case();
    let stored = forged(&house, |fact| fact.header.binding.compartment = 99, b"{}");
    let keys = house.keys(TAUSI, None);
    let opened = open_facts(MVULE, TAUSI, &stored, &keys, &|_| true).unwrap();
    assert_eq!((opened.head, opened.facts.len(), opened.held.len()), (1, 0, 0));
}
