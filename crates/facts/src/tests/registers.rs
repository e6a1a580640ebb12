//! The register: every card in memory, and what lists, search and signing in ask of it.

use super::{BRIAN, MATLAI, MVULE, NJERI, TAUSI, UPEPO, WANZA};
use crate::search::Variants;
use crate::{Card, Duty, Edtf, OrganisationId, PersonId, Register, Row, Series, Staff, StreamId, StreamKind};

fn empty() -> Register {
    Register::new(&Variants::kenya())
}

fn case(stream: StreamId, alias: &str, folded_to: u64, assigned: &[PersonId]) -> Row {
    let mut card = Card::new(StreamKind::Case, alias);
    card.assigned = assigned.to_vec();
    card.series = Some(Series { prefix: "P-".to_owned(), after: 4265 });
    Row { organisation: MVULE, stream, folded_to, serial: None, card }
}

fn numbered(row: Row, serial: u64) -> Row {
    Row { serial: Some(serial), ..row }
}

fn staff(person: PersonId, name: &str, sign_in: &str, supervisor: Option<PersonId>) -> Row {
    let mut card = Card::new(StreamKind::Person, name);
    card.staff = Some(Staff {
        sign_in: sign_in.to_owned(),
        role: "caseworker".to_owned(),
        office: String::new(),
        language: "sw".to_owned(),
        supervisor,
        agreement: String::new(),
        signing: String::new(),
        active: true,
    });
    Row { organisation: MVULE, stream: person.stream(), folded_to: 1, serial: None, card }
}

fn aliases<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<&'a str> {
    rows.map(|row| row.card.alias.as_str()).collect()
}

fn found<'a>(register: &'a Register, query: &str) -> Vec<&'a str> {
    aliases(register.find(query, |_| true, 10).into_iter().map(|(row, _)| row))
}

#[test]
fn a_card_is_found_by_its_stream_and_counted() {
    let mut register = empty();
    assert!(register.is_empty());
    register.put(case(TAUSI, "Tausi", 1, &[]));
    register.put(case(UPEPO, "Upepo", 1, &[]));
    assert_eq!((register.len(), aliases(register.rows())), (2, vec!["Tausi", "Upepo"]));
    assert_eq!(register.get(UPEPO).unwrap().card.alias, "Upepo");
    assert!(register.get(WANZA.stream()).is_none());
}

#[test]
fn a_newer_card_takes_the_place_of_an_older_one() {
    let mut register = empty();
    register.put(case(TAUSI, "Tausi", 1, &[]));
    register.put(case(TAUSI, "Kipepeo", 2, &[]));
    assert_eq!(aliases(register.rows()), ["Kipepeo"]);
    assert_eq!((found(&register, "Tausi"), found(&register, "Kipepeo")), (vec![], vec!["Kipepeo"]));
}

#[test]
fn an_older_card_never_takes_the_place_of_a_newer_one() {
    let mut register = empty();
    register.put(case(TAUSI, "Kipepeo", 5, &[WANZA]));
    register.put(case(TAUSI, "Tausi", 4, &[BRIAN]));
    assert_eq!(aliases(register.rows()), ["Kipepeo"]);
    assert_eq!(aliases(register.assigned_to(WANZA)), ["Kipepeo"]);
    assert_eq!((aliases(register.assigned_to(BRIAN)), found(&register, "Tausi")), (vec![], vec![]));
}

#[test]
fn a_card_that_was_folded_anew_at_the_same_position_is_taken() {
    let mut register = empty();
    register.put(case(TAUSI, "Tausi", 3, &[]));
    register.put(case(TAUSI, "Kipepeo", 3, &[]));
    assert_eq!(aliases(register.rows()), ["Kipepeo"]);
}

#[test]
fn a_number_that_was_taken_stays_when_later_cards_do_not_name_it() {
    let mut register = empty();
    register.put(numbered(case(TAUSI, "Tausi", 1, &[]), 7));
    register.put(case(TAUSI, "Tausi", 2, &[WANZA]));
    assert_eq!(register.get(TAUSI).unwrap().number().as_deref(), Some("P-4272"));
    assert_eq!(found(&register, "P-4272"), ["Tausi"]);
}

#[test]
fn a_case_is_still_found_by_its_number_after_its_alias_changed() {
    let mut register = empty();
    register.put(numbered(case(TAUSI, "Tausi", 1, &[]), 7));
    register.put(case(TAUSI, "Kipepeo", 2, &[]));
    assert_eq!(found(&register, "P-4272"), ["Kipepeo"]);
}

#[test]
fn a_number_that_comes_later_is_found_from_then_on() {
    let mut register = empty();
    register.put(case(TAUSI, "Tausi", 1, &[]));
    assert_eq!((register.get(TAUSI).unwrap().number(), found(&register, "P-4272")), (None, vec![]));
    register.put(numbered(case(TAUSI, "Tausi", 2, &[]), 7));
    assert_eq!(found(&register, "P-4272"), ["Tausi"]);
}

#[test]
fn whoever_is_assigned_has_the_case_and_nobody_else() {
    let mut register = empty();
    register.put(case(TAUSI, "Tausi", 1, &[]));
    register.put(case(UPEPO, "Upepo", 1, &[WANZA]));
    assert_eq!(aliases(register.unassigned(MVULE)), ["Tausi"]);
    assert_eq!(aliases(register.assigned_to(WANZA)), ["Upepo"]);

    register.put(case(TAUSI, "Tausi", 2, &[WANZA]));
    assert_eq!(aliases(register.unassigned(MVULE)), [""; 0]);
    assert_eq!(aliases(register.assigned_to(WANZA)), ["Upepo", "Tausi"]);

    register.put(case(TAUSI, "Tausi", 3, &[BRIAN]));
    register.put(case(UPEPO, "Upepo", 2, &[]));
    assert_eq!(aliases(register.assigned_to(WANZA)), [""; 0]);
    assert_eq!(aliases(register.assigned_to(BRIAN)), ["Tausi"]);
    assert_eq!(aliases(register.unassigned(MVULE)), ["Upepo"]);
    assert_eq!(aliases(register.unassigned(MATLAI)), [""; 0]);
}

#[test]
fn rows_are_listed_by_organisation_and_kind() {
    let elsewhere = |organisation: OrganisationId, row: Row| Row { organisation, ..row };
    let mut register = empty();
    register.put(case(TAUSI, "Tausi", 1, &[]));
    register.put(elsewhere(MATLAI, case(UPEPO, "Upepo", 1, &[])));
    register.put(staff(WANZA, "Wanza Kyaluvi", "wanza", None));
    assert_eq!(aliases(register.of_kind(MVULE, StreamKind::Case)), ["Tausi"]);
    assert_eq!(aliases(register.of_kind(MATLAI, StreamKind::Case)), ["Upepo"]);
    assert_eq!(aliases(register.of_kind(MVULE, StreamKind::Person)), ["Wanza Kyaluvi"]);
    assert_eq!(aliases(register.unassigned(MVULE)), ["Tausi"], "staff are nobody's case");
}

#[test]
fn a_person_signs_in_by_name_however_it_is_typed() {
    let mut register = empty();
    register.put(staff(WANZA, "Wanza Kyaluvi", "Wanza", None));
    for typed in ["wanza", "WANZA", " Wanza "] {
        assert_eq!(register.signing_in(typed), Some(WANZA), "{typed:?}");
    }
    assert_eq!((register.signing_in("wanz"), register.signing_in("")), (None, None));
}

#[test]
fn an_old_sign_in_name_lets_nobody_in_once_it_was_changed() {
    let mut register = empty();
    register.put(staff(WANZA, "Wanza Kyaluvi", "wanza", None));
    register.put(Row { folded_to: 2, ..staff(WANZA, "Wanza Kyaluvi", "w.kyaluvi", None) });
    assert_eq!((register.signing_in("wanza"), register.signing_in("w.kyaluvi")), (None, Some(WANZA)));
}

#[test]
fn a_sign_in_name_stays_with_whoever_had_it_last_when_another_gives_it_up() {
    let mut register = empty();
    register.put(staff(WANZA, "Wanza Kyaluvi", "w", None));
    register.put(staff(BRIAN, "Brian Odhuogo", "w", None));
    register.put(Row { folded_to: 2, ..staff(WANZA, "Wanza Kyaluvi", "wanza", None) });
    assert_eq!((register.signing_in("w"), register.signing_in("wanza")), (Some(BRIAN), Some(WANZA)));
}

#[test]
fn colleagues_are_known_by_name_and_by_who_answers_for_them() {
    let mut register = empty();
    register.put(staff(NJERI, "Njeri Ngarithu", "njeri", None));
    register.put(staff(WANZA, "Wanza Kyaluvi", "wanza", Some(NJERI)));
    register.put(staff(BRIAN, "Brian Odhuogo", "brian", None));
    assert_eq!((register.name_of(WANZA), register.name_of(PersonId::default())), ("Wanza Kyaluvi", "–"));
    assert_eq!(register.supervised_by(NJERI).collect::<Vec<_>>(), [WANZA]);
    assert_eq!(register.supervised_by(WANZA).count(), 0);
    register.put(Row { folded_to: 2, ..staff(WANZA, "Wanza Kyaluvi", "wanza", Some(BRIAN)) });
    assert_eq!(register.supervised_by(NJERI).count(), 0, "somebody else answers for her now");
    assert_eq!(register.supervised_by(BRIAN).collect::<Vec<_>>(), [WANZA]);
    assert!(register.staff(TAUSI.person()).is_none());
}

#[test]
fn search_shows_only_what_the_reader_may_know_of() {
    let mut register = empty();
    for (stream, alias, worker) in [(TAUSI, "Tausi", WANZA), (UPEPO, "Tausi Mdogo", BRIAN)] {
        register.put(case(stream, alias, 1, &[worker]));
    }
    assert_eq!(found(&register, "Tausi").len(), 2);
    let hers = register.find("Tausi", |row| row.card.assigned.contains(&WANZA), 10);
    assert_eq!(aliases(hers.into_iter().map(|(row, _)| row)), ["Tausi"]);
    assert_eq!(register.find("Tausi", |_| false, 10).len(), 0);
    assert_eq!(register.find("Tausi", |_| true, 1).len(), 1);
}

#[test]
fn a_member_of_staff_is_not_found_among_cases() {
    let mut register = empty();
    register.put(staff(WANZA, "Wanza Kyaluvi", "wanza", None));
    assert_eq!(found(&register, "Wanza"), [""; 0]);
}

#[test]
fn the_next_duty_is_the_one_that_is_due_first() {
    let due = |what: &str, day: &str| Duty {
        what: what.to_owned(),
        due: Edtf::parse(day).unwrap(),
        owner: None,
        note: None,
    };
    let mut row = case(TAUSI, "Tausi", 1, &[]);
    assert_eq!(row.next_duty(), None);
    row.card.duties =
        vec![due("visit", "2026-11-30"), due("call", "2026-11-24T15:00+03:00"), due("consent", "2026-11-24")];
    assert_eq!(row.next_duty().unwrap().what, "call");
    row.card.conflicts = vec![BRIAN];
    assert_eq!((row.conflicts_with(BRIAN), row.conflicts_with(WANZA)), (true, false));
    assert_eq!((row.code("risk"), row.number()), (None, None));
}
