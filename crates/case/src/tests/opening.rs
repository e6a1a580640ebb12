//! Opening: whoever opens works on it, and owes the person the question for consent by tomorrow.

use facts::{Absent, Edtf, FieldValue, Series};
use jiff::civil::date;

use super::{Stream, TODAY, WANZA, at, given, moment_of, now, told};
use crate::rules::{Opening, open};

#[test]
fn as_little_as_an_alias_is_enough() {
    let opening = Opening { casework: vec![given("alias", "Tausi")], ..Opening::default() };
    assert_eq!(
        told(&open(&opening, WANZA, now())),
        [
            "case_opened alias=Tausi office=",
            "assigned worker=Wanza",
            "step_marked step=contact",
            "duty_opened due=2026-11-25 what=consent",
        ]
    );
}

#[test]
fn everything_that_was_said_is_written_in_the_fact_it_belongs_to() {
    let opening = Opening {
        casework: vec![given("alias", "Tausi"), ("languages", FieldValue::none(Absent::NotAsked))],
        identity: vec![given("names_said", "Mwikali Nthuvai"), ("born", FieldValue::none(Absent::Unknown))],
        phones: vec![
            vec![given("phone", "+254199000127"), given("phone_owner", "own")],
            vec![given("phone", "+254199000128")],
        ],
        contact: vec![given("channel", "sms"), given("code_word", "flour")],
        series: Some(("P-".to_owned(), 4265)),
        office: "mombasa".to_owned(),
    };
    assert_eq!(
        told(&open(&opening, WANZA, now())),
        [
            "case_opened alias=Tausi languages=not_asked number_after=4265 number_prefix=P- office=mombasa",
            "identity_recorded born=unknown names_said=Mwikali Nthuvai",
            "phone_recorded phone=+254199000127 phone_owner=own",
            "phone_recorded phone=+254199000128",
            "safe_contact_set channel=sms code_word=flour",
            "assigned worker=Wanza",
            "step_marked step=contact",
            "duty_opened due=2026-11-25 what=consent",
        ]
    );
}

#[test]
fn tomorrow_is_nairobis_tomorrow() {
    let due = |hour, minute| {
        let facts = open(&Opening::default(), WANZA, at(TODAY, hour, minute));
        told(&facts).pop().unwrap()
    };
    assert_eq!(due(0, 5), "duty_opened due=2026-11-25 what=consent", "still yesterday in Greenwich");
    assert_eq!(due(23, 59), "duty_opened due=2026-11-25 what=consent");
    let last = open(&Opening::default(), WANZA, at(date(2026, 12, 31), 12, 0));
    assert_eq!(told(&last).pop().unwrap(), "duty_opened due=2027-01-01 what=consent");
}

#[test]
fn all_of_it_happened_when_it_was_opened() {
    let facts = open(&Opening::default(), WANZA, now());
    assert!(moment_of(&facts).into_iter().all(|happened| *happened == Edtf::moment(now())));
}

#[test]
fn the_case_that_stands_then_is_its_openers() {
    let case = Stream::opened().case();
    assert_eq!((case.alias(), case.step()), ("Tausi", "contact"));
    assert!(case.is_assigned(WANZA));
    assert!(!case.is_closed());
    assert_eq!(case.assigned.len(), 1);
    assert_eq!(case.opened, Some(Edtf::moment(now())));
    assert_eq!(case.duties.iter().map(|duty| duty.what.as_str()).collect::<Vec<_>>(), ["consent"]);
}

#[test]
fn a_case_remembers_the_series_of_its_number() {
    let opening = Opening { series: Some(("P-".to_owned(), 4265)), ..Opening::default() };
    let mut stream = Stream::default();
    stream.add(WANZA, now(), &open(&opening, WANZA, now()));
    assert_eq!(stream.case().series, Some(Series { prefix: "P-".to_owned(), after: 4265 }));
    assert_eq!(Stream::opened().case().series, None);
    assert_eq!(Stream::default().case().alias(), "?");
}
