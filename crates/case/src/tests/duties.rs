//! Duties: opened, done once, the most urgent first.

use facts::{Edtf, NewFact};
use jiff::civil::date;

use super::{NJERI, Stream, TODAY, WANZA, fact, now, told};
use crate::facts::DUTY_OPENED;
use crate::rules::{Command, Refusal, open_duty};

#[test]
fn a_duty_names_its_day_and_its_owner_if_it_has_one() {
    let facts = [open_duty("visit", TODAY, Some(NJERI), now()), open_duty("call", TODAY, None, now())];
    assert_eq!(
        told(&facts),
        ["duty_opened due=2026-11-24 owner=Njeri what=visit", "duty_opened due=2026-11-24 what=call"]
    );
}

#[test]
fn a_duty_that_was_done_is_no_longer_due() {
    let mut stream = Stream::opened();
    assert_eq!(stream.decide(&Command::FinishDuty(fact(4))).unwrap(), ["duty_done duty=#4"]);
    stream.does(&Command::FinishDuty(fact(4)));
    assert_eq!(stream.case().duties, []);
}

#[test]
fn a_duty_is_done_once_and_what_is_no_duty_never() {
    let mut stream = Stream::opened();
    stream.does(&Command::FinishDuty(fact(4)));
    for other in [4, 1, 77] {
        assert_eq!(stream.decide(&Command::FinishDuty(fact(other))), Err(Refusal::NoSuchDuty));
    }
}

#[test]
fn what_is_due_first_stands_first() {
    let mut stream = Stream::opened();
    let at_three = NewFact::new(&DUTY_OPENED, Edtf::moment(now()))
        .given("what", "court")
        .given("due", "2026-11-24T15:00+03:00")
        .given("duty_note", "bring the letter");
    stream.add(WANZA, now(), &[open_duty("visit", date(2026, 12, 2), None, now()), at_three]);
    stream.add(WANZA, now(), &[open_duty("call", TODAY, Some(NJERI), now())]);
    let due = stream.case().due();
    assert_eq!(
        due.iter().map(|duty| duty.what.as_str()).collect::<Vec<_>>(),
        ["court", "call", "consent", "visit"]
    );
    assert_eq!((due[0].note.as_deref(), due[0].owner), (Some("bring the letter"), None));
    assert_eq!((due[1].note.as_deref(), due[1].owner), (None, Some(NJERI)));
}

#[test]
fn a_duty_without_a_day_that_can_be_read_is_none() {
    let mut stream = Stream::opened();
    let vague = NewFact::new(&DUTY_OPENED, Edtf::moment(now())).given("what", "visit").given("due", "soon");
    stream.add(WANZA, now(), &[vague]);
    assert_eq!(stream.case().duties.len(), 1);
}
