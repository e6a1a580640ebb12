//! What lists sort, filter and count cases by, side by side in memory: one page looks at thousands.

use std::collections::HashMap;

use super::Row;
use crate::PersonId;

/// The codes that lists filter by, in the order of [`Glance::codes`].
pub const LISTED: [&str; 3] = ["status", "risk", "step"];

/// A code's number in this register. Different codes have different numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeNumber(u16);

/// An owner of duties by number; more than one on a case is looked up on its card.
type Owner = u16;
const NOBODY: Owner = 0;
const SEVERAL: Owner = Owner::MAX;

/// One case, as far as lists go before they show it: half a line of the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    /// The first eight bytes of its alias: in the order of aliases, as far as they tell.
    pub alias: u64,
    due: i64,
    owned_due: i64,
    /// Its codes, in the order of [`LISTED`].
    pub codes: [CodeNumber; 3],
    owner: Owner,
}

/// Numbers of codes and of owners of duties.
#[derive(Default)]
pub(super) struct Numbers {
    codes: Vec<String>,
    owners: HashMap<PersonId, Owner>,
}

impl Numbers {
    pub fn code(&self, code: &str) -> Option<CodeNumber> {
        let place = self.codes.iter().position(|one| one == code)?;
        u16::try_from(place.saturating_add(1)).ok().map(CodeNumber)
    }

    fn number(&mut self, code: &str) -> CodeNumber {
        self.code(code).unwrap_or_else(|| {
            self.codes.push(code.to_owned());
            CodeNumber(u16::try_from(self.codes.len()).unwrap_or_default())
        })
    }

    pub fn owner(&self, person: PersonId) -> Owner {
        self.owners.get(&person).copied().unwrap_or(SEVERAL)
    }

    pub fn glance(&mut self, row: &Row) -> Glance {
        let mut glance = Glance {
            alias: first_eight(&row.card.alias),
            codes: LISTED.map(|name| row.code(name).map_or(CodeNumber::default(), |code| self.number(code))),
            due: i64::MAX,
            owned_due: i64::MAX,
            owner: NOBODY,
        };
        for duty in &row.card.duties {
            let end = duty.due.end();
            let Some(owner) = duty.owner else {
                glance.due = glance.due.min(end);
                continue;
            };
            let next = Owner::try_from(self.owners.len()).unwrap_or(SEVERAL).saturating_add(1);
            let owner = *self.owners.entry(owner).or_insert(next);
            glance.owner = if glance.owner == NOBODY || glance.owner == owner { owner } else { SEVERAL };
            glance.owned_due = glance.owned_due.min(end);
        }
        glance
    }
}

impl Glance {
    /// When the first duty ends that is nobody's in particular or that person's, `i64::MAX` if there
    /// is none; `None` if only the card can say.
    pub(super) const fn due_for(&self, owner: Owner) -> Option<i64> {
        match self.owner {
            NOBODY => Some(self.due),
            SEVERAL => None,
            one if one == owner && self.owned_due < self.due => Some(self.owned_due),
            _ => Some(self.due),
        }
    }
}

fn first_eight(alias: &str) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(alias.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(eight)
}
