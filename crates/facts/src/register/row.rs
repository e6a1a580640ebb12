//! One stream in the register.

use crate::search::Terms;
use crate::{Card, Duty, OrganisationId, PersonId, StreamId, StreamKind};

/// One stream in the register.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its organisation.
    pub organisation: OrganisationId,
    /// Its stream.
    pub stream: StreamId,
    /// The position its card folds to.
    pub folded_to: u64,
    /// The number taken in its series.
    pub serial: Option<u64>,
    /// The card.
    pub card: Card,
}

impl Row {
    /// The code of one of the things that lists filter by.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<&str> {
        self.card.codes.get(name).map(String::as_str)
    }

    /// Its number as people write it, from its series.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        Some(self.card.series.as_ref()?.number(self.serial?))
    }

    /// The duty that is due first.
    #[must_use]
    pub fn next_duty(&self) -> Option<&Duty> {
        self.card.duties.iter().min_by_key(|duty| duty.due.end())
    }

    /// Must that person not know that it exists?
    #[must_use]
    pub fn conflicts_with(&self, person: PersonId) -> bool {
        self.card.conflicts.contains(&person)
    }
}

/// A number for each kind, to index by.
pub(super) const fn kind_code(kind: StreamKind) -> u8 {
    match kind {
        StreamKind::Case => 1,
        StreamKind::Person => 2,
        StreamKind::Organisation => 3,
        StreamKind::Series => 4,
        StreamKind::Looks => 5,
        StreamKind::Review => 6,
    }
}

/// What search finds the row by.
pub(super) fn terms_of(row: &Row) -> Terms {
    let found = &row.card.found_by;
    let mut aliases = vec![row.card.alias.clone()];
    aliases.extend(found.aliases.iter().cloned());
    let mut case_numbers = found.numbers.clone();
    case_numbers.extend(row.number());
    Terms { aliases, names: found.names.clone(), case_numbers, phone_last4: found.phones.clone() }
}
