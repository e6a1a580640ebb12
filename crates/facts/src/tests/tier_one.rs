//! Tier 1: a key for the writer, a new version where the writer must not have the old one, and
//! sharing with whom the writer names.

use seal::SealError;

use super::{BRIAN, HEALTH, House, MVULE, NJERI, TAUSI, WANZA, now, opened, sleeps_at};
use crate::{Change, Compartment, Edtf, Fact, NewFact, PersonId, Recipient, Share, StreamChange, open_facts};

/// The addresses that a person can open, by themselves.
fn addresses(house: &House, reader: Option<PersonId>) -> Vec<String> {
    let keys = house.keys(TAUSI, reader);
    let opened = open_facts(MVULE, TAUSI, house.of(TAUSI), &keys, &|_| true).unwrap();
    let address = |fact: &Fact| fact.text("address").map(str::to_owned);
    opened.facts.iter().filter_map(address).collect()
}

fn share(house: &House, compartment: Compartment, person: PersonId) -> Share {
    Share { stream: TAUSI, compartment, person, agreement: house.agreement(person) }
}

#[test]
fn the_key_of_a_tier_one_fact_is_wrapped_to_its_writer_and_nobody_else() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    let batch = house.writes(WANZA, 2, TAUSI, vec![sleeps_at("behind the mill")]);
    let [wrap] = batch.wraps.as_slice() else { panic!("{} wraps", batch.wraps.len()) };
    assert_eq!((wrap.recipient, wrap.version), (Recipient::Person(WANZA), 1));
    assert_eq!(wrap.compartment, Compartment::Location.code());
    assert_eq!(house.keys(TAUSI, None).holders(Compartment::Location), [WANZA]);
    assert_eq!(addresses(&house, Some(WANZA)), ["behind the mill"]);
    assert_eq!(addresses(&house, Some(BRIAN)), [""; 0]);
    assert_eq!(addresses(&house, None), [""; 0], "the server alone opens nothing of tier 1");
}

#[test]
fn two_facts_of_one_compartment_in_one_batch_share_a_key_and_two_compartments_do_not() {
    let mut house = House::new();
    let seen = NewFact::new(&HEALTH, Edtf::moment(now())).given("seen", "a cough");
    let facts = vec![sleeps_at("behind the mill"), sleeps_at("at her aunt's"), seen];
    let batch = house.writes(WANZA, 1, TAUSI, facts);
    let made: Vec<(u8, u32)> = batch.wraps.iter().map(|row| (row.compartment, row.version)).collect();
    assert_eq!(made, [(0, 1), (Compartment::Location.code(), 1), (Compartment::Clinical.code(), 1)]);
    let keys = house.keys(TAUSI, Some(WANZA));
    let key = |compartment| *keys.get(compartment, 1).unwrap().expose();
    assert_ne!(key(Compartment::Location), key(Compartment::Clinical));
    assert_eq!(addresses(&house, Some(WANZA)), ["behind the mill", "at her aunt's"]);
}

#[test]
fn a_writer_who_has_the_key_makes_no_other() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![sleeps_at("behind the mill")]);
    let second = house.writes(WANZA, 2, TAUSI, vec![sleeps_at("at her aunt's")]);
    assert_eq!(second.wraps, []);
    assert_eq!(second.parts[0].facts[0].header.binding.key_version, 1);
}

#[test]
fn a_second_writer_makes_a_version_of_her_own_and_the_first_keeps_his() {
    let mut house = House::new();
    house.writes(BRIAN, 1, TAUSI, vec![sleeps_at("behind the mill")]);
    let batch = house.writes(WANZA, 2, TAUSI, vec![sleeps_at("at her aunt's"), sleeps_at("in town")]);
    let [wrap] = batch.wraps.as_slice() else { panic!("{} wraps", batch.wraps.len()) };
    assert_eq!((wrap.recipient, wrap.version), (Recipient::Person(WANZA), 2));
    assert_eq!(addresses(&house, Some(BRIAN)), ["behind the mill"]);
    assert_eq!(addresses(&house, Some(WANZA)), ["at her aunt's", "in town"]);
    assert_eq!(house.keys(TAUSI, None).holders(Compartment::Location), [BRIAN, WANZA]);
    assert_eq!(house.keys(TAUSI, None).latest(Compartment::Location), 2);
}

#[test]
fn a_first_writer_whose_version_is_no_longer_the_newest_makes_a_third() {
    let mut house = House::new();
    house.writes(BRIAN, 1, TAUSI, vec![sleeps_at("behind the mill")]);
    house.writes(WANZA, 2, TAUSI, vec![sleeps_at("at her aunt's")]);
    let third = house.writes(BRIAN, 3, TAUSI, vec![sleeps_at("in town")]);
    assert_eq!((third.wraps[0].recipient, third.wraps[0].version), (Recipient::Person(BRIAN), 3));
    assert_eq!(addresses(&house, Some(BRIAN)), ["behind the mill", "in town"]);
    assert_eq!(addresses(&house, Some(WANZA)), ["at her aunt's"]);
}

#[test]
fn a_share_opens_the_compartment_for_the_person_named() {
    let mut house = House::new();
    let given = vec![share(&house, Compartment::Location, NJERI)];
    let batch = house.writes_sharing(WANZA, 1, TAUSI, vec![sleeps_at("behind the mill")], given);
    let recipients: Vec<Recipient> = batch.wraps.iter().map(|row| row.recipient).collect();
    let expected = [Recipient::Organisation, Recipient::Person(WANZA), Recipient::Person(NJERI)];
    assert_eq!(recipients, expected);
    assert_eq!(addresses(&house, Some(NJERI)), ["behind the mill"]);
    assert_eq!(addresses(&house, Some(BRIAN)), [""; 0]);
}

#[test]
fn a_person_who_was_given_the_key_writes_under_it() {
    let mut house = House::new();
    let given = vec![share(&house, Compartment::Location, NJERI)];
    house.writes_sharing(WANZA, 1, TAUSI, vec![sleeps_at("behind the mill")], given);
    let batch = house.writes(NJERI, 2, TAUSI, vec![sleeps_at("at her aunt's")]);
    assert_eq!(batch.wraps, []);
    assert_eq!(addresses(&house, Some(WANZA)), ["behind the mill", "at her aunt's"]);
}

fn refused_share(house: &House, author: PersonId, share: Share) -> SealError {
    let stream = StreamChange::at(TAUSI, house.head(TAUSI), vec![opened("Tausi")]);
    let change = Change { streams: vec![stream], share: vec![share], ..Change::default() };
    house.batch(&house.author(author), 9, &change).unwrap_err()
}

#[test]
fn nobody_shares_a_key_they_do_not_hold() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![sleeps_at("behind the mill")]);
    let location = share(&house, Compartment::Location, NJERI);
    assert_eq!(refused_share(&house, BRIAN, location), SealError::Refused);
    let never_written = share(&house, Compartment::Evidence, NJERI);
    assert_eq!(refused_share(&house, WANZA, never_written), SealError::Refused);
}

#[test]
fn tier_two_is_the_organisations_and_is_shared_with_no_single_person() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    let casework = share(&house, Compartment::Casework, NJERI);
    assert_eq!(refused_share(&house, WANZA, casework), SealError::Refused);
}

#[test]
fn a_public_key_that_is_none_is_refused() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![sleeps_at("behind the mill")]);
    let broken = Share { agreement: [0; 32], ..share(&house, Compartment::Location, NJERI) };
    assert_eq!(refused_share(&house, WANZA, broken), SealError::BadKey);
}
