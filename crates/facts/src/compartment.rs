//! What a fact is about, as far as rights and keys are concerned.

use serde::{Deserialize, Serialize};

/// A part of a stream with its own rights, and in tier 1 its own key (SAFETY §2).
///
/// The discriminant is the byte in a fact's clear header: never renumber.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Compartment {
    /// The work itself: alias, steps, notes, safe contact. Tier 2.
    Casework = 1,
    /// Real names, phones, papers, birth. Tier 2.
    Identity = 2,
    /// Money and how it reaches the person. Tier 2.
    Payment = 3,
    /// Where a person sleeps. Tier 1.
    Location = 4,
    /// Health and screening answers. Tier 1.
    Clinical = 5,
    /// Statements and what a court may need. Tier 1.
    Evidence = 6,
    /// Notes of one person for themselves or whom they name. Tier 1.
    Private = 7,
}

/// Who can open a compartment when nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Only the people a key was wrapped for.
    One,
    /// The organisation's server.
    Two,
}

impl Compartment {
    /// Every compartment, in header order.
    pub const ALL: [Self; 7] = [
        Self::Casework,
        Self::Identity,
        Self::Payment,
        Self::Location,
        Self::Clinical,
        Self::Evidence,
        Self::Private,
    ];

    /// The tier that decides which key opens it.
    #[must_use]
    pub const fn tier(self) -> Tier {
        match self {
            Self::Casework | Self::Identity | Self::Payment => Tier::Two,
            Self::Location | Self::Clinical | Self::Evidence | Self::Private => Tier::One,
        }
    }

    /// The byte in the clear header.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Reads the header byte; `None` for a compartment this release does not know.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }

    /// The stable word used in files, snapshots and Fluent ids.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Casework => "casework",
            Self::Identity => "identity",
            Self::Payment => "payment",
            Self::Location => "location",
            Self::Clinical => "clinical",
            Self::Evidence => "evidence",
            Self::Private => "private",
        }
    }
}
