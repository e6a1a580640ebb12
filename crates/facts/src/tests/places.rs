//! Where each sealed thing belongs: swap any part of its place and it does not open.

use seal::{Context, Key, SealError};

use super::{BRIAN, House, MATLAI, MVULE, NJERI, TAUSI, UPEPO, WANZA, command, opened, sleeps_at};
use crate::{
    BriefKey, Compartment, PersonId, Recipient, WrapRow, answer_place, brief_place, card_place, place_of,
};

/// The wraps of a stream with one key of each tier, the second of them Wanza's.
fn wraps() -> (House, Vec<WrapRow>) {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi"), sleeps_at("behind the mill")]);
    let rows = house.wraps.clone();
    (house, rows)
}

fn open(house: &House, row: WrapRow, person: PersonId) -> Result<bool, SealError> {
    let keys = house.vault.open_stream(std::slice::from_ref(&row), Some((person, &house.staff[&person])));
    let location = row.compartment == Compartment::Location.code();
    let compartment = if location { Compartment::Location } else { Compartment::Casework };
    keys.map(|keys| keys.get(compartment, row.version).is_some())
}

#[test]
fn a_wrap_opens_in_its_own_place() {
    let (house, rows) = wraps();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(open(&house, row, WANZA), Ok(true));
    }
}

#[test]
fn a_wrap_with_any_part_of_its_place_changed_does_not_open() {
    let (house, rows) = wraps();
    for row in rows {
        for (part, moved) in [
            ("organisation", WrapRow { organisation: MATLAI, ..row.clone() }),
            ("stream", WrapRow { stream: UPEPO, ..row.clone() }),
            ("compartment", WrapRow { compartment: Compartment::Evidence.code(), ..row.clone() }),
            ("version", WrapRow { version: 2, ..row.clone() }),
        ] {
            assert_eq!(open(&house, moved, WANZA), Err(SealError::Refused), "{part} of {:?}", row.recipient);
        }
    }
}

#[test]
fn a_wrap_does_not_open_for_another_recipient_than_it_was_made_for() {
    let (house, rows) = wraps();
    let [organisation, person] = rows.as_slice() else { panic!("two wraps") };
    let relabelled = WrapRow { recipient: Recipient::Person(BRIAN), ..person.clone() };
    let hers = house.staff[&WANZA].clone();
    let with_her_keys = house.vault.open_stream(std::slice::from_ref(&relabelled), Some((BRIAN, &hers)));
    assert_eq!(with_her_keys.err(), Some(SealError::Refused), "even with the keys it was made for");
    assert_eq!(open(&house, relabelled, BRIAN), Err(SealError::Refused));
    let taken = WrapRow { recipient: Recipient::Organisation, ..person.clone() };
    assert_eq!(open(&house, taken, WANZA), Err(SealError::Refused));
    let given = WrapRow { recipient: Recipient::Person(WANZA), ..organisation.clone() };
    assert!(open(&house, given, WANZA).is_err());
    assert_eq!(open(&house, person.clone(), BRIAN), Ok(false), "left shut for someone else");
}

#[test]
fn a_wrap_of_another_epoch_or_another_person_does_not_open() {
    let (mut house, rows) = wraps();
    let njeri = house.staff[&NJERI].clone();
    let with_other_keys = house.vault.open_stream(&rows, Some((WANZA, &njeri)));
    assert_eq!(with_other_keys.err(), Some(SealError::Refused));
    house.vault.epoch_key = Key::from_bytes([9; 32]);
    for row in rows {
        assert_eq!(open(&house, row, WANZA), Err(SealError::Refused));
    }
}

#[test]
fn wraps_that_no_stream_is_opened_with_are_passed_over() {
    let (house, rows) = wraps();
    let others = [Recipient::Root, Recipient::Password(WANZA)].map(|recipient| WrapRow {
        recipient,
        sealed: Vec::new(),
        ..rows[0].clone()
    });
    let keys = house.vault.open_stream(&others, None).unwrap();
    assert_eq!((keys.latest(Compartment::Casework), keys.card_key().is_some()), (0, false));
}

#[test]
fn no_two_places_are_written_alike() {
    let (_, rows) = wraps();
    let brief = |kind, name: &[u8]| brief_place(&BriefKey::new(kind, name));
    let places: Vec<Context> = vec![
        place_of(&rows[0]),
        place_of(&rows[1]),
        card_place(MVULE, TAUSI, 1),
        card_place(MVULE, TAUSI, 256),
        card_place(MVULE, UPEPO, 1),
        card_place(MATLAI, TAUSI, 1),
        answer_place(MVULE, WANZA, command(1)),
        answer_place(MVULE, WANZA, command(2)),
        answer_place(MVULE, BRIAN, command(1)),
        answer_place(MATLAI, WANZA, command(1)),
        brief("session", b"one"),
        brief("session", b"two"),
        brief("draft", b"one"),
    ];
    for (nth, one) in places.iter().enumerate() {
        assert_eq!(places.iter().position(|other| other == one), Some(nth));
    }
}

#[test]
fn a_recipient_is_a_letter_and_an_id() {
    for (recipient, letter, id) in [
        (Recipient::Root, b'r', [0; 16]),
        (Recipient::Organisation, b'o', [0; 16]),
        (Recipient::Person(WANZA), b'p', [1; 16]),
        (Recipient::Password(BRIAN), b'w', [2; 16]),
    ] {
        let bytes = recipient.bytes();
        assert_eq!((bytes[0], &bytes[1..]), (letter, id.as_slice()));
        assert_eq!(Recipient::from_bytes(&bytes), Some(recipient));
    }
}

#[test]
fn other_bytes_are_no_recipient() {
    let person = Recipient::Person(WANZA).bytes();
    let unknown = [b"x".as_slice(), &[0; 16]].concat();
    let long = [person.as_slice(), &[0]].concat();
    for bytes in [&[][..], &person[..16], &long, &unknown, b"p"] {
        assert_eq!(Recipient::from_bytes(bytes), None, "{bytes:?}");
    }
}
