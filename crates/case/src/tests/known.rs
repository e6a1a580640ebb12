//! What is known of the person: changed answer by answer, and gone through when asked to.

use facts::{Absent, FieldValue};

use super::{BRIAN, Stream, TODAY, WANZA, fact, given, now};
use crate::facts::{HOME_ADDRESS_RECORDED, SAFE_CONTACT_SET};
use crate::rules::{Command, Refusal, open_duty};

#[test]
fn a_change_is_one_fact_with_what_it_replaces() {
    let hours = FieldValue::given("after six").over(vec![fact(5)]);
    let command = Command::Change(&SAFE_CONTACT_SET, vec![("hours", hours), given("channel", "sms")]);
    let facts = Stream::opened().decide(&command).unwrap();
    assert_eq!(facts, ["safe_contact_set channel=sms hours=after six over #5"]);
}

#[test]
fn an_address_goes_into_its_own_fact() {
    let command = Command::Change(&HOME_ADDRESS_RECORDED, vec![given("address", "behind the mill")]);
    let facts = Stream::opened().decide(&command).unwrap();
    assert_eq!(facts, ["home_address_recorded address=behind the mill"]);
}

#[test]
fn a_change_of_nothing_is_refused() {
    for command in
        [Command::Change(&SAFE_CONTACT_SET, vec![]), Command::AddPhone(vec![]), Command::ConfirmKnown(vec![])]
    {
        assert_eq!(Stream::opened().decide(&command), Err(Refusal::Nothing), "{command:?}");
    }
}

#[test]
fn a_reason_for_no_answer_is_written_like_an_answer() {
    let command = Command::ConfirmKnown(vec![("born", FieldValue::none(Absent::Declined))]);
    assert_eq!(Stream::opened().decide(&command).unwrap(), ["identity_recorded born=declined"]);
}

#[test]
fn going_through_what_is_known_finishes_the_duty_to_do_so() {
    let mut stream = Stream::opened();
    stream.add(WANZA, now(), &[open_duty("confirm", TODAY, None, now())]);
    assert_eq!(stream.decide(&Command::ConfirmKnown(vec![])).unwrap(), ["duty_done duty=#5"]);
    let facts = stream.decide(&Command::ConfirmKnown(vec![given("names_said", "Mwikali")])).unwrap();
    assert_eq!(facts, ["duty_done duty=#5", "identity_recorded names_said=Mwikali"]);
}

#[test]
fn what_two_people_answered_at_once_both_stands() {
    let mut stream = Stream::opened();
    stream.does(&Command::ConfirmKnown(vec![given("names_said", "Mwikali")]));
    let over = |text: &str| vec![("names_said", FieldValue::given(text).over(vec![fact(5)]))];
    stream.does(&Command::ConfirmKnown(over("Mwikali Nthuvai")));
    let of_brian =
        crate::rules::decide(&stream.case(), &Command::ConfirmKnown(over("Muikali")), now()).unwrap();
    stream.add(BRIAN, now(), &of_brian);
    let case = stream.case();
    let clashes: Vec<(&str, usize)> = case.fields.clashes().map(|(name, held)| (name, held.len())).collect();
    assert_eq!(clashes, [("names_said", 2)]);
}
