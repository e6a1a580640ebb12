//! Stable words: files, snapshots and Fluent ids hold them, so they are read back and explained.

use std::collections::BTreeSet;

use super::text::rights;
use super::{Action, Assurance, Compartment, ConsentView, Denial, Live, Purpose, Relation, Role, Standing};
use crate::{LookWhen, RIGHTS_TEXT};

macro_rules! every_word {
    ($($name:ident),+) => {
        [$((stringify!($name), $name::ALL.map($name::word).to_vec())),+]
    };
}

macro_rules! reads_back {
    ($($name:ident),+) => {
        $(for each in $name::ALL {
            assert_eq!($name::from_word(each.word()), Some(each));
        }
        assert_eq!($name::from_word("no such word"), None);)+
    };
}

#[test]
fn every_word_is_read_back_as_what_it_stands_for() {
    reads_back!(Role, Relation, Standing, Assurance, Live, Action, Purpose, ConsentView, LookWhen);
}

#[test]
fn the_words_are_these() {
    let words = every_word!(
        Role,
        Relation,
        Standing,
        Assurance,
        Live,
        Action,
        Purpose,
        ConsentView,
        LookWhen,
        Denial
    );
    let lines = words.map(|(name, words)| format!("{name}: {}", words.join(" ")));
    super::reviewed("words", &lines.join("\n"));
}

#[test]
fn the_signed_file_explains_every_word_and_no_other() {
    let kinds = [
        ("role", Role::ALL.map(Role::word).to_vec()),
        ("relation", Relation::ALL.map(Relation::word).to_vec()),
        ("standing", Standing::ALL.map(Standing::word).to_vec()),
        ("part", Compartment::ALL.map(Compartment::word).to_vec()),
        ("part", vec!["no content"]),
        ("action", Action::ALL.map(Action::word).to_vec()),
        ("purpose", Purpose::ALL.map(Purpose::word).to_vec()),
        ("consent", ConsentView::ALL.map(ConsentView::word).to_vec()),
        ("assurance", Assurance::ALL.map(Assurance::word).to_vec()),
        ("live", Live::ALL.map(Live::word).to_vec()),
        ("answer", Denial::ALL.map(Denial::word).to_vec()),
    ];
    let known: BTreeSet<(String, String)> = kinds
        .into_iter()
        .flat_map(|(kind, words)| words.into_iter().map(move |word| (kind, word)))
        .map(|(kind, word)| (kind.to_owned(), word.to_owned()))
        .collect();
    let rights = rights();
    let owed: BTreeSet<_> = rights.rules.iter().flat_map(|rule| rule.owes.clone()).collect();
    let owed = owed.into_iter().map(|word| ("owes".to_owned(), word));
    let explained: BTreeSet<_> = rights.words.into_iter().collect();
    assert_eq!(explained, known.into_iter().chain(owed).collect());
}

#[test]
fn every_refusal_says_what_it_is() {
    let said: Vec<String> = Denial::ALL.iter().map(ToString::to_string).collect();
    super::reviewed("refusals", &said.join("\n"));
    assert!(RIGHTS_TEXT.is_ascii(), "the signed file prints on any printer");
}
