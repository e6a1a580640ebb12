//! One catalogue of problems: a stable code implies the status, and the texts say what to do.

use facts::StreamId;

/// Why a request gets no answer of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum Problem {
    /// Foreign, absent or in conflict: never told apart.
    Absent,
    /// Same organisation, but not theirs.
    Restricted,
    /// The person has to be asked for consent again before anyone reads on.
    AskConsent,
    /// Nobody is signed in.
    SignIn,
    /// The request came from another site, or without saying where it came from.
    Origin,
    /// A form that this page did not make.
    Form,
    /// Too long a body.
    TooLong,
    /// This path does not take this verb.
    Verb,
    /// Not a form.
    MediaType,
    /// Too many attempts for now.
    TooMany,
    /// Someone else wrote to the same place in the meantime, three times over.
    Clash(StreamId),
    /// The same command with another content.
    OtherContent,
    /// A one-time thing that was used before or has run out.
    Spent,
    /// The server is not set up yet.
    NotSetUp,
    /// The server is too busy; nothing was done.
    Busy,
    /// The disk is full; nothing was done.
    Full,
    /// Something we did not foresee; nothing was said about what.
    Failed,
}

impl Problem {
    /// The stable code, also the name of its texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Restricted => "restricted",
            Self::AskConsent => "ask-consent",
            Self::SignIn => "sign-in",
            Self::Origin => "origin",
            Self::Form => "form",
            Self::TooLong => "too-long",
            Self::Verb => "verb",
            Self::MediaType => "media-type",
            Self::TooMany => "too-many",
            Self::Clash(_) => "clash",
            Self::OtherContent => "other-content",
            Self::Spent => "spent",
            Self::NotSetUp => "not-set-up",
            Self::Busy => "busy",
            Self::Full => "full",
            Self::Failed => "failed",
        }
    }

    /// The HTTP status it implies.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Absent => 404,
            Self::Restricted | Self::AskConsent | Self::Origin => 403,
            Self::SignIn => 401,
            Self::Form => 400,
            Self::TooLong => 413,
            Self::Verb => 405,
            Self::MediaType => 415,
            Self::TooMany => 429,
            Self::Clash(_) | Self::OtherContent => 409,
            Self::Spent => 410,
            Self::NotSetUp | Self::Busy => 503,
            Self::Full => 507,
            Self::Failed => 500,
        }
    }

    /// One of each, for the tests that render them all.
    #[must_use]
    pub fn all() -> Vec<Self> {
        vec![
            Self::Absent,
            Self::Restricted,
            Self::AskConsent,
            Self::SignIn,
            Self::Origin,
            Self::Form,
            Self::TooLong,
            Self::Verb,
            Self::MediaType,
            Self::TooMany,
            Self::Clash(StreamId::default()),
            Self::OtherContent,
            Self::Spent,
            Self::NotSetUp,
            Self::Busy,
            Self::Full,
            Self::Failed,
        ]
    }
}
