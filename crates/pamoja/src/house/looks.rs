//! Looks: one per person, case, compartment and way of looking in a quarter of an hour.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use facts::{Compartment, Edtf, NewFact, PersonId, StreamId};
use jiff::Timestamp;
use web::Look;

const QUARTER_HOUR: i64 = 900;
const MOST_REMEMBERED: usize = 100_000;

type Seen = (PersonId, StreamId, Compartment, &'static str);

/// What was looked at lately, so that turning pages does not fill the trail.
#[derive(Default)]
pub struct LookBook(Mutex<HashMap<Seen, i64>>);

impl LookBook {
    /// Is this a new look? A reveal always is: each has its own reason.
    pub fn is_new(&self, who: PersonId, look: &Look, second: i64) -> bool {
        if look.reason.is_some() {
            return true;
        }
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let when = seen.get(&(who, look.case, look.compartment, look.how));
        when.is_none_or(|when| second.saturating_sub(*when) >= QUARTER_HOUR)
    }

    /// Remembers a look that stands on the trail.
    pub fn mark(&self, who: PersonId, look: &Look, second: i64) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() > MOST_REMEMBERED {
            seen.retain(|_, when| second.saturating_sub(*when) < QUARTER_HOUR);
        }
        seen.insert((who, look.case, look.compartment, look.how), second);
    }
}

/// The look as a fact.
#[must_use]
pub fn fact(who: PersonId, look: &Look, now: Timestamp) -> NewFact {
    let fact = NewFact::new(&case::facts::LOOKED, Edtf::moment(now))
        .given("looker", who.to_string())
        .given("looked_at", look.compartment.word())
        .given("look_how", look.how);
    match &look.reason {
        Some(reason) => fact.given("look_reason", reason.as_str()),
        None => fact,
    }
}
