//! What a country's pack says about names: data, read once, never code.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::fold;

/// The pack's lists, folded and ready to ask.
///
/// `Variants::default()` knows no list at all: keys and edits still work.
#[derive(Clone, Debug, Default)]
pub struct Variants {
    titles_and_links: HashSet<String>,
    parent_of: HashSet<String>,
    lines: Vec<Vec<String>>,
    line_of_key: HashMap<String, Vec<u16>>,
    different: HashMap<String, Vec<Side>>,
    partners: HashMap<String, Vec<String>>,
}

/// One side of a pair of names that look alike and are not: both sides carry the pair's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) pair: u16,
    pub(super) second: bool,
}

#[derive(Deserialize)]
struct Pack {
    titles: Vec<String>,
    links: Vec<String>,
    parent_of: Vec<String>,
    variants: Vec<Vec<String>>,
    known_different: Vec<(String, String)>,
}

impl Variants {
    /// Reads a pack's `names.json`: `titles`, `links`, `parent_of`, `variants` (lines of
    /// spellings that are one name), `known_different` (pairs).
    ///
    /// # Errors
    /// When the text is not JSON of that shape.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        let pack: Pack = serde_json::from_str(text)?;
        let mut known = Self {
            titles_and_links: pack.titles.into_iter().chain(pack.links).collect(),
            parent_of: pack.parent_of.into_iter().collect(),
            ..Self::default()
        };
        for line in &pack.variants {
            known.add_line(line);
        }
        for (number, (one, other)) in pack.known_different.iter().enumerate() {
            known.add_different(u16::try_from(number).unwrap_or(u16::MAX), one, other);
        }
        Ok(known)
    }

    /// The lists of `packs/kenya/names.json`, compiled in.
    #[must_use]
    pub fn kenya() -> Self {
        // A test reads the same text, so a broken pack never ships.
        Self::from_json(include_str!("../../../../packs/kenya/names.json")).unwrap_or_default()
    }

    fn add_line(&mut self, spellings: &[String]) {
        let number = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let mut keys: Vec<String> = spellings.iter().flat_map(|word| fold::readings(word)).collect();
        keys.sort();
        keys.dedup();
        for key in &keys {
            self.line_of_key.entry(key.clone()).or_default().push(number);
        }
        self.lines.push(keys);
    }

    fn add_different(&mut self, pair: u16, one: &str, other: &str) {
        for (word, partner, second) in [(one, other, false), (other, one, true)] {
            let word = fold::plain(word);
            self.partners.entry(word.clone()).or_default().push(fold::plain(partner));
            self.different.entry(word).or_default().push(Side { pair, second });
        }
    }

    pub(super) fn is_title_or_link(&self, word: &str) -> bool {
        self.titles_and_links.contains(word)
    }

    pub(super) fn is_parent_of(&self, word: &str) -> bool {
        self.parent_of.contains(word)
    }

    /// The lines that one key meets.
    pub(super) fn lines_of_key(&self, key: &str) -> &[u16] {
        self.line_of_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Every key of a line.
    pub(super) fn line(&self, number: u16) -> &[String] {
        self.lines.get(usize::from(number)).map_or(&[], Vec::as_slice)
    }

    /// The pairs of different names that this spelling, without apostrophes, stands in.
    pub(super) fn different(&self, plain: &str) -> &[Side] {
        self.different.get(plain).map_or(&[], Vec::as_slice)
    }

    /// The names that this spelling is known to differ from.
    pub(super) fn differs_from(&self, plain: &str) -> &[String] {
        self.partners.get(plain).map_or(&[], Vec::as_slice)
    }
}
