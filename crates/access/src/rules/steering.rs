//! Who carries a case, what needs a second yes, keys for others, the end of a record, and the
//! emergency door.

use facts::Compartment;

use super::{Asked, EMERGENCY, NOTHING, REASON_AND_SECOND_PERSON, SECOND_PERSON, TELL_SECOND_ORGANISATION};
use crate::seat::Seat;
use crate::{Obligations, Purpose};

/// Assigning, and declaring a conflict: never by whoever carries the case.
pub(super) fn assign(asked: &Asked<'_>) -> Option<Obligations> {
    (asked.sits(&[Seat::Supervisor]) && asked.about(&[Compartment::Casework])).then_some(NOTHING)
}

pub(super) fn close(asked: &Asked<'_>) -> Option<Obligations> {
    let carries = asked.sits(&[Seat::Worker]) || asked.sits(&Seat::SUPERVISORS);
    (carries && asked.about(&[Compartment::Casework])).then_some(NOTHING)
}

/// Plans and money by the house; reviews and erasures also by whom they were addressed to.
pub(super) fn approve(asked: &Asked<'_>) -> Option<Obligations> {
    let supervisor =
        asked.sits(&Seat::SUPERVISORS) && (asked.about(&[Compartment::Casework]) || asked.about_no_content());
    let second_officer = asked.sits(&[Seat::ReceivingSupervisor, Seat::ComplaintOfficer])
        && asked.about_no_content()
        && asked.strong();
    (supervisor || second_officer).then_some(SECOND_PERSON).or_else(|| pay(asked))
}

pub(super) fn pay(asked: &Asked<'_>) -> Option<Obligations> {
    let money = asked.about(&[Compartment::Payment]) && asked.question.purpose == Purpose::Grant;
    (asked.sits(&[Seat::Finance]) && money && asked.strong()).then_some(SECOND_PERSON)
}

/// Only somebody who holds the key can wrap it, so never the administrator.
pub(super) fn admit(asked: &Asked<'_>) -> Option<Obligations> {
    let holds = match asked.question.part? {
        Compartment::Location => asked.sits(&[Seat::Worker, Seat::ShelterTeam]),
        Compartment::Clinical => asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::ClinicalTeam]),
        Compartment::Evidence => asked.sits(&[Seat::Worker, Seat::LegalTeam]),
        Compartment::Private => asked.sits(&[Seat::Counsellor]),
        Compartment::Casework | Compartment::Identity | Compartment::Payment => false,
    };
    (holds && asked.strong()).then_some(NOTHING)
}

pub(super) fn erase(asked: &Asked<'_>) -> Option<Obligations> {
    let on_request = asked.sits(&Seat::SUPERVISORS) && asked.question.purpose == Purpose::OwnRequest;
    let told = Obligations { notify: TELL_SECOND_ORGANISATION, ..REASON_AND_SECOND_PERSON };
    (on_request && asked.about_no_content() && asked.second_factor()).then_some(told)
}

/// What it opens stands with each action: casework and identity, never tier 1.
pub(super) fn break_glass(asked: &Asked<'_>) -> Option<Obligations> {
    (asked.in_emergency() && asked.about_no_content()).then_some(EMERGENCY)
}
