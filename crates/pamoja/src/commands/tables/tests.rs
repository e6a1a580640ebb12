//! The catalogue over all slices.

use std::collections::{BTreeMap, BTreeSet};

use super::kinds;

/// A reader finds what a fact means by its kind's name alone, in every export and in every court.
#[test]
fn no_kind_of_fact_has_the_name_of_another() {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = kinds().map(|kind| kind.name).filter(|name| !seen.insert(*name)).collect();
    assert_eq!(twice, [""; 0]);
    assert!(seen.len() > 20);
}

#[test]
fn every_kind_is_written_as_its_first_version() {
    let later: Vec<(&str, u16)> =
        kinds().filter(|kind| kind.version != 1).map(|kind| (kind.name, kind.version)).collect();
    assert_eq!(later, [], "a further version needs a reader of the first");
}

#[test]
fn one_label_never_stands_for_two_lists_of_codes() {
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for field in kinds().flat_map(|kind| kind.fields) {
        lists.entry(field.label).or_default().insert(field.codes);
    }
    lists.retain(|_, codes| codes.len() > 1);
    assert_eq!(lists, BTreeMap::new());
}
