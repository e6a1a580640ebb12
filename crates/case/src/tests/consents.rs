//! Consent: what was answered, until when it holds, and what a case that was opened again waits for.

use jiff::civil::{Date, date};

use super::{Stream, TODAY, at};
use crate::rules::ConsentState::{Ended, Live, NotAsked, Refused};
use crate::rules::{Command, PURPOSES};

fn answers(given: &[(&str, bool)]) -> Command {
    Command::RecordConsent {
        answers: given.iter().map(|(purpose, yes)| ((*purpose).to_owned(), *yes)).collect(),
        how: "aloud".to_owned(),
        language: "sw".to_owned(),
    }
}

#[test]
fn a_yes_holds_for_a_year_and_a_no_until_she_says_otherwise() {
    let facts = Stream::opened().decide(&answers(&[("services", true), ("statistics", false)])).unwrap();
    assert_eq!(
        facts,
        [
            "consent_recorded consent_answer=given consent_how=aloud consent_language=sw \
             consent_until=2027-11-24 purpose=services",
            "consent_recorded consent_answer=refused consent_how=aloud consent_language=sw purpose=statistics",
            "step_marked step=consent",
            "duty_done duty=#4",
        ]
    );
}

#[test]
fn nothing_answered_is_nothing_written() {
    assert_eq!(Stream::opened().decide(&answers(&[])).unwrap(), [""; 0]);
}

#[test]
fn the_duty_to_ask_is_done_once_services_were_asked() {
    let mut stream = Stream::opened();
    stream.does(&answers(&[("statistics", true)]));
    assert_eq!(stream.case().duties.len(), 1, "the question itself is still owed");
    stream.does(&answers(&[("services", false)]));
    assert_eq!(stream.case().duties, []);
}

#[test]
fn where_a_purpose_stands_depends_on_the_day() {
    let mut stream = Stream::opened();
    stream.does(&answers(&[("services", true), ("family", false)]));
    let case = stream.case();
    let (last, after) = (date(2027, 11, 24), date(2027, 11, 25));
    for (purpose, day, state) in [
        ("services", TODAY, Live),
        ("services", last, Live),
        ("services", after, Ended),
        ("family", TODAY, Refused),
        ("family", after, Refused),
        ("statistics", TODAY, NotAsked),
        ("statistics", after, NotAsked),
    ] {
        assert_eq!(case.consent_state(purpose, day), state, "{purpose} on {day}");
    }
}

#[test]
fn the_last_answer_for_a_purpose_counts() {
    let mut stream = Stream::opened();
    stream.does(&answers(&[("services", true)]));
    stream.does(&answers(&[("services", false)]));
    assert_eq!(stream.case().consent_state("services", TODAY), Refused);
    stream.does(&answers(&[("services", true)]));
    assert_eq!(stream.case().consent_state("services", TODAY), Live);
    assert_eq!(stream.case().consents.len(), 3, "the earlier answers are kept");
}

#[test]
fn a_yes_without_an_end_does_not_end() {
    let mut stream = Stream::opened();
    let facts =
        crate::rules::decide(&stream.case(), &answers(&[("services", true)]), at(TODAY, 9, 30)).unwrap();
    let mut endless = facts[0].clone();
    endless.fields.remove("consent_until");
    stream.add(super::WANZA, at(TODAY, 9, 30), &[endless]);
    assert_eq!(stream.case().consent_state("services", date(2099, 1, 1)), Live);
}

#[test]
fn a_new_case_is_not_shut_before_anybody_asked() {
    assert!(!Stream::opened().case().is_shut());
    assert!(!Stream::opened().case().must_ask(TODAY));
}

#[test]
fn a_case_that_was_opened_again_is_shut_until_services_are_answered() {
    let mut stream = Stream::opened();
    stream.does(&answers(&[("services", true)]));
    stream.does(&super::close());
    assert!(!stream.case().is_shut(), "closed is not shut");
    stream.does(&super::reopen());
    assert!(stream.case().is_shut(), "what was answered before counts no longer");
    stream.does(&answers(&[("statistics", true), ("family", true)]));
    assert!(stream.case().is_shut(), "another purpose is another question");
    stream.does(&answers(&[("services", true)]));
    assert!(!stream.case().is_shut());
}

#[test]
fn a_no_opens_it_too_because_she_was_asked() {
    let mut stream = Stream::reopened();
    stream.does(&answers(&[("services", false)]));
    assert!(!stream.case().is_shut());
}

#[test]
fn the_answer_that_opens_it_asks_to_go_through_what_is_known() {
    let mut stream = Stream::reopened();
    let other = stream.decide(&answers(&[("family", true)])).unwrap();
    assert!(!other.iter().any(|fact| fact.contains("what=confirm")), "{other:?}");
    let facts = stream.decide(&answers(&[("services", true)])).unwrap();
    assert_eq!(facts.last().unwrap(), "duty_opened due=2026-11-24 what=confirm");
    stream.does(&answers(&[("services", true)]));
    let again = stream.decide(&answers(&[("services", true)])).unwrap();
    assert!(!again.iter().any(|fact| fact.contains("what=confirm")), "{again:?}");
}

#[test]
fn she_must_be_asked_again_when_her_yes_has_ended() {
    let mut stream = Stream::opened();
    stream.does(&answers(&[("services", true)]));
    let must = |day: Date| stream.case().must_ask(day);
    assert_eq!([must(date(2027, 11, 24)), must(date(2027, 11, 25))], [false, true]);
    assert!(Stream::reopened().case().must_ask(TODAY));
}

#[test]
fn three_purposes_are_asked_for_at_the_beginning() {
    assert_eq!(PURPOSES, ["services", "statistics", "family"]);
}
