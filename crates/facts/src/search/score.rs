//! How alike two names are: parts first, then the best pairing of parts.

use super::name::{Name, Part};
use super::{edit, fold, pairing};

/// A likeness from 0 to 1, kept in ten-thousandths so that a threshold is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u16);

impl Score {
    /// Nothing in common.
    pub const NONE: Self = Self(0);
    /// Search shows this much and more.
    pub const SHOWN: Self = Self(6_000);
    /// "Same": a duplicate warning needs this much and one more agreement.
    pub const SAME: Self = Self(8_500);
    /// Written the same.
    pub const FULL: Self = Self(10_000);

    /// A score of so many ten-thousandths; more than 10,000 is [`Score::FULL`].
    #[must_use]
    pub fn from_ten_thousandths(value: u16) -> Self {
        Self(value).min(Self::FULL)
    }

    /// The score in ten-thousandths.
    #[must_use]
    pub fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// The score as a fraction, for display.
    #[must_use]
    pub fn as_fraction(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

/// The score of two parts in hundredths: only these values occur.
pub(super) mod part_score {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const WEAK: u8 = 60;
    pub(crate) const NEAR: u8 = 65;
    pub(crate) const EDIT: u8 = 85;
    pub(crate) const AGREE: u8 = 95;
    pub(crate) const WRITTEN_SAME: u8 = 100;
}

/// How alike two parts are; the first rule that fits decides. The same both ways.
#[must_use]
pub fn score_parts(a: &Part, b: &Part) -> Score {
    Score(u16::from(hundredths(a, b)).saturating_mul(100))
}

pub(super) fn hundredths(a: &Part, b: &Part) -> u8 {
    if a.spelling == b.spelling {
        part_score::WRITTEN_SAME
    } else if is_initial_of(a, b) || is_initial_of(b, a) || a.known_different(b) {
        part_score::WEAK
    } else if a.meets(b) || a.shares_line(b) {
        part_score::AGREE
    } else if told_apart_by_sex(a, b) {
        part_score::WEAK
    } else {
        best_edit(a, b)
            .unwrap_or_else(|| if begins(a, b) || mwana(a, b) { part_score::NEAR } else { part_score::NONE })
    }
}

fn is_initial_of(a: &Part, b: &Part) -> bool {
    a.initial().is_some_and(|letter| b.spelling.starts_with(letter))
}

/// Otieno, Atieno; Kiptoo, Cheptoo: the beginning says son or daughter.
fn told_apart_by_sex(a: &Part, b: &Part) -> bool {
    other_sex(&a.spelling).is_some_and(|other| other == fold::plain(&b.spelling))
}

/// The same name for the other sex, where the beginning tells it.
pub(super) fn other_sex(spelling: &str) -> Option<String> {
    let plain = fold::plain(spelling);
    [("o", "a"), ("a", "o"), ("kip", "chep"), ("chep", "kip")]
        .iter()
        .find_map(|(from, to)| Some(format!("{to}{}", plain.strip_prefix(from)?)))
}

fn best_edit(a: &Part, b: &Part) -> Option<u8> {
    key_pairs(a, b)
        .filter(|(x, y)| edit::one_edit(x, y))
        .filter_map(|(x, y)| edit_score(shorter_length(x, y)))
        .max()
}

/// An edit weighs more the shorter the key; below four signs it says nothing.
pub(super) fn edit_score(shorter: usize) -> Option<u8> {
    match shorter {
        0..=3 => None,
        4 => Some(part_score::NEAR),
        5.. => Some(part_score::EDIT),
    }
}

/// Lomanyang'ole, Lomanyang.
fn begins(a: &Part, b: &Part) -> bool {
    key_pairs(a, b).any(|(x, y)| (x.starts_with(y) || y.starts_with(x)) && shorter_length(x, y) >= 6)
}

fn key_pairs<'a>(a: &'a Part, b: &'a Part) -> impl Iterator<Item = (&'a str, &'a str)> {
    a.keys().flat_map(|x| b.keys().map(move |y| (x, y)))
}

fn shorter_length(x: &str, y: &str) -> usize {
    x.chars().count().min(y.chars().count())
}

/// Mwanaisha, Aisha.
fn mwana(a: &Part, b: &Part) -> bool {
    let named = |keys: &[String], name: &Part| name.keys().any(|own| keys.iter().any(|key| key == own));
    let child_of = |whole: &Part, name: &Part| {
        mwana_names(&whole.spelling).iter().any(|said| named(&fold::keys(said), name))
    };
    child_of(a, b) || child_of(b, a)
}

/// What *Mwanaisha* may be said without its *Mwana*: isha, aisha.
pub(super) fn mwana_names(spelling: &str) -> Vec<String> {
    if !spelling.starts_with('m') {
        return Vec::new();
    }
    let plain = fold::plain(spelling);
    let Some(name) = plain.strip_prefix("mwana").filter(|_| plain.chars().count() >= 8) else {
        return Vec::new();
    };
    let mut names = vec![name.to_owned(), format!("a{name}")];
    names.extend(name.strip_prefix('a').map(str::to_owned));
    names
}

/// How alike two names are: the mean over the best pairing, in any order, with the deductions
/// of the rules. The same both ways; 0 when either is no name.
#[must_use]
pub fn score_names(a: &Name, b: &Name) -> Score {
    let mut best = Score::NONE;
    for one in with_one_join(a, b) {
        for other in with_one_join(b, a) {
            best = best.max(pairing::best(&pairing::Table::of(&one, &other)));
        }
    }
    best
}

/// The parts as said, and again with each two neighbours joined that together meet a part of
/// the other name.
fn with_one_join<'a>(name: &'a Name, other: &Name) -> Vec<Vec<&'a Part>> {
    let mut ways = vec![name.parts.iter().collect()];
    for (at, joined) in name.joined.iter().enumerate() {
        if other.parts.iter().any(|part| part.meets(joined)) {
            let before = name.parts.iter().take(at);
            let after = name.parts.iter().skip(at.saturating_add(2));
            ways.push(before.chain([joined]).chain(after).collect());
        }
    }
    ways
}
