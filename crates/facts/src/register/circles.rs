//! Who works on which cases, who answers for whose work, and from whom a case is hidden: kept with every
//! change, because one list of a supervisor covers thousands of cases.

use std::collections::{BTreeMap, HashMap};

use super::{Places, Row};
use crate::{OrganisationId, PersonId, StreamKind};

type Within = (PersonId, OrganisationId);

#[derive(Default)]
pub(super) struct Circles {
    assigned: BTreeMap<Within, Vec<u32>>,
    unassigned: BTreeMap<OrganisationId, Vec<u32>>,
    supervisors: HashMap<PersonId, PersonId>,
    supervised: HashMap<PersonId, Vec<PersonId>>,
    /// By supervisor: the cases of those whose work they answer for.
    under: HashMap<Within, Places>,
    conflicted: Places,
}

impl Circles {
    pub fn enter(&mut self, place: u32, row: &Row) {
        if let Some(supervisor) = row.card.staff.as_ref().and_then(|staff| staff.supervisor) {
            let worker = row.stream.person();
            self.supervisors.insert(worker, supervisor);
            self.supervised.entry(supervisor).or_default().push(worker);
            self.gather(supervisor, worker);
        }
        if row.card.kind != StreamKind::Case {
            return;
        }
        if row.card.assigned.is_empty() {
            self.unassigned.entry(row.organisation).or_default().push(place);
        }
        if !row.card.conflicts.is_empty() {
            self.conflicted.insert(place);
        }
        for person in &row.card.assigned {
            self.assigned.entry((*person, row.organisation)).or_default().push(place);
            if let Some(supervisor) = self.supervisors.get(person) {
                self.under.entry((*supervisor, row.organisation)).or_default().insert(place);
            }
        }
    }

    pub fn leave(&mut self, place: u32, row: &Row) {
        if let Some(supervisor) = row.card.staff.as_ref().and_then(|staff| staff.supervisor) {
            let worker = row.stream.person();
            self.supervisors.remove(&worker);
            let workers = self.supervised.entry(supervisor).or_default();
            workers.retain(|one| *one != worker);
            let workers = workers.clone();
            self.under.retain(|(one, _), _| *one != supervisor);
            workers.into_iter().for_each(|worker| self.gather(supervisor, worker));
        }
        self.conflicted.remove(place);
        for person in &row.card.assigned {
            if let Some(places) = self.assigned.get_mut(&(*person, row.organisation)) {
                places.retain(|one| *one != place);
            }
            let supervisor = self.supervisors.get(person).copied();
            if let Some(places) = supervisor.and_then(|one| self.under.get_mut(&(one, row.organisation))) {
                places.remove(place);
            }
        }
        if let Some(places) = self.unassigned.get_mut(&row.organisation) {
            places.retain(|one| *one != place);
        }
    }

    fn gather(&mut self, supervisor: PersonId, worker: PersonId) {
        for ((_, organisation), places) in self.assigned.range(everywhere(worker)) {
            let under = self.under.entry((supervisor, *organisation)).or_default();
            under.extend(places);
        }
    }

    pub fn assigned(&self, person: PersonId) -> impl Iterator<Item = u32> {
        self.assigned.range(everywhere(person)).flat_map(|(_, places)| places).copied()
    }

    pub fn assigned_within(&self, person: PersonId, organisation: OrganisationId) -> &[u32] {
        self.assigned.get(&(person, organisation)).map_or(&[], Vec::as_slice)
    }

    pub fn unassigned(&self, organisation: OrganisationId) -> &[u32] {
        self.unassigned.get(&organisation).map_or(&[], Vec::as_slice)
    }

    pub fn under(&self, supervisor: PersonId, organisation: OrganisationId) -> Places {
        self.under.get(&(supervisor, organisation)).cloned().unwrap_or_default()
    }

    pub fn supervised(&self, supervisor: PersonId) -> &[PersonId] {
        self.supervised.get(&supervisor).map_or(&[], Vec::as_slice)
    }

    pub const fn conflicted(&self) -> &Places {
        &self.conflicted
    }
}

fn everywhere(person: PersonId) -> core::ops::RangeInclusive<Within> {
    let (least, most) = ([0; 16], [u8::MAX; 16]);
    (person, OrganisationId::from_bytes(least))..=(person, OrganisationId::from_bytes(most))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::Variants;
    use crate::{Card, Register, Staff, StreamId};

    const HOUSE: OrganisationId = OrganisationId::from_bytes([9; 16]);

    fn person(nth: u8) -> PersonId {
        PersonId::from_bytes([nth; 16])
    }

    fn staff(nth: u8, supervisor: Option<PersonId>, folded_to: u64) -> Row {
        let mut card = Card::new(StreamKind::Person, "?");
        card.staff = Some(Staff {
            sign_in: nth.to_string(),
            role: "caseworker".to_owned(),
            office: String::new(),
            language: "en".to_owned(),
            supervisor,
            agreement: String::new(),
            signing: String::new(),
            active: true,
        });
        Row { organisation: HOUSE, stream: person(nth).stream(), folded_to, serial: None, card }
    }

    fn case(nth: u8, assigned: Vec<PersonId>, folded_to: u64) -> Row {
        let mut card = Card::new(StreamKind::Case, "?");
        card.assigned = assigned;
        let stream = StreamId::from_bytes([nth.saturating_add(100); 16]);
        Row { organisation: HOUSE, stream, folded_to, serial: None, card }
    }

    proptest! {
        #[test]
        fn the_cases_under_someone_are_those_of_the_people_they_answer_for(
            changes in proptest::collection::vec((any::<bool>(), 0_u8..6, 0_u8..6, 0_u8..6), 0..60),
        ) {
            let mut register = Register::new(&Variants::default());
            for ((is_case, nth, one, two), at) in changes.into_iter().zip(1..) {
                let assigned = if one == two { Vec::new() } else { vec![person(one), person(two)] };
                let supervisor = (one > 1).then(|| person(one));
                register.put(if is_case { case(nth, assigned, at) } else { staff(nth, supervisor, at) });
            }
            for supervisor in (0..6).map(person) {
                let mut plain = Places::default();
                for worker in (0..6).map(person) {
                    let answers = |staff: &Staff| staff.supervisor == Some(supervisor);
                    if register.staff(worker).is_some_and(|(_, staff)| answers(staff)) {
                        plain.extend(register.places_assigned_to(worker, HOUSE));
                    }
                }
                let under = register.places_under(supervisor, HOUSE);
                prop_assert!(under.iter().eq(plain.iter()));
            }
        }
    }
}
