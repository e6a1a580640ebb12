//! Phone numbers as people type them → E.164, or kept as typed and marked for a check.

use std::fmt;

/// How numbers are written at home: what a missing country code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Calling code, digits only: `254`.
    pub code: &'static str,
    /// Digits of a number after the code, or after the `0` that stands for it at home.
    pub national_digits: usize,
    /// First digits of a mobile number written without the `0`.
    pub mobile: &'static [char],
}

impl Country {
    /// Kenya, the default.
    pub const KENYA: Self = Self { code: "254", national_digits: 9, mobile: &['7', '1'] };
    /// Uganda.
    pub const UGANDA: Self = Self { code: "256", national_digits: 9, mobile: &['7'] };
    /// Tanzania.
    pub const TANZANIA: Self = Self { code: "255", national_digits: 9, mobile: &['6', '7'] };
    /// Ethiopia.
    pub const ETHIOPIA: Self = Self { code: "251", national_digits: 9, mobile: &['9', '7'] };
    /// South Sudan.
    pub const SOUTH_SUDAN: Self = Self { code: "211", national_digits: 9, mobile: &['9'] };
    /// Rwanda.
    pub const RWANDA: Self = Self { code: "250", national_digits: 9, mobile: &['7'] };
}

/// Children's helpline, gender-based violence, emergency: never a person's number.
const SHORT_CODES: [&str; 4] = ["116", "1195", "999", "112"];

/// A number after normalising.
#[derive(Clone, PartialEq, Eq)]
pub enum Phone {
    /// E.164: `+` and digits.
    Stored(String),
    /// Kept as typed; a person should look at it.
    Check(String),
}

impl Phone {
    /// Normalises a number as typed; `home` says what a number without a country code means.
    #[must_use]
    pub fn normalise(typed: &str, home: &Country) -> Self {
        international(typed, home).map_or_else(|| Self::Check(typed.to_owned()), Self::Stored)
    }

    /// The E.164 form, when there is one.
    #[must_use]
    pub fn stored(&self) -> Option<&str> {
        match self {
            Self::Stored(number) => Some(number),
            Self::Check(_) => None,
        }
    }

    /// The last four digits, by which search finds a phone. A number to be checked has them
    /// too; a short code does not.
    #[must_use]
    pub fn last_four(&self) -> Option<String> {
        let (Self::Stored(number) | Self::Check(number)) = self;
        let digits: Vec<char> = number.chars().filter_map(digit).collect();
        let short = SHORT_CODES.iter().any(|code| code.chars().eq(digits.iter().copied()));
        let start = digits.len().checked_sub(4).filter(|_| !short)?;
        Some(digits.into_iter().skip(start).collect())
    }
}

/// A phone leads to a person: never printed by accident.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stored(_) => "Stored(..)",
            Self::Check(_) => "Check(..)",
        })
    }
}

/// Digits, and the letters that old sheets have for them.
fn digit(c: char) -> Option<char> {
    match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => c.is_ascii_digit().then_some(c),
    }
}

fn international(typed: &str, home: &Country) -> Option<String> {
    let typed = typed.trim();
    if typed.chars().any(|c| c.is_alphabetic() && digit(c).is_none()) {
        return None;
    }
    let digits: String = typed.chars().filter_map(digit).collect();
    let abroad = typed.trim_start_matches(['(', ' ']).starts_with('+');
    let after_code = if abroad { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    match after_code {
        Some(number) => full_number(number, home),
        None => from_home(&digits, home),
    }
}

/// A number that begins with its country code.
fn full_number(number: &str, home: &Country) -> Option<String> {
    let right_length = match number.strip_prefix(home.code) {
        Some(rest) => rest.len() == home.national_digits,
        None => (8..=15).contains(&number.len()) && !number.starts_with('0'),
    };
    right_length.then(|| format!("+{number}"))
}

fn from_home(digits: &str, home: &Country) -> Option<String> {
    let national = |rest: &&str| rest.len() == home.national_digits;
    let with_zero = digits.strip_prefix('0').filter(national);
    let with_code = || digits.strip_prefix(home.code).filter(national);
    let bare = || Some(digits).filter(|rest| national(rest) && rest.starts_with(home.mobile));
    with_zero.or_else(with_code).or_else(bare).map(|rest| format!("+{}{rest}", home.code))
}
