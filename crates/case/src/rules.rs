//! The rules of a case: what its facts say now, and what a command adds to them. Pure.

use facts::{Answer, Edtf, Fact, FactId, FieldValue, Fields, NewFact, PersonId, Series, Value};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::facts as kind;

/// The ten steps of the way, in their order (HOUSE; `packs/kenya/codes.json` names them).
pub const WAY: [&str; 10] = [
    "contact", "consent", "risk", "screening", "needs", "referral", "plan", "services", "readiness",
    "follow_up",
];

/// Days until risk is looked at again, by level, where nobody says otherwise.
#[must_use]
pub fn look_again_days(level: &str) -> i64 {
    match level {
        "high" => 7,
        "medium" => 30,
        _ => 90,
    }
}

/// What the facts of a case say now.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Every answer that stands.
    pub fields: Fields,
    /// When it was opened.
    pub opened: Option<Edtf>,
    /// The series of its number.
    pub series: Option<Series>,
    /// Who works on it.
    pub assigned: Vec<Assignment>,
    /// Who must not know of it.
    pub conflicts: Vec<Conflict>,
    /// What is to be done.
    pub duties: Vec<OpenDuty>,
    /// How dangerous it is now.
    pub risk: Option<Risk>,
    /// Steps that were taken.
    pub steps: Vec<StepMark>,
    /// `open` or `closed`, with the fact that says so.
    pub status: Status,
    /// Telephones, newest last.
    pub phones: Vec<Phone>,
    /// Notes with their corrections.
    pub notes: Vec<Note>,
}

/// A colleague who works on the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub worker: PersonId,
    /// Since when.
    pub since: Timestamp,
}

/// A colleague who must not know of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Who.
    pub worker: PersonId,
    /// Who declared it.
    pub by: PersonId,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDuty {
    /// The fact that opened it.
    pub fact: FactId,
    /// Its code.
    pub what: String,
    /// Until when.
    pub due: Edtf,
    /// Whose it is; nobody's is everybody's who is assigned.
    pub owner: Option<PersonId>,
    /// Words of its author.
    pub note: Option<String>,
}

/// How dangerous it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// Code of the level.
    pub level: String,
    /// Who said so.
    pub by: PersonId,
    /// When it was looked at.
    pub looked: Edtf,
    /// When to look again.
    pub look_again: Option<Edtf>,
}

/// A step of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct StepMark {
    /// Its code.
    pub step: String,
    /// When.
    pub happened: Edtf,
    /// Who marked it.
    pub by: PersonId,
}

/// Whether it is worked on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Status {
    /// It is.
    #[default]
    Open,
    /// It is not, for this reason, since then.
    Closed(Option<String>, Option<Edtf>),
}

/// A telephone.
#[derive(Clone, Debug, PartialEq)]
pub struct Phone {
    /// The fact.
    pub fact: FactId,
    /// The number.
    pub number: String,
    /// Whose it is.
    pub owner: Option<String>,
    /// When it is safe.
    pub hours: Option<String>,
}

/// A note, as it was written and as it was put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The fact.
    pub fact: FactId,
    /// Who wrote it.
    pub by: PersonId,
    /// When it happened.
    pub happened: Edtf,
    /// Its place among the facts.
    pub position: u64,
    /// The first words.
    pub text: String,
    /// The later ones, oldest first.
    pub corrections: Vec<Correction>,
}

/// Later words for a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The fact.
    pub fact: FactId,
    /// Who.
    pub by: PersonId,
    /// When.
    pub received: Timestamp,
    /// The words that stand now.
    pub text: String,
    /// Why.
    pub reason: String,
}

impl Case {
    /// Folds the facts of a stream, in order. Facts that are not open to the reader are simply absent.
    #[must_use]
    pub fn fold(facts: &[Fact]) -> Self {
        let mut case = Self::default();
        for fact in facts {
            case.apply(fact);
        }
        case
    }

    fn apply(&mut self, fact: &Fact) {
        match fact.kind.as_str() {
            "case_opened" => self.open(fact),
            "identity_recorded" | "safe_contact_set" | "home_address_recorded" => {
                self.fields.apply(fact);
            }
            "phone_recorded" => self.phone(fact),
            "assigned" => self.assign(fact),
            "unassigned" => {
                let worker = person(fact, "worker");
                self.assigned.retain(|one| Some(one.worker) != worker);
            }
            "duty_opened" => self.duty(fact),
            "duty_done" => {
                let done = id(fact, "duty");
                self.duties.retain(|duty| Some(duty.fact) != done);
            }
            "risk_level_set" => {
                self.risk = Some(Risk {
                    level: fact.text("level").unwrap_or("not_assessed").to_owned(),
                    by: fact.by,
                    looked: fact.happened.clone(),
                    look_again: date(fact, "look_again"),
                });
            }
            "step_marked" => self.steps.extend(fact.text("step").map(|step| StepMark {
                step: step.to_owned(),
                happened: fact.happened.clone(),
                by: fact.by,
            })),
            "note_written" => self.note(fact),
            "note_corrected" => self.correct(fact),
            "conflict_declared" => self.conflicts.extend(
                person(fact, "conflicted").map(|worker| Conflict { worker, by: fact.by }),
            ),
            "status_set" => {
                self.status = match fact.text("status") {
                    Some("closed") => Status::Closed(
                        fact.text("close_reason").map(str::to_owned),
                        Some(fact.happened.clone()),
                    ),
                    _ => Status::Open,
                };
            }
            _ => {}
        }
    }

    fn open(&mut self, fact: &Fact) {
        self.opened = Some(fact.happened.clone());
        self.fields.apply(fact);
        self.series = match (fact.text("number_prefix"), fact.number("number_after")) {
            (Some(prefix), Some(after)) => Some(Series {
                prefix: prefix.to_owned(),
                after: u64::try_from(after).unwrap_or(0),
            }),
            _ => None,
        };
    }

    fn phone(&mut self, fact: &Fact) {
        let replaced = over(fact, "phone");
        self.phones.retain(|phone| !replaced.contains(&phone.fact));
        self.phones.extend(fact.text("phone").map(|number| Phone {
            fact: fact.id,
            number: number.to_owned(),
            owner: fact.text("phone_owner").map(str::to_owned),
            hours: fact.text("phone_hours").map(str::to_owned),
        }));
    }

    fn assign(&mut self, fact: &Fact) {
        if let Some(worker) = person(fact, "worker") {
            self.assigned.retain(|one| one.worker != worker);
            self.assigned.push(Assignment { worker, since: fact.received });
        }
    }

    fn duty(&mut self, fact: &Fact) {
        self.duties.extend(date(fact, "due").map(|due| OpenDuty {
            fact: fact.id,
            what: fact.text("what").unwrap_or("other").to_owned(),
            due,
            owner: person(fact, "owner"),
            note: fact.text("duty_note").map(str::to_owned),
        }));
    }

    fn note(&mut self, fact: &Fact) {
        self.notes.extend(fact.text("note").map(|text| Note {
            fact: fact.id,
            by: fact.by,
            happened: fact.happened.clone(),
            position: fact.position,
            text: text.to_owned(),
            corrections: Vec::new(),
        }));
    }

    fn correct(&mut self, fact: &Fact) {
        let corrected = id(fact, "corrects");
        if let Some(note) = self.notes.iter_mut().find(|note| Some(note.fact) == corrected) {
            note.corrections.push(Correction {
                fact: fact.id,
                by: fact.by,
                received: fact.received,
                text: fact.text("corrected_note").unwrap_or_default().to_owned(),
                reason: fact.text("correction_reason").unwrap_or_default().to_owned(),
            });
        }
    }

    /// The name the person is called by.
    #[must_use]
    pub fn alias(&self) -> &str {
        self.fields.text("alias").unwrap_or("?")
    }

    /// Is that colleague assigned?
    #[must_use]
    pub fn is_assigned(&self, person: PersonId) -> bool {
        self.assigned.iter().any(|one| one.worker == person)
    }

    /// The step the person stands at: the one that was marked last.
    #[must_use]
    pub fn step(&self) -> &str {
        let last = self.steps.iter().max_by_key(|mark| mark.happened.start());
        last.map_or("contact", |mark| mark.step.as_str())
    }

    /// Is it closed?
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.status, Status::Closed(..))
    }

    /// Everything to be done, with the next look at the risk, the most urgent first.
    #[must_use]
    pub fn due(&self) -> Vec<OpenDuty> {
        let mut due = self.duties.clone();
        if !self.is_closed()
            && let Some(look_again) = self.risk.as_ref().and_then(|risk| risk.look_again.clone())
        {
            due.push(OpenDuty {
                fact: FactId::default(),
                what: "risk_again".to_owned(),
                due: look_again,
                owner: None,
                note: None,
            });
        }
        due.sort_by_key(|duty| duty.due.end());
        due
    }
}

/// What someone wants done to a case.
#[derive(Clone, Debug)]
pub enum Command {
    /// Write down what was seen and said.
    WriteNote(String),
    /// Put a note right.
    CorrectNote {
        /// Which.
        note: FactId,
        /// The words that stand from now on.
        text: String,
        /// Why.
        reason: String,
    },
    /// Say how dangerous it is.
    SetRisk {
        /// Code of the level.
        level: String,
        /// Why.
        reason: String,
        /// When to look again; by the level if not given.
        look_again: Option<Date>,
    },
    /// A step of the way was taken.
    MarkStep(String),
    /// A duty was done.
    FinishDuty(FactId),
    /// Change answers of one kind of fact.
    Change(&'static facts::FactKind, Vec<(&'static str, FieldValue)>),
    /// A further telephone, or a new one in the place of an old one.
    AddPhone(Vec<(&'static str, FieldValue)>),
    /// A colleague must not know of this case.
    DeclareConflict {
        /// Who.
        worker: PersonId,
        /// Why.
        reason: String,
    },
    /// A colleague works on it from now on.
    Assign(PersonId),
    /// It is closed.
    Close {
        /// Code of the reason.
        reason: String,
    },
    /// It is open again.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Why a command was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The case is closed: reopen it first.
    Closed,
    /// There is no such note.
    NoSuchNote,
    /// There is no such duty.
    NoSuchDuty,
    /// That colleague is in conflict with this case.
    InConflict,
    /// Nothing would change.
    Nothing,
}

/// Decides a command at that moment.
///
/// # Errors
/// [`Refusal`].
pub fn decide(case: &Case, command: &Command, now: Timestamp) -> Result<Vec<NewFact>, Refusal> {
    let new = |kind: &'static facts::FactKind| NewFact::new(kind, Edtf::moment(now));
    if case.is_closed() && !matches!(command, Command::Reopen { .. } | Command::DeclareConflict { .. }) {
        return Err(Refusal::Closed);
    }
    match command {
        Command::WriteNote(text) => Ok(vec![new(&kind::NOTE_WRITTEN).given("note", text.as_str())]),
        Command::CorrectNote { note, text, reason } => {
            let found = case.notes.iter().find(|one| one.fact == *note).ok_or(Refusal::NoSuchNote)?;
            let standing = found.corrections.last().map_or(&found.text, |last| &last.text);
            if standing == text {
                return Err(Refusal::Nothing);
            }
            Ok(vec![
                new(&kind::NOTE_CORRECTED)
                    .given("corrects", note.to_string())
                    .given("corrected_note", text.as_str())
                    .given("correction_reason", reason.as_str()),
            ])
        }
        Command::SetRisk { level, reason, look_again } => {
            Ok(set_risk(case, level, reason, *look_again, now))
        }
        Command::MarkStep(step) => Ok(vec![new(&kind::STEP_MARKED).given("step", step.as_str())]),
        Command::FinishDuty(duty) => {
            let known = case.duties.iter().any(|one| one.fact == *duty);
            known.then(|| vec![done(*duty, now)]).ok_or(Refusal::NoSuchDuty)
        }
        Command::Change(kind, fields) => changed(new(kind), fields),
        Command::AddPhone(fields) => changed(new(&kind::PHONE_RECORDED), fields),
        Command::DeclareConflict { worker, reason } => Ok(declare(case, *worker, reason, now)),
        Command::Assign(worker) => assign(case, *worker, now),
        Command::Close { reason } => Ok(vec![
            new(&kind::STATUS_SET).given("status", "closed").given("close_reason", reason.as_str()),
            new(&kind::STEP_MARKED).given("step", "closure"),
        ]),
        Command::Reopen { reason } => Ok(reopen(case, reason, now)),
    }
}

fn changed(
    fact: NewFact,
    fields: &[(&'static str, FieldValue)],
) -> Result<Vec<NewFact>, Refusal> {
    if fields.is_empty() {
        return Err(Refusal::Nothing);
    }
    let with = |fact: NewFact, (name, value): &(&'static str, FieldValue)| fact.with(name, value.clone());
    Ok(vec![fields.iter().fold(fact, with)])
}

fn done(duty: FactId, now: Timestamp) -> NewFact {
    NewFact::new(&kind::DUTY_DONE, Edtf::moment(now)).given("duty", duty.to_string())
}

fn set_risk(
    case: &Case,
    level: &str,
    reason: &str,
    look_again: Option<Date>,
    now: Timestamp,
) -> Vec<NewFact> {
    let today = facts::local(now).date();
    let by_level = jiff::Span::new().days(look_again_days(level));
    let again = look_again.unwrap_or_else(|| today.saturating_add(by_level));
    let mut facts = vec![
        NewFact::new(&kind::RISK_LEVEL_SET, Edtf::moment(now))
            .given("level", level)
            .given("risk_reason", reason)
            .given("look_again", again.to_string()),
    ];
    if !case.steps.iter().any(|mark| mark.step == "risk") {
        facts.push(NewFact::new(&kind::STEP_MARKED, Edtf::moment(now)).given("step", "risk"));
    }
    let looked_at = case.duties.iter().filter(|duty| duty.what == "risk");
    facts.extend(looked_at.map(|duty| done(duty.fact, now)));
    facts
}

/// A conflict also ends the assignment: from the next request on, the case is absent to them.
fn declare(case: &Case, worker: PersonId, reason: &str, now: Timestamp) -> Vec<NewFact> {
    let mut facts = vec![
        NewFact::new(&kind::CONFLICT_DECLARED, Edtf::moment(now))
            .given("conflicted", worker.to_string())
            .given("conflict_reason", reason),
    ];
    if case.is_assigned(worker) {
        facts.push(unassign(worker, now));
    }
    facts
}

fn unassign(worker: PersonId, now: Timestamp) -> NewFact {
    NewFact::new(&kind::UNASSIGNED, Edtf::moment(now)).given("worker", worker.to_string())
}

fn assign(case: &Case, worker: PersonId, now: Timestamp) -> Result<Vec<NewFact>, Refusal> {
    if case.conflicts.iter().any(|conflict| conflict.worker == worker) {
        return Err(Refusal::InConflict);
    }
    if case.is_assigned(worker) {
        return Err(Refusal::Nothing);
    }
    let mut facts: Vec<NewFact> =
        case.assigned.iter().map(|one| unassign(one.worker, now)).collect();
    facts.push(NewFact::new(&kind::ASSIGNED, Edtf::moment(now)).given("worker", worker.to_string()));
    Ok(facts)
}

fn reopen(case: &Case, reason: &str, now: Timestamp) -> Vec<NewFact> {
    if !case.is_closed() {
        return Vec::new();
    }
    let today = facts::local(now).date();
    vec![
        NewFact::new(&kind::STATUS_SET, Edtf::moment(now))
            .given("status", "open")
            .given("status_reason", reason),
        NewFact::new(&kind::STEP_MARKED, Edtf::moment(now)).given("step", "contact"),
        open_duty("risk", today, None, now),
    ]
}

/// A duty as a fact.
#[must_use]
pub fn open_duty(what: &str, due: Date, owner: Option<PersonId>, now: Timestamp) -> NewFact {
    let fact = NewFact::new(&kind::DUTY_OPENED, Edtf::moment(now))
        .given("what", what)
        .given("due", due.to_string());
    match owner {
        Some(owner) => fact.given("owner", owner.to_string()),
        None => fact,
    }
}

/// What is known when a case is opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Answers by the kind of fact they belong to.
    pub casework: Vec<(&'static str, FieldValue)>,
    /// Names, birth, origin.
    pub identity: Vec<(&'static str, FieldValue)>,
    /// Telephones.
    pub phones: Vec<Vec<(&'static str, FieldValue)>>,
    /// How to reach the person.
    pub contact: Vec<(&'static str, FieldValue)>,
    /// The office's series.
    pub series: Option<(String, i64)>,
    /// The office.
    pub office: String,
}

/// Opens a case: whoever opens it works on it, and owes the person the question for consent. Until
/// then keeping is allowed and disclosing is not.
#[must_use]
pub fn open(opening: &Opening, worker: PersonId, now: Timestamp) -> Vec<NewFact> {
    let fill = |kind: &'static facts::FactKind, fields: &[(&'static str, FieldValue)]| {
        let with =
            |fact: NewFact, (name, value): &(&'static str, FieldValue)| fact.with(name, value.clone());
        fields.iter().fold(NewFact::new(kind, Edtf::moment(now)), with)
    };
    let today = facts::local(now).date();
    let mut first = fill(&kind::CASE_OPENED, &opening.casework).given("office", opening.office.as_str());
    if let Some((prefix, after)) = &opening.series {
        first = first.given("number_prefix", prefix.as_str()).given("number_after", *after);
    }
    let mut facts = vec![first];
    if !opening.identity.is_empty() {
        facts.push(fill(&kind::IDENTITY_RECORDED, &opening.identity));
    }
    facts.extend(opening.phones.iter().map(|phone| fill(&kind::PHONE_RECORDED, phone)));
    if !opening.contact.is_empty() {
        facts.push(fill(&kind::SAFE_CONTACT_SET, &opening.contact));
    }
    facts.push(NewFact::new(&kind::ASSIGNED, Edtf::moment(now)).given("worker", worker.to_string()));
    facts.push(NewFact::new(&kind::STEP_MARKED, Edtf::moment(now)).given("step", "contact"));
    facts.push(open_duty("consent", today.saturating_add(jiff::Span::new().days(1)), None, now));
    facts
}

fn person(fact: &Fact, field: &str) -> Option<PersonId> {
    fact.text(field)?.parse().ok()
}

fn id(fact: &Fact, field: &str) -> Option<FactId> {
    fact.text(field)?.parse().ok()
}

fn date(fact: &Fact, field: &str) -> Option<Edtf> {
    Edtf::parse(fact.text(field)?).ok()
}

fn over<'a>(fact: &'a Fact, field: &str) -> &'a [FactId] {
    fact.fields.get(field).map_or(&[], |value| value.over.as_slice())
}

/// The answer as lines, for lists and single values alike.
#[must_use]
pub fn lines(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        Some(Answer::Given(Value::Text(text))) => vec![text.clone()],
        Some(Answer::Given(Value::List(lines))) => lines.clone(),
        Some(Answer::Given(Value::Flag(_) | Value::Number(_)) | Answer::None(_)) | None => Vec::new(),
    }
}
