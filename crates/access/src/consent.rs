//! What the consent ledger says about one purpose at this moment.

use crate::words::closed;

closed! {
    /// The person's answer for the purpose (and the recipient, where there is one) of a question.
    ///
    /// The ledger gives this view: a story consent within its 14 days of cooling off, or a yes by
    /// a guardian who is a person of concern, is not `Live`.
    pub enum ConsentView {
        /// The question has not been put, or is being put.
        NoneAsked = "none_asked",
        /// A yes that stands.
        Live = "live",
        /// A no that stands.
        Refused = "refused",
        /// A yes that was taken back.
        Withdrawn = "withdrawn",
        /// A yes whose day has passed.
        Expired = "expired",
    }
}

impl ConsentView {
    /// What is kept may be read on. A person not yet asked, or who said no, is still helped; a yes
    /// that ended or was taken back shuts the history until it is given again.
    pub(crate) const fn keeps(self) -> bool {
        match self {
            Self::NoneAsked | Self::Live | Self::Refused => true,
            Self::Withdrawn | Self::Expired => false,
        }
    }

    /// The person may be reached, if only to ask again.
    pub(crate) const fn reaches(self) -> bool {
        match self {
            Self::NoneAsked | Self::Live | Self::Refused | Self::Expired => true,
            Self::Withdrawn => false,
        }
    }

    /// Nobody said yes or no that still stands: the duty to ask.
    pub(crate) const fn unanswered(self) -> bool {
        match self {
            Self::NoneAsked | Self::Expired => true,
            Self::Live | Self::Refused | Self::Withdrawn => false,
        }
    }

    /// The person said no.
    pub(crate) const fn denied(self) -> bool {
        match self {
            Self::Refused | Self::Withdrawn => true,
            Self::NoneAsked | Self::Live | Self::Expired => false,
        }
    }

    /// The person said yes, and it stands.
    pub(crate) const fn live(self) -> bool {
        match self {
            Self::Live => true,
            Self::NoneAsked | Self::Refused | Self::Withdrawn | Self::Expired => false,
        }
    }
}
