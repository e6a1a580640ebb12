//! Adding, correcting and taking out facts. Keeping needs no consent; what is written while
//! nobody has answered carries the duty to ask.

use facts::Compartment;

use super::{Asked, EMERGENCY, NOTHING, REASON_AND_SECOND_PERSON};
use crate::seat::Seat;
use crate::{Obligations, Purpose};

/// What may be put above an earlier fact may also be added.
pub(super) fn write(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    if asked.sits(&[Seat::Mentor]) {
        let visit = asked.about(&[Compartment::Casework, Compartment::Payment]);
        return (visit && purpose == Purpose::Grant && consent.live()).then_some(NOTHING);
    }
    if !asked.about(&[Compartment::Casework]) {
        return correct(asked);
    }
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    let reports = asked.sits(&[Seat::NightList]) && purpose == Purpose::Services;
    let answers = asked.sits(&Seat::RECEIVERS) && purpose.sharing() && consent.live();
    let own_words = asked.sits(&[Seat::Person]);
    (reports || answers || own_words).then_some(NOTHING).or_else(|| correct(asked))
}

pub(super) fn correct(asked: &Asked<'_>) -> Option<Obligations> {
    match asked.question.purpose {
        Purpose::Services => keep_for_help(asked),
        Purpose::Counselling => keep_for_counselling(asked),
        Purpose::Grant => keep_for_grant(asked),
        Purpose::Referral
        | Purpose::Authority
        | Purpose::Family
        | Purpose::Story
        | Purpose::Research
        | Purpose::StateRecord
        | Purpose::OwnRequest => None,
    }
}

fn keep_for_help(asked: &Asked<'_>) -> Option<Obligations> {
    use Compartment::{Casework, Clinical, Evidence, Identity, Location, Payment};
    let worker = asked.sits(&[Seat::Worker])
        && asked.about(&[Casework, Identity, Payment, Location, Clinical, Evidence]);
    let supervisor = asked.sits(&Seat::SUPERVISORS) && asked.about(&[Casework, Identity, Payment]);
    let call_taker = asked.sits(&[Seat::CallTaker]) && asked.about(&[Casework, Identity, Location]);
    if worker || supervisor || call_taker {
        return Some(asked.asking(NOTHING));
    }
    let shelter = asked.sits(&[Seat::ShelterTeam]) && asked.about(&[Casework, Identity, Location]);
    let legal = asked.sits(&[Seat::LegalTeam]) && asked.about(&[Casework, Evidence]);
    (shelter || legal).then_some(NOTHING).or_else(|| keep_for_counselling(asked))
}

fn keep_for_counselling(asked: &Asked<'_>) -> Option<Obligations> {
    use Compartment::{Casework, Clinical, Private};
    let counsellor = asked.sits(&[Seat::Counsellor]) && asked.about(&[Casework, Clinical, Private]);
    if counsellor {
        return Some(asked.asking(NOTHING));
    }
    (asked.sits(&[Seat::ClinicalTeam]) && asked.about(&[Clinical])).then_some(NOTHING)
}

fn keep_for_grant(asked: &Asked<'_>) -> Option<Obligations> {
    let plans = asked.sits(&[Seat::GrantsTeam])
        && asked.about(&[Compartment::Casework])
        && asked.question.consent.live();
    let accounts = asked.sits(&[Seat::GrantsTeam, Seat::Finance]) && asked.about(&[Compartment::Payment]);
    (plans || accounts).then_some(NOTHING)
}

/// A risk, an incident or a step is recorded whatever the person answered about anything.
pub(super) fn mark(asked: &Asked<'_>) -> Option<Obligations> {
    if !asked.about(&[Compartment::Casework]) {
        return None;
    }
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    if asked.sits(&[Seat::GrantsTeam]) {
        let granting = asked.question.purpose == Purpose::Grant && asked.question.consent.live();
        return granting.then_some(NOTHING);
    }
    let sees_it =
        asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::ShelterTeam, Seat::CallTaker, Seat::NightList]);
    (sees_it || asked.sits(&Seat::SUPERVISORS)).then_some(NOTHING)
}

/// Nobody who pays takes consent; the person gives and takes back their own.
pub(super) fn record_consent(asked: &Asked<'_>) -> Option<Obligations> {
    let takes = asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::CallTaker, Seat::Person])
        || asked.sits(&Seat::SUPERVISORS);
    (takes && asked.about(&[Compartment::Casework])).then_some(NOTHING)
}

pub(super) fn acknowledge(asked: &Asked<'_>) -> Option<Obligations> {
    let carries =
        asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::CallTaker]) || asked.sits(&Seat::SUPERVISORS);
    let signs = carries || asked.sits(&Seat::RECEIVERS);
    (signs && asked.about(&[Compartment::Casework])).then_some(NOTHING)
}

pub(super) fn complain(asked: &Asked<'_>) -> Option<Obligations> {
    (asked.sits(&[Seat::Person]) && asked.about_no_content()).then_some(NOTHING)
}

/// By dropping a key, so what the supervisor cannot read can be taken out too; counselling notes
/// are the counsellor's.
pub(super) fn strike(asked: &Asked<'_>) -> Option<Obligations> {
    use Compartment::{Casework, Clinical, Evidence, Identity, Location, Payment};
    let supervisor = asked.sits(&Seat::SUPERVISORS)
        && asked.about(&[Casework, Identity, Payment, Location, Clinical, Evidence]);
    (supervisor && asked.strong()).then_some(REASON_AND_SECOND_PERSON)
}
