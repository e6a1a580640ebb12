//! Finding, reading, the real name, and who looked.

use facts::Compartment;

use super::{Asked, EMERGENCY, LOOK_FIRST, LOOK_SOON, NOTHING, REASON_AND_LOOK_FIRST};
use crate::seat::Seat;
use crate::{Obligations, Purpose};

/// The line in lists shows no content, so no look; it stays when consent ends.
pub(super) fn find(asked: &Asked<'_>) -> Option<Obligations> {
    if asked.sits(&[Seat::Finance]) {
        return asked.about(&[Compartment::Payment]).then_some(NOTHING);
    }
    if !asked.about(&[Compartment::Casework]) {
        return None;
    }
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    let theirs = asked.sits(&[
        Seat::Worker,
        Seat::Counsellor,
        Seat::ClinicalTeam,
        Seat::ShelterTeam,
        Seat::LegalTeam,
        Seat::GrantsTeam,
        Seat::Mentor,
        Seat::CallTaker,
        Seat::NightList,
        Seat::ComplaintOfficer,
        Seat::Person,
    ]);
    let supervised_or_sent = asked.sits(&Seat::SUPERVISORS) || asked.sits(&Seat::RECEIVERS);
    (theirs || supervised_or_sent).then_some(NOTHING)
}

/// One function a compartment.
pub(super) fn open(asked: &Asked<'_>) -> Option<Obligations> {
    match asked.question.part? {
        Compartment::Casework => open_casework(asked),
        Compartment::Identity => open_identity(asked),
        Compartment::Payment => open_payment(asked),
        Compartment::Location => open_location(asked),
        Compartment::Clinical => open_clinical(asked),
        Compartment::Evidence => open_evidence(asked),
        Compartment::Private => open_private(asked),
    }
}

fn open_casework(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    let helping = purpose == Purpose::Services && consent.keeps();
    let carries = asked.sits(&[Seat::Worker, Seat::CallTaker]) || asked.sits(&Seat::SUPERVISORS);
    let counsels = asked.sits(&[Seat::Counsellor]) && purpose.care() && consent.keeps();
    if (carries && helping) || counsels {
        return Some(asked.asking(LOOK_SOON));
    }
    if asked.sits(&[Seat::ShelterTeam]) && helping {
        return Some(LOOK_SOON);
    }
    if asked.sits(&[Seat::GrantsTeam, Seat::Mentor]) {
        return (purpose == Purpose::Grant && consent.live()).then_some(LOOK_SOON);
    }
    open_from_elsewhere(asked)
}

fn open_identity(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    let helping = purpose == Purpose::Services;
    let knows = asked.sits(&[Seat::Worker, Seat::Counsellor]) || asked.sits(&Seat::SUPERVISORS);
    if knows && helping && consent.reaches() {
        return Some(asked.asking(LOOK_SOON));
    }
    if asked.sits(&[Seat::ShelterTeam]) && helping && consent.keeps() {
        return Some(LOOK_SOON);
    }
    open_from_elsewhere(asked)
}

/// Casework and identity alike: what was sent, an emergency, the person's own record, and what
/// the person asked their supervisor for.
fn open_from_elsewhere(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    let was_sent = asked.sits(&Seat::RECEIVERS) && purpose.sharing() && consent.live();
    (was_sent || for_the_person(asked)).then_some(LOOK_SOON)
}

fn for_the_person(asked: &Asked<'_>) -> bool {
    let on_request = asked.sits(&Seat::SUPERVISORS) && asked.question.purpose == Purpose::OwnRequest;
    asked.sits(&[Seat::Person]) || on_request
}

fn open_payment(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    let carries = asked.sits(&[Seat::Worker]) || asked.sits(&Seat::SUPERVISORS);
    if carries && purpose == Purpose::Services && consent.keeps() {
        return Some(asked.asking(LOOK_SOON));
    }
    // Money that was paid is accounted for, whatever became of the consent.
    let accounts = asked.sits(&[Seat::GrantsTeam, Seat::Finance]);
    let advises = asked.sits(&[Seat::Mentor]) && consent.live();
    let money = (accounts || advises) && purpose == Purpose::Grant;
    (money || for_the_person(asked)).then_some(LOOK_SOON)
}

/// A home address is the worker's who took it; a shelter's address is its team's alone.
fn open_location(asked: &Asked<'_>) -> Option<Obligations> {
    if !asked.strong() || asked.question.purpose != Purpose::Services {
        return None;
    }
    if asked.sits(&[Seat::Worker]) && asked.question.consent.keeps() {
        return Some(asked.asking(LOOK_FIRST));
    }
    asked.sits(&[Seat::ShelterTeam]).then_some(LOOK_FIRST)
}

fn open_clinical(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    if !asked.strong() {
        return None;
    }
    let took_it = asked.sits(&[Seat::Worker]) && purpose == Purpose::Services;
    if took_it && consent.keeps() {
        return Some(asked.asking(LOOK_FIRST));
    }
    let holds = asked.sits(&[Seat::Counsellor, Seat::ClinicalTeam]) && purpose.care();
    let was_sent = asked.sits(&[Seat::ReceivingCounsellor, Seat::Partner]) && purpose.sharing();
    ((holds && consent.keeps()) || (was_sent && consent.live())).then_some(LOOK_FIRST)
}

fn open_evidence(asked: &Asked<'_>) -> Option<Obligations> {
    let (purpose, consent) = (asked.question.purpose, asked.question.consent);
    if !asked.strong() {
        return None;
    }
    let helping = purpose == Purpose::Services && consent.keeps();
    if asked.sits(&[Seat::Worker]) && helping {
        return Some(asked.asking(LOOK_FIRST));
    }
    let holds = asked.sits(&[Seat::LegalTeam]) && helping;
    let was_sent = asked.sits(&[Seat::ReceivingLawyer]) && purpose.sharing() && consent.live();
    (holds || was_sent).then_some(LOOK_FIRST)
}

/// No rank and no emergency: the counsellor, and whom the counsellor names.
fn open_private(asked: &Asked<'_>) -> Option<Obligations> {
    let caring = asked.question.purpose.care() && asked.question.consent.keeps();
    let reads = asked.sits(&[Seat::Counsellor, Seat::NamedCounsellor]);
    (reads && caring && asked.strong()).then_some(LOOK_FIRST)
}

pub(super) fn reveal(asked: &Asked<'_>) -> Option<Obligations> {
    if !asked.about(&[Compartment::Identity]) {
        return None;
    }
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    let reaching = asked.question.purpose == Purpose::Services && asked.question.consent.reaches();
    let knows =
        asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::ShelterTeam]) || asked.sits(&Seat::SUPERVISORS);
    (knows && reaching).then_some(REASON_AND_LOOK_FIRST)
}

/// Stays readable when consent ends: it is what keeps the person safe while they are asked.
pub(super) fn read_safety(asked: &Asked<'_>) -> Option<Obligations> {
    if !asked.about(&[Compartment::Casework]) {
        return None;
    }
    if asked.in_emergency() {
        return Some(EMERGENCY);
    }
    let keeps_safe =
        asked.sits(&[Seat::Worker, Seat::Counsellor, Seat::ShelterTeam, Seat::CallTaker, Seat::NightList]);
    (keeps_safe || asked.sits(&Seat::SUPERVISORS)).then_some(LOOK_SOON)
}

/// The person sees role and organisation; the complaint officer, asked by them, the names.
pub(super) fn see_looks(asked: &Asked<'_>) -> Option<Obligations> {
    if !asked.about_no_content() {
        return None;
    }
    if asked.sits(&[Seat::Person]) {
        return Some(NOTHING);
    }
    let on_request = asked.sits(&[Seat::ComplaintOfficer]) && asked.strong();
    (on_request || asked.sits(&Seat::SUPERVISORS)).then_some(LOOK_SOON)
}

pub(super) fn hear(asked: &Asked<'_>) -> Option<Obligations> {
    let addressed = asked.sits(&[Seat::ReceivingSupervisor, Seat::ComplaintOfficer]);
    (addressed && asked.about(&[Compartment::Casework])).then_some(LOOK_SOON)
}

pub(super) fn compare(asked: &Asked<'_>) -> Option<Obligations> {
    let judges = asked.sits(&[Seat::SupervisorsDesk]) || asked.sits(&Seat::SUPERVISORS);
    (judges && asked.about_no_content()).then_some(LOOK_SOON)
}
