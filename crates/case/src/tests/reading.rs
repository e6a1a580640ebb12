//! From a form to what is written: only what differs, and over what its reader had seen.

use access::Relation;
use facts::{Absent, FieldValue, OpenedFacts};
use web::{Form, OpenStream};

use super::matches::Desk;
use super::{BRIAN, Stream, TAUSI, fact, given, now};
use crate::read::{Answers, changed, keep, seen};
use crate::rules::Command;

/// Tausi's case: her hours are in fact #5, and Brian changed them in #6.
fn case() -> OpenStream {
    let mut stream = Stream::opened();
    let contact = &crate::facts::SAFE_CONTACT_SET;
    stream.does(&Command::Change(contact, vec![given("hours", "mornings"), given("channel", "sms")]));
    let later = vec![("hours", FieldValue::given("after six").over(vec![fact(5)]))];
    let facts = crate::rules::decide(&stream.case(), &Command::Change(contact, later), now()).unwrap();
    stream.add(BRIAN, now(), &facts);
    let opened = OpenedFacts { head: 6, facts: stream.0, ..OpenedFacts::default() };
    OpenStream {
        id: TAUSI,
        opened,
        holders: vec![],
        relation: Relation::Assigned,
        permits: None,
        looks: vec![],
    }
}

fn written(answers: Answers, seen: u64) -> Vec<String> {
    let one = |(name, value): (&str, FieldValue)| format!("{name}={}", super::answer(&value));
    changed(&case(), answers, seen).into_iter().map(one).collect()
}

#[test]
fn what_is_as_it_was_on_the_page_is_not_written_again() {
    assert_eq!(written(vec![given("hours", "after six"), given("channel", "sms")], 6), [""; 0]);
    assert_eq!(
        written(vec![given("hours", "after six"), given("channel", "call")], 6),
        ["channel=call over #5"]
    );
}

#[test]
fn a_change_replaces_what_stood_on_the_page_and_not_what_came_since() {
    assert_eq!(written(vec![given("hours", "never on Sunday")], 6), ["hours=never on Sunday over #6"]);
    assert_eq!(written(vec![given("hours", "never on Sunday")], 5), ["hours=never on Sunday over #5"]);
    assert_eq!(written(vec![given("hours", "never on Sunday")], 4), ["hours=never on Sunday"]);
}

/// Somebody else changed the hours meanwhile; whoever left them alone on an old page says nothing.
#[test]
fn an_answer_left_alone_on_an_old_page_undoes_nothing() {
    assert_eq!(written(vec![given("hours", "mornings")], 5), [""; 0]);
}

#[test]
fn a_reason_in_the_place_of_an_answer_is_a_change() {
    let declined = vec![("hours", FieldValue::none(Absent::Declined))];
    assert_eq!(written(declined, 6), ["hours=declined over #6"]);
}

#[test]
fn choosing_one_of_two_answers_is_a_change_even_if_it_is_the_one_that_is_shown() {
    let mut clashing = case();
    let second = vec![("hours", FieldValue::given("never on Sunday").over(vec![fact(5)]))];
    let mut stream = Stream(clashing.opened.facts.clone());
    stream.does(&Command::Change(&crate::facts::SAFE_CONTACT_SET, second));
    clashing.opened.facts = stream.0;
    let chosen = changed(&clashing, vec![given("hours", "never on Sunday")], 7);
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].1.over, [fact(6), fact(7)]);
}

/// A form whose place cannot be read has seen nothing: what it says replaces nothing in silence.
#[test]
fn a_form_has_seen_what_its_page_showed_and_never_more_than_there_is() {
    for (written, understood) in [("5", 5), ("6", 6), ("", 0), ("all", 0), ("-1", 0), ("7", 0)] {
        let mut desk = Desk::new(vec![]);
        desk.request.form.set("seen", written);
        assert_eq!(seen(&desk.context(), &case()), understood, "{written:?}");
    }
    assert_eq!(seen(&Desk::new(vec![]).context(), &case()), 0);
}

#[test]
fn a_form_on_its_way_is_kept_as_it_was_typed() {
    let form =
        Form::new(vec![("alias".to_owned(), " Tausi ".to_owned()), ("alias".to_owned(), String::new())]);
    let kept = keep([7; 16], &form, 60);
    assert_eq!((kept.id, kept.seconds), ([7; 16], 60));
    let back: Vec<(String, String)> = serde_json::from_slice(&kept.content).unwrap();
    assert_eq!(Form::new(back), form);
}
