//! Rows that a name finds: words like those asked, their rows, then the exact score of each.

use super::dictionary::{Dictionary, Hit};
use super::name::Name;
use super::pairing::{self, MOST, Table};
use super::row::Row;
use super::score::{Score, part_score, score_names};
use super::words::WordId;

/// What is looked for: each part, then each two neighbours joined.
const SOUGHT: usize = 11;
type Scores = [u8; SOUGHT];
const NOTHING: Scores = [0; SOUGHT];

/// Marks of a row: one bit a part found, and two for neighbours that belong together.
const ASKED_JOINED: u8 = 1 << 6;
const ROW_JOINED: u8 = 1 << 7;

/// Rows with joined neighbours are compared word by word; more than this are not.
const MOST_JOINED: usize = 512;

/// A name asked for, with every word of the dictionary that resembles one of its parts.
pub(super) struct Asked<'a> {
    dictionary: &'a Dictionary,
    name: Name,
    initials: Vec<Option<char>>,
    /// Word → place in `scores`, plus one; 0 for words that resemble nothing.
    place: Vec<u16>,
    found: Vec<WordId>,
    scores: Vec<Scores>,
}

impl<'a> Asked<'a> {
    /// `None` when the query holds no name.
    pub(super) fn new(query: &str, dictionary: &'a Dictionary) -> Option<Self> {
        let name = Name::new(query, &dictionary.variants);
        if name.parts.is_empty() {
            return None;
        }
        let initials: Vec<Option<char>> = name.parts.iter().map(super::Part::initial).collect();
        let place = vec![0; dictionary.words.places()];
        let mut asked = Self { dictionary, name, initials, place, found: Vec::new(), scores: Vec::new() };
        asked.look_up();
        Some(asked)
    }

    fn look_up(&mut self) {
        let words = &self.dictionary.words;
        let name = std::mem::take(&mut self.name);
        for (nth, part) in name.parts.iter().enumerate() {
            self.note(nth, words.like(part, &self.dictionary.variants));
        }
        for (nth, joined) in name.joined.iter().enumerate() {
            self.note(nth.saturating_add(MOST), words.meeting(joined));
        }
        self.name = name;
    }

    fn note(&mut self, sought: usize, words: Vec<(WordId, u8)>) {
        for (word, score) in words {
            let Some(place) = usize::try_from(word).ok().and_then(|word| self.place.get_mut(word)) else {
                continue;
            };
            if *place == 0 {
                self.found.push(word);
                self.scores.push(NOTHING);
                *place = u16::try_from(self.scores.len()).unwrap_or(0);
            }
            let scores = usize::from(*place).checked_sub(1).and_then(|place| self.scores.get_mut(place));
            if let Some(cell) = scores.and_then(|scores| scores.get_mut(sought)) {
                *cell = score;
            }
        }
    }

    /// Every allowed row that reaches [`Score::SHOWN`], in no order.
    pub(super) fn hits(&self, allowed: &impl Fn(u32) -> bool) -> Vec<Hit> {
        let mut marks = vec![0_u8; self.dictionary.rows.len()];
        let touched = self.touch(&mut marks, allowed);
        let enough = Enough::for_parts(self.name.parts.len());
        let initials = u32::try_from(self.initials.iter().flatten().count()).unwrap_or(0);
        let mut hits = Vec::new();
        for row in touched {
            let mark = at(&marks, row);
            let joined = mark & (ASKED_JOINED | ROW_JOINED) != 0;
            let parts = mark.count_ones().saturating_add(initials);
            let fewest = at(&self.dictionary.fewest_parts, row);
            if (joined || enough.reached(parts, fewest)) && allowed(row) {
                let score = self.dictionary.row(row).map_or(Score::NONE, |entry| self.score(entry, mark));
                hits.extend((score >= Score::SHOWN).then_some(Hit { row, score }));
            }
        }
        hits
    }

    /// Marks the rows of every word found.
    fn touch(&self, marks: &mut [u8], allowed: &impl Fn(u32) -> bool) -> Vec<u32> {
        let mut touched = Vec::new();
        for (word, scores) in self.found.iter().zip(&self.scores) {
            let mark = mark_for(scores);
            for row in self.dictionary.words.rows(*word) {
                mark_row(marks, *row, mark, &mut touched);
            }
        }
        let keys = self.name.parts.iter().flat_map(super::Part::keys);
        let joined = keys.flat_map(|key| self.dictionary.indexes.joined(key));
        for row in joined.filter(|row| allowed(*row)).take(MOST_JOINED) {
            mark_row(marks, row, ROW_JOINED, &mut touched);
        }
        touched
    }

    fn score(&self, row: &Row, mark: u8) -> Score {
        let scores = row.names().map(|name| {
            if mark & ROW_JOINED == 0 { self.score_words(name, mark) } else { self.score_joined(name) }
        });
        scores.max().unwrap_or_default()
    }

    /// The full comparison, for rows whose own neighbours may belong together.
    fn score_joined(&self, name: &[WordId]) -> Score {
        let said = self.dictionary.spellings(name);
        score_names(&self.name, &Name::of_words(&said, &self.dictionary.variants))
    }

    /// The same score as the full comparison gives, from the scores of words.
    fn score_words(&self, name: &[WordId], mark: u8) -> Score {
        let mut cells = [NOTHING; MOST];
        for (cell, word) in cells.iter_mut().zip(name) {
            *cell = self.scores_of(*word);
        }
        let parts = self.name.parts.len();
        let straight: [usize; MOST] = std::array::from_fn(|nth| nth);
        let mut best = pairing::best(&table(&cells, name.len(), &straight, parts));
        if mark & ASKED_JOINED != 0 {
            for at in 0..self.name.joined.len() {
                let sought = at.saturating_add(MOST);
                if cells.iter().any(|scores| cell(scores, sought) > 0) {
                    let way = with_join(at);
                    best = best.max(pairing::best(&table(&cells, name.len(), &way, parts.saturating_sub(1))));
                }
            }
        }
        best
    }

    fn scores_of(&self, word: WordId) -> Scores {
        let place = usize::try_from(word).ok().and_then(|word| self.place.get(word)).copied().unwrap_or(0);
        let scores = usize::from(place).checked_sub(1).and_then(|place| self.scores.get(place));
        let mut scores = scores.copied().unwrap_or(NOTHING);
        for (cell, initial) in scores.iter_mut().zip(&self.initials) {
            if *cell == 0 && initial.is_some_and(|letter| self.begins(word, letter)) {
                *cell = part_score::WEAK;
            }
        }
        scores
    }

    fn begins(&self, word: WordId, letter: char) -> bool {
        self.dictionary.words.part(word).is_some_and(|part| part.spelling().starts_with(letter))
    }
}

fn mark_for(scores: &Scores) -> u8 {
    let mut mark = 0;
    for (nth, _) in scores.iter().enumerate().filter(|(_, score)| **score > 0) {
        mark |= if nth < MOST {
            1_u8.checked_shl(u32::try_from(nth).unwrap_or(0)).unwrap_or(0)
        } else {
            ASKED_JOINED
        };
    }
    mark
}

fn mark_row(marks: &mut [u8], row: u32, mark: u8, touched: &mut Vec<u32>) {
    if let Some(stands) = usize::try_from(row).ok().and_then(|row| marks.get_mut(row)) {
        if *stands == 0 {
            touched.push(row);
        }
        *stands |= mark;
    }
}

fn at(marks: &[u8], row: u32) -> u8 {
    usize::try_from(row).ok().and_then(|row| marks.get(row)).copied().unwrap_or(0)
}

/// What is sought in each place when the neighbours at `at` are joined.
fn with_join(at: usize) -> [usize; MOST] {
    std::array::from_fn(|nth| match nth.cmp(&at) {
        std::cmp::Ordering::Less => nth,
        std::cmp::Ordering::Equal => at.saturating_add(MOST),
        std::cmp::Ordering::Greater => nth.saturating_add(1),
    })
}

fn cell(scores: &Scores, sought: usize) -> u8 {
    scores.get(sought).copied().unwrap_or(0)
}

fn table(cells: &[Scores; MOST], words: usize, way: &[usize; MOST], parts: usize) -> Table {
    Table::fill(parts, words, |i, j| match (way.get(i), cells.get(j)) {
        (Some(sought), Some(scores)) => cell(scores, *sought),
        _ => part_score::NONE,
    })
}

/// How many parts must be found in a row before its score can be [`Score::SHOWN`]; by the
/// fewest parts that a name of the row has.
struct Enough {
    least: [u32; MOST],
}

impl Enough {
    fn for_parts(asked: usize) -> Self {
        let mut least = [0; MOST];
        let mut fewest = u32::MAX;
        for (nth, cell) in least.iter_mut().enumerate().rev() {
            fewest = fewest.min(needed(asked, nth.saturating_add(1)));
            *cell = fewest;
        }
        Self { least }
    }

    fn reached(&self, parts: u32, fewest: u8) -> bool {
        let nth = usize::from(fewest).checked_sub(1);
        nth.and_then(|nth| self.least.get(nth)).is_some_and(|least| parts >= *least)
    }
}

/// Parts that must match between a name asked of `asked` parts and one of `own`, were every
/// match written the same.
fn needed(asked: usize, own: usize) -> u32 {
    let shorter = asked.min(own);
    let lost = asked.max(own).saturating_sub(shorter).min(3).saturating_mul(5);
    let parts = lost.saturating_add(60).saturating_mul(shorter).div_ceil(100);
    u32::try_from(parts).unwrap_or(u32::MAX)
}
