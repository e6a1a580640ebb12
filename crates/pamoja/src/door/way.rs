//! From a route to what is written and shown: access → store → seal → slice → commit.

use std::collections::BTreeMap;

use access::{Decision, Denial, Principal as Rights, Question, decide, decide_case};
use facts::{
    Author, Change, CommandId, Compartment, OpenedFacts, PersonId, Stamp, StreamChange, StreamId, StreamKind,
    Tier, open_facts,
};
use web::{
    Context, Form, Keep, Look, Naming, OpenStream, Outcome, Problem, Reply, Request, Route, Scope, Verb,
    standing,
};

use super::answer::Reader;
use super::gate;
use super::http::{Outgoing, Received};
use super::run::{Pending, Step};
use super::session::{self, Live};
use crate::house::{CommitError, House, LoadError, Prepared, look_fact};

const SEARCHES_A_DAY: u32 = 20;

/// One request on its way.
pub struct Way<'a> {
    /// The house.
    pub house: &'a House,
    /// The request.
    pub received: &'a Received,
    /// The session.
    pub live: &'a Live,
    /// Who reads.
    pub reader: Reader<'a>,
    /// The route.
    pub route: &'static Route,
    /// What its path names.
    pub params: BTreeMap<&'static str, String>,
}

struct Names<'a> {
    house: &'a House,
    person: PersonId,
    command: CommandId,
}

impl Naming for Names<'_> {
    fn name(&self, label: &str) -> [u8; 16] {
        self.house.vault.server.name(self.person.bytes(), self.command.bytes(), label)
    }

    fn lasting(&self, label: &str) -> [u8; 16] {
        self.house.vault.server.name(self.person.bytes(), &[0; 16], label)
    }

    fn command(&self) -> String {
        facts::hex(&self.house.chance::<16>())
    }
}

impl Way<'_> {
    /// Goes it: gives the answer, or what has to be appended before it.
    ///
    /// # Errors
    /// The problem to be shown.
    pub fn go(&self) -> Result<Step, Problem> {
        let form = self.received.form.clone()?;
        let command = self.command(&form)?;
        let digest = self.digest(command, &form);
        if self.route.verb == Verb::Post
            && let Some(answer) = self.answered(command, digest)?
        {
            return Ok(Step::Done(Outgoing::go(&answer)));
        }
        let person = self.live.session.person;
        if self.route.verb == Verb::Post && self.house.was_pressed_otherwise(person, command, &digest) {
            return Err(Problem::OtherContent);
        }
        self.permitted()?;
        self.counted(command)?;
        let stream = self.stream()?;
        let other = self.other(stream.as_ref())?;
        let kept = self.kept();
        let request = Request {
            path: self.received.path.clone(),
            params: self.params.clone(),
            query: self.received.query.clone(),
            form,
        };
        let names = Names { house: self.house, person: self.live.session.person, command };
        let register = self.house.register();
        let context = Context {
            request: &request,
            who: &self.live.who,
            words: self.reader.words(),
            now: self.house.clock.now(),
            register: &register,
            codes: &self.house.codes,
            naming: &names,
            stream: stream.as_ref(),
            other: other.as_ref(),
            kept: kept.as_deref(),
        };
        let outcome = (self.route.run)(&context);
        // The register is written when the batch stands: nothing may hold it until then.
        drop(register);
        match outcome {
            Ok(outcome) => self.outcome(outcome, command, digest),
            // The same press may have been done while this one was on its way.
            Err(problem) if self.route.verb == Verb::Post => {
                let answer = self.answered(command, digest)?;
                answer.map(|to| Step::Done(Outgoing::go(&to))).ok_or(problem)
            }
            Err(problem) => Err(problem),
        }
    }

    /// Every POST carries its command: the same press sent twice has one effect.
    fn command(&self, form: &Form) -> Result<CommandId, Problem> {
        match self.route.verb {
            Verb::Get => Ok(CommandId::default()),
            Verb::Post => form.get("command").parse().map_err(|_| Problem::Form),
        }
    }

    /// Under a key that only the writer has: nobody can guess a short answer from what is stored.
    fn digest(&self, command: CommandId, form: &Form) -> [u8; 32] {
        let key = self.live.keys.command_key(command.bytes());
        seal::mac(&key, &[self.received.path.as_bytes(), b"\n", &form.canonical()].concat())
    }

    fn answered(&self, command: CommandId, digest: [u8; 32]) -> Result<Option<String>, Problem> {
        let person = self.live.session.person;
        let found = self.house.store.command(person, command).map_err(|_| Problem::Failed)?;
        let Some(done) = found else {
            return Ok(None);
        };
        if !seal::equal(&done.digest, &digest) {
            return Err(Problem::OtherContent);
        }
        let answer = self.house.open_answer(self.live.session.organisation, person, command, &done.answer);
        answer.map(Some).ok_or(Problem::Failed)
    }

    fn rights(&self) -> Rights {
        self.live.who.rights
    }

    /// What belongs to the house and to no case is decided before anything is loaded.
    fn permitted(&self) -> Result<(), Problem> {
        if self.route.may == access::Action::Find {
            return self.may_find();
        }
        match self.route.scope {
            Scope::Staff | Scope::Colleague | Scope::Organisation | Scope::Review => {
                allow(&Question::of_the_house(self.rights(), self.route.may))
            }
            Scope::Case | Scope::CaseLooks => Ok(()),
        }
    }

    /// A list is there for whoever may find a case by some relation; each row is asked for by its own.
    fn may_find(&self) -> Result<(), Problem> {
        let by = |relation| {
            let question = Question::new(self.rights(), access::Action::Find);
            allow(&question.towards(access::Standing::InHouse, relation))
        };
        by(access::Relation::Assigned).or_else(|_| by(access::Relation::SupervisorOf))
    }

    /// Search before create looks across the organisation: twenty a day, so that nobody learns by
    /// trying spelling after spelling.
    fn counted(&self, command: CommandId) -> Result<(), Problem> {
        let counts = self.route.verb == Verb::Post && self.route.may == access::Action::SearchBeforeCreate;
        if !counts {
            return Ok(());
        }
        let day = facts::local(self.house.clock.now()).date().to_string();
        let person = self.live.session.person;
        let again = facts::hex(command.bytes());
        // The same press arriving twice is one search.
        if self.house.count_today(&again, person, &day) > 1 {
            return Ok(());
        }
        let count = self.house.count_today("search", person, &day);
        if count > SEARCHES_A_DAY { Err(Problem::TooMany) } else { Ok(()) }
    }

    fn stream(&self) -> Result<Option<OpenStream>, Problem> {
        match self.route.scope {
            Scope::Staff => Ok(None),
            Scope::Case => self.case(false).map(Some),
            Scope::CaseLooks => self.case(true).map(Some),
            Scope::Review => self.review().map(Some),
            Scope::Colleague => self.colleague().map(Some),
            Scope::Organisation => {
                let organisation = self.live.session.organisation;
                self.house_stream(StreamId::from_bytes(*organisation.bytes())).map(Some)
            }
        }
    }

    fn case(&self, with_looks: bool) -> Result<OpenStream, Problem> {
        let id: StreamId = self.param("case")?;
        let (standing, relation) = {
            let register = self.house.register();
            let row = register.get(id).filter(|row| row.card.kind == StreamKind::Case);
            let row = row.ok_or(Problem::Absent)?;
            standing::towards(&self.live.who, row, &register)
        };
        let question = Question::new(self.rights(), self.route.may).towards(standing, relation);
        allow(&question)?;
        let reading = Question::new(self.rights(), access::Action::Open).towards(standing, relation);
        let permits = decide_case(&reading).map_err(refused)?;
        let own = (self.live.session.person, &self.live.keys);
        let loaded = self.house.load(id, Some(own)).map_err(|error| failed(&error))?;
        let covers = |compartment: Compartment| permits.permit(compartment).is_some();
        let organisation = self.live.session.organisation;
        let opened = open_facts(organisation, id, &loaded.stored, &loaded.keys, &covers)
            .map_err(|error| failed(&LoadError::from(error)))?;
        let holders = Compartment::ALL
            .into_iter()
            .filter(|one| one.tier() == Tier::One && opened.held.contains_key(one))
            .map(|one| (one, loaded.keys.holders(one).to_vec()))
            .collect();
        let looks = if with_looks { self.looks(id)? } else { Vec::new() };
        Ok(OpenStream { id, opened, holders, relation, permits: Some(permits), looks })
    }

    fn looks(&self, case: StreamId) -> Result<Vec<facts::Fact>, Problem> {
        let trail = self.house.looks_of(case);
        let opened = self.house.tier_two(self.live.session.organisation, trail);
        opened.map(|opened| opened.facts).map_err(|error| failed(&error))
    }

    fn colleague(&self) -> Result<OpenStream, Problem> {
        let id: StreamId = self.param("person")?;
        let ours = self.house.register().get(id).is_some_and(|row| {
            row.card.kind == StreamKind::Person && row.organisation == self.live.session.organisation
        });
        if ours { self.house_stream(id) } else { Err(Problem::Absent) }
    }

    fn house_stream(&self, id: StreamId) -> Result<OpenStream, Problem> {
        let opened =
            self.house.tier_two(self.live.session.organisation, id).map_err(|error| failed(&error))?;
        Ok(bare(id, opened))
    }

    /// A review is there for the supervisor and for whoever asked.
    fn review(&self) -> Result<OpenStream, Problem> {
        let id: StreamId = self.param("review")?;
        let who = &self.live.who;
        let there = {
            let register = self.house.register();
            register.get(id).is_some_and(|row| {
                row.card.kind == StreamKind::Review
                    && row.organisation == who.organisation
                    && (row.card.assigned.contains(&who.person)
                        || who.rights.role == access::Role::Supervisor)
            })
        };
        if there { self.house_stream(id) } else { Err(Problem::Absent) }
    }

    fn other(&self, review: Option<&OpenStream>) -> Result<Option<OpenStream>, Problem> {
        let Some(review) = review.filter(|_| self.route.scope == Scope::Review) else {
            return Ok(None);
        };
        let case = case::review::Review::fold(&review.opened.facts).case.ok_or(Problem::Absent)?;
        let conflicted =
            self.house.register().get(case).is_none_or(|row| row.conflicts_with(self.live.who.person));
        if conflicted {
            return Err(Problem::Absent);
        }
        self.house_stream(case).map(Some)
    }

    fn param<T: core::str::FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(Problem::Absent)
    }

    fn kept(&self) -> Option<Vec<u8>> {
        let id: StreamId = self.params.get("kept")?.parse().ok()?;
        self.house.kept(self.live, id.bytes())
    }

    fn outcome(&self, outcome: Outcome, command: CommandId, digest: [u8; 32]) -> Result<Step, Problem> {
        let Outcome { mut change, keeps, drops, mut looks, invites, ends, reply } = outcome;
        looks.extend(self.look_at_page(&looks, &reply));
        let mut batches = Vec::new();
        let person = self.live.session.person;
        looks.retain(|look| self.house.is_new_look(person, look));
        batches.extend(self.look_batch(&looks, command)?);
        for invite in &invites {
            let brief = gate::invite(self.house, invite.person, invite.token, invite.seconds);
            change.briefs.push(brief.map_err(|_| Problem::Failed)?);
        }
        let then = self.then(&reply);
        if !change.streams.is_empty() {
            // What was kept on the way is spent with the facts it became: it cannot become them twice.
            change.spends.extend(drops.iter().map(|id| House::kept_key(self.live, id)));
            let answer = match &reply {
                Reply::Go(to) => to.clone().into_bytes(),
                Reply::Page(..) | Reply::Plain(..) => Vec::new(),
            };
            let stamp = Stamp { command, digest, previous: [0; 32], answer };
            let author = Author::Person(self.live.session.person, &self.live.keys);
            let prepared = self.house.prepare(self.live.session.organisation, change, &author, stamp);
            batches.push(prepared.map_err(|error| commit_problem(&error))?);
        }
        self.keep(&keeps)?;
        if !keeps.is_empty() {
            self.house.press(self.live.session.person, command, &digest);
        }
        for ended in ends {
            session::end_all(self.house, ended);
        }
        if batches.is_empty() {
            Ok(Step::Done(then))
        } else {
            Ok(Step::Append(Box::new(Pending { batches, then, looks: (person, looks) })))
        }
    }

    /// Whoever is shown a page of a case stands on its trail, whatever the page is.
    fn look_at_page(&self, looks: &[Look], reply: &Reply) -> Option<Look> {
        let of_a_case = matches!(self.route.scope, Scope::Case | Scope::CaseLooks);
        let seen = looks.iter().any(|look| look.compartment == Compartment::Casework);
        if !of_a_case || seen || !matches!(reply, Reply::Page(..)) {
            return None;
        }
        let case = self.param("case").ok()?;
        Some(Look {
            case,
            compartment: Compartment::Casework,
            how: "open",
            reason: None,
            before_reply: false,
        })
    }

    fn keep(&self, keeps: &[Keep]) -> Result<(), Problem> {
        for keep in keeps {
            self.house.keep(self.live, keep).map_err(|_| Problem::Failed)?;
        }
        Ok(())
    }

    /// The look of a press is named from its command: pressed twice, it is one look.
    fn look_batch(&self, looks: &[Look], command: CommandId) -> Result<Option<Prepared>, Problem> {
        if looks.is_empty() {
            return Ok(None);
        }
        let now = self.house.clock.now();
        let who = self.live.session.person;
        let mut by_case: BTreeMap<StreamId, Vec<facts::NewFact>> = BTreeMap::new();
        for look in looks {
            by_case.entry(look.case).or_default().push(look_fact(who, look, now));
        }
        let streams = by_case
            .into_iter()
            .map(|(case, facts)| StreamChange::anywhere(self.house.looks_of(case), facts))
            .collect();
        let change = Change { streams, ..Change::default() };
        let author = Author::Server(&self.house.vault.server);
        let organisation = self.live.session.organisation;
        let mut stamp = self.house.server_stamp();
        if self.route.verb == Verb::Post {
            let name = self.house.vault.server.name(who.bytes(), command.bytes(), "looks");
            stamp.command = CommandId::from_bytes(name);
        }
        let prepared = self.house.prepare(organisation, change, &author, stamp);
        prepared.map(Some).map_err(|error| commit_problem(&error))
    }

    fn then(&self, reply: &Reply) -> Outgoing {
        match reply {
            Reply::Page(status, view) => self.reader.page(*status, view),
            Reply::Go(to) => Outgoing::go(to),
            Reply::Plain(status, kind, bytes) => {
                let mut out = Outgoing::asset(kind, bytes.clone());
                out.status = *status;
                out
            }
        }
    }
}

fn bare(id: StreamId, opened: OpenedFacts) -> OpenStream {
    OpenStream {
        id,
        opened,
        holders: Vec::new(),
        relation: access::Relation::None,
        permits: None,
        looks: Vec::new(),
    }
}

fn allow(question: &Question) -> Result<(), Problem> {
    match decide(question) {
        Decision::Allow(_) => Ok(()),
        Decision::Deny(denial) => Err(refused(denial)),
    }
}

fn refused(denial: Denial) -> Problem {
    match denial {
        Denial::Absent => Problem::Absent,
        Denial::SignIn => Problem::SignIn,
        Denial::Restricted | Denial::StepUp | Denial::NoConsent => Problem::Restricted,
    }
}

fn failed(error: &LoadError) -> Problem {
    tracing::error!(%error, "load");
    Problem::Failed
}

fn commit_problem(error: &CommitError) -> Problem {
    tracing::error!(%error, "prepare");
    Problem::Failed
}
