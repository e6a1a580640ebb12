//! Making the invented network: an organisation, its staff, and cases through the true way, several
//! under way at once so that the writer's groups are full.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use facts::{
    AppendError, Appended, Author, Change, Edtf, NewFact, Office, OrganisationId, PersonId, StreamChange,
    StreamId,
};
use jiff::civil::Date;
use seal::PersonKeys;

use super::course::{self, Desk};
use super::dice::Dice;
use super::person::Person;
use super::stock::Stock;
use super::{BenchError, Progress, names};
use crate::demo::Folders;
use crate::door::{DEMO_KIND, Token};
use crate::house::{CommitError, Ground, House, NewOrganisation, NewPerson, OpenError, Prepared, RootKey};
use crate::system::{SystemClock, SystemEntropy};

/// Commits on their way at once: as many as the writer takes in one transaction.
const UNDER_WAY: usize = 256;
const TELL_EVERY: usize = 500;
const LINK_SECONDS: i64 = 86_400;

/// A member of the invented staff.
pub struct Member {
    /// The path of their link.
    pub link: String,
    /// Their cases, open and closed.
    pub cases: Vec<StreamId>,
}

/// Who is looked for, and in whose case.
pub struct Sought {
    /// Two names, misspelt.
    pub words: String,
    /// The case that should be found.
    pub case: StreamId,
}

/// What was made.
#[derive(Default)]
pub struct Made {
    /// The caseworkers.
    pub workers: Vec<Member>,
    /// The path of the supervisor's link.
    pub supervisor: String,
    /// Names to look for.
    pub sought: Vec<Sought>,
    /// Facts of cases.
    pub facts: usize,
    /// Open cases.
    pub open: usize,
}

struct Filling<'a> {
    house: House,
    root: RootKey,
    stock: &'a Stock,
    dice: Dice,
    organisation: OrganisationId,
    office: Office,
    today: Date,
    supervisor: PersonId,
    under_way: VecDeque<(Prepared, Receiver<Result<Appended, AppendError>>)>,
    made: Made,
}

/// Makes so many cases in that folder. The house is shut again when this returns.
///
/// # Errors
/// [`BenchError`].
pub fn fill(folder: &Path, stock: &Stock, cases: usize, progress: &dyn Progress) -> Result<Made, BenchError> {
    let mut filling = begin(folder, stock, cases)?;
    let mut worker: Option<(PersonId, PersonKeys)> = None;
    let mut open_of_worker = 0;
    for nth in 0..cases {
        let person = Person::draw(stock, nth, filling.today, &mut filling.dice);
        if worker.is_none() || (person.is_open() && open_of_worker >= stock.open_cases_of_a_caseworker) {
            let hired = filling.hire("caseworker", Some(filling.supervisor))?;
            filling.made.workers.push(Member { link: hired.2, cases: Vec::new() });
            worker = Some((hired.0, hired.1));
            open_of_worker = 0;
        }
        open_of_worker = open_of_worker.saturating_add(usize::from(person.is_open()));
        if let Some((id, keys)) = &worker {
            filling.case(&person, *id, keys)?;
        }
        if nth % TELL_EVERY == 0 {
            progress.made(nth, cases);
        }
    }
    filling.settle_down_to(0)?;
    progress.made(cases, cases);
    Ok(filling.made)
}

fn begin<'a>(folder: &Path, stock: &'a Stock, cases: usize) -> Result<Filling<'a>, BenchError> {
    let folders = Folders::below(folder);
    let entropy = Arc::new(SystemEntropy);
    let root = RootKey::make(&folders.root, entropy.as_ref()).map_err(OpenError::from)?;
    let ground = ground(&folders, root.clone());
    let mut house = House::found(&ground)?;
    let new = NewOrganisation { name: "Bench", kind: "lead_ngo", office: "Bench", prefix: "B-", after: 0 };
    let organisation = house.open_organisation(&root, &new)?;
    let office = {
        let register = house.register();
        let row = register.get(StreamId::from_bytes(*organisation.bytes()));
        row.and_then(|row| row.card.offices.first().cloned()).ok_or(BenchError::Odd("no office"))?
    };
    let today = facts::local(house.clock.now()).date();
    let dice = Dice::seeded("demo", u64::try_from(cases).unwrap_or(0));
    let mut filling = Filling {
        house,
        root,
        stock,
        dice,
        organisation,
        office,
        today,
        supervisor: PersonId::default(),
        under_way: VecDeque::new(),
        made: Made::default(),
    };
    let (supervisor, _, link) = filling.hire("supervisor", None)?;
    filling.supervisor = supervisor;
    filling.made.supervisor = link;
    Ok(filling)
}

/// The ground of the bench's house: invented, like the demo's.
pub fn ground(folders: &Folders, root: RootKey) -> Ground<'_> {
    Ground {
        data: &folders.data,
        keys: &folders.keys,
        root,
        clock: Arc::new(SystemClock::default()),
        entropy: Arc::new(SystemEntropy),
        demo: true,
        repair: false,
    }
}

impl Filling<'_> {
    /// A member of staff with keys and, as in the demo, a link that opens a copy of them.
    fn hire(
        &mut self,
        role: &str,
        supervisor: Option<PersonId>,
    ) -> Result<(PersonId, PersonKeys, String), BenchError> {
        let house = &self.house;
        let person = PersonId::from_bytes(house.chance());
        let keys = PersonKeys::random(&mut facts::Dice(house.entropy.as_ref()));
        let name = names::name(self.stock, true, "KEN", &mut self.dice).parts.join(" ");
        let sign_in = format!("{role}-{}", self.made.workers.len().saturating_add(1));
        let new = NewPerson {
            name: &name,
            sign_in: &sign_in,
            role,
            office: &self.office.id,
            language: "en",
            supervisor,
        };
        let epoch = (house.vault.epoch, &house.vault.epoch_key);
        let copy = self
            .root
            .wrap(epoch, self.organisation, person.stream(), &keys.expose(), house.entropy.as_ref())
            .map_err(CommitError::from)?;
        house.add_person(self.organisation, &new, &keys, vec![copy], person)?;
        let token = Token::new(house);
        let content = [person.bytes().as_slice(), &keys.expose()].concat();
        let expires = house.second().saturating_add(LINK_SECONDS);
        let brief = token.brief(house, DEMO_KIND, &content, expires).map_err(OpenError::from)?;
        house.store.brief_put(brief).map_err(OpenError::from)?;
        Ok((person, keys, format!("/demo/{}", token.text())))
    }

    fn case(&mut self, person: &Person, worker: PersonId, keys: &PersonKeys) -> Result<(), BenchError> {
        let desk = Desk { stock: self.stock, today: self.today, worker, office: &self.office };
        let facts = course::facts(person, &desk, &mut self.dice);
        let case = StreamId::from_bytes(self.house.chance());
        self.made.facts = self.made.facts.saturating_add(facts.len());
        self.made.open = self.made.open.saturating_add(usize::from(person.is_open()));
        let now = Edtf::moment(self.house.clock.now());
        let number = NewFact::new(&case::facts::NUMBER_TAKEN, now).given("taken_by", case.to_string());
        let mut opening = StreamChange::at(case, 0, facts);
        opening.numbered_by = Some(1);
        let streams = vec![opening, StreamChange::anywhere(self.office.stream, vec![number])];
        let change = Change { streams, ..Change::default() };
        let author = Author::Person(worker, keys);
        let prepared = self.house.prepare(self.organisation, change, &author, self.house.server_stamp())?;
        let (tell, told) = sync_channel(1);
        self.house.store.submit(prepared.batch.clone(), Box::new(move |answer| drop(tell.send(answer))));
        self.under_way.push_back((prepared, told));
        // The first number of a series brings the key of the series: the next one needs it.
        let most = if self.made.sought.is_empty() { 0 } else { UNDER_WAY };
        self.settle_down_to(most)?;
        self.remember(person, case);
        Ok(())
    }

    fn remember(&mut self, person: &Person, case: StreamId) {
        if let (Some(first), Some(last)) = (person.names.first(), person.names.last()) {
            let last = names::misspell(self.stock, last, &mut self.dice);
            self.made.sought.push(Sought { words: format!("{first} {last}"), case });
        }
        if let Some(worker) = self.made.workers.last_mut() {
            worker.cases.push(case);
        }
    }

    /// Takes answers in until no more than so many are under way.
    fn settle_down_to(&mut self, most: usize) -> Result<(), BenchError> {
        while self.under_way.len() > most {
            let Some((prepared, told)) = self.under_way.pop_front() else {
                break;
            };
            let appended = told.recv().unwrap_or(Err(AppendError::Failed)).map_err(CommitError::from)?;
            self.house.settle(&prepared, &appended);
        }
        Ok(())
    }
}
