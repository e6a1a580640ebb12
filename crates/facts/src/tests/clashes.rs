//! What stands of a field when people answer it one after the other, and at the same time.

use crate::{Absent, Answer, Compartment, Edtf, Fact, FactId, FieldValue, Fields, PersonId};

use super::{BRIAN, NJERI, WANZA, now};

const FIRST: FactId = FactId::from_bytes([1; 16]);
const SECOND: FactId = FactId::from_bytes([2; 16]);
const THIRD: FactId = FactId::from_bytes([3; 16]);

/// The fact at that position, with these answers.
fn fact(position: u8, by: PersonId, answers: &[(&str, FieldValue)]) -> Fact {
    Fact {
        id: FactId::from_bytes([position; 16]),
        position: position.into(),
        received: now(),
        compartment: Compartment::Casework,
        kind: "opened".to_owned(),
        version: 1,
        happened: Edtf::parse("2026-11-24").unwrap(),
        recorded: "2026-11-24T09:30+03:00".to_owned(),
        by,
        fields: answers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    }
}

fn hours(text: &str) -> FieldValue {
    FieldValue::given(text)
}

fn standing(fields: &Fields, field: &str) -> Vec<String> {
    let text = |answer: &Answer| match answer {
        Answer::Given(value) => value.text().unwrap_or_default().to_owned(),
        Answer::None(reason) => reason.word().to_owned(),
    };
    fields.all(field).iter().map(|held| text(&held.answer)).collect()
}

/// Wanza asked first; Brian and Njeri both changed her answer without seeing each other.
fn two_at_once() -> Vec<Fact> {
    vec![
        fact(1, WANZA, &[("hours", hours("mornings"))]),
        fact(2, BRIAN, &[("hours", hours("after six").over(vec![FIRST]))]),
        fact(3, NJERI, &[("hours", hours("never on Sunday").over(vec![FIRST]))]),
    ]
}

#[test]
fn nobody_has_answered_before_somebody_did() {
    let fields = Fields::fold(&[]);
    assert_eq!((fields.text("hours"), fields.answer("hours"), fields.clashes().count()), (None, None, 0));
}

#[test]
fn an_answer_that_replaces_another_stands_alone() {
    let facts = [
        fact(1, WANZA, &[("hours", hours("mornings"))]),
        fact(2, BRIAN, &[("hours", hours("after six").over(vec![FIRST]))]),
    ];
    let fields = Fields::fold(&facts);
    assert_eq!(standing(&fields, "hours"), ["after six"]);
    assert_eq!((fields.all("hours")[0].fact, fields.all("hours")[0].by), (SECOND, BRIAN));
    assert_eq!(fields.clashes().count(), 0);
}

#[test]
fn two_answers_over_the_same_one_both_stand_until_someone_chooses() {
    let fields = Fields::fold(&two_at_once());
    assert_eq!(standing(&fields, "hours"), ["after six", "never on Sunday"]);
    let clashes: Vec<&str> = fields.clashes().map(|(name, _)| name).collect();
    assert_eq!(clashes, ["hours"]);
    assert_eq!(fields.text("hours"), Some("never on Sunday"), "the one that came last is shown");
}

#[test]
fn an_answer_over_both_ends_the_clash() {
    let mut facts = two_at_once();
    facts.push(fact(4, WANZA, &[("hours", hours("after six, not Sunday").over(vec![SECOND, THIRD]))]));
    let fields = Fields::fold(&facts);
    assert_eq!(standing(&fields, "hours"), ["after six, not Sunday"]);
    assert_eq!(fields.clashes().count(), 0);
}

#[test]
fn an_answer_over_one_of_two_leaves_the_other() {
    let mut facts = two_at_once();
    facts.push(fact(4, WANZA, &[("hours", hours("after seven").over(vec![SECOND]))]));
    assert_eq!(standing(&Fields::fold(&facts), "hours"), ["never on Sunday", "after seven"]);
}

#[test]
fn what_was_written_after_the_page_was_shown_is_not_replaced() {
    let facts = two_at_once();
    assert_eq!(Fields::replaced(&facts, "hours", 0), []);
    assert_eq!(Fields::replaced(&facts, "hours", 1), [FIRST]);
    assert_eq!(Fields::replaced(&facts, "hours", 2), [SECOND]);
    assert_eq!(Fields::replaced(&facts, "hours", 3), [SECOND, THIRD]);
    assert_eq!(Fields::replaced(&facts, "alias", 3), []);
}

#[test]
fn an_answer_from_an_old_page_stands_beside_the_one_it_did_not_see() {
    let mut facts = vec![
        fact(1, WANZA, &[("hours", hours("mornings"))]),
        fact(2, BRIAN, &[("hours", hours("after six").over(vec![FIRST]))]),
    ];
    let seen = Fields::replaced(&facts, "hours", 1);
    facts.push(fact(3, NJERI, &[("hours", hours("never on Sunday").over(seen))]));
    assert_eq!(standing(&Fields::fold(&facts), "hours"), ["after six", "never on Sunday"]);
}

#[test]
fn a_reason_for_no_answer_replaces_an_answer_and_says_why() {
    let facts = [
        fact(1, WANZA, &[("hours", hours("mornings"))]),
        fact(2, BRIAN, &[("hours", FieldValue::none(Absent::Declined).over(vec![FIRST]))]),
    ];
    let fields = Fields::fold(&facts);
    assert_eq!(standing(&fields, "hours"), ["declined"]);
    assert_eq!((fields.text("hours"), fields.lines("hours")), (None, Vec::new()));
}

#[test]
fn replacing_one_answer_of_a_fact_leaves_its_other_answers() {
    let facts = [
        fact(1, WANZA, &[("hours", hours("mornings")), ("alias", FieldValue::given("Tausi"))]),
        fact(2, BRIAN, &[("alias", FieldValue::given("Upepo").over(vec![FIRST]))]),
    ];
    let fields = Fields::fold(&facts);
    assert_eq!((fields.text("hours"), fields.text("alias")), (Some("mornings"), Some("Upepo")));
}

#[test]
fn a_list_is_read_as_its_lines_and_a_number_as_a_number() {
    let languages = vec!["sw".to_owned(), "kam".to_owned()];
    let one = fact(
        1,
        WANZA,
        &[("languages", FieldValue::given(languages)), ("children", FieldValue::given(2_i64))],
    );
    assert_eq!((one.lines("languages"), one.text("languages")), (vec!["sw", "kam"], None));
    assert_eq!((one.number("children"), one.number("languages")), (Some(2), None));
    assert_eq!(Fields::fold([&one]).lines("languages"), ["sw", "kam"]);
}

#[test]
fn a_timeline_is_ordered_by_when_it_happened_then_by_when_it_was_received() {
    let on =
        |position: u8, day: &str| Fact { happened: Edtf::parse(day).unwrap(), ..fact(position, WANZA, &[]) };
    let mut facts = [
        on(1, "2026-11-24"),
        on(2, "2026-11-03"),
        on(3, "2026-11"),
        on(4, "2026-11-24"),
        on(5, "../2026-11-24"),
    ];
    facts.sort_by_key(Fact::order);
    assert_eq!(facts.map(|fact| fact.position), [5, 3, 2, 1, 4]);
}
