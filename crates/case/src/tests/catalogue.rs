//! The catalogue: every kind and field stands once, has its words in both languages, and its codes.

use std::collections::{BTreeMap, BTreeSet};

use facts::{Disclosure, FactKind, Field, FieldKind, Tier};
use web::{Codes, Language, Texts};

use crate::facts::{IDENTITY_RECORDED, KINDS as CASE, SAFE_CONTACT_SET};
use crate::{read, review};

fn kinds() -> impl Iterator<Item = &'static FactKind> {
    CASE.iter().chain(review::KINDS).copied()
}

fn fields() -> impl Iterator<Item = (&'static FactKind, &'static Field)> {
    kinds().flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)))
}

#[test]
fn no_kind_stands_twice() {
    let names: BTreeSet<&str> = kinds().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds().count());
    assert!(kinds().all(|kind| kind.version >= 1));
}

#[test]
fn no_field_stands_twice_in_its_kind() {
    for kind in kinds() {
        let names: BTreeSet<&str> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), kind.fields.len(), "{}", kind.name);
    }
}

/// Answers are folded by their field's name alone, over all kinds of a stream.
#[test]
fn no_two_kinds_of_a_case_have_a_field_of_the_same_name() {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (kind, field) in fields() {
        owners.entry(field.name).or_default().push(kind.name);
    }
    owners.retain(|_, kinds| kinds.len() > 1);
    assert_eq!(owners, [("worker", vec!["assigned", "unassigned"])].into());
}

#[test]
fn every_field_has_its_words_in_both_languages() {
    let sources: Vec<(Language, &'static str)> =
        web::language::TEXTS.into_iter().chain(web::input::TEXTS).chain(crate::TEXTS).collect();
    let texts = Texts::new(&sources).unwrap();
    let lost = read::field(&IDENTITY_RECORDED, "no such field");
    for field in fields().map(|(_, field)| field).chain([lost]) {
        for language in Language::ALL {
            let words = texts.words(language).maybe(field.label).unwrap_or_default();
            assert!(!words.trim().is_empty(), "{} of {} in {language}", field.label, field.name);
        }
    }
}

#[test]
fn every_list_of_codes_is_in_the_pack_with_both_labels() {
    let codes = Codes::from_json(include_str!("../../../../packs/kenya/codes.json")).unwrap();
    for (kind, field) in fields() {
        let takes_codes = matches!(field.kind, FieldKind::Code | FieldKind::Codes);
        assert_eq!(takes_codes, !field.codes.is_empty(), "{} of {}", field.name, kind.name);
        let list = codes.list(field.codes);
        assert_eq!(takes_codes, !list.is_empty(), "the list {:?} of {}", field.codes, field.name);
        assert!(list.iter().all(|code| !code.en.is_empty() && !code.sw.is_empty()), "{}", field.codes);
    }
}

/// The codes that the rules themselves write or look for.
#[test]
fn every_code_that_the_rules_write_is_in_the_pack() {
    let codes = Codes::from_json(include_str!("../../../../packs/kenya/codes.json")).unwrap();
    let written = [
        ("status", &["open", "closed"][..]),
        ("risk", &["high", "medium", "low", "not_assessed"]),
        ("step", &crate::rules::WAY),
        ("step", &["closure"]),
        ("consent_purpose", &crate::rules::PURPOSES),
        ("consent_answer", &["given", "refused"]),
        ("phone_owner", &["old"]),
    ];
    for (list, each) in written {
        for code in each {
            assert!(codes.has(list, code), "{code} of {list}");
        }
    }
}

#[test]
fn what_must_never_leave_the_house_is_marked_so() {
    for (_, field) in fields().filter(|(_, field)| field.never_export) {
        assert_eq!(field.disclosure, Disclosure::Never, "{}", field.name);
    }
    assert!(SAFE_CONTACT_SET.field("code_word").unwrap().never_export);
    let product = fields().filter(|(_, field)| field.kind == FieldKind::Id);
    assert!(product.into_iter().all(|(_, field)| field.never_export), "ids mean nothing elsewhere");
}

/// Reviewed: a further kind of tier 1 changes what the rest of the house may see.
#[test]
fn the_address_is_the_only_kind_of_tier_one() {
    let sealed: Vec<&str> =
        kinds().filter(|kind| kind.compartment.tier() == Tier::One).map(|kind| kind.name).collect();
    assert_eq!(sealed, ["home_address_recorded"]);
}
