//! Aliases and numbers as search compares them, and the short forms that the index keeps.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits only, lower case, without marks: an alias, a case number, an old file
/// number. Dashes, spaces and apostrophes do not count.
pub(super) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    if text.is_ascii() {
        squeezed.extend(text.chars().filter(char::is_ascii_alphanumeric));
        squeezed.make_ascii_lowercase();
    } else {
        let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
        let lower = letters.flat_map(char::to_lowercase);
        squeezed.extend(lower.filter(|c| c.is_alphanumeric()));
    }
    squeezed
}

/// The first eight bytes of a text, so that numbers sort as the texts do.
pub(super) fn first_eight(text: &str) -> u64 {
    eight(text.bytes())
}

fn eight(text: impl Iterator<Item = u8>) -> u64 {
    let mut bytes = [0; 8];
    for (place, byte) in bytes.iter_mut().zip(text) {
        *place = byte;
    }
    u64::from_be_bytes(bytes)
}

/// The last eight bytes of a text, the last one first.
pub(super) fn last_eight(text: &str) -> u64 {
    eight(text.bytes().rev())
}

/// Every value of [`first_eight`] whose text begins with `beginning`.
pub(super) fn eight_beginning(beginning: &str) -> RangeInclusive<u64> {
    first_eight(beginning)..=eight_at_most(beginning.bytes())
}

/// Every value of [`last_eight`] whose text ends with `end`.
pub(super) fn eight_ending(end: &str) -> RangeInclusive<u64> {
    last_eight(end)..=eight_at_most(end.bytes().rev())
}

fn eight_at_most(text: impl Iterator<Item = u8>) -> u64 {
    eight(text.chain(std::iter::repeat(0xFF)))
}

/// Whether the digits at the end of a number are these, zeros before them aside: 42 in NBO-0042.
pub(super) fn ends_in_number(number: &str, digits: &str) -> bool {
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let own = number.get(before.len()..).unwrap_or("").trim_start_matches('0');
    !own.is_empty() && own == digits.trim_start_matches('0')
}

/// The last four digits of what was typed, or nothing when there are fewer.
pub(super) fn last_four(text: &str) -> String {
    let digits = || text.chars().filter(char::is_ascii_digit);
    match digits().count().checked_sub(4) {
        Some(before) => digits().skip(before).collect(),
        None => String::new(),
    }
}
