//! The rules of the house, applied to the house. What breaks one is listed with the reason for the rule.
#![expect(clippy::panic, reason = "a house that cannot be read stops the test")]

use std::sync::LazyLock;
use tidy::{RULES, Repo, ratchet, repo, rules};

static REPO: LazyLock<Repo> =
    LazyLock::new(|| Repo::read(&repo::root()).unwrap_or_else(|error| panic!("{error}")));

#[test]
fn functions_fit_on_a_screen() {
    holds("function-length");
}

#[test]
fn most_functions_are_short() {
    holds("most-functions-short");
}

#[test]
fn files_have_one_subject() {
    holds("file-length");
}

#[test]
fn most_files_are_short() {
    holds("most-files-short");
}

#[test]
fn files_open_with_what_they_are_for() {
    holds("opening");
}

#[test]
fn exceptions_from_lints_have_reasons() {
    holds("no-allow");
}

#[test]
fn nothing_is_unsafe() {
    holds("no-unsafe");
}

#[test]
fn all_crates_take_the_same_lints() {
    holds("workspace-lints");
}

#[test]
fn what_others_build_on_is_documented() {
    holds("documented");
}

#[test]
fn what_reads_input_neither_indexes_nor_overflows() {
    holds("careful");
}

#[test]
fn pure_crates_reach_nothing_outside() {
    holds("pure");
}

#[test]
fn slices_know_no_async_and_no_platform() {
    holds("plain-slices");
}

#[test]
fn only_the_store_speaks_sql() {
    holds("sql-in-store");
}

#[test]
fn names_say_what_is_inside() {
    holds("names");
}

#[test]
fn crates_use_only_what_lies_below() {
    holds("import-direction");
}

#[test]
fn pure_crates_depend_on_no_platform() {
    holds("no-platform-below");
}

#[test]
fn the_map_shows_the_crates_of_now() {
    holds("map");
}

#[test]
fn every_text_stands_in_both_languages() {
    holds("languages");
}

#[test]
fn nothing_unfinished_and_no_machine_of_ours_is_published() {
    holds("words");
}

#[test]
fn every_crate_from_outside_is_listed() {
    holds("dependencies-listed");
}

#[test]
fn everything_built_in_may_be_shipped() {
    holds("licences");
}

#[test]
fn every_rule_is_applied_here_and_every_exception_is_of_a_rule() {
    let here = include_str!("house.rs");
    for rule in RULES {
        assert!(here.contains(&format!("holds(\"{}\")", rule.name)), "{} is not applied", rule.name);
    }
    for exception in exceptions() {
        assert!(rules::rule(&exception.rule).is_some(), "there is no rule {}", exception.rule);
    }
}

fn holds(name: &str) {
    let rule = rules::rule(name).unwrap_or_else(|| panic!("there is no rule {name}"));
    let left = ratchet::apply(name, (rule.check)(&REPO), &exceptions());
    let list: Vec<String> = left.iter().map(|found| format!("  {}: {}", found.place, found.says)).collect();
    assert!(
        list.is_empty(),
        "{} broken at {} places. Why it is a rule: {}.\n{}",
        name,
        list.len(),
        rule.why,
        list.join("\n")
    );
}

fn exceptions() -> Vec<ratchet::Exception> {
    ratchet::read(include_str!("../ratchet.toml")).unwrap_or_else(|error| panic!("{error}"))
}
