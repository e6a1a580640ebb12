//! A fact before it is sealed and after it is opened, and what a set of facts says of each field.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Answer, Compartment, Edtf, FactId, FactKind, FieldValue, PersonId};

/// A fact that was decided and not yet sealed.
#[derive(Clone, Debug)]
pub struct NewFact {
    /// Its kind.
    pub kind: &'static FactKind,
    /// When it happened, as exactly as is known.
    pub happened: Edtf,
    /// Its answers by field name.
    pub fields: BTreeMap<&'static str, FieldValue>,
}

impl NewFact {
    /// A fact of that kind with no answers yet.
    #[must_use]
    pub const fn new(kind: &'static FactKind, happened: Edtf) -> Self {
        Self { kind, happened, fields: BTreeMap::new() }
    }

    /// Adds an answer. A name that the kind does not declare is left out and found by the test that
    /// fills the whole catalogue.
    #[must_use]
    pub fn with(mut self, name: &str, value: FieldValue) -> Self {
        if let Some(field) = self.kind.field(name) {
            self.fields.insert(field.name, value);
        }
        self
    }

    /// Adds a given answer.
    #[must_use]
    pub fn given(self, name: &str, value: impl Into<crate::Value>) -> Self {
        self.with(name, FieldValue::given(value))
    }
}

/// The JSON inside a body: readable in 20 years without this program.
#[derive(Serialize, Deserialize)]
pub struct Body {
    kind: String,
    version: u16,
    happened: Edtf,
    recorded: String,
    by: PersonId,
    fields: BTreeMap<String, FieldValue>,
}

impl Body {
    /// What is sealed for `fact`, recorded now by that person.
    #[must_use]
    pub fn of(fact: &NewFact, recorded: Timestamp, by: PersonId) -> Self {
        Self {
            kind: fact.kind.name.to_owned(),
            version: fact.kind.version,
            happened: fact.happened.clone(),
            recorded: crate::time::written(recorded),
            by,
            fields: fact.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }

    /// As bytes. Never holds a zero byte: JSON escapes it.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// A fact that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// Its place in the stream, from 1.
    pub position: u64,
    /// When the store took it.
    pub received: Timestamp,
    /// Its compartment.
    pub compartment: Compartment,
    /// Its kind's name.
    pub kind: String,
    /// Its kind's version.
    pub version: u16,
    /// When it happened.
    pub happened: Edtf,
    /// When it was written down, as its author's clock said.
    pub recorded: String,
    /// Who wrote it down.
    pub by: PersonId,
    /// Its answers.
    pub fields: BTreeMap<String, FieldValue>,
}

impl Fact {
    /// Reads an opened body.
    ///
    /// # Errors
    /// The JSON error, if the body was not written by a release we can read.
    pub fn read(
        id: FactId,
        position: u64,
        received: Timestamp,
        compartment: Compartment,
        json: &[u8],
    ) -> Result<Self, serde_json::Error> {
        let Body { kind, version, happened, recorded, by, fields } = serde_json::from_slice(json)?;
        Ok(Self { id, position, received, compartment, kind, version, happened, recorded, by, fields })
    }

    /// Is it of that kind?
    #[must_use]
    pub fn is(&self, kind: &FactKind) -> bool {
        self.kind == kind.name
    }

    /// The text of a given answer.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.answer.text()
    }

    /// The lines of a given answer.
    #[must_use]
    pub fn lines(&self, field: &str) -> Vec<&str> {
        match self.fields.get(field).map(|value| &value.answer) {
            Some(Answer::Given(value)) => value.lines(),
            Some(Answer::None(_)) | None => Vec::new(),
        }
    }

    /// A given number.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<i64> {
        match self.fields.get(field).map(|value| &value.answer) {
            Some(Answer::Given(crate::Value::Number(number))) => Some(*number),
            _ => None,
        }
    }

    /// The key that timelines are sorted by: when it happened, then when it was received.
    #[must_use]
    pub fn order(&self) -> (i64, u64) {
        (self.happened.start(), self.position)
    }
}

/// One answer that stands, and the fact that gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The fact.
    pub fact: FactId,
    /// Its position.
    pub position: u64,
    /// Who gave it.
    pub by: PersonId,
    /// When the store took it.
    pub received: Timestamp,
    /// The answer.
    pub answer: Answer,
}

/// What stands of every field after some facts: usually one answer, more than one where two people
/// answered over the same earlier answer without seeing each other.
#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeMap<String, Vec<Held>>);

impl Fields {
    /// Folds facts in stream order.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut fields = Self::default();
        for fact in facts {
            fields.apply(fact);
        }
        fields
    }

    /// Adds one fact.
    pub fn apply(&mut self, fact: &Fact) {
        for (name, value) in &fact.fields {
            let held = self.0.entry(name.clone()).or_default();
            held.retain(|one| !value.over.contains(&one.fact));
            held.push(Held {
                fact: fact.id,
                position: fact.position,
                by: fact.by,
                received: fact.received,
                answer: value.answer.clone(),
            });
        }
    }

    /// Every answer that stands for the field.
    #[must_use]
    pub fn all(&self, field: &str) -> &[Held] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// The answer that stands; of several, the one that came last.
    #[must_use]
    pub fn answer(&self, field: &str) -> Option<&Answer> {
        self.all(field).last().map(|held| &held.answer)
    }

    /// The text of the answer that stands.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.answer(field)?.text()
    }

    /// The lines of the answer that stands.
    #[must_use]
    pub fn lines(&self, field: &str) -> Vec<&str> {
        match self.answer(field) {
            Some(Answer::Given(value)) => value.lines(),
            Some(Answer::None(_)) | None => Vec::new(),
        }
    }

    /// Fields with more than one answer standing.
    pub fn clashes(&self) -> impl Iterator<Item = (&str, &[Held])> {
        self.0.iter().filter(|(_, held)| held.len() > 1).map(|(name, held)| (name.as_str(), held.as_slice()))
    }

    /// The facts that an answer given now, on a page that showed the stream up to `seen`, replaces:
    /// what stood then. What was written since is not among them, so it is never overwritten unseen.
    #[must_use]
    pub fn replaced(facts: &[Fact], field: &str, seen: u64) -> Vec<FactId> {
        let shown = Self::fold(facts.iter().filter(|fact| fact.position <= seen));
        shown.all(field).iter().map(|held| held.fact).collect()
    }
}
