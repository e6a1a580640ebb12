//! What a case is to a person: decided from its card, before anything of it is opened.

use access::{Action, Decision, Question, Relation, Role, Standing, decide};
use facts::{PersonId, Register, Row};

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

/// The cases that lists and search show to a person: those that are theirs by relation.
pub fn related<'a>(who: &'a Principal, register: &'a Register) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = register.assigned_to(who.person).collect();
    if who.rights.role == Role::Supervisor {
        for worker in register.supervised_by(who.person) {
            rows.extend(register.assigned_to(worker));
        }
        rows.extend(register.unassigned(who.organisation));
    }
    rows.retain(|row| {
        let (standing, relation) = towards(who, row, register);
        let question = Question::new(who.rights, Action::Find).towards(standing, relation);
        matches!(decide(&question), Decision::Allow(_))
    });
    rows.sort_by_key(|row| row.stream);
    rows.dedup_by_key(|row| row.stream);
    rows
}
