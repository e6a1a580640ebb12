//! Two people who may be one: a warning for the supervisor's review, never a merge.

use std::fmt;

use super::{Name, Phone, Score, score_names};

/// What a duplicate warning compares. Leave out what nobody knows.
#[derive(Clone, Default)]
pub struct Likeness {
    /// Every name and spelling of the person, as said and as on papers.
    pub names: Vec<Name>,
    /// Year of birth, estimates included.
    pub birth_year: Option<i16>,
    /// Numbers that reach the person; one to be checked agrees with none.
    pub phones: Vec<Phone>,
    /// Numbers of papers.
    pub documents: Vec<String>,
    /// County of origin: code or name.
    pub county_of_origin: Option<String>,
}

/// Birth years agree within this: many are estimates.
const YEARS: u16 = 2;

/// Whether two records should stand side by side in the review queue: names at
/// [`Score::SAME`] or more, and one more agreement. A shared name alone is common in families
/// where children carry their grandparents' names.
#[must_use]
pub fn duplicate_warning(a: &Likeness, b: &Likeness) -> bool {
    one_more_agreement(a, b) && best_names(a, b) >= Score::SAME
}

fn best_names(a: &Likeness, b: &Likeness) -> Score {
    let pairs = a.names.iter().flat_map(|one| b.names.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| score_names(one, other)).max().unwrap_or_default()
}

fn one_more_agreement(a: &Likeness, b: &Likeness) -> bool {
    let born = a.birth_year.zip(b.birth_year).is_some_and(|(a, b)| a.abs_diff(b) <= YEARS);
    let phone = a
        .phones
        .iter()
        .filter_map(Phone::stored)
        .any(|one| b.phones.iter().any(|other| other.stored() == Some(one)));
    let document = any_same(&a.documents, &b.documents);
    let county = any_same(a.county_of_origin.as_slice(), b.county_of_origin.as_slice());
    born || phone || document || county
}

/// Letters and digits decide; an empty text agrees with nothing.
fn any_same(a: &[String], b: &[String]) -> bool {
    let b: Vec<String> = b.iter().map(|text| super::number::squeeze(text)).collect();
    a.iter().map(|text| super::number::squeeze(text)).any(|one| !one.is_empty() && b.contains(&one))
}

impl fmt::Debug for Likeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Likeness(..)")
    }
}
