//! The rules of a case: what its facts say now, and what a command adds to them. Pure.

mod consent;
mod decide;
mod opening;

use facts::{Answer, Edtf, Fact, FactId, Fields, PersonId, Series, Value};
use jiff::Timestamp;

pub use consent::{Consent, ConsentState, PURPOSES};
pub use decide::{Command, Refusal, decide, taken_up};
pub use opening::{Opening, open, open_duty};

/// The ten steps of the way, in their order (HOUSE; `packs/kenya/codes.json` names them).
pub const WAY: [&str; 10] = [
    "contact",
    "consent",
    "risk",
    "screening",
    "needs",
    "referral",
    "plan",
    "services",
    "readiness",
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
    /// Answers when asked for consent, oldest first.
    pub consents: Vec<Consent>,
    /// The position at which it was opened again, if it was.
    pub reopened: Option<u64>,
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
            "conflict_declared" => self
                .conflicts
                .extend(person(fact, "conflicted").map(|worker| Conflict { worker, by: fact.by })),
            "consent_recorded" => self.consents.extend(Consent::read(fact)),
            "status_set" => {
                if self.is_closed() && fact.text("status") == Some("open") {
                    self.reopened = Some(fact.position);
                }
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
            (Some(prefix), Some(after)) => {
                Some(Series { prefix: prefix.to_owned(), after: u64::try_from(after).unwrap_or(0) })
            }
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

    /// The step the person stands at: the one that was marked last, of several on one day the furthest.
    #[must_use]
    pub fn step(&self) -> &str {
        let along = |step: &str| WAY.iter().position(|one| *one == step);
        let last = self.steps.iter().max_by_key(|mark| (mark.happened.first_day(), along(&mark.step)));
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
