//! What belongs to the house and to no case: accounts, people, numbers, and the question asked
//! before a case is opened. None of it opens content.

use super::{Asked, NOTHING, SECOND_PERSON};
use crate::Obligations;
use crate::seat::Seat;

/// `None` as soon as content is asked for.
fn house(asked: &Asked<'_>, may: bool, then: Obligations) -> Option<Obligations> {
    (may && asked.about_no_content()).then_some(then)
}

pub(super) fn search_before_create(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::FrontDesk, Seat::SupervisorsDesk]), NOTHING)
}

/// A person in need is written down before anybody has asked for consent.
pub(super) fn create(asked: &Asked<'_>) -> Option<Obligations> {
    let may = asked.sits(&[Seat::FrontDesk, Seat::SupervisorsDesk]);
    house(asked, may, asked.asking(NOTHING))
}

pub(super) fn look_up(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&Seat::DESKS) && asked.account(), NOTHING)
}

pub(super) fn declare_tie(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::OwnAccount]) && asked.account(), NOTHING)
}

/// Staff see their own flags; their supervisor sees them too.
pub(super) fn see_flags(asked: &Asked<'_>) -> Option<Obligations> {
    let own = asked.sits(&[Seat::OwnAccount]) && asked.account();
    let supervised = asked.sits(&[Seat::Supervisor]) && asked.strong();
    house(asked, own || supervised, NOTHING)
}

pub(super) fn confirm_person(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::Supervisor]) && asked.strong(), NOTHING)
}

/// Everybody ends their own sessions; the administrator anybody's.
pub(super) fn manage_sessions(asked: &Asked<'_>) -> Option<Obligations> {
    let own = asked.sits(&[Seat::OwnAccount, Seat::Person]);
    house(asked, own, NOTHING).or_else(|| manage(asked))
}

pub(super) fn manage(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::Administrator]) && asked.second_factor(), NOTHING)
}

pub(super) fn read_aggregates(asked: &Asked<'_>) -> Option<Obligations> {
    let may = asked.sits(&[
        Seat::SupervisorsDesk,
        Seat::GrantsDesk,
        Seat::Statistician,
        Seat::Oversight,
        Seat::Auditor,
    ]);
    house(asked, may, NOTHING)
}

pub(super) fn publish(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::Statistician]) && asked.strong(), SECOND_PERSON)
}

pub(super) fn audit(asked: &Asked<'_>) -> Option<Obligations> {
    house(asked, asked.sits(&[Seat::Auditor]) && asked.strong(), NOTHING)
}
