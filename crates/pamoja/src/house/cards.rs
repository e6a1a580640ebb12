//! Which slice folds the card of which stream.

use facts::{Card, Fact};

/// Folds the card of a stream from its tier-2 facts; `None` for a stream that has none.
#[must_use]
pub fn fold(facts: &[Fact]) -> Option<Card> {
    match facts.first()?.kind.as_str() {
        "case_opened" => Some(case::card::fold(facts)),
        "organisation_opened" => Some(people::card::fold_organisation(facts)),
        "person_invited" => Some(people::card::fold_person(facts)),
        "review_opened" => Some(case::review::fold_card(facts)),
        _ => None,
    }
}
