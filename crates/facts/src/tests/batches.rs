//! From a decision to a batch: keys, signature, cards and the fact's own header.

use seal::SealError;

use super::{House, MATLAI, MVULE, NAMED, TAUSI, UPEPO, WANZA, command, now, opened, sleeps_at, stamp};
use crate::{
    Author, Brief, BriefKey, Card, Change, Compartment, Edtf, NewFact, PersonId, Recipient, Sealer,
    StreamChange, StreamKind,
};

fn at(expected: u64, facts: Vec<NewFact>) -> Change {
    Change { streams: vec![StreamChange::at(TAUSI, expected, facts)], ..Change::default() }
}

#[test]
fn a_new_stream_gets_one_key_wrapped_for_the_organisation_alone() {
    let mut house = House::new();
    let named = NewFact::new(&NAMED, Edtf::moment(now())).given("names", vec!["Mwikali".to_owned()]);
    let batch = house.writes(WANZA, 1, TAUSI, vec![opened("Tausi"), named]);
    let [wrap] = batch.wraps.as_slice() else { panic!("{} wraps", batch.wraps.len()) };
    assert_eq!((wrap.organisation, wrap.stream, wrap.recipient), (MVULE, TAUSI, Recipient::Organisation));
    assert_eq!((wrap.compartment, wrap.version, wrap.epoch), (0, 1, 1));
    let keys = house.keys(TAUSI, None);
    assert!(keys.get(Compartment::Casework, 1).is_some());
    assert_eq!(keys.get(Compartment::Location, 1).map(|_| ()), None);
}

#[test]
fn two_new_streams_of_one_batch_get_two_different_keys() {
    let mut house = House::new();
    let streams = [(TAUSI, "Tausi"), (UPEPO, "Upepo")]
        .map(|(stream, alias)| StreamChange::at(stream, 0, vec![opened(alias)]))
        .to_vec();
    let batch = house.batch(&house.author(WANZA), 1, &Change { streams, ..Change::default() }).unwrap();
    house.keep(&batch);
    let key = |stream| *house.keys(stream, None).get(Compartment::Casework, 1).unwrap().expose();
    assert_ne!(key(TAUSI), key(UPEPO));
}

#[test]
fn a_stream_that_exists_is_written_under_the_key_it_has() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    let second = house.writes(WANZA, 2, TAUSI, vec![opened("Tausi again")]);
    assert_eq!(second.wraps, []);
    assert_eq!(second.parts[0].expected, Some(1));
}

#[test]
fn a_stream_that_should_exist_but_has_no_key_is_refused() {
    let house = House::new();
    let refused = house.batch(&house.author(WANZA), 1, &at(3, vec![opened("Tausi")]));
    assert_eq!(refused.unwrap_err(), SealError::Refused);
}

#[test]
fn an_organisation_whose_key_is_not_here_is_refused() {
    let mut house = House::new();
    house.vault.organisations.remove(&MVULE);
    let refused = house.batch(&house.author(WANZA), 1, &at(0, vec![opened("Tausi")]));
    assert_eq!(refused.unwrap_err(), SealError::Refused);
}

#[test]
fn the_header_says_where_the_fact_belongs_and_who_wrote_it() {
    let mut house = House::new();
    let batch = house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    let place = &batch.parts[0].facts[0].header.binding;
    assert_eq!((place.organisation, place.stream), (*MVULE.bytes(), *TAUSI.bytes()));
    assert_eq!((place.compartment, place.key_version), (Compartment::Casework.code(), 1));
    assert_eq!(place.author, house.staff[&WANZA].public().signing);
}

#[test]
fn the_author_signs_once_over_every_fact_in_order() {
    let mut house = House::new();
    let batch = house.writes(WANZA, 1, TAUSI, vec![opened("Tausi"), opened("Tausi again")]);
    let statement = &batch.commit.statement;
    let digests: Vec<[u8; 32]> = batch.parts[0].facts.iter().map(seal::fact_digest).collect();
    assert_eq!(statement.digests, digests);
    assert_eq!((statement.command, statement.command_digest), ([1; 16], [1; 32]));
    let author = house.staff[&WANZA].public().signing;
    assert_eq!(seal::verify_signature(&author, &statement.message(), &batch.commit.signature), Ok(()));

    let mut turned = statement.clone();
    turned.digests.reverse();
    let refused = seal::verify_signature(&author, &turned.message(), &batch.commit.signature);
    assert_eq!(refused, Err(SealError::BadSignature));
}

#[test]
fn the_server_signs_what_no_person_signs_in_nobodys_name() {
    let mut house = House::new();
    let server = Author::Server(&house.vault.server);
    let batch = house.batch(&server, 1, &at(0, vec![opened("Tausi")])).unwrap();
    house.keep(&batch);
    assert_eq!(batch.commit.person, PersonId::default());
    let statement = &batch.commit.statement;
    assert_eq!(statement.author, house.vault.server.public());
    let signed = seal::verify_signature(&statement.author, &statement.message(), &batch.commit.signature);
    assert_eq!(signed, Ok(()));
}

#[test]
fn the_server_cannot_write_what_it_may_not_read() {
    let house = House::new();
    let server = Author::Server(&house.vault.server);
    let refused = house.batch(&server, 1, &at(0, vec![sleeps_at("behind the mill")]));
    assert_eq!(refused.unwrap_err(), SealError::Refused);
}

#[test]
fn a_card_goes_with_the_batch_and_names_the_position_after_it() {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    let mut change = at(1, vec![opened("Tausi"), opened("Tausi")]);
    change.streams[0].card = Some(Card::new(StreamKind::Case, "Tausi"));
    change.streams[0].numbered_by = Some(4);
    let batch = house.batch(&house.author(WANZA), 2, &change).unwrap();
    let card = batch.parts[0].card.clone().unwrap();
    assert_eq!((card.folded_to, card.numbered_by), (3, Some(4)));
}

#[test]
fn a_stream_whose_order_does_not_matter_carries_no_card() {
    let house = House::new();
    let stream =
        StreamChange::anywhere(TAUSI, vec![opened("Tausi")]).card(Card::new(StreamKind::Case, "Tausi"));
    let change = Change { streams: vec![stream], ..Change::default() };
    let batch = house.batch(&house.author(WANZA), 1, &change).unwrap();
    assert_eq!((batch.parts[0].expected, &batch.parts[0].card), (None, &None));
}

#[test]
fn what_a_change_spends_and_leaves_goes_with_the_batch() {
    let house = House::new();
    let brief = Brief { key: BriefKey::new("draft", b"one"), sealed: vec![1], expires: 60 };
    let change = Change {
        spends: vec![BriefKey::new("link", b"two")],
        briefs: vec![brief.clone()],
        ..at(0, vec![opened("Tausi")])
    };
    let batch = house.batch(&house.author(WANZA), 1, &change).unwrap();
    assert_eq!((batch.spends, batch.briefs), (change.spends, vec![brief]));
}

#[test]
fn what_is_sealed_for_one_organisation_is_not_sealed_for_another() {
    let house = House::new();
    let there = Sealer { organisation: MATLAI, ..house.sealer() };
    let none = |_| Vec::new();
    let batch = there.batch(&at(0, vec![opened("Tausi")]), &house.author(WANZA), &stamp(1), &none).unwrap();
    assert_eq!((batch.organisation, batch.wraps[0].organisation), (MATLAI, MATLAI));
    assert_eq!(batch.commit.command(), command(1));
    let row = crate::WrapRow { organisation: MVULE, ..batch.wraps[0].clone() };
    assert_eq!(house.vault.open_stream(&[row], None).err(), Some(SealError::Refused));
}
