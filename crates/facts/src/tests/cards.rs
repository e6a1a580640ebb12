//! Cards are sealed for their stream and their position, under a key of their stream.

use seal::SealError;

use super::{House, MATLAI, MVULE, TAUSI, UPEPO, WANZA, opened};
use crate::{Card, CardRow, Series, StreamKeys, StreamKind};

/// Two streams that exist, and Tausi's sealed card at position 1.
fn sealed_card() -> (House, CardRow) {
    let mut house = House::new();
    house.writes(WANZA, 1, TAUSI, vec![opened("Tausi")]);
    house.writes(WANZA, 2, UPEPO, vec![opened("Upepo")]);
    let mut card = Card::new(StreamKind::Case, "Tausi");
    card.codes.insert("risk".to_owned(), "high".to_owned());
    let sealed = card.seal(MVULE, TAUSI, 1, &house.keys(TAUSI, None), &house.chance).unwrap();
    (house, CardRow { organisation: MVULE, stream: TAUSI, folded_to: 1, head: 1, serial: None, sealed })
}

#[test]
fn a_card_opens_with_nobody_signed_in() {
    let (house, row) = sealed_card();
    let card = Card::open(&row, &house.keys(TAUSI, None)).unwrap();
    assert_eq!((card.alias.as_str(), card.codes["risk"].as_str()), ("Tausi", "high"));
}

#[test]
fn a_card_opens_in_no_other_place() {
    let (house, row) = sealed_card();
    let keys = house.keys(TAUSI, None);
    for (place, moved) in [
        ("organisation", CardRow { organisation: MATLAI, ..row.clone() }),
        ("stream", CardRow { stream: UPEPO, ..row.clone() }),
        ("position", CardRow { folded_to: 2, ..row.clone() }),
    ] {
        assert_eq!(Card::open(&moved, &keys).unwrap_err(), SealError::Refused, "{place}");
    }
}

#[test]
fn a_card_opens_under_no_key_but_its_streams() {
    let (house, row) = sealed_card();
    assert_eq!(Card::open(&row, &house.keys(UPEPO, None)).unwrap_err(), SealError::Refused);
    assert_eq!(Card::open(&row, &StreamKeys::default()).unwrap_err(), SealError::Refused);
}

#[test]
fn a_card_cannot_be_sealed_without_its_streams_key() {
    let house = House::new();
    let card = Card::new(StreamKind::Case, "Tausi");
    let refused = card.seal(MVULE, TAUSI, 1, &StreamKeys::default(), &house.chance);
    assert_eq!(refused, Err(SealError::Refused));
}

#[test]
fn a_card_of_an_earlier_release_is_read_with_what_it_had() {
    let card: Card = serde_json::from_str(r#"{"kind":"case","alias":"Tausi"}"#).unwrap();
    assert_eq!(card, Card::new(StreamKind::Case, "Tausi"));
}

#[test]
fn a_series_goes_on_after_the_numbers_that_stood_before_it() {
    let series = Series { prefix: "P-".to_owned(), after: 4265 };
    assert_eq!([1, 2, 35].map(|serial| series.number(serial)), ["P-4266", "P-4267", "P-4300"]);
    assert_eq!(Series { prefix: "N-".to_owned(), after: 0 }.number(1), "N-1");
    assert_eq!(Series { prefix: String::new(), after: u64::MAX }.number(1), u64::MAX.to_string());
}
