//! The distinct folded words of a register: each stands once, with the rows that hold it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::name::Part;
use super::score::{self, hundredths, part_score};
use super::{Variants, edit, fold, number};

/// A word's place in the table. Places of forgotten words are used again.
pub(super) type WordId = u32;

#[derive(Default)]
pub(super) struct Words {
    words: Vec<Option<Word>>,
    free: Vec<WordId>,
    by_spelling: HashMap<Arc<str>, WordId>,
    /// First eight bytes of a key → words: what it finds is compared again.
    by_key: BTreeSet<(u64, WordId)>,
    /// The keys under each first sign with their masks, for the one-edit test.
    by_first: HashMap<char, Vec<Masked>>,
}

/// How every key of *Mwana* + name begins: the last *a* may have gone into the name.
const MWANA: &str = "muan";

struct Word {
    part: Part,
    rows: Vec<u32>,
}

impl Word {
    fn hold(&mut self, row: u32) {
        if self.rows.last().is_none_or(|last| *last < row) {
            self.rows.push(row);
        } else if let Err(place) = self.rows.binary_search(&row) {
            self.rows.insert(place, row);
        }
    }
}

struct Masked {
    mask: u32,
    word: WordId,
    nth_key: u8,
    length: u8,
}

impl Words {
    /// Gives back what was set aside while many words came in.
    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.by_first.values_mut().for_each(Vec::shrink_to_fit);
        for word in self.words.iter_mut().flatten() {
            word.rows.shrink_to_fit();
        }
    }

    /// How many words the table has places for.
    pub(super) fn places(&self) -> usize {
        self.words.len()
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.by_spelling.is_empty() && self.by_key.is_empty() && self.by_first.values().all(Vec::is_empty)
    }

    pub(super) fn part(&self, id: WordId) -> Option<&Part> {
        self.word(id).map(|word| &word.part)
    }

    /// The rows that hold a word, ascending.
    pub(super) fn rows(&self, id: WordId) -> &[u32] {
        self.word(id).map_or(&[], |word| &word.rows)
    }

    fn word(&self, id: WordId) -> Option<&Word> {
        self.words.get(usize::try_from(id).ok()?)?.as_ref()
    }

    fn word_mut(&mut self, id: WordId) -> Option<&mut Word> {
        self.words.get_mut(usize::try_from(id).ok()?)?.as_mut()
    }

    /// Notes that `row` holds a word, and says which word that is.
    pub(super) fn add(&mut self, spelling: &str, row: u32, variants: &Variants) -> WordId {
        let id = self.by_spelling.get(spelling).copied().unwrap_or_else(|| self.learn(spelling, variants));
        if let Some(word) = self.word_mut(id) {
            word.hold(row);
        }
        id
    }

    fn learn(&mut self, spelling: &str, variants: &Variants) -> WordId {
        let part = Part::new(spelling, variants);
        let id = self.free.pop().unwrap_or_else(|| {
            self.words.push(None);
            WordId::try_from(self.words.len().saturating_sub(1)).unwrap_or(WordId::MAX)
        });
        self.by_spelling.insert(part.spelling.clone(), id);
        for (nth, key) in part.keys().enumerate() {
            self.by_key.insert((number::first_eight(key), id));
            if let Some(first) = edit::first_sign(key) {
                let short = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
                let (nth_key, length) = (short(nth), short(key.chars().count()));
                self.by_first.entry(first).or_default().push(Masked {
                    mask: edit::mask(key.as_bytes()),
                    word: id,
                    nth_key,
                    length,
                });
            }
        }
        if let Some(place) = usize::try_from(id).ok().and_then(|id| self.words.get_mut(id)) {
            *place = Some(Word { part, rows: Vec::new() });
        }
        id
    }

    /// Notes that `row` no longer holds a word. A word that no row holds is forgotten.
    pub(super) fn remove(&mut self, id: WordId, row: u32) {
        let Some(word) = self.word_mut(id) else {
            return;
        };
        if let Ok(place) = word.rows.binary_search(&row) {
            word.rows.remove(place);
        }
        if word.rows.is_empty() {
            self.forget(id);
        }
    }

    fn forget(&mut self, id: WordId) {
        let place = usize::try_from(id).ok().and_then(|id| self.words.get_mut(id));
        let Some(word) = place.and_then(Option::take) else {
            return;
        };
        self.by_spelling.remove(&word.part.spelling);
        for key in word.part.keys() {
            self.by_key.remove(&(number::first_eight(key), id));
            if let Some(bucket) = edit::first_sign(key).and_then(|first| self.by_first.get_mut(&first)) {
                bucket.retain(|masked| masked.word != id);
            }
        }
        self.free.push(id);
    }

    /// Every word with which `part` scores, with the score in hundredths: all but the words that
    /// an initial stands for, which are thousands.
    pub(super) fn like(&self, part: &Part, variants: &Variants) -> Vec<(WordId, u8)> {
        let mut near: Vec<WordId> = Vec::new();
        for key in part.keys() {
            self.with_key(key, &mut near);
            self.begun_by_or_beginning(key, &mut near);
            self.one_edit_from(key, &mut near);
        }
        for key in part.lines().iter().flat_map(|line| variants.line(*line)) {
            self.with_key(key, &mut near);
        }
        for spelling in weaker_relatives(part, variants) {
            for key in fold::keys(&spelling) {
                self.with_key(&key, &mut near);
            }
        }
        self.begun_by(MWANA, &mut near);
        self.scored(part, near)
    }

    /// The words whose keys meet those of `part`: all that joined neighbours may match.
    pub(super) fn meeting(&self, part: &Part) -> Vec<(WordId, u8)> {
        let mut near = Vec::new();
        for key in part.keys() {
            self.with_key(key, &mut near);
        }
        near.retain(|id| self.part(*id).is_some_and(|own| own.meets(part)));
        self.scored(part, near)
    }

    fn scored(&self, part: &Part, mut ids: Vec<WordId>) -> Vec<(WordId, u8)> {
        ids.sort_unstable();
        ids.dedup();
        let score = |id| Some((id, hundredths(part, self.part(id)?)));
        ids.into_iter().filter_map(score).filter(|(_, score)| *score > part_score::NONE).collect()
    }

    /// Words whose key begins with the same eight bytes: some have another key.
    fn with_key(&self, key: &str, found: &mut Vec<WordId>) {
        let eight = number::first_eight(key);
        found.extend(self.by_key.range((eight, 0)..=(eight, WordId::MAX)).map(|(_, id)| id));
    }

    /// One key begins the other, the shorter of six signs or more.
    fn begun_by_or_beginning(&self, key: &str, found: &mut Vec<WordId>) {
        if key.chars().count() < 6 {
            return;
        }
        self.begun_by(key, found);
        for (end, _) in key.char_indices().skip(6) {
            self.with_key(key.get(..end).unwrap_or(key), found);
        }
    }

    fn begun_by(&self, beginning: &str, found: &mut Vec<WordId>) {
        let eight = number::eight_beginning(beginning);
        found.extend(self.by_key.range((*eight.start(), 0)..=(*eight.end(), WordId::MAX)).map(|(_, id)| id));
    }

    fn one_edit_from(&self, key: &str, found: &mut Vec<WordId>) {
        let length = key.chars().count();
        let Some(bucket) = edit::first_sign(key).and_then(|first| self.by_first.get(&first)) else {
            return;
        };
        let mask = edit::mask(key.as_bytes());
        let possible = bucket.iter().filter(|other| {
            edit::may_be_one_edit(mask, other.mask) && length.abs_diff(usize::from(other.length)) <= 1
        });
        for other in
            possible.filter(|other| score::edit_score(length.min(usize::from(other.length))).is_some())
        {
            let other_key =
                self.part(other.word).and_then(|part| part.keys().nth(usize::from(other.nth_key)));
            if other_key.is_some_and(|other| edit::one_edit(key, other)) {
                found.push(other.word);
            }
        }
    }
}

/// Spellings that are related to a part without a key in common.
fn weaker_relatives(part: &Part, variants: &Variants) -> Vec<String> {
    let plain = fold::plain(&part.spelling);
    let mut relatives: Vec<String> = plain.chars().next().map(String::from).into_iter().collect();
    relatives.extend(variants.differs_from(&plain).iter().cloned());
    relatives.extend(score::other_sex(&part.spelling));
    relatives.extend(score::mwana_names(&part.spelling));
    relatives
}
