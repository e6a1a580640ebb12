//! What a case is to a person: decided from its card, before anything of it is opened.

use access::{Action, Decision, Question, Relation, Role, Standing, decide};
use facts::{PersonId, Places, Register, Row};

use crate::context::Principal;

/// Whether the case is there for them at all, and what ties them to it.
#[must_use]
pub fn towards(who: &Principal, row: &Row, register: &Register) -> (Standing, Relation) {
    if row.organisation != who.organisation {
        return (Standing::Foreign, Relation::None);
    }
    if row.conflicts_with(who.person) {
        return (Standing::Conflicted, Relation::None);
    }
    if row.card.assigned.contains(&who.person) {
        return (Standing::InHouse, Relation::Assigned);
    }
    let supervises = |worker: &PersonId| {
        register.staff(*worker).is_some_and(|(_, staff)| staff.supervisor == Some(who.person))
    };
    let unassigned = row.card.assigned.is_empty();
    let supervisor = who.rights.role == Role::Supervisor;
    if supervisor && (unassigned || row.card.assigned.iter().any(supervises)) {
        return (Standing::InHouse, Relation::SupervisorOf);
    }
    (Standing::InHouse, Relation::None)
}

/// The places of the cases that lists and search show to a person: those that are theirs by relation.
pub struct Related {
    /// All of them.
    pub all: Places,
    /// Those they work on themselves.
    pub own: Places,
}

impl Related {
    /// Asks for each relation once, not for each case: thousands may have the same.
    #[must_use]
    pub fn of(who: &Principal, register: &Register) -> Self {
        let may = |relation| {
            let question = Question::new(who.rights, Action::Find).towards(Standing::InHouse, relation);
            matches!(decide(&question), Decision::Allow(_))
        };
        let (assigned, supervisor) = (may(Relation::Assigned), may(Relation::SupervisorOf));
        let mut own = Places::default();
        own.extend(register.places_assigned_to(who.person, who.organisation));
        let mut all = Places::default();
        if who.rights.role == Role::Supervisor && supervisor {
            all = register.places_under(who.person, who.organisation);
            all.extend(register.places_unassigned(who.organisation));
        }
        for place in own.iter() {
            if assigned {
                all.insert(place);
            } else {
                all.remove(place);
            }
        }
        for place in register.hidden_from(who.person) {
            all.remove(place);
            own.remove(place);
        }
        Self { all, own }
    }
}

/// The same cases as rows.
pub fn related<'a>(who: &Principal, register: &'a Register) -> Vec<&'a Row> {
    let places = Related::of(who, register).all;
    let mut rows: Vec<&Row> = places.iter().filter_map(|place| register.at(place)).collect();
    rows.sort_by_key(|row| row.stream);
    rows
}
