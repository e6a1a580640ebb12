//! The JSON inside a body: what a court reads in twenty years.

use super::{NAMED, WANZA, now, opened};
use crate::fact::Body;
use crate::{Absent, Compartment, Edtf, Fact, FactId, FieldValue, NewFact, Tier};

fn written(fact: &NewFact) -> String {
    String::from_utf8(Body::of(fact, now(), WANZA).encode()).unwrap()
}

/// The bytes as they are, a line for each name in them.
fn line_by_line(fact: &NewFact) -> String {
    written(fact).replace(",\"", ",\n\"")
}

fn read(json: &[u8]) -> Result<Fact, serde_json::Error> {
    Fact::read(FactId::from_bytes([9; 16]), 7, now(), Compartment::Identity, json)
}

#[test]
fn a_body_can_be_read_without_this_program() {
    let fact = NewFact::new(&NAMED, Edtf::parse("1999~").unwrap()).with(
        "names",
        FieldValue::given(vec!["Mwikali".to_owned()]).over(vec![FactId::from_bytes([0xa1; 16])]),
    );
    insta::assert_snapshot!(line_by_line(&fact), @r#"
    {"kind":"named",
    "version":2,
    "happened":"1999~",
    "recorded":"2026-11-24T09:30+03:00",
    "by":"01010101010101010101010101010101",
    "fields":{"names":{"v":["Mwikali"],
    "over":["a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"]}}}
    "#);
    let unasked = opened("Tausi").with("hours", FieldValue::none(Absent::NotAsked)).given("children", 2_i64);
    insta::assert_snapshot!(line_by_line(&unasked), @r#"
    {"kind":"opened",
    "version":1,
    "happened":"2026-11-24T09:30+03:00",
    "recorded":"2026-11-24T09:30+03:00",
    "by":"01010101010101010101010101010101",
    "fields":{"alias":{"v":"Tausi"},
    "children":{"v":2},
    "hours":{"none":"not_asked"}}}
    "#);
}

#[test]
fn what_was_written_is_what_is_read() {
    let fact = opened("Tausi").with("hours", FieldValue::none(Absent::Declined)).given("children", 2_i64);
    let back = read(&Body::of(&fact, now(), WANZA).encode()).unwrap();
    assert_eq!((back.id, back.position, back.received), (FactId::from_bytes([9; 16]), 7, now()));
    assert_eq!((back.kind.as_str(), back.version, back.by), ("opened", 1, WANZA));
    assert_eq!(
        (back.recorded.as_str(), back.happened.as_str()),
        ("2026-11-24T09:30+03:00", "2026-11-24T09:30+03:00")
    );
    assert_eq!((back.text("alias"), back.number("children")), (Some("Tausi"), Some(2)));
    assert_eq!(back.fields["hours"], FieldValue::none(Absent::Declined));
    assert!(back.is(&super::OPENED));
    assert!(!back.is(&NAMED));
}

#[test]
fn padding_can_be_told_from_words_because_json_holds_no_zero_byte() {
    let fact = opened("before\u{0}after").given("hours", "\u{0}");
    let bytes = Body::of(&fact, now(), WANZA).encode();
    assert!(!bytes.contains(&0));
    assert_eq!(read(&bytes).unwrap().text("alias"), Some("before\u{0}after"));
}

#[test]
fn a_field_that_the_kind_does_not_declare_is_left_out() {
    let fact = opened("Tausi").given("address", "behind the mill");
    assert_eq!(fact.fields.keys().copied().collect::<Vec<_>>(), ["alias"]);
}

#[test]
fn a_body_with_a_missing_part_is_no_body() {
    let whole = written(&opened("Tausi"));
    assert!(read(whole.as_bytes()).is_ok());
    for (part, otherwise) in [
        (r#""kind":"opened","#, ""),
        (r#""version":1,"#, ""),
        (r#""happened":"2026-11-24T09:30+03:00","#, ""),
        (r#""happened":"2026-11-24T09:30+03:00","#, r#""happened":"yesterday","#),
        (r#"{"v":"Tausi"}"#, "{}"),
        (r#""by":"01"#, r#""by":""#),
    ] {
        let broken = whole.replace(part, otherwise);
        assert_ne!(broken, whole, "{part}");
        assert!(read(broken.as_bytes()).is_err(), "{broken}");
    }
    assert!(read(b"").is_err());
}

#[test]
fn compartments_keep_their_code_their_word_and_their_tier() {
    let table = Compartment::ALL.map(|one| {
        assert_eq!(Compartment::from_code(one.code()), Some(one));
        assert_eq!(serde_json::to_string(&one).unwrap(), format!("\"{}\"", one.word()));
        (one.code(), one.word(), if one.tier() == Tier::One { 1 } else { 2 })
    });
    assert_eq!(
        table,
        [
            (1, "casework", 2),
            (2, "identity", 2),
            (3, "payment", 2),
            (4, "location", 1),
            (5, "clinical", 1),
            (6, "evidence", 1),
            (7, "private", 1),
        ]
    );
    assert_eq!((Compartment::from_code(0), Compartment::from_code(8)), (None, None));
}
