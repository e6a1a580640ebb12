//! Code lists: data of the country pack, complete in both languages.

use std::collections::BTreeSet;

use web::{Codes, Language};

use super::kenya;

#[test]
fn a_code_is_known_in_its_own_list_only() {
    let codes = kenya();
    assert!(codes.has("sex", "SFEM"));
    assert!(!codes.has("county", "SFEM"));
    assert!(!codes.has("sex", ""));
    assert!(!codes.has("planets", "SFEM"));
}

#[test]
fn a_code_has_a_label_in_each_language() {
    let codes = kenya();
    let both = Language::ALL.map(|language| codes.label("risk", "high", language));
    assert_eq!(both, ["High", "Kubwa"]);
}

#[test]
fn a_code_that_the_list_has_lost_is_shown_as_it_is() {
    let codes = kenya();
    assert_eq!(codes.label("risk", "extreme", Language::English), "extreme");
    assert_eq!(codes.label("planets", "mars", Language::Kiswahili), "mars");
}

#[test]
fn a_list_keeps_the_order_of_the_pack_and_an_unknown_list_is_empty() {
    let codes = kenya();
    let risk: Vec<&str> = codes.list("risk").iter().map(|code| code.code.as_str()).collect();
    assert_eq!(risk, ["high", "medium", "low", "not_assessed"]);
    assert_eq!(codes.list("planets"), []);
}

#[test]
fn every_code_of_the_pack_stands_once_and_says_something_in_both_languages() {
    for (name, list) in kenya().lists() {
        let once: BTreeSet<&str> = list.iter().map(|code| code.code.as_str()).collect();
        assert_eq!(once.len(), list.len(), "a code stands twice in {name}");
        for code in list {
            for text in [&code.code, &code.en, &code.sw] {
                assert!(!text.is_empty() && text.trim() == text, "{name}: {code:?}");
            }
        }
    }
}

#[test]
fn a_pack_without_one_of_the_languages_is_no_pack() {
    assert!(Codes::from_json(r#"{"risk":[{"code":"high","en":"High","sw":"Kubwa"}]}"#).is_ok());
    assert!(Codes::from_json(r#"{"risk":[{"code":"high","en":"High"}]}"#).is_err());
}
