//! Two that may be one: what a review says now, and what its card says.

use facts::{Edtf, NewFact, StreamKind, Value};

use super::{BRIAN, NJERI, Stream, TAUSI, now};
use crate::review::{REVIEW_CLOSED, REVIEW_OPENED, Review, WORD_ASKED, WORD_TOLD, fold_card};

fn new(kind: &'static facts::FactKind) -> NewFact {
    NewFact::new(kind, Edtf::moment(now()))
}

fn opened() -> Stream {
    let mut stream = Stream::default();
    let fact = new(&REVIEW_OPENED)
        .given("reviewed_case", TAUSI.to_string())
        .given("asked_by", BRIAN.to_string())
        .given("name_likeness", "alike")
        .given("birth_likeness", "one_apart");
    stream.add(BRIAN, now(), &[fact]);
    stream
}

fn wrong_word() -> NewFact {
    new(&WORD_TOLD)
}

fn right_word() -> NewFact {
    new(&WORD_TOLD).given("word_right", Value::Flag(true))
}

fn ended(end: &str) -> NewFact {
    new(&REVIEW_CLOSED).given("review_end", end)
}

fn after(facts: &[NewFact]) -> Review {
    let mut stream = opened();
    stream.add(NJERI, now(), facts);
    Review::fold(&stream.0)
}

fn state(facts: &[NewFact]) -> String {
    let mut stream = opened();
    stream.add(NJERI, now(), facts);
    fold_card(&stream.0).codes["state"].clone()
}

#[test]
fn a_review_says_which_case_who_asked_and_how_alike_by_each_respect() {
    let review = after(&[]);
    assert_eq!((review.case, review.asked_by), (Some(TAUSI), Some(BRIAN)));
    let likeness: Vec<(&str, &str)> =
        review.likeness.iter().map(|(what, how)| (*what, how.as_str())).collect();
    assert_eq!(
        likeness,
        [("name", "alike"), ("birth", "one_apart"), ("county", "one_side"), ("phone", "one_side")]
    );
    assert_eq!(
        (review.word_asked, review.word_right, review.wrong_words, review.end),
        (false, None, 0, None)
    );
}

#[test]
fn wrong_words_are_counted_and_the_right_one_stands() {
    let review = after(&[new(&WORD_ASKED), wrong_word(), wrong_word()]);
    assert_eq!((review.word_asked, review.word_right, review.wrong_words), (true, Some(false), 2));
    let review = after(&[new(&WORD_ASKED), wrong_word(), right_word()]);
    assert_eq!((review.word_right, review.wrong_words), (Some(true), 1));
}

#[test]
fn the_card_says_who_asked_of_which_case_and_how_far_it_is() {
    let card = fold_card(&opened().0);
    assert_eq!(
        (card.kind, card.alias.as_str(), card.assigned.as_slice()),
        (StreamKind::Review, "", &[BRIAN][..])
    );
    assert_eq!(card.codes["case"], TAUSI.to_string());
    assert_eq!(state(&[]), "open");
    assert_eq!(state(&[new(&WORD_ASKED)]), "word");
    assert_eq!(state(&[new(&WORD_ASKED), right_word()]), "word");
    assert_eq!(state(&[ended("not_them")]), "closed");
    assert_eq!(after(&[ended("reopened")]).end.as_deref(), Some("reopened"));
}

#[test]
fn the_card_says_nothing_of_how_alike_they_are() {
    let json = serde_json::to_string(&fold_card(&opened().0)).unwrap();
    assert!(!json.contains("alike") && !json.contains("one_apart"), "{json}");
}
