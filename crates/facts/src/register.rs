//! The register: every card opened into memory, so that lists, search and counts read no disk.

use std::collections::{BTreeMap, HashMap};

use crate::search::{Dictionary, Hit, Score, Terms, Variants};
use crate::{Card, Duty, OrganisationId, PersonId, Staff, StreamId, StreamKind};

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

/// All cards of all organisations on this server.
pub struct Register {
    rows: Vec<Row>,
    places: HashMap<StreamId, u32>,
    kinds: BTreeMap<(OrganisationId, u8), Vec<u32>>,
    assigned: HashMap<PersonId, Vec<u32>>,
    unassigned: BTreeMap<OrganisationId, Vec<u32>>,
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
            places: HashMap::new(),
            kinds: BTreeMap::new(),
            assigned: HashMap::new(),
            unassigned: BTreeMap::new(),
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
        if after.card.kind == StreamKind::Case && !same_words {
            self.words.replace(place, &terms_of(&after));
        }
    }

    fn index(&mut self, place: u32, row: &Row) {
        if let Some(staff) = &row.card.staff {
            self.sign_ins.insert(staff.sign_in.to_lowercase(), row.stream.person());
        }
        if row.card.kind != StreamKind::Case {
            return;
        }
        if row.card.assigned.is_empty() {
            self.unassigned.entry(row.organisation).or_default().push(place);
        }
        for person in &row.card.assigned {
            self.assigned.entry(*person).or_default().push(place);
        }
    }

    fn unindex(&mut self, place: u32, row: &Row) {
        if let Some(staff) = &row.card.staff {
            let name = staff.sign_in.to_lowercase();
            if self.sign_ins.get(&name) == Some(&row.stream.person()) {
                self.sign_ins.remove(&name);
            }
        }
        for person in &row.card.assigned {
            if let Some(places) = self.assigned.get_mut(person) {
                places.retain(|one| *one != place);
            }
        }
        if let Some(places) = self.unassigned.get_mut(&row.organisation) {
            places.retain(|one| *one != place);
        }
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
        let places = self.assigned.get(&person).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.at(*place))
    }

    /// The cases of an organisation that nobody works on.
    pub fn unassigned(&self, organisation: OrganisationId) -> impl Iterator<Item = &Row> {
        let places = self.unassigned.get(&organisation).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.at(*place))
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
        let staff = organisation.into_iter().flat_map(|one| self.of_kind(one, StreamKind::Person));
        staff
            .filter(move |row| {
                row.card.staff.as_ref().is_some_and(|staff| staff.supervisor == Some(supervisor))
            })
            .map(|row| row.stream.person())
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

    fn at(&self, place: u32) -> Option<&Row> {
        self.rows.get(usize::try_from(place).ok()?)
    }

    fn at_mut(&mut self, place: u32) -> Option<&mut Row> {
        self.rows.get_mut(usize::try_from(place).ok()?)
    }
}

const fn kind_code(kind: StreamKind) -> u8 {
    match kind {
        StreamKind::Case => 1,
        StreamKind::Person => 2,
        StreamKind::Organisation => 3,
        StreamKind::Series => 4,
        StreamKind::Looks => 5,
        StreamKind::Review => 6,
    }
}

fn terms_of(row: &Row) -> Terms {
    let found = &row.card.found_by;
    let mut aliases = vec![row.card.alias.clone()];
    aliases.extend(found.aliases.iter().cloned());
    let mut case_numbers = found.numbers.clone();
    case_numbers.extend(row.number());
    Terms { aliases, names: found.names.clone(), case_numbers, phone_last4: found.phones.clone() }
}
