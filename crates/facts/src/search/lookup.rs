//! What a query finds: by alias, by number, by phone, by name; best first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::Score;
use super::by_name::Asked;
use super::dictionary::{Dictionary, Hit};
use super::number;
use super::row::Row;
use super::signs::signs;

/// How well an alias, a number or a phone fits.
mod fit {
    use super::Score;

    pub(super) fn exact() -> Score {
        Score::FULL
    }
    /// An alias of the same sound; the digits of a case number without its prefix.
    pub(super) fn close() -> Score {
        Score::from_ten_thousandths(9_500)
    }
    /// A phone's last four digits: a hint, since phones are shared.
    pub(super) fn phone() -> Score {
        Score::from_ten_thousandths(9_000)
    }
    /// The beginning of an alias, the last digits of a number.
    pub(super) fn partial() -> Score {
        Score::from_ten_thousandths(8_000)
    }
}

/// Letters of an alias, or digits of a number, from which a part of it is enough.
const BEGINNING: usize = 2;
const LAST_DIGITS: usize = 3;

impl Dictionary {
    /// The rows that `query` finds among those `allowed`, best first, at most `limit`.
    ///
    /// A query is an alias or its beginning, one to four names in any order and spelling, a case
    /// number or old file number (or its last digits), or the last four digits of a phone.
    /// An initial counts beside a name, not by itself.
    /// Equal scores stand in the order of aliases, then of rows. Rows that are not allowed have
    /// no influence on the result.
    #[must_use]
    pub fn search(&self, query: &str, allowed: impl Fn(u32) -> bool, limit: usize) -> Vec<Hit> {
        let mut direct = self.direct(query);
        direct.retain(|row, _| allowed(*row));
        let mut found = Vec::new();
        if let Some(asked) = Asked::new(query, self) {
            for hit in asked.hits(&allowed) {
                let other = direct.remove(&hit.row).unwrap_or_default();
                found.push(Hit { score: hit.score.max(other), ..hit });
            }
        }
        found.extend(direct.into_iter().map(|(row, score)| Hit { row, score }));
        self.best_first(found, limit)
    }

    fn best_first(&self, found: Vec<Hit>, limit: usize) -> Vec<Hit> {
        let order = |hit: &Hit| self.row(hit.row).map_or(u64::MAX, |row| row.order);
        let alias = |hit: &Hit| self.row(hit.row).and_then(|row| row.aliases().next());
        let mut ranked: Vec<(Reverse<Score>, u64, Hit)> =
            found.into_iter().map(|hit| (Reverse(hit.score), order(&hit), hit)).collect();
        let before = |a: &(Reverse<Score>, u64, Hit), b: &(Reverse<Score>, u64, Hit)| {
            let short = (a.0, a.1).cmp(&(b.0, b.1));
            let long = short.then_with(|| alias(&a.2).cmp(&alias(&b.2)));
            long.then(a.2.row.cmp(&b.2.row))
        };
        if limit < ranked.len() {
            ranked.select_nth_unstable_by(limit, before);
            ranked.truncate(limit);
        }
        ranked.sort_unstable_by(before);
        ranked.into_iter().map(|(_, _, hit)| hit).collect()
    }

    /// Rows found by alias, number or phone.
    fn direct(&self, query: &str) -> HashMap<u32, Score> {
        let mut found = HashMap::new();
        let text = number::squeeze(query);
        if text.is_empty() {
            return found;
        }
        self.by_alias(&text, &mut found);
        self.by_number(&text, &mut found);
        if text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 4 || text.len() >= 9) {
            let phone = number::last_four(&text).parse().unwrap_or(u16::MAX);
            for row in self.indexes.phones(phone) {
                raise(&mut found, row, fit::phone());
            }
        }
        found
    }

    fn by_alias(&self, text: &str, found: &mut HashMap<u32, Score>) {
        let eight = if begins_enough(text) {
            number::eight_beginning(text)
        } else {
            number::first_eight(text)..=number::first_eight(text)
        };
        let sounds = signs(text);
        let rows = self.indexes.aliases(eight);
        for row in rows.chain(self.indexes.alias_sounding(&sounds)) {
            let aliases = self.row(row).into_iter().flat_map(Row::aliases);
            let fits = aliases.filter_map(|alias| alias_fit(alias, text, &sounds));
            if let Some(score) = fits.max() {
                raise(found, row, score);
            }
        }
    }

    fn by_number(&self, text: &str, found: &mut HashMap<u32, Score>) {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let end = if digits { text.trim_start_matches('0') } else { text };
        let ranges = ranges_of_end(end, digits).into_iter();
        for row in ranges.flat_map(|eight| self.indexes.numbers(eight)) {
            let numbers = self.row(row).into_iter().flat_map(Row::numbers);
            let fits = numbers.filter_map(|number| number_fit(number, text, digits));
            if let Some(score) = fits.max() {
                raise(found, row, score);
            }
        }
    }
}

fn raise(found: &mut HashMap<u32, Score>, row: u32, score: Score) {
    let stands = found.entry(row).or_default();
    *stands = score.max(*stands);
}

fn alias_fit(alias: &str, text: &str, sounds: &str) -> Option<Score> {
    if alias == text {
        Some(fit::exact())
    } else if signs(alias) == sounds {
        Some(fit::close())
    } else {
        (begins_enough(text) && alias.starts_with(text)).then(fit::partial)
    }
}

fn begins_enough(beginning: &str) -> bool {
    beginning.chars().count() >= BEGINNING
}

fn number_fit(number: &str, text: &str, digits: bool) -> Option<Score> {
    if number == text {
        Some(fit::exact())
    } else if digits && number::ends_in_number(number, text) {
        Some(fit::close())
    } else {
        (digits && text.len() >= LAST_DIGITS && number.ends_with(text)).then(fit::partial)
    }
}

/// Where numbers with this end stand. One or two digits are looked for as a whole number, with
/// up to five zeros before it: as an end they would fit one row in ten.
fn ranges_of_end(end: &str, digits: bool) -> Vec<RangeInclusive<u64>> {
    if end.is_empty() {
        return Vec::new();
    }
    if !digits || end.len() >= LAST_DIGITS {
        return vec![number::eight_ending(end)];
    }
    let padded = (0..=5).map(|zeros| format!("{}{end}", "0".repeat(zeros)));
    padded.flat_map(|whole| [alone(&whole), after_letter(&whole)]).collect()
}

fn alone(whole: &str) -> RangeInclusive<u64> {
    let eight = number::last_eight(whole);
    eight..=eight
}

/// `:` follows `9`: what has anything but a digit before it.
fn after_letter(whole: &str) -> RangeInclusive<u64> {
    let from = number::last_eight(&format!(":{whole}"));
    from..=*number::eight_ending(whole).end()
}
