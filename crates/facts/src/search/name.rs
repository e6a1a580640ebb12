//! A name as said: its parts, ready to compare.

use std::fmt;
use std::sync::Arc;

use super::variants::Side;
use super::{Variants, fold, pairing};

/// One part of a name, with what is needed to compare it.
#[derive(Clone)]
pub struct Part {
    pub(super) spelling: Arc<str>,
    /// One key a line: a register holds tens of thousands of parts.
    keys: Box<str>,
    listed: Option<Box<Listed>>,
}

/// Where a part stands in the pack's lists. Most stand in none.
#[derive(Clone)]
struct Listed {
    lines: Vec<u16>,
    different: Vec<Side>,
}

impl Part {
    pub(super) fn new(spelling: &str, variants: &Variants) -> Self {
        let keys = fold::keys(spelling);
        let mut lines: Vec<u16> = keys.iter().flat_map(|key| variants.lines_of_key(key)).copied().collect();
        lines.sort_unstable();
        lines.dedup();
        let different = variants.different(&fold::plain(spelling)).to_vec();
        let listed = !(lines.is_empty() && different.is_empty());
        Self {
            spelling: spelling.into(),
            keys: keys.join("\n").into(),
            listed: listed.then(|| Box::new(Listed { lines, different })),
        }
    }

    /// The cleaned spelling: lower case, without marks.
    #[must_use]
    pub fn spelling(&self) -> &str {
        &self.spelling
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.split('\n')
    }

    pub(super) fn lines(&self) -> &[u16] {
        self.listed.as_ref().map_or(&[], |listed| &listed.lines)
    }

    fn different(&self) -> &[Side] {
        self.listed.as_ref().map_or(&[], |listed| &listed.different)
    }

    /// The only letter of an initial.
    pub(super) fn initial(&self) -> Option<char> {
        let mut letters = self.spelling.chars().filter(|c| *c != '\'');
        letters.next().filter(|_| letters.next().is_none())
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.keys().any(|key| other.keys().any(|own| own == key))
    }

    pub(super) fn known_different(&self, other: &Self) -> bool {
        let opposite = |a: &Side, b: &Side| a.pair == b.pair && a.second != b.second;
        self.different().iter().any(|a| other.different().iter().any(|b| opposite(a, b)))
    }

    pub(super) fn shares_line(&self, other: &Self) -> bool {
        self.lines().iter().any(|line| other.lines().contains(line))
    }
}

/// Names say who a person is: never printed by accident.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(..)")
    }
}

/// A name as said, ready to compare. At most [`Name::MOST_PARTS`] parts are looked at.
#[derive(Clone, Default)]
pub struct Name {
    pub(super) parts: Vec<Part>,
    /// Each part joined with the next.
    pub(super) joined: Vec<Part>,
}

impl Name {
    /// Parts beyond this are ignored: pairing tries every order.
    pub const MOST_PARTS: usize = pairing::MOST;

    /// Splits and folds a name as said. "Mama Halima" (parent of) is an alias: it has no parts
    /// and matches no name.
    #[must_use]
    pub fn new(said: &str, variants: &Variants) -> Self {
        let fold::Said::Name(mut words) = fold::parts(said, variants) else {
            return Self::default();
        };
        words.truncate(Self::MOST_PARTS);
        Self::of_words(&words, variants)
    }

    /// A name of words that are cleaned already.
    pub(super) fn of_words(words: &[String], variants: &Variants) -> Self {
        let joined = joined_spellings(words).map(|word| Part::new(&word, variants)).collect();
        Self { parts: words.iter().map(|word| Part::new(word, variants)).collect(), joined }
    }

    /// The parts, in the order said.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({} parts)", self.parts.len())
    }
}

/// Each part written together with the next.
pub(super) fn joined_spellings<S: AsRef<str>>(parts: &[S]) -> impl Iterator<Item = String> {
    parts.iter().zip(parts.iter().skip(1)).map(|(one, next)| [one.as_ref(), next.as_ref()].concat())
}
