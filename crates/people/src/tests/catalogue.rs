//! Every kind and field of this slice stands once and has its words in both languages.

use std::collections::BTreeSet;

use web::{Language, Texts};

use crate::ROLES;
use crate::facts::KINDS;

#[test]
fn no_kind_stands_twice_and_no_field_in_its_kind() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
    for kind in KINDS {
        let fields: BTreeSet<&str> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields.len(), kind.fields.len(), "{}", kind.name);
    }
}

#[test]
fn every_field_has_its_words_in_both_languages() {
    let sources: Vec<(Language, &'static str)> =
        web::language::TEXTS.into_iter().chain(web::input::TEXTS).chain(crate::TEXTS).collect();
    let texts = Texts::new(&sources).unwrap();
    for field in KINDS.iter().flat_map(|kind| kind.fields) {
        for language in Language::ALL {
            let words = texts.words(language).maybe(field.label).unwrap_or_default();
            assert!(!words.trim().is_empty(), "{} of {} in {language}", field.label, field.name);
        }
    }
}

#[test]
fn nothing_about_staff_ever_leaves_the_house() {
    assert!(KINDS.iter().flat_map(|kind| kind.fields).all(|field| field.never_export));
}

#[test]
fn every_role_that_is_offered_is_one_that_rights_know() {
    assert_eq!(ROLES, ["caseworker", "supervisor", "administrator"]);
    assert!(ROLES.into_iter().all(|role| access::Role::from_word(role).is_some()));
}
