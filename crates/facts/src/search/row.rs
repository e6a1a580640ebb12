//! What one row of the register is found by: as given, folded, and as kept.

use std::fmt;

use super::words::WordId;
use super::{Name, Variants, fold, number};

/// What a row of the register can be found by.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Aliases and *known as*; the first decides the order among equal hits.
    pub aliases: Vec<String>,
    /// Every name and spelling, each as its parts in the order said.
    pub names: Vec<Vec<String>>,
    /// Case number and old file number.
    pub case_numbers: Vec<String>,
    /// Last four digits of each phone.
    pub phone_last4: Vec<String>,
}

/// Terms say who a person is: never printed by accident.
impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (aliases, names) = (self.aliases.len(), self.names.len());
        write!(f, "Terms({aliases} aliases, {names} names)")
    }
}

/// A row's terms, folded.
pub(super) struct Folded {
    pub(super) aliases: Vec<String>,
    pub(super) names: Vec<Vec<String>>,
    pub(super) numbers: Vec<String>,
    pub(super) phones: Vec<String>,
}

impl Folded {
    pub(super) fn of(terms: &Terms, variants: &Variants) -> Self {
        let mut folded = Self {
            aliases: folded(&terms.aliases, number::squeeze),
            numbers: folded(&terms.case_numbers, number::squeeze),
            phones: folded(&terms.phone_last4, number::last_four),
            names: Vec::new(),
        };
        for said in terms.names.iter().map(|parts| parts.join(" ")) {
            match fold::parts(&said, variants) {
                fold::Said::ParentOf => folded.aliases.push(number::squeeze(&said)),
                fold::Said::Name(mut parts) => {
                    parts.truncate(Name::MOST_PARTS);
                    folded.names.extend((!parts.is_empty()).then_some(parts));
                }
            }
        }
        folded
    }

    /// Sections between tabs, texts between line ends: folded texts hold neither.
    fn texts(&self) -> Box<str> {
        let sections = [&self.aliases, &self.numbers, &self.phones];
        let texts = sections.iter().copied().flatten();
        let length: usize = texts.map(|text| text.len().saturating_add(1)).sum();
        let mut all = String::with_capacity(length.saturating_add(sections.len()));
        for section in sections {
            for text in section {
                all.push_str(text);
                all.push('\n');
            }
            all.push('\t');
        }
        all.into()
    }
}

fn folded(texts: &[String], fold: fn(&str) -> String) -> Vec<String> {
    let folded = texts.iter().map(|text| fold(text));
    folded.filter(|text| !text.is_empty()).collect()
}

/// A row's own words and texts.
pub(super) struct Row {
    /// First eight bytes of the alias it is listed under; rows without one come last.
    pub(super) order: u64,
    words: WordList,
    /// Aliases, numbers and phones, as compared: see [`Folded::texts`].
    texts: Box<str>,
}

impl Row {
    /// `words` holds the words of each of the names, with [`END`] between names.
    pub(super) fn new(folded: &Folded, words: Vec<WordId>) -> Self {
        let alias = folded.aliases.first();
        Self {
            order: alias.map_or(u64::MAX, |alias| number::first_eight(alias)),
            words: WordList::of(words),
            texts: folded.texts(),
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &[WordId]> {
        self.words.all().split(|id| *id == END).filter(|name| !name.is_empty())
    }

    pub(super) fn aliases(&self) -> impl Iterator<Item = &str> {
        self.section(0)
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = &str> {
        self.section(1)
    }

    pub(super) fn phones(&self) -> impl Iterator<Item = &str> {
        self.section(2)
    }

    /// Every word, once for each place it stands in.
    pub(super) fn words(&self) -> impl Iterator<Item = WordId> {
        let words = self.words.all().iter().copied();
        words.filter(|id| *id != END)
    }

    fn section(&self, nth: usize) -> impl Iterator<Item = &str> {
        self.texts.split('\t').nth(nth).unwrap_or("").split('\n').filter(|text| !text.is_empty())
    }
}

/// The words of each name, with [`END`] between names and in unused places. Most people have one
/// name of three parts: that needs no memory of its own.
enum WordList {
    Few([WordId; 4]),
    Many(Box<[WordId]>),
}

/// Stands between names.
pub(super) const END: WordId = WordId::MAX;

impl WordList {
    fn of(words: Vec<WordId>) -> Self {
        if words.len() > 4 {
            return Self::Many(words.into());
        }
        let mut few = [END; 4];
        for (place, word) in few.iter_mut().zip(words) {
            *place = word;
        }
        Self::Few(few)
    }

    fn all(&self) -> &[WordId] {
        match self {
            Self::Few(words) => words,
            Self::Many(words) => words,
        }
    }
}
