//! Four sorted indexes from a few bytes to rows. What they find is compared again, so the bytes
//! may be short; sets of pairs are small, and a row leaves them without a trace.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::row::Folded;
use super::signs::signs;
use super::{fold, name, number};

#[derive(Default)]
pub(super) struct Indexes {
    /// Hash of an alias's signs, and of each key of two neighbours joined → row.
    sounds: BTreeSet<(u32, u32)>,
    /// First eight bytes of an alias → row.
    aliases: BTreeSet<(u64, u32)>,
    /// Last eight bytes of a number, the last one first → row.
    numbers: BTreeSet<(u64, u32)>,
    /// Last four digits of a phone → row.
    phones: BTreeSet<(u16, u32)>,
}

/// What rows add to the indexes, before it is sorted in.
#[derive(Default)]
pub(super) struct Entries {
    sounds: Vec<(u32, u32)>,
    aliases: Vec<(u64, u32)>,
    numbers: Vec<(u64, u32)>,
    phones: Vec<(u16, u32)>,
}

impl Entries {
    pub(super) fn add(&mut self, row: u32, folded: &Folded) {
        for parts in &folded.names {
            for spelling in name::joined_spellings(parts) {
                let keys = fold::keys(&spelling);
                self.sounds.extend(keys.iter().map(|key| (hash(key), row)));
            }
        }
        for alias in &folded.aliases {
            self.sounds.push((alias_hash(&signs(alias)), row));
            self.aliases.push((number::first_eight(alias), row));
        }
        for text in &folded.numbers {
            self.numbers.push((number::last_eight(text), row));
        }
        for digits in &folded.phones {
            self.phones.extend(digits.parse().map(|digits| (digits, row)));
        }
    }
}

impl Indexes {
    pub(super) fn enter(&mut self, entries: Entries) {
        enter(&mut self.sounds, entries.sounds);
        enter(&mut self.aliases, entries.aliases);
        enter(&mut self.numbers, entries.numbers);
        enter(&mut self.phones, entries.phones);
    }

    pub(super) fn leave(&mut self, entries: &Entries) {
        leave(&mut self.sounds, &entries.sounds);
        leave(&mut self.aliases, &entries.aliases);
        leave(&mut self.numbers, &entries.numbers);
        leave(&mut self.phones, &entries.phones);
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        let texts = self.aliases.is_empty() && self.numbers.is_empty() && self.phones.is_empty();
        texts && self.sounds.is_empty()
    }

    /// Rows with an alias of these signs.
    pub(super) fn alias_sounding(&self, signs: &str) -> impl Iterator<Item = u32> {
        let hash = alias_hash(signs);
        rows(&self.sounds, hash..=hash)
    }

    /// Rows with two neighbours that have this key when joined.
    pub(super) fn joined(&self, key: &str) -> impl Iterator<Item = u32> {
        let hash = hash(key);
        rows(&self.sounds, hash..=hash)
    }

    pub(super) fn aliases(&self, eight: RangeInclusive<u64>) -> impl Iterator<Item = u32> {
        rows(&self.aliases, eight)
    }

    pub(super) fn numbers(&self, eight: RangeInclusive<u64>) -> impl Iterator<Item = u32> {
        rows(&self.numbers, eight)
    }

    pub(super) fn phones(&self, last_four: u16) -> impl Iterator<Item = u32> {
        rows(&self.phones, last_four..=last_four)
    }
}

fn rows<T: Ord + Copy>(index: &BTreeSet<(T, u32)>, range: RangeInclusive<T>) -> impl Iterator<Item = u32> {
    let entries = index.range((*range.start(), 0)..=(*range.end(), u32::MAX));
    entries.map(|(_, row)| *row)
}

/// An empty set is filled at once, which packs it; a full one grows.
fn enter<T: Ord>(index: &mut BTreeSet<T>, entries: Vec<T>) {
    if index.is_empty() {
        *index = entries.into_iter().collect();
    } else {
        index.extend(entries);
    }
}

fn leave<T: Ord>(index: &mut BTreeSet<T>, entries: &[T]) {
    for entry in entries {
        index.remove(entry);
    }
}

/// Apart from the joined neighbours that stand in the same index.
fn alias_hash(signs: &str) -> u32 {
    !hash(signs)
}

/// FNV-1a.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
