//! Languages: which there are, which one a reader asks for, and the texts in them.

mod shape;
mod texts;
mod words;

use serde::{Deserialize, Serialize};

pub use shape::{Flaw, LanguageError};
pub use texts::Texts;
pub use words::{Arg, Piece, Words};

/// The frame's and the components' own words, to be given to [`Texts::new`] beside those of the slices.
pub const TEXTS: [(Language, &str); 2] = [
    (Language::English, include_str!("../text/en.ftl")),
    (Language::Kiswahili, include_str!("../text/sw.ftl")),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "sw")]
    Kiswahili,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Kiswahili];

    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Kiswahili => "sw",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Kiswahili => "Kiswahili",
        }
    }

    pub fn other(self) -> Language {
        match self {
            Language::English => Language::Kiswahili,
            Language::Kiswahili => Language::English,
        }
    }

    /// Reads `sw`, `sw-KE`, `EN_gb`: only the first part counts.
    pub fn from_code(code: &str) -> Option<Language> {
        let first = code.split(['-', '_']).next()?.trim();
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(first))
    }

    /// The best of ours that an `Accept-Language` header asks for; English when it asks for none.
    pub fn from_accept(header: &str) -> Language {
        let mut best = (0.0, Language::English);
        for range in header.split(',') {
            let (code, weight) = weighed(range);
            if let Some(language) = Language::from_code(code)
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.own_name())
    }
}

/// `sw;q=0.8` is `sw` at 0.8; a weight that cannot be read counts as none.
fn weighed(range: &str) -> (&str, f32) {
    let mut parts = range.split(';');
    let code = parts.next().unwrap_or_default().trim();
    let weight = match parts.find_map(|part| part.trim().strip_prefix("q=")) {
        None => 1.0,
        Some(q) => q.trim().parse().unwrap_or(0.0),
    };
    if (0.0..=1.0).contains(&weight) { (code, weight) } else { (code, 0.0) }
}

#[cfg(test)]
mod tests;
