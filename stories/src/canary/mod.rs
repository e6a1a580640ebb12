//! Canaries: a word in every field that stands nowhere else in the world, and a scanner that finds it again in any dress.

mod coin;
mod scan;

pub use coin::coined;
pub use scan::{Hit, Scanner, dressed};

use std::collections::{BTreeMap, BTreeSet};

/// Every canary that was set out: what it stands in, its word, and whether a page showed it again.
#[derive(Clone, Debug, Default)]
pub struct Cage {
    words: BTreeMap<String, String>,
    seen: BTreeSet<String>,
}

impl Cage {
    /// The canary of a place such as `case_opened.alias`; the same place gives the same word.
    pub fn word(&mut self, place: &str) -> String {
        self.keep(place, coined(place))
    }

    /// The same in small letters, for what is kept so.
    pub fn small_word(&mut self, place: &str) -> String {
        self.keep(place, coined(place).to_lowercase())
    }

    /// A canary that is no word, such as a telephone number or a token.
    pub fn keep(&mut self, place: &str, word: String) -> String {
        self.words.insert(place.to_owned(), word.clone());
        word
    }

    /// Looks for every canary on a page.
    pub fn look(&mut self, page: &str) {
        let here = self.words.iter().filter(|(_, word)| page.contains(word.as_str()));
        self.seen.extend(here.map(|(place, _)| place.clone()));
    }

    /// The places of all canaries and their words.
    pub fn words(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// The places whose canary no page has shown.
    pub fn unseen(&self) -> BTreeSet<String> {
        self.words.keys().filter(|place| !self.seen.contains(*place)).cloned().collect()
    }

    /// The fields that have a canary: a place without what stands behind the second dot.
    pub fn fields(&self) -> BTreeSet<String> {
        let field = |place: &String| place.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
        self.words.keys().map(field).collect()
    }
}
