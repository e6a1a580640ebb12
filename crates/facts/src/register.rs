//! The register: every card opened into memory, so that lists, search and counts read no disk.

mod circles;
mod glance;
mod places;
mod row;

use std::collections::{BTreeMap, HashMap};

use circles::Circles;
use glance::Numbers;
pub use glance::{CodeNumber, Glance, LISTED};
pub use places::Places;
pub use row::Row;
use row::{kind_code, terms_of};

use crate::search::{Dictionary, Hit, Score, Variants};
use crate::{OrganisationId, PersonId, Staff, StreamId, StreamKind};

/// All cards of all organisations on this server.
pub struct Register {
    rows: Vec<Row>,
    /// One a row, at the same place.
    glances: Vec<Glance>,
    numbers: Numbers,
    places: HashMap<StreamId, u32>,
    kinds: BTreeMap<(OrganisationId, u8), Vec<u32>>,
    circles: Circles,
    sign_ins: HashMap<String, PersonId>,
    words: Dictionary,
    variants: Variants,
}

impl Register {
    /// An empty register that knows these spellings.
    #[must_use]
    pub fn new(variants: &Variants) -> Self {
        Self {
            rows: Vec::new(),
            glances: Vec::new(),
            numbers: Numbers::default(),
            places: HashMap::new(),
            kinds: BTreeMap::new(),
            circles: Circles::default(),
            sign_ins: HashMap::new(),
            words: Dictionary::new(variants),
            variants: variants.clone(),
        }
    }

    /// Puts a card in, in the place of an older one of the same stream.
    pub fn put(&mut self, row: Row) {
        if let Some(place) = self.places.get(&row.stream).copied() {
            self.replace(place, row);
            return;
        }
        let Ok(place) = u32::try_from(self.rows.len()) else {
            return;
        };
        self.places.insert(row.stream, place);
        self.kinds.entry((row.organisation, kind_code(row.card.kind))).or_default().push(place);
        self.index(place, &row);
        if row.card.kind == StreamKind::Case {
            self.words.insert(place, &terms_of(&row));
        }
        self.glances.push(self.numbers.glance(&row));
        self.rows.push(row);
    }

    fn replace(&mut self, place: u32, row: Row) {
        let Some(old) = self.at_mut(place) else {
            return;
        };
        if old.folded_to > row.folded_to {
            return;
        }
        // A number is taken once: later cards of the stream do not name it again.
        let serial = row.serial.or(old.serial);
        let same_words = old.card.alias == row.card.alias
            && old.card.found_by == row.card.found_by
            && old.serial == serial;
        let before = core::mem::replace(old, Row { serial, ..row });
        let after = old.clone();
        self.unindex(place, &before);
        self.index(place, &after);
        let glance = self.numbers.glance(&after);
        if let Some(old) = usize::try_from(place).ok().and_then(|place| self.glances.get_mut(place)) {
            *old = glance;
        }
        if after.card.kind == StreamKind::Case && !same_words {
            self.words.replace(place, &terms_of(&after));
        }
    }

    fn index(&mut self, place: u32, row: &Row) {
        if let Some(staff) = &row.card.staff {
            self.sign_ins.insert(staff.sign_in.to_lowercase(), row.stream.person());
        }
        self.circles.enter(place, row);
    }

    fn unindex(&mut self, place: u32, row: &Row) {
        if let Some(staff) = &row.card.staff {
            let name = staff.sign_in.to_lowercase();
            if self.sign_ins.get(&name) == Some(&row.stream.person()) {
                self.sign_ins.remove(&name);
            }
        }
        self.circles.leave(place, row);
    }

    /// The row of a stream.
    #[must_use]
    pub fn get(&self, stream: StreamId) -> Option<&Row> {
        self.at(*self.places.get(&stream)?)
    }

    /// All rows of one kind in an organisation, in the order they were made.
    pub fn of_kind(&self, organisation: OrganisationId, kind: StreamKind) -> impl Iterator<Item = &Row> {
        let places = self.kinds.get(&(organisation, kind_code(kind))).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.at(*place))
    }

    /// The cases a person works on.
    pub fn assigned_to(&self, person: PersonId) -> impl Iterator<Item = &Row> {
        self.circles.assigned(person).filter_map(|place| self.at(place))
    }

    /// The places of the cases of an organisation that a person works on.
    #[must_use]
    pub fn places_assigned_to(&self, person: PersonId, organisation: OrganisationId) -> &[u32] {
        self.circles.assigned_within(person, organisation)
    }

    /// The cases of an organisation that nobody works on.
    pub fn unassigned(&self, organisation: OrganisationId) -> impl Iterator<Item = &Row> {
        self.places_unassigned(organisation).iter().filter_map(|place| self.at(*place))
    }

    /// The places of the cases of an organisation that nobody works on.
    #[must_use]
    pub fn places_unassigned(&self, organisation: OrganisationId) -> &[u32] {
        self.circles.unassigned(organisation)
    }

    /// The places of the cases of an organisation that those work on for whom a person answers.
    #[must_use]
    pub fn places_under(&self, supervisor: PersonId, organisation: OrganisationId) -> Places {
        self.circles.under(supervisor, organisation)
    }

    /// Must that person not know of the case at that place?
    #[must_use]
    pub fn is_hidden_from(&self, person: PersonId, place: u32) -> bool {
        let conflicted = self.circles.conflicted().contains(place);
        conflicted && self.at(place).is_none_or(|row| row.conflicts_with(person))
    }

    /// The places of all cases that a person must not know of.
    pub fn hidden_from(&self, person: PersonId) -> impl Iterator<Item = u32> {
        self.circles.conflicted().iter().filter(move |place| self.is_hidden_from(person, *place))
    }

    /// What lists look at before they show a case: at its place.
    #[must_use]
    pub fn glance(&self, place: u32) -> Option<&Glance> {
        self.glances.get(usize::try_from(place).ok()?)
    }

    /// The number of a code; `None` if no card has it.
    #[must_use]
    pub fn code_number(&self, code: &str) -> Option<CodeNumber> {
        self.numbers.code(code)
    }

    /// When the first duty of each case ends that is nobody's in particular or that person's, by place;
    /// `i64::MAX` if there is none.
    pub fn due_for(&self, person: PersonId) -> impl Fn(u32) -> i64 {
        let owner = self.numbers.owner(person);
        let on_card = move |place| {
            let duties = self.at(place).into_iter().flat_map(|row| &row.card.duties);
            let own = duties.filter(move |duty| duty.owner.is_none_or(|owner| owner == person));
            own.map(|duty| duty.due.end()).min().unwrap_or(i64::MAX)
        };
        move |place| {
            self.glance(place).and_then(|glance| glance.due_for(owner)).unwrap_or_else(|| on_card(place))
        }
    }

    /// The card of a member of staff.
    #[must_use]
    pub fn staff(&self, person: PersonId) -> Option<(&Row, &Staff)> {
        let row = self.get(person.stream())?;
        Some((row, row.card.staff.as_ref()?))
    }

    /// The name of a member of staff as colleagues see it; a dash for the server and strangers.
    #[must_use]
    pub fn name_of(&self, person: PersonId) -> &str {
        self.staff(person).map_or("–", |(row, _)| row.card.alias.as_str())
    }

    /// Whose work that person answers for.
    pub fn supervised_by(&self, supervisor: PersonId) -> impl Iterator<Item = PersonId> {
        let organisation = self.get(supervisor.stream()).map(|row| row.organisation);
        let workers = self.circles.supervised(supervisor).iter().copied();
        workers.filter(move |worker| self.get(worker.stream()).map(|row| row.organisation) == organisation)
    }

    /// The member of staff who signs in with that name, in any organisation of this server.
    #[must_use]
    pub fn signing_in(&self, name: &str) -> Option<PersonId> {
        self.sign_ins.get(&name.trim().to_lowercase()).copied()
    }

    /// Cases whose name, alias, number or telephone is like the query, best first, among those allowed.
    #[must_use]
    pub fn find(&self, query: &str, allowed: impl Fn(&Row) -> bool, limit: usize) -> Vec<(&Row, Score)> {
        let hits = self.words.search(query, |place| self.at(place).is_some_and(&allowed), limit);
        hits.into_iter().filter_map(|Hit { row, score, .. }| Some((self.at(row)?, score))).collect()
    }

    /// The same among the cases of those places.
    #[must_use]
    pub fn find_among(&self, query: &str, allowed: &Places, limit: usize) -> Vec<(&Row, Score)> {
        let hits = self.words.search(query, |place| allowed.contains(place), limit);
        hits.into_iter().filter_map(|Hit { row, score, .. }| Some((self.at(row)?, score))).collect()
    }

    /// The spellings it knows.
    #[must_use]
    pub const fn variants(&self) -> &Variants {
        &self.variants
    }

    /// How many streams it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Does it hold nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// The row at a place.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(place).ok()?)
    }

    fn at_mut(&mut self, place: u32) -> Option<&mut Row> {
        self.rows.get_mut(usize::try_from(place).ok()?)
    }
}
