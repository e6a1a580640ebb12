//! The register's names, aliases and numbers in memory: what search reads, and nothing else.

use std::fmt;

use super::indexes::{Entries, Indexes};
use super::row::{END, Folded, Row, Terms};
use super::words::{WordId, Words};
use super::{Score, Variants};

/// A row that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row's number in the register.
    pub row: u32,
    /// How well it fits.
    pub score: Score,
}

/// Index over a register of up to a hundred thousand people.
///
/// Row numbers are places in the register's table: memory grows with the largest, and a number
/// above [`Dictionary::LARGEST_ROW`] is left out. Nothing of a removed row stays.
pub struct Dictionary {
    pub(super) variants: Variants,
    pub(super) words: Words,
    pub(super) indexes: Indexes,
    pub(super) rows: Vec<Option<Row>>,
    /// The fewest parts that a name of each row has: beside the rows because thousands are
    /// asked for it.
    pub(super) fewest_parts: Vec<u8>,
    held: usize,
}

impl Dictionary {
    /// Beyond this a number is no place in a table of people.
    pub const LARGEST_ROW: u32 = 1 << 24;

    /// An empty dictionary that knows these lists.
    #[must_use]
    pub fn new(variants: &Variants) -> Self {
        Self {
            variants: variants.clone(),
            words: Words::default(),
            indexes: Indexes::default(),
            rows: Vec::new(),
            fewest_parts: Vec::new(),
            held: 0,
        }
    }

    /// How many rows it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.held
    }

    /// Whether it holds no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held == 0
    }

    /// A dictionary of many rows at once: faster and smaller than putting them in one by one.
    #[must_use]
    pub fn of<'t>(variants: &Variants, rows: impl IntoIterator<Item = (u32, &'t Terms)>) -> Self {
        let mut dictionary = Self::new(variants);
        let mut entries = Entries::default();
        for (row, terms) in rows {
            if dictionary.row(row).is_some() {
                dictionary.indexes.enter(std::mem::take(&mut entries));
            }
            dictionary.put(row, terms, &mut entries);
        }
        dictionary.words.shrink();
        dictionary.rows.shrink_to_fit();
        dictionary.fewest_parts.shrink_to_fit();
        dictionary.indexes.enter(entries);
        dictionary
    }

    /// Puts a row in; what stood under its number before is forgotten.
    pub fn insert(&mut self, row: u32, terms: &Terms) {
        let mut entries = Entries::default();
        self.put(row, terms, &mut entries);
        self.indexes.enter(entries);
    }

    fn put(&mut self, row: u32, terms: &Terms, entries: &mut Entries) {
        self.remove(row);
        let Some(place) = place_of(row) else { return };
        let folded = Folded::of(terms, &self.variants);
        let mut words = Vec::with_capacity(4);
        for name in &folded.names {
            words.extend((!words.is_empty()).then_some(END));
            let ids = name.iter().map(|part| self.words.add(part, row, &self.variants));
            words.extend(ids);
        }
        entries.add(row, &folded);
        if self.rows.len() <= place {
            self.rows.resize_with(place.saturating_add(1), || None);
            self.fewest_parts.resize(place.saturating_add(1), 0);
        }
        let fewest = folded.names.iter().map(Vec::len).min().unwrap_or(0);
        let kept = self.rows.get_mut(place).zip(self.fewest_parts.get_mut(place));
        if let Some((kept, fewest_parts)) = kept {
            *kept = Some(Row::new(&folded, words));
            *fewest_parts = u8::try_from(fewest).unwrap_or(u8::MAX);
            self.held = self.held.saturating_add(1);
        }
    }

    /// Takes a row out, with every word that only it held.
    pub fn remove(&mut self, row: u32) {
        let taken = place_of(row).and_then(|place| self.rows.get_mut(place)).and_then(Option::take);
        let Some(entry) = taken else { return };
        self.held = self.held.saturating_sub(1);
        let folded = Folded {
            aliases: entry.aliases().map(str::to_owned).collect(),
            names: entry.names().map(|name| self.spellings(name)).collect(),
            numbers: entry.numbers().map(str::to_owned).collect(),
            phones: entry.phones().map(str::to_owned).collect(),
        };
        let mut entries = Entries::default();
        entries.add(row, &folded);
        self.indexes.leave(&entries);
        for id in entry.words() {
            self.words.remove(id, row);
        }
    }

    /// Puts new terms in the place of a row's old ones.
    pub fn replace(&mut self, row: u32, terms: &Terms) {
        self.insert(row, terms);
    }

    #[cfg(test)]
    pub(super) fn holds_nothing(&self) -> bool {
        let rows = self.rows.iter().all(Option::is_none);
        rows && self.words.is_empty() && self.indexes.is_empty()
    }

    pub(super) fn row(&self, row: u32) -> Option<&Row> {
        self.rows.get(place_of(row)?)?.as_ref()
    }

    /// The spellings of a name of a row.
    pub(super) fn spellings(&self, name: &[WordId]) -> Vec<String> {
        name.iter().filter_map(|id| self.words.part(*id)).map(|part| part.spelling().to_owned()).collect()
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dictionary({} rows)", self.held)
    }
}

fn place_of(row: u32) -> Option<usize> {
    usize::try_from(row).ok().filter(|_| row <= Dictionary::LARGEST_ROW)
}
