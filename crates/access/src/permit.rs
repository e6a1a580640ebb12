//! What `decide` gives: a permit with its obligations, or one of five refusals.

use facts::Compartment;

use crate::words::closed;
use crate::{Action, Purpose, Question};

closed! {
    /// When the look must stand in the case's look trail.
    pub enum LookWhen {
        /// It is not a look: a list, or a fact that records itself.
        None = "none",
        /// With the next group commit.
        WithNextCommit = "with_next_commit",
        /// Durable before anything is shown.
        BeforeReply = "before_reply",
    }
}

/// Who must be told, at once and with no more than the fact and its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notify {
    /// The supervisor of whoever acts.
    pub supervisor: bool,
    /// An officer of a second organisation.
    pub second_organisation_officer: bool,
}

/// What whoever uses a permit owes. Nothing happens by itself: the door and the slice do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Obligations {
    /// When the look is recorded.
    pub log_look: LookWhen,
    /// A reason in the person's words stands on record first.
    pub reason: bool,
    /// Who is told. In an emergency once an opening is enough.
    pub notify: Notify,
    /// Somebody other than who proposed or began it signs too; it counts with both.
    pub second_person: bool,
    /// The duty "ask for consent" is written, unless it stands already.
    pub ask_consent: bool,
}

impl Obligations {
    /// Nothing is owed.
    pub const NONE: Self = Self {
        log_look: LookWhen::None,
        reason: false,
        notify: Notify { supervisor: false, second_organisation_officer: false },
        second_person: false,
        ask_consent: false,
    };

    /// Both, the stricter of the two where they differ.
    pub fn and(self, other: Self) -> Self {
        Self {
            log_look: self.log_look.max(other.log_look),
            reason: self.reason || other.reason,
            notify: Notify {
                supervisor: self.notify.supervisor || other.notify.supervisor,
                second_organisation_officer: self.notify.second_organisation_officer
                    || other.notify.second_organisation_officer,
            },
            second_person: self.second_person || other.second_person,
            ask_consent: self.ask_consent || other.ask_consent,
        }
    }
}

/// Leave to do one thing to one part of one record, now.
///
/// Only [`decide`](crate::decide) makes one. It is neither cloned nor kept: the next request asks
/// again, because a role, a consent or an assignment may have ended in between.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Permit {
    action: Action,
    part: Option<Compartment>,
    purpose: Purpose,
    obligations: Obligations,
}

impl Permit {
    pub(crate) const fn new(question: &Question, obligations: Obligations) -> Self {
        Self { action: question.action, part: question.part, purpose: question.purpose, obligations }
    }

    /// What may be done.
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// To which compartment; `None` where no content is opened.
    #[must_use]
    pub const fn compartment(&self) -> Option<Compartment> {
        self.part
    }

    /// What for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What is owed in return.
    pub const fn obligations(&self) -> Obligations {
        self.obligations
    }

    /// Whether this is leave to do that to that compartment.
    #[must_use]
    pub fn covers(&self, action: Action, compartment: Compartment) -> bool {
        self.action == action && self.part == Some(compartment)
    }
}

/// Permits for one action on several compartments of one record, asked at once.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct CasePermit {
    permits: [Option<Permit>; Compartment::ALL.len()],
}

impl CasePermit {
    /// `None` if no compartment is covered: there is no such thing as an empty permit.
    pub(crate) fn new(permits: [Option<Permit>; Compartment::ALL.len()]) -> Option<Self> {
        permits.iter().any(Option::is_some).then_some(Self { permits })
    }

    /// Every permit it holds, in the order of [`Compartment::ALL`].
    pub fn permits(&self) -> impl Iterator<Item = &Permit> {
        self.permits.iter().flatten()
    }

    /// The permit for one compartment.
    pub fn permit(&self, compartment: Compartment) -> Option<&Permit> {
        self.permits().find(|permit| permit.part == Some(compartment))
    }

    /// The compartments it covers.
    pub fn compartments(&self) -> impl Iterator<Item = Compartment> {
        self.permits().filter_map(Permit::compartment)
    }

    /// What is owed if every compartment it covers is used.
    pub fn obligations(&self) -> Obligations {
        self.permits().map(Permit::obligations).fold(Obligations::NONE, Obligations::and)
    }
}

/// The answer to a question.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    /// No, and what the person is told.
    Deny(Denial),
    /// Yes, with what is owed.
    Allow(Permit),
}

impl Decision {
    /// The permit, or the refusal as an error for `?`.
    pub fn permit(self) -> Result<Permit, Denial> {
        match self {
            Self::Allow(permit) => Ok(permit),
            Self::Deny(denial) => Err(denial),
        }
    }
}

closed! {
    /// What a refusal may tell. Which of the five it is depends on nothing a stranger should learn.
    #[derive(thiserror::Error)]
    pub enum Denial {
        /// Not signed in, or no longer. Decided before the record is looked at.
        #[error("please sign in")]
        SignIn = "sign_in",
        /// Foreign, absent, or in conflict of interest: one 404, the same bytes for all three.
        #[error("this case is not available")]
        Absent = "absent",
        /// The same organisation, but not theirs to see: 403, no name, whom to ask.
        #[error("this is held by others; ask your supervisor")]
        Restricted = "restricted",
        /// It would be theirs after a second step of sign-in.
        #[error("confirm that it is you")]
        StepUp = "step_up",
        /// It would be theirs if the person concerned had said yes and that stood.
        #[error("there is no consent for this; ask the person first")]
        NoConsent = "no_consent",
    }
}
