//! Code lists with their labels in every language: data of the country pack.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::language::Language;

/// One code of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Code {
    /// The stable code.
    pub code: String,
    /// Its English label.
    pub en: String,
    /// Its Kiswahili label.
    pub sw: String,
}

impl Code {
    /// Its label.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Kiswahili => &self.sw,
        }
    }
}

/// Every list by its name.
#[derive(Clone, Debug, Default)]
pub struct Codes(BTreeMap<String, Vec<Code>>);

impl Codes {
    /// Reads a pack.
    ///
    /// # Errors
    /// The JSON error.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).map(Self)
    }

    /// The codes of a list, in the pack's order; empty for an unknown list.
    #[must_use]
    pub fn list(&self, list: &str) -> &[Code] {
        self.0.get(list).map_or(&[], Vec::as_slice)
    }

    /// Is that a code of that list?
    #[must_use]
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.list(list).iter().any(|each| each.code == code)
    }

    /// The label of a code; the code itself if the list has lost it since.
    #[must_use]
    pub fn label<'a>(&'a self, list: &str, code: &'a str, language: Language) -> &'a str {
        let found = self.list(list).iter().find(|each| each.code == code);
        found.map_or(code, |each| each.label(language))
    }

    /// Every list.
    pub fn lists(&self) -> impl Iterator<Item = (&str, &[Code])> {
        self.0.iter().map(|(name, codes)| (name.as_str(), codes.as_slice()))
    }
}
