//! What lists look at before they show a case: quick, and the same as reading every card.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{BRIAN, MVULE, NJERI, TAUSI, UPEPO, WANZA};
use crate::search::Variants;
use crate::{Card, Duty, Edtf, LISTED, PersonId, Places, Register, Row, StreamId, StreamKind};

fn case(stream: StreamId, alias: &str, codes: &[(&str, &str)]) -> Row {
    let mut card = Card::new(StreamKind::Case, alias);
    card.codes = codes.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect();
    Row { organisation: MVULE, stream, folded_to: 1, serial: None, card }
}

fn register(rows: Vec<Row>) -> Register {
    let mut register = Register::new(&Variants::default());
    rows.into_iter().for_each(|row| register.put(row));
    register
}

#[test]
fn two_cases_with_the_same_code_have_the_same_number_and_others_do_not() {
    let register = register(vec![
        case(TAUSI, "Tausi", &[("status", "open"), ("risk", "high")]),
        case(UPEPO, "Upepo", &[("status", "open"), ("risk", "low"), ("opened", "2026-11-24")]),
    ]);
    let (tausi, upepo) = (register.glance(0).unwrap(), register.glance(1).unwrap());
    assert_eq!(LISTED, ["status", "risk", "step"]);
    assert_eq!(tausi.codes[0], upepo.codes[0]);
    assert_ne!(tausi.codes[1], upepo.codes[1]);
    assert_eq!(register.code_number("high"), Some(tausi.codes[1]));
    assert_eq!(register.code_number("2026-11-24"), None, "lists do not filter by it");
    assert_ne!(Some(tausi.codes[2]), register.code_number("open"), "no step is no code");
}

#[test]
fn a_glance_follows_its_card() {
    let mut register = register(vec![case(TAUSI, "Tausi", &[("risk", "high")])]);
    register.put(Row { folded_to: 2, ..case(TAUSI, "Kipepeo", &[("risk", "low")]) });
    let glance = register.glance(0).unwrap();
    assert_eq!(Some(glance.codes[1]), register.code_number("low"));
    assert_eq!(glance.alias, u64::from_be_bytes(*b"Kipepeo\0"));
    assert!(register.glance(1).is_none());
}

#[test]
fn a_case_is_hidden_from_whom_its_card_names_and_from_nobody_else() {
    let with = |folded_to: u64, conflicts: &[PersonId]| {
        let mut row = case(TAUSI, "Tausi", &[]);
        (row.folded_to, row.card.conflicts) = (folded_to, conflicts.to_vec());
        row
    };
    let mut register = register(vec![with(1, &[BRIAN]), case(UPEPO, "Upepo", &[])]);
    let hidden = |register: &Register| [BRIAN, WANZA].map(|who| register.is_hidden_from(who, 0));
    assert_eq!(hidden(&register), [true, false]);
    assert!(!register.is_hidden_from(BRIAN, 1));
    register.put(with(2, &[]));
    assert_eq!(hidden(&register), [false, false]);
    register.put(with(3, &[WANZA, BRIAN]));
    assert_eq!(hidden(&register), [true, true]);
}

#[test]
fn aliases_are_in_the_order_of_their_glances_as_far_as_those_tell() {
    let aliases = ["Almasi", "Lulu", "Lulu ya pili", "Lulu ya tatu", "Tausi", "ŋombe"];
    let rows = aliases.iter().zip(1..).map(|(alias, nth)| case(StreamId::from_bytes([nth; 16]), alias, &[]));
    let register = register(rows.collect());
    let told: Vec<u64> = (0..6).map(|place| register.glance(place).unwrap().alias).collect();
    assert!(told.is_sorted());
}

#[test]
fn search_among_places_is_search_among_what_is_allowed() {
    let register = register(vec![case(TAUSI, "Tausi", &[]), case(UPEPO, "Tausi", &[])]);
    let mut second = Places::default();
    second.insert(1);
    let found = register.find_among("Tausi", &second, 10);
    assert_eq!(found.iter().map(|(row, _)| row.stream).collect::<Vec<_>>(), [UPEPO]);
    assert_eq!(register.find_among("Tausi", &Places::default(), 10).len(), 0);
}

/// Duties of a case: of one of three people or of nobody, on some day of November.
fn duties() -> impl Strategy<Value = Vec<Duty>> {
    let owner = prop_oneof![Just(None), Just(Some(WANZA)), Just(Some(BRIAN)), Just(Some(NJERI))];
    let duty = (owner, 1_u8..30).prop_map(|(owner, day)| Duty {
        what: "visit".to_owned(),
        due: Edtf::parse(&format!("2026-11-{day:02}")).unwrap(),
        owner,
        note: None,
    });
    proptest::collection::vec(duty, 0..5)
}

fn plainly(duties: &[Duty], person: PersonId) -> i64 {
    let own = duties.iter().filter(|duty| duty.owner.is_none_or(|owner| owner == person));
    own.map(|duty| duty.due.end()).min().unwrap_or(i64::MAX)
}

proptest! {
    #[test]
    fn what_is_due_for_someone_is_what_their_cards_say(all in proptest::collection::vec(duties(), 1..6)) {
        let rows = all.iter().zip(1..).map(|(duties, nth)| {
            let mut row = case(StreamId::from_bytes([nth; 16]), "Tausi", &[]);
            row.card.duties.clone_from(duties);
            row
        });
        let register = register(rows.collect());
        for person in [WANZA, BRIAN, NJERI, PersonId::default()] {
            let due = register.due_for(person);
            for (place, duties) in (0..).zip(&all) {
                prop_assert_eq!(due(place), plainly(duties, person));
            }
        }
    }

    #[test]
    fn places_are_a_set_in_order(changes in proptest::collection::vec((0_u32..400, any::<bool>()), 0..60)) {
        let (mut places, mut plain) = (Places::default(), BTreeSet::new());
        for (place, put) in changes {
            if put {
                prop_assert_eq!(places.insert(place), plain.insert(place));
            } else {
                places.remove(place);
                plain.remove(&place);
            }
        }
        prop_assert!(places.iter().eq(plain.iter().copied()));
        prop_assert!((0..500).all(|place| places.contains(place) == plain.contains(&place)));
    }
}
