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
        let there = |place: &u32| !register.is_hidden_from(who.person, *place);
        let none = Places::below(register.len());
        let mut related = Self { all: none.clone(), own: none };
        let own = register.places_assigned_to(who.person, who.organisation);
        for place in own.iter().copied().filter(there) {
            related.own.insert(place);
            if assigned {
                related.all.insert(place);
            }
        }
        if who.rights.role == Role::Supervisor && supervisor {
            let workers = register.supervised_by(who.person);
            let theirs = workers.flat_map(|worker| register.places_assigned_to(worker, who.organisation));
            let nobodys = register.places_unassigned(who.organisation);
            for place in theirs.chain(nobodys).copied().filter(there) {
                if !related.own.contains(place) {
                    related.all.insert(place);
                }
            }
        }
        related
    }
}

/// The same cases as rows.
pub fn related<'a>(who: &Principal, register: &'a Register) -> Vec<&'a Row> {
    let places = Related::of(who, register).all;
    let mut rows: Vec<&Row> = places.iter().filter_map(|place| register.at(place)).collect();
    rows.sort_by_key(|row| row.stream);
    rows
}
