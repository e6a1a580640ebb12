//! What invented cases are drawn from: shares, names and sentences of `packs/demo/volume.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::dice::Dice;

static VOLUME: &str = include_str!("../../../../packs/demo/volume.json");

/// Codes with their weights.
#[derive(Deserialize)]
pub struct Shares(BTreeMap<String, f64>);

impl Shares {
    /// One of the codes, by weight.
    pub fn draw(&self, dice: &mut Dice) -> &str {
        let place = dice.weighted(self.0.values().copied());
        self.0.keys().nth(place).map_or("", String::as_str)
    }

    /// The weight of a code.
    #[must_use]
    pub fn weight(&self, code: &str) -> f64 {
        self.0.get(code).copied().unwrap_or(0.0)
    }
}

/// A pattern of trafficking, as far as it shapes what this release records.
#[derive(Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Its weight among all.
    pub weight: f64,
    /// By gender.
    pub gender: Shares,
    /// Youngest, oldest, weight.
    pub age: Vec<(i16, i16, f64)>,
    /// By nationality.
    pub nationality: Shares,
}

/// Cases that were opened so many days ago, and how far they have come.
#[derive(Deserialize)]
pub struct Opened {
    /// From, to.
    pub days: (i64, i64),
    /// Their share.
    pub percent: f64,
    /// `intake`, `active`, `follow_up`, `closed`.
    pub stage: Shares,
}

/// How many facts a case has.
#[derive(Deserialize)]
pub struct FactCount {
    /// At least.
    pub min: usize,
    /// At most.
    pub max: usize,
    /// On average, by stage.
    pub mean: Shares,
}

/// How exactly a birth date is known, in percent.
#[derive(Deserialize)]
pub struct Birth {
    /// Only the year.
    pub year_only: f64,
    /// About that year.
    pub estimated: f64,
}

/// Names of one community.
#[derive(Deserialize)]
pub struct Community {
    /// Its weight among all.
    pub weight: f64,
    /// Code of its language.
    pub language: String,
    /// Its weight by nationality.
    pub nationalities: Shares,
    /// Names of women, the most common first.
    pub female: Vec<String>,
    /// Names of men.
    pub male: Vec<String>,
    /// Names of families.
    pub family: Vec<String>,
}

/// Every name.
#[derive(Deserialize)]
pub struct NameStock {
    /// How steeply common names lead.
    pub rank_exponent: f64,
    /// Percent of family names made of syllables.
    pub made_family: f64,
    /// Communities that say the own name first.
    pub first_is_traditional_for: Vec<String>,
    /// Names of baptism of women.
    pub baptismal_female: Vec<String>,
    /// Names of baptism of men.
    pub baptismal_male: Vec<String>,
    /// Communities by name.
    pub communities: BTreeMap<String, Community>,
}

/// How names are misspelt.
#[derive(Deserialize)]
pub struct Misspelling {
    /// Percent of names with a known variant that are written so.
    pub variant: f64,
    /// Percent of the others that follow a rule of letters.
    pub letter_rule: f64,
    /// Letters that stand for each other.
    pub rules: Vec<(String, String)>,
    /// Spellings of one name.
    pub variants: Vec<Vec<String>>,
}

/// What the sources lack.
#[derive(Deserialize)]
pub struct Ours {
    /// Percent with an address.
    pub home_address: f64,
    /// Of made families.
    pub syllables: Vec<String>,
    /// Languages by nationality.
    pub language_of: BTreeMap<String, String>,
    /// Sentences of notes.
    pub note_sentences: Vec<String>,
    /// What is never said.
    pub never_said: Vec<String>,
    /// Safe hours.
    pub hours: Vec<String>,
    /// Words agreed.
    pub code_words: Vec<String>,
    /// Where someone sleeps.
    pub places: Vec<String>,
}

/// The whole stock.
#[derive(Deserialize)]
pub struct Stock {
    /// Patterns.
    pub profiles: Vec<Profile>,
    /// Counties of Kenyans.
    pub county: Shares,
    /// Who sent the person.
    pub source: Shares,
    /// Percent of answers that were not asked, by source, from 0 to 1.
    pub not_asked: Shares,
    /// By time since opening.
    pub opened: Vec<Opened>,
    /// Steps by stage.
    pub step: BTreeMap<String, Shares>,
    /// Reasons to close.
    pub close_reason: Shares,
    /// Levels of risk of open cases.
    pub risk: Shares,
    /// Percent of open cases with something due then.
    pub due: Shares,
    /// Ways to reach someone.
    pub channel: Shares,
    /// Percent with a word agreed.
    pub code_word: f64,
    /// Percent of adults who cannot read.
    pub cannot_read: f64,
    /// Percent with a disability.
    pub disability: f64,
    /// Answers by purpose.
    pub consent: BTreeMap<String, Shares>,
    /// How consent was given.
    pub consent_how: Shares,
    /// Facts of a case.
    pub facts: FactCount,
    /// Open cases of one caseworker.
    pub open_cases_of_a_caseworker: usize,
    /// Percent with a telephone.
    pub phone: f64,
    /// Percent with a further name they are known as.
    pub nickname: f64,
    /// Words of aliases.
    pub alias_words: Vec<String>,
    /// Birth dates.
    pub birth: Birth,
    /// Names.
    pub names: NameStock,
    /// Misspellings.
    pub misspelling: Misspelling,
    /// What the sources lack.
    pub ours: Ours,
}

impl Stock {
    /// Reads the pack.
    ///
    /// # Errors
    /// The JSON error.
    pub fn read() -> Result<Self, serde_json::Error> {
        serde_json::from_str(VOLUME)
    }
}
