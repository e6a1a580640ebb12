//! `{v}` or `{none}`, with the facts an answer replaces: as it is written, and what is refused.

use proptest::prelude::*;

use crate::{Absent, Answer, FactId, FieldValue, Value};

fn fact(nth: u8) -> FactId {
    FactId::from_bytes([nth; 16])
}

#[test]
fn each_answer_is_written_so_that_a_person_can_read_it() {
    let first = fact(0x0a);
    for (answer, json) in [
        (FieldValue::given("Tausi"), r#"{"v":"Tausi"}"#),
        (FieldValue::given(27_i64), r#"{"v":27}"#),
        (FieldValue::given(true), r#"{"v":true}"#),
        (FieldValue::given(vec!["sw".to_owned(), "kam".to_owned()]), r#"{"v":["sw","kam"]}"#),
        (FieldValue::none(Absent::NotAsked), r#"{"none":"not_asked"}"#),
        (FieldValue::none(Absent::Unknown), r#"{"none":"unknown"}"#),
        (FieldValue::none(Absent::Declined), r#"{"none":"declined"}"#),
        (
            FieldValue::given("Upepo").over(vec![first]),
            r#"{"v":"Upepo","over":["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"]}"#,
        ),
        (
            FieldValue::none(Absent::Declined).over(vec![first]),
            r#"{"none":"declined","over":["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"]}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&answer).unwrap(), json);
        assert_eq!(serde_json::from_str::<FieldValue>(json).unwrap(), answer);
    }
}

#[test]
fn neither_an_answer_nor_a_reason_is_refused() {
    for json in ["{}", r#"{"over":[]}"#, r#"{"v":null}"#, r#"{"none":null}"#, "null", "[]", r#""Tausi""#] {
        assert!(serde_json::from_str::<FieldValue>(json).is_err(), "{json}");
    }
}

#[test]
fn an_answer_together_with_a_reason_is_refused() {
    for json in
        [r#"{"v":"Tausi","none":"unknown"}"#, r#"{"none":"unknown","v":"Tausi"}"#, r#"{"v":"a","v":"b"}"#]
    {
        assert!(serde_json::from_str::<FieldValue>(json).is_err(), "{json}");
    }
}

#[test]
fn what_is_no_value_no_reason_and_no_fact_is_refused() {
    for json in [
        r#"{"v":1.5}"#,
        r#"{"v":{"x":1}}"#,
        r#"{"v":[1]}"#,
        r#"{"none":"forgotten"}"#,
        r#"{"v":"a","over":["0a"]}"#,
        r#"{"v":"a","over":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"}"#,
    ] {
        assert!(serde_json::from_str::<FieldValue>(json).is_err(), "{json}");
    }
}

#[test]
fn the_three_reasons_are_three_words_in_forms_and_facts() {
    let words = Absent::ALL.map(Absent::word);
    assert_eq!(words, ["not_asked", "unknown", "declined"]);
    assert_eq!(words.map(Absent::from_word), Absent::ALL.map(Some));
    assert_eq!(Absent::from_word("no"), None);
}

#[test]
fn a_text_is_one_line_and_a_number_none() {
    assert_eq!(Value::from("Tausi").lines(), ["Tausi"]);
    assert_eq!(Value::from(vec!["sw".to_owned(), "en".to_owned()]).lines(), ["sw", "en"]);
    assert_eq!(Value::from(7_i64).lines(), [""; 0]);
    assert_eq!((Value::from("7").text(), Value::from(7_i64).text()), (Some("7"), None));
    assert_eq!(Answer::None(Absent::Unknown).text(), None);
}

fn any_answer() -> impl Strategy<Value = FieldValue> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::Flag),
        any::<i64>().prop_map(Value::Number),
        any::<String>().prop_map(Value::Text),
        proptest::collection::vec(any::<String>(), 0..4).prop_map(Value::List),
    ];
    let reason = (0..3_usize).prop_map(|nth| Answer::None(Absent::ALL[nth]));
    let over = proptest::collection::vec(any::<u8>().prop_map(fact), 0..3);
    (prop_oneof![value.prop_map(Answer::Given), reason], over)
        .prop_map(|(answer, over)| FieldValue { answer, over })
}

proptest! {
    #[test]
    fn every_answer_comes_back_as_it_was_written(answer in any_answer()) {
        let json = serde_json::to_string(&answer).unwrap();
        prop_assert_eq!(serde_json::from_str::<FieldValue>(&json).unwrap(), answer);
    }
}
