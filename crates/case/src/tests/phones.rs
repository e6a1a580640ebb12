//! Telephones: an old one is kept, and kept as not safe.

use super::{Stream, fact, given};
use crate::rules::{Command, Phone, Refusal};

fn numbers(stream: &Stream) -> Vec<(String, Option<String>)> {
    let line = |phone: Phone| (phone.number, phone.owner);
    stream.case().phones.into_iter().map(line).collect()
}

/// One telephone of her own, fact #5.
fn reachable() -> Stream {
    let mut stream = Stream::opened();
    let new =
        vec![given("phone", "+254199000127"), given("phone_owner", "own"), given("phone_hours", "mornings")];
    stream.does(&Command::AddPhone(new));
    stream
}

fn replace(old: u8, new: Vec<(&'static str, facts::FieldValue)>) -> Command {
    Command::ReplacePhone { old: fact(old), new }
}

#[test]
fn a_further_telephone_stands_beside_the_first() {
    let mut stream = reachable();
    stream.does(&Command::AddPhone(vec![given("phone", "+254199000128")]));
    let own = Some("own".to_owned());
    assert_eq!(numbers(&stream), [("+254199000127".to_owned(), own), ("+254199000128".to_owned(), None)]);
    assert_eq!(stream.case().phones[0].hours.as_deref(), Some("mornings"));
}

#[test]
fn a_telephone_in_the_place_of_another_leaves_the_old_one_marked() {
    let mut stream = reachable();
    let command = replace(5, vec![given("phone", "+254199000128")]);
    assert_eq!(
        stream.decide(&command).unwrap(),
        ["phone_recorded phone=+254199000127 over #5 phone_owner=old", "phone_recorded phone=+254199000128",]
    );
    stream.does(&command);
    let old = Some("old".to_owned());
    assert_eq!(numbers(&stream), [("+254199000127".to_owned(), old), ("+254199000128".to_owned(), None)]);
    assert_eq!(stream.case().phones[0].hours, None, "its hours hold no longer");
}

#[test]
fn in_the_place_of_one_that_is_gone_it_is_simply_added() {
    let stream = reachable();
    let facts = stream.decide(&replace(77, vec![given("phone", "+254199000128")])).unwrap();
    assert_eq!(facts, ["phone_recorded phone=+254199000128"]);
}

#[test]
fn without_a_new_one_the_old_one_stays_as_it_is() {
    assert_eq!(reachable().decide(&replace(5, vec![])), Err(Refusal::Nothing));
    assert_eq!(reachable().decide(&replace(77, vec![])), Err(Refusal::Nothing));
}
