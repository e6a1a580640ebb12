//! What is allowed. Each action has one arm here and one function below; each function says who
//! may, about which part, for what, under which consent and proof. What none says is refused.
//!
//! `rights.txt` says the same in the words of an organisation; change both together.

mod house;
mod reading;
mod sharing;
mod steering;
mod writing;

use facts::Compartment;

use crate::permit::{LookWhen, Notify};
use crate::seat::{Seat, seat};
use crate::{Action, Obligations, Question};

/// Nothing is owed: a list, or a fact that records itself.
const NOTHING: Obligations = Obligations::NONE;
const LOOK_SOON: Obligations = Obligations { log_look: LookWhen::WithNextCommit, ..Obligations::NONE };
const LOOK_FIRST: Obligations = Obligations { log_look: LookWhen::BeforeReply, ..Obligations::NONE };
const REASON: Obligations = Obligations { reason: true, ..Obligations::NONE };
const REASON_AND_LOOK_FIRST: Obligations = Obligations { log_look: LookWhen::BeforeReply, ..REASON };
const SECOND_PERSON: Obligations = Obligations { second_person: true, ..Obligations::NONE };
const REASON_AND_SECOND_PERSON: Obligations = Obligations { reason: true, ..SECOND_PERSON };
const TELL_SUPERVISOR: Notify = Notify { supervisor: true, second_organisation_officer: false };
const TELL_SECOND_ORGANISATION: Notify = Notify { supervisor: false, second_organisation_officer: true };
const TELL_BOTH: Notify = Notify { supervisor: true, second_organisation_officer: true };
/// The price of the emergency door, the same for all that it opens.
const EMERGENCY: Obligations = Obligations { notify: TELL_BOTH, ..REASON_AND_LOOK_FIRST };

/// What is owed if a rule allows it, else `None`.
pub(crate) fn permitted(question: &Question) -> Option<Obligations> {
    let asked = Asked { seat: seat(question.who.role, question.relation), question };
    match question.action {
        Action::Find => reading::find(&asked),
        Action::Open => reading::open(&asked),
        Action::Reveal => reading::reveal(&asked),
        Action::ReadSafety => reading::read_safety(&asked),
        Action::SeeLooks => reading::see_looks(&asked),
        Action::Hear => reading::hear(&asked),
        Action::Compare => reading::compare(&asked),
        Action::Write => writing::write(&asked),
        Action::Correct => writing::correct(&asked),
        Action::Mark => writing::mark(&asked),
        Action::RecordConsent => writing::record_consent(&asked),
        Action::Acknowledge => writing::acknowledge(&asked),
        Action::Complain => writing::complain(&asked),
        Action::Strike => writing::strike(&asked),
        Action::Disclose => sharing::disclose(&asked),
        Action::DiscloseUnconsented => sharing::disclose_unconsented(&asked),
        Action::Recall => sharing::recall(&asked),
        Action::Export => sharing::export(&asked),
        Action::Assign | Action::DeclareConflict => steering::assign(&asked),
        Action::Close | Action::Reopen => steering::close(&asked),
        Action::Approve => steering::approve(&asked),
        Action::Pay => steering::pay(&asked),
        Action::Admit => steering::admit(&asked),
        Action::Erase => steering::erase(&asked),
        Action::BreakGlass => steering::break_glass(&asked),
        Action::SearchBeforeCreate => house::search_before_create(&asked),
        Action::Create => house::create(&asked),
        Action::LookUp => house::look_up(&asked),
        Action::DeclareTie => house::declare_tie(&asked),
        Action::SeeFlags => house::see_flags(&asked),
        Action::ConfirmPerson => house::confirm_person(&asked),
        Action::ManageSessions => house::manage_sessions(&asked),
        Action::ManagePeople | Action::ManageSettings => house::manage(&asked),
        Action::ReadAggregates => house::read_aggregates(&asked),
        Action::Publish => house::publish(&asked),
        Action::Audit => house::audit(&asked),
    }
}

/// A question and the seat it is asked from.
struct Asked<'a> {
    question: &'a Question,
    seat: Seat,
}

impl Asked<'_> {
    fn sits(&self, seats: &[Seat]) -> bool {
        seats.contains(&self.seat)
    }

    fn about(&self, compartments: &[Compartment]) -> bool {
        self.question.part.is_some_and(|part| compartments.contains(&part))
    }

    /// In by the emergency door, on a device that a stolen password does not have.
    fn in_emergency(&self) -> bool {
        self.sits(&[Seat::Emergency]) && self.strong()
    }

    /// It opens no content.
    const fn about_no_content(&self) -> bool {
        self.question.part.is_none()
    }

    /// A password at least, not a link.
    const fn account(&self) -> bool {
        self.question.who.assurance.account()
    }

    const fn strong(&self) -> bool {
        self.question.who.assurance.strong()
    }

    const fn second_factor(&self) -> bool {
        self.question.who.assurance.second_factor()
    }

    /// The same, and the duty to ask where nobody has, or where the answer ran out.
    const fn asking(&self, then: Obligations) -> Obligations {
        Obligations { ask_consent: self.question.consent.unanswered(), ..then }
    }
}
