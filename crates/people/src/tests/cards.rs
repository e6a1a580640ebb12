//! What the door and colleagues need to know of an organisation and of a member of staff.

use facts::{Card, Compartment, Edtf, Fact, FactId, FactKind, PersonId, StreamId, StreamKind, Value};
use jiff::Timestamp;

use crate::card::{fold_organisation, fold_person};
use crate::facts::{
    ACCESS_ENDED, KEYS_SET, OFFICE_OPENED, ORGANISATION_OPENED, PERSON_INVITED, SUPERVISED_BY,
};

const NJERI: PersonId = PersonId::from_bytes([0xa3; 16]);
const AMINA: PersonId = PersonId::from_bytes([0xa4; 16]);
const SERIES: StreamId = StreamId::from_bytes([0x5e; 16]);

/// A fact of that kind with these answers, as it is read from its stream.
fn fact(kind: &'static FactKind, answers: &[(&str, Value)]) -> Fact {
    let happened = Edtf::parse("2026-11-24").unwrap();
    let new = answers
        .iter()
        .fold(facts::NewFact::new(kind, happened), |new, (name, value)| new.given(name, value.clone()));
    let json = facts::Body::of(&new, Timestamp::UNIX_EPOCH, NJERI).encode();
    Fact::read(FactId::default(), 1, Timestamp::UNIX_EPOCH, Compartment::Casework, &json).unwrap()
}

fn text(value: &str) -> Value {
    Value::from(value)
}

fn organisation() -> Fact {
    fact(
        &ORGANISATION_OPENED,
        &[("organisation_name", text("Mvule Walk")), ("organisation_kind", text("lead_ngo"))],
    )
}

fn office(name: &str, series: &str, after: i64) -> Fact {
    let answers = [
        ("office", text("mombasa")),
        ("office_name", text(name)),
        ("series", text(series)),
        ("prefix", text("P-")),
        ("after", after.into()),
    ];
    fact(&OFFICE_OPENED, &answers)
}

fn invited() -> Fact {
    let answers = [
        ("name", "Wanza Kyaluvi"),
        ("sign_in", "wanza"),
        ("role", "caseworker"),
        ("office", "mombasa"),
        ("language", "sw"),
    ]
    .map(|(name, value)| (name, text(value)));
    fact(&PERSON_INVITED, &answers)
}

fn supervised_by(person: &str) -> Fact {
    fact(&SUPERVISED_BY, &[("supervisor", text(person))])
}

fn staff(facts: &[Fact]) -> facts::Staff {
    fold_person(facts).staff.unwrap()
}

#[test]
fn an_organisation_has_a_name_a_kind_and_its_offices() {
    let card = fold_organisation(&[
        organisation(),
        office("Mombasa", &SERIES.to_string(), 4265),
        office("Malindi", &SERIES.to_string(), 0),
    ]);
    assert_eq!((card.kind, card.alias.as_str()), (StreamKind::Organisation, "Mvule Walk"));
    assert_eq!(card.codes["kind"], "lead_ngo");
    let offices: Vec<&str> = card.offices.iter().map(|office| office.name.as_str()).collect();
    assert_eq!(offices, ["Mombasa", "Malindi"]);
    assert_eq!((card.offices[0].stream, card.offices[0].series.number(1)), (SERIES, "P-4266".to_owned()));
}

#[test]
fn an_office_without_a_series_that_can_be_read_is_left_out() {
    for (series, after) in [("the first drawer", 0), (SERIES.to_string().as_str(), -1)] {
        let card = fold_organisation(&[organisation(), office("Mombasa", series, after)]);
        assert_eq!(card.offices, [], "{series} after {after}");
    }
    let nameless = fact(&OFFICE_OPENED, &[("office", text("mombasa"))]);
    assert_eq!(fold_organisation(&[organisation(), nameless]).offices, []);
}

#[test]
fn whoever_is_invited_has_a_name_a_role_and_no_keys_yet() {
    let card = fold_person(&[invited()]);
    assert_eq!((card.kind, card.alias.as_str()), (StreamKind::Person, "Wanza Kyaluvi"));
    assert_eq!(card.codes["role"], "caseworker");
    let wanza = card.staff.unwrap();
    assert_eq!((wanza.sign_in.as_str(), wanza.role.as_str()), ("wanza", "caseworker"));
    assert_eq!((wanza.office.as_str(), wanza.language.as_str()), ("mombasa", "sw"));
    assert_eq!((wanza.supervisor, wanza.agreement_key(), wanza.active), (None, None, true));
}

#[test]
fn keys_are_there_once_they_joined() {
    let keys = [("agreement", text(&"1a".repeat(32))), ("signing", text(&"2b".repeat(32)))];
    let joined = staff(&[invited(), fact(&KEYS_SET, &keys)]);
    assert_eq!(joined.agreement_key(), Some([0x1a; 32]));
    assert_eq!(joined.signing, "2b".repeat(32));
    let short = staff(&[invited(), fact(&KEYS_SET, &[("agreement", text("1a"))])]);
    assert_eq!(short.agreement_key(), None);
}

#[test]
fn the_supervisor_is_the_one_who_was_named_last() {
    let (njeri, amina) = (NJERI.to_string(), AMINA.to_string());
    assert_eq!(staff(&[invited(), supervised_by(&njeri)]).supervisor, Some(NJERI));
    let facts = [invited(), supervised_by(&njeri), supervised_by(&amina)];
    assert_eq!(staff(&facts).supervisor, Some(AMINA));
    let nobody = [invited(), supervised_by(&njeri), supervised_by("nobody")];
    assert_eq!(staff(&nobody).supervisor, None);
}

#[test]
fn access_that_ended_stays_ended() {
    let ended = fact(&ACCESS_ENDED, &[("end_reason", text("left"))]);
    assert!(!staff(&[invited(), ended.clone()]).active);
    assert!(!staff(&[invited(), ended, supervised_by(&NJERI.to_string())]).active);
}

#[test]
fn a_stream_that_says_nothing_yet_has_a_card_all_the_same() {
    let (organisation, person): (Card, Card) = (fold_organisation(&[]), fold_person(&[]));
    assert_eq!((organisation.alias.as_str(), person.alias.as_str()), ("?", "?"));
    assert_eq!(staff(&[]).sign_in, "");
}
