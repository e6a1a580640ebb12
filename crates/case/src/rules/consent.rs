//! What the person answered when asked, and whether the case is shut until they are asked again.

use facts::{Edtf, Fact, FactId};
use jiff::civil::Date;

use super::Case;

/// The purposes that are asked for at the beginning.
pub const PURPOSES: [&str; 3] = ["services", "statistics", "family"];

/// One answer for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// The fact.
    pub fact: FactId,
    /// Code of the purpose.
    pub purpose: String,
    /// Given, or refused.
    pub given: bool,
    /// Until when it holds.
    pub until: Option<Edtf>,
    /// When it was answered.
    pub happened: Edtf,
    /// Its place among the facts.
    pub position: u64,
}

/// Where a purpose stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    /// Nobody has asked.
    NotAsked,
    /// They said yes, and it still holds.
    Live,
    /// They said no.
    Refused,
    /// They said yes, and it has ended.
    Ended,
}

impl Consent {
    /// Reads the fact; `None` if it names no purpose.
    #[must_use]
    pub fn read(fact: &Fact) -> Option<Self> {
        Some(Self {
            fact: fact.id,
            purpose: fact.text("purpose")?.to_owned(),
            given: fact.text("consent_answer") == Some("given"),
            until: fact.text("consent_until").and_then(|text| Edtf::parse(text).ok()),
            happened: fact.happened.clone(),
            position: fact.position,
        })
    }
}

impl Case {
    /// The last answer for a purpose.
    #[must_use]
    pub fn consent(&self, purpose: &str) -> Option<&Consent> {
        self.consents.iter().rev().find(|one| one.purpose == purpose)
    }

    /// Where a purpose stands on that day.
    #[must_use]
    pub fn consent_state(&self, purpose: &str, today: Date) -> ConsentState {
        let Some(last) = self.consent(purpose) else {
            return ConsentState::NotAsked;
        };
        let ended = last.until.as_ref().and_then(Edtf::first_day).is_some_and(|day| day < today);
        match (last.given, ended) {
            (false, _) => ConsentState::Refused,
            (true, true) => ConsentState::Ended,
            (true, false) => ConsentState::Live,
        }
    }

    /// Must the person be asked before anyone reads on? Their yes has ended, or the case was opened again.
    #[must_use]
    pub fn must_ask(&self, today: Date) -> bool {
        self.is_shut() || self.consent_state("services", today) == ConsentState::Ended
    }

    /// Shut: it was opened again, and the person has not been asked since. Nobody reads on before.
    #[must_use]
    pub fn is_shut(&self) -> bool {
        let Some(reopened) = self.reopened else {
            return false;
        };
        !self.consents.iter().any(|one| one.purpose == "services" && one.position > reopened)
    }
}
