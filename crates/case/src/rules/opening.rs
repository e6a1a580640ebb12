//! Opening a case: the first facts, and the first duty.

use facts::{Edtf, FieldValue, NewFact, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::facts as kind;

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
        let with = |fact: NewFact, (name, value): &(&'static str, FieldValue)| fact.with(name, value.clone());
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

/// A duty as a fact.
#[must_use]
pub fn open_duty(what: &str, due: Date, owner: Option<PersonId>, now: Timestamp) -> NewFact {
    let fact =
        NewFact::new(&kind::DUTY_OPENED, Edtf::moment(now)).given("what", what).given("due", due.to_string());
    match owner {
        Some(owner) => fact.given("owner", owner.to_string()),
        None => fact,
    }
}
