//! Aliases and numbers as search compares them, and the short forms that the index keeps.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits only, lower case, without marks: an alias, a case number, an old file
/// number. Dashes, spaces and apostrophes do not count.
pub(super) fn squeeze(text: &str) -> String {
    if text.is_ascii() {
        return text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The first eight bytes of a text, so that numbers sort as the texts do.
pub(super) fn first_eight(text: &str) -> u64 {
    let mut bytes = [0; 8];
    for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    u64::from_be_bytes(bytes)
}

/// Every value of [`first_eight`] whose text begins with `prefix`.
pub(super) fn eight_beginning(prefix: &str) -> std::ops::RangeInclusive<u64> {
    let mut last = [0xFF; 8];
    for (place, byte) in last.iter_mut().zip(prefix.bytes()) {
        *place = byte;
    }
    first_eight(prefix)..=u64::from_be_bytes(last)
}

/// A number is found from its end.
pub(super) fn backwards(text: &str) -> String {
    text.chars().rev().collect()
}

/// Whether the digits at the end of a number are these, zeros before them aside: 42 in NBO-0042.
pub(super) fn ends_in_number(number: &str, digits: &str) -> bool {
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let own = number
        .get(before.len()..)
        .unwrap_or("")
        .trim_start_matches('0');
    !own.is_empty() && own == digits.trim_start_matches('0')
}

/// The last four digits of what was typed, or nothing when there are fewer.
pub(super) fn last_four(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let start = digits.len().checked_sub(4).unwrap_or(digits.len());
    digits.into_iter().skip(start).collect()
}
