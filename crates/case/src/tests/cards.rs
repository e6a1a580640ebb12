//! The card: folded from tier-2 facts only, and the same whoever folds it.

use facts::{
    Body, Card, Compartment, Edtf, Fact, FactId, FactKind, Field, FieldKind, FieldValue, NewFact, Tier,
};

use super::{BRIAN, NJERI, Stream, TODAY, WANZA, at, close, fact, given, now, reopen};
use crate::card::fold;
use crate::facts::KINDS;
use crate::rules::{Command, Opening, open};

/// Tausi's case with something of every kind that a card shows.
fn story() -> Vec<(facts::PersonId, Command)> {
    let text = str::to_owned;
    vec![
        (
            WANZA,
            Command::ConfirmKnown(vec![
                given("names_said", "Mwikali Nthuvai"),
                given("own_name", "Mwikali"),
                given("surname_on_papers", "Nthuwai"),
                ("spellings", FieldValue::given(vec![text("Muikali Nthuwai")])),
                ("known_as", FieldValue::given(vec![text("Mama Neema")])),
                given("born", "1999~"),
                given("sex", "SFEM"),
                given("county", "KE-17"),
                given("old_file_number", "OB/12/2026"),
            ]),
        ),
        (WANZA, Command::AddPhone(vec![given("phone", "+254199000127")])),
        (WANZA, Command::SetRisk { level: text("high"), reason: text("He knows"), look_again: None }),
        (WANZA, Command::WriteNote(text("She came with her sister."))),
        (NJERI, Command::DeclareConflict { worker: NJERI, reason: text("Her cousin") }),
        (NJERI, Command::Assign(BRIAN)),
        (BRIAN, Command::ReplacePhone { old: fact(7), new: vec![given("phone", "+254199000130")] }),
        (BRIAN, close()),
        (NJERI, reopen()),
        (
            BRIAN,
            Command::RecordConsent {
                answers: vec![(text("services"), true)],
                how: text("aloud"),
                language: text("sw"),
            },
        ),
    ]
}

fn begun() -> Stream {
    let opening = Opening {
        casework: vec![given("alias", "Tausi"), given("imported_number", "P-4127")],
        series: Some(("P-".to_owned(), 4265)),
        ..Opening::default()
    };
    let mut stream = Stream::default();
    stream.add(WANZA, now(), &open(&opening, WANZA, now()));
    stream
}

fn told_whole() -> Stream {
    let mut stream = begun();
    for (by, command) in story() {
        let facts = crate::rules::decide(&stream.case(), &command, now()).unwrap();
        stream.add(by, now(), &facts);
    }
    stream
}

#[test]
fn a_card_holds_what_lists_search_and_reminders_need() {
    let card = fold(&told_whole().0);
    assert_eq!((card.alias.as_str(), card.imported_number.as_deref()), ("Tausi", Some("P-4127")));
    assert_eq!(card.series.as_ref().map(|series| series.number(1)).as_deref(), Some("P-4266"));
    assert_eq!((card.assigned.as_slice(), card.conflicts.as_slice()), (&[BRIAN][..], &[NJERI][..]));
    let codes: Vec<(&str, &str)> =
        card.codes.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
    assert_eq!(codes, [("opened", "2026-11-24"), ("risk", "high"), ("status", "open"), ("step", "risk")]);
    let duties: Vec<&str> = card.duties.iter().map(|duty| duty.what.as_str()).collect();
    assert_eq!(duties, ["risk", "confirm", "risk_again"]);
}

#[test]
fn a_case_is_found_by_every_name_number_and_telephone() {
    let found = fold(&told_whole().0).found_by;
    let names: Vec<String> = found.names.iter().map(|parts| parts.join(" ")).collect();
    assert_eq!(names, ["Mwikali Nthuwai", "Mwikali Nthuvai", "Muikali Nthuwai"]);
    assert_eq!(
        (found.aliases, found.numbers),
        (vec!["Mama Neema".to_owned()], vec!["OB/12/2026".to_owned(), "P-4127".to_owned()])
    );
    assert_eq!(found.phones, ["0127", "0130"], "the last four digits, of the old telephone too");
    assert_eq!(
        (found.birth_year, found.sex.as_deref(), found.county.as_deref()),
        (Some(1999), Some("SFEM"), Some("KE-17"))
    );
}

#[test]
fn a_case_that_says_nothing_yet_has_a_card_all_the_same() {
    let card = fold(&Stream::opened().0);
    assert_eq!(card.codes["risk"], "not_assessed");
    assert_eq!(
        (card.found_by.names.len(), card.found_by.phones.len(), card.found_by.birth_year),
        (0, 0, None)
    );
}

/// Notes, reasons and who must be called what are not on the card: they are read in the case itself.
#[test]
fn a_card_holds_no_note_and_no_reason() {
    let json = serde_json::to_string(&fold(&told_whole().0)).unwrap();
    for words in ["sister", "He knows", "Her cousin", "She called", "254199"] {
        assert!(!json.contains(words), "{words} in {json}");
    }
}

/// A fact of that kind that says what nothing else says.
fn unheard_of(kind: &'static FactKind) -> NewFact {
    let new = NewFact::new(kind, Edtf::moment(now()));
    kind.fields.iter().fold(new, |new, field| new.with(field.name, answer(kind, field)))
}

fn answer(kind: &FactKind, field: &Field) -> FieldValue {
    match field.kind {
        FieldKind::Code if field.name == "step" => FieldValue::given("plan"),
        FieldKind::Code if field.name == "status" => FieldValue::given("closed"),
        FieldKind::Line(_) | FieldKind::Text(_) => FieldValue::given("canary"),
        FieldKind::Code => FieldValue::given("CANARY"),
        FieldKind::Codes | FieldKind::Lines(_) => FieldValue::given(vec!["canary".to_owned()]),
        FieldKind::Date => FieldValue::given("1901-02-03"),
        FieldKind::Phone => FieldValue::given("+254777777777"),
        FieldKind::Number => FieldValue::given(777_777_i64),
        FieldKind::Flag => FieldValue::given(true),
        FieldKind::Id if field.name == "corrects" => FieldValue::given(fact(9).to_string()),
        FieldKind::Id if field.name == "duty" => FieldValue::given(fact(4).to_string()),
        FieldKind::Id if kind.name == "unassigned" => FieldValue::given(WANZA.to_string()),
        FieldKind::Id => FieldValue::given(BRIAN.to_string()),
    }
}

/// Every kind of the slice, as if it had been written in a compartment of tier 1.
#[test]
fn a_fact_of_tier_one_leaves_no_trace_on_the_card() {
    let base = Stream::opened();
    let without = fold(&base.0);
    let tier_one = Compartment::ALL.into_iter().filter(|one| one.tier() == Tier::One);
    for compartment in tier_one {
        for kind in KINDS {
            let mut stream = base.clone();
            stream.add(BRIAN, now(), &[unheard_of(kind)]);
            stream.0.last_mut().unwrap().compartment = compartment;
            assert_eq!(fold(&stream.0), without, "{} in {}", kind.name, compartment.word());
        }
    }
}

/// The control: in a compartment of tier 2 the same facts do change the card.
#[test]
fn the_same_facts_of_tier_two_do_leave_a_trace() {
    let base = Stream::opened();
    let changed = KINDS.iter().filter(|kind| {
        let mut stream = base.clone();
        stream.add(BRIAN, now(), &[unheard_of(kind)]);
        fold(&stream.0) != fold(&base.0)
    });
    let names: Vec<&str> = changed.map(|kind| kind.name).collect();
    assert_eq!(
        names,
        [
            "case_opened",
            "identity_recorded",
            "phone_recorded",
            "assigned",
            "unassigned",
            "duty_opened",
            "duty_done",
            "risk_level_set",
            "step_marked",
            "conflict_declared",
            "status_set",
        ]
    );
}

/// The fact as it is read back from the store an hour later.
fn read_back(fact: &Fact) -> Fact {
    let kind = KINDS.iter().find(|kind| kind.name == fact.kind).unwrap();
    let new = fact
        .fields
        .iter()
        .fold(NewFact::new(kind, fact.happened.clone()), |new, (name, value)| new.with(name, value.clone()));
    let json = Body::of(&new, now(), fact.by).encode();
    let received = at(TODAY, 10, 30);
    Fact::read(FactId::from_bytes(*fact.id.bytes()), fact.position, received, fact.compartment, &json)
        .unwrap()
}

#[test]
fn a_card_that_is_rebuilt_from_the_store_is_the_one_that_was_written() {
    let written = told_whole().0;
    let stored: Vec<Fact> = written.iter().map(read_back).collect();
    for length in 1..=written.len() {
        let as_written = fold(&written[..length]);
        assert_eq!(fold(&stored[..length]), as_written, "after {} facts", length);
        let sealed = serde_json::to_vec(&as_written).unwrap();
        assert_eq!(serde_json::from_slice::<Card>(&sealed).unwrap(), as_written);
    }
}
