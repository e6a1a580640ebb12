//! What a command adds to a case, or why it is refused.

use facts::{Edtf, FactId, FieldValue, NewFact, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Case, look_again_days, open_duty};
use crate::facts as kind;

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
    /// Go through what is known of the person: what is right stays, what is not is changed.
    ConfirmKnown(Vec<(&'static str, FieldValue)>),
    /// A further telephone, or a new one in the place of an old one.
    AddPhone(Vec<(&'static str, FieldValue)>),
    /// A new telephone in the place of an old one, which is kept as not safe.
    ReplacePhone {
        /// The old one.
        old: FactId,
        /// The new one.
        new: Vec<(&'static str, FieldValue)>,
    },
    /// The person answered when asked for consent: purpose and yes or no.
    RecordConsent {
        /// Answers by purpose.
        answers: Vec<(String, bool)>,
        /// Code of how it was given.
        how: String,
        /// Code of the language of the notice.
        language: String,
    },
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
        Command::SetRisk { level, reason, look_again } => Ok(set_risk(case, level, reason, *look_again, now)),
        Command::MarkStep(step) => Ok(vec![new(&kind::STEP_MARKED).given("step", step.as_str())]),
        Command::FinishDuty(duty) => {
            let known = case.duties.iter().any(|one| one.fact == *duty);
            known.then(|| vec![done(*duty, now)]).ok_or(Refusal::NoSuchDuty)
        }
        Command::Change(kind, fields) => changed(new(kind), fields),
        Command::ConfirmKnown(fields) => {
            let asked = case.duties.iter().filter(|duty| duty.what == "confirm");
            let mut facts: Vec<NewFact> = asked.map(|duty| done(duty.fact, now)).collect();
            if !fields.is_empty() {
                facts.extend(changed(new(&kind::IDENTITY_RECORDED), fields)?);
            }
            if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) }
        }
        Command::AddPhone(fields) => changed(new(&kind::PHONE_RECORDED), fields),
        Command::ReplacePhone { old, new: fields } => replace_phone(case, *old, fields, now),
        Command::RecordConsent { answers, how, language } => {
            Ok(record_consent(case, answers, how, language, now))
        }
        Command::DeclareConflict { worker, reason } => Ok(declare(case, *worker, reason, now)),
        Command::Assign(worker) => assign(case, *worker, now),
        Command::Close { reason } => Ok(vec![
            new(&kind::STATUS_SET).given("status", "closed").given("close_reason", reason.as_str()),
            new(&kind::STEP_MARKED).given("step", "closure"),
        ]),
        Command::Reopen { reason } => Ok(reopen(case, reason, now)),
    }
}

fn changed(fact: NewFact, fields: &[(&'static str, FieldValue)]) -> Result<Vec<NewFact>, Refusal> {
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

fn replace_phone(
    case: &Case,
    old: FactId,
    fields: &[(&'static str, FieldValue)],
    now: Timestamp,
) -> Result<Vec<NewFact>, Refusal> {
    let Some(kept) = case.phones.iter().find(|phone| phone.fact == old) else {
        return changed(NewFact::new(&kind::PHONE_RECORDED, Edtf::moment(now)), fields);
    };
    let unsafe_now = NewFact::new(&kind::PHONE_RECORDED, Edtf::moment(now))
        .with("phone", FieldValue::given(kept.number.as_str()).over(vec![old]))
        .given("phone_owner", "old");
    let mut facts = vec![unsafe_now];
    facts.extend(changed(NewFact::new(&kind::PHONE_RECORDED, Edtf::moment(now)), fields)?);
    Ok(facts)
}

/// A yes holds for a year; a no stands until the person says otherwise. Asking is a step of the way.
/// The duty to ask is done, and a case that was shut is open, once services were asked for.
fn record_consent(
    case: &Case,
    answers: &[(String, bool)],
    how: &str,
    language: &str,
    now: Timestamp,
) -> Vec<NewFact> {
    let until = facts::local(now).date().saturating_add(jiff::Span::new().days(365));
    let mut facts: Vec<NewFact> = answers
        .iter()
        .map(|(purpose, given)| {
            let fact = NewFact::new(&kind::CONSENT_RECORDED, Edtf::moment(now))
                .given("purpose", purpose.as_str())
                .given("consent_answer", if *given { "given" } else { "refused" })
                .given("consent_how", how)
                .given("consent_language", language);
            if *given { fact.given("consent_until", until.to_string()) } else { fact }
        })
        .collect();
    if facts.is_empty() {
        return facts;
    }
    facts.push(NewFact::new(&kind::STEP_MARKED, Edtf::moment(now)).given("step", "consent"));
    if !answers.iter().any(|(purpose, _)| purpose == "services") {
        return facts;
    }
    let asked = case.duties.iter().filter(|duty| duty.what == "consent");
    facts.extend(asked.map(|duty| done(duty.fact, now)));
    if case.is_shut() {
        let today = facts::local(now).date();
        facts.push(open_duty("confirm", today, None, now));
    }
    facts
}

fn assign(case: &Case, worker: PersonId, now: Timestamp) -> Result<Vec<NewFact>, Refusal> {
    if case.conflicts.iter().any(|conflict| conflict.worker == worker) {
        return Err(Refusal::InConflict);
    }
    // Assigning is also the answer to "reopened today": that duty is done with it.
    let waiting = case.duties.iter().filter(|duty| duty.what == "assign");
    let mut facts: Vec<NewFact> = waiting.map(|duty| done(duty.fact, now)).collect();
    if case.is_assigned(worker) {
        return if facts.is_empty() { Err(Refusal::Nothing) } else { Ok(facts) };
    }
    facts.extend(case.assigned.iter().map(|one| unassign(one.worker, now)));
    facts.push(NewFact::new(&kind::ASSIGNED, Edtf::moment(now)).given("worker", worker.to_string()));
    Ok(facts)
}

fn reopen(case: &Case, reason: &str, now: Timestamp) -> Vec<NewFact> {
    if !case.is_closed() {
        return Vec::new();
    }
    reopened(reason, now)
}

/// The facts of a case that is open again: contact once more, ask for consent before reading on, and
/// look at safety today.
#[must_use]
pub fn reopened(reason: &str, now: Timestamp) -> Vec<NewFact> {
    let today = facts::local(now).date();
    vec![
        NewFact::new(&kind::STATUS_SET, Edtf::moment(now))
            .given("status", "open")
            .given("status_reason", reason),
        NewFact::new(&kind::STEP_MARKED, Edtf::moment(now)).given("step", "contact"),
        open_duty("consent", today, None, now),
        open_duty("risk", today, None, now),
    ]
}

/// A case that whoever asked found to be the same person's: open again, with them from now on; the
/// supervisor is asked to say who works on it.
#[must_use]
pub fn taken_up(
    case: &Case,
    worker: PersonId,
    supervisor: Option<PersonId>,
    reason: &str,
    now: Timestamp,
) -> Vec<NewFact> {
    let mut facts = if case.is_closed() { reopened(reason, now) } else { Vec::new() };
    facts
        .extend(case.assigned.iter().filter(|one| one.worker != worker).map(|one| unassign(one.worker, now)));
    if !case.is_assigned(worker) {
        facts.push(NewFact::new(&kind::ASSIGNED, Edtf::moment(now)).given("worker", worker.to_string()));
    }
    let today = facts::local(now).date();
    facts.extend(supervisor.map(|supervisor| open_duty("assign", today, Some(supervisor), now)));
    facts
}
