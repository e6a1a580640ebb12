//! What leaves the organisation: never without a live consent for that purpose, save by an
//! override that is an action of its own.

use facts::Compartment;

use super::{
    Asked, NOTHING, REASON, REASON_AND_LOOK_FIRST, REASON_AND_SECOND_PERSON, TELL_SECOND_ORGANISATION,
    TELL_SUPERVISOR,
};
use crate::seat::Seat;
use crate::{Obligations, Purpose};

/// What a worker has of a case and others may need: all but money and private notes.
const WORKERS_PARTS: [Compartment; 5] = [
    Compartment::Casework,
    Compartment::Identity,
    Compartment::Location,
    Compartment::Clinical,
    Compartment::Evidence,
];
const SUPERVISORS_PARTS: [Compartment; 2] = [Compartment::Casework, Compartment::Identity];

/// Nobody sends what they could not read.
pub(super) fn disclose(asked: &Asked<'_>) -> Option<Obligations> {
    let purpose = asked.question.purpose;
    if !asked.question.consent.live() || !asked.strong() {
        return None;
    }
    let carries = (asked.sits(&[Seat::Worker]) && asked.about(&WORKERS_PARTS))
        || (asked.sits(&Seat::SUPERVISORS) && asked.about(&SUPERVISORS_PARTS));
    let calls_for_help = asked.sits(&[Seat::CallTaker, Seat::NightList])
        && asked.about(&[Compartment::Casework])
        && (purpose == Purpose::Referral || purpose == Purpose::Authority);
    let counsels = asked.sits(&[Seat::Counsellor])
        && asked.about(&[Compartment::Casework, Compartment::Clinical])
        && purpose == Purpose::Referral;
    let goes_to_court = asked.sits(&[Seat::LegalTeam])
        && asked.about(&[Compartment::Evidence])
        && purpose == Purpose::Authority;
    ((carries && purpose.sharing()) || calls_for_help || counsels || goes_to_court).then_some(REASON)
}

/// Only to help or protect. Over a no, only by a supervisor, and a second organisation hears.
pub(super) fn disclose_unconsented(asked: &Asked<'_>) -> Option<Obligations> {
    let consent = asked.question.consent;
    if !asked.question.purpose.protecting() || !asked.strong() {
        return None;
    }
    if asked.sits(&[Seat::Worker]) && asked.about(&WORKERS_PARTS) {
        let told = Obligations { notify: TELL_SUPERVISOR, ..REASON_AND_SECOND_PERSON };
        return consent.unanswered().then_some(told);
    }
    if !asked.sits(&Seat::SUPERVISORS) || !asked.about(&SUPERVISORS_PARTS) {
        return None;
    }
    if consent.denied() {
        let told = Obligations { notify: TELL_SECOND_ORGANISATION, ..REASON_AND_SECOND_PERSON };
        return Some(told);
    }
    consent.unanswered().then_some(REASON_AND_SECOND_PERSON)
}

pub(super) fn recall(asked: &Asked<'_>) -> Option<Obligations> {
    let calls_back =
        asked.sits(&[Seat::Worker, Seat::CallTaker, Seat::Person]) || asked.sits(&Seat::SUPERVISORS);
    (calls_back && asked.about(&[Compartment::Casework])).then_some(NOTHING)
}

/// The copy a person asked for. Bundles and state exports are disclosures.
pub(super) fn export(asked: &Asked<'_>) -> Option<Obligations> {
    let parts = [Compartment::Casework, Compartment::Identity, Compartment::Payment];
    let on_request = asked.sits(&Seat::SUPERVISORS) && asked.question.purpose == Purpose::OwnRequest;
    (on_request && asked.about(&parts) && asked.second_factor()).then_some(REASON_AND_LOOK_FIRST)
}
