//! Rights: who may do what to which part of which record, decided in one place.
//!
//! [`decide`] answers one [`Question`] and is the only source of a [`Permit`]. It is a pure
//! function over closed enums: no clock, no I/O, no allocation, and no wildcard arm, so that a
//! new role, relation, compartment or action does not compile until somebody has placed it.
//! Whatever no rule allows is refused.
//!
//! The same rights stand in `rights.txt`, which an organisation reads and signs. Nothing parses
//! that file at run time; a test expands both over every cell and holds them equal.
//!
//! What is absent: streams and people have no ids here. Whoever asks has already found out the
//! person's [`Standing`] and [`Relation`] to *that* stream, and must use the permit on no other.

#![warn(missing_docs)]

mod words;

mod act;
mod consent;
mod decide;
mod permit;
mod question;
mod rules;
mod seat;
mod who;

#[cfg(test)]
mod tests;

pub use act::{Action, Purpose};
pub use consent::ConsentView;
pub use decide::{decide, decide_case};
pub use facts::Compartment;
pub use permit::{CasePermit, Decision, Denial, LookWhen, Notify, Obligations, Permit};
pub use question::{Principal, Question};
pub use who::{Assurance, Live, Relation, Role, Standing};

/// The table an organisation signs, as it stands in this release. To show, never to decide by.
pub const RIGHTS_TEXT: &str = include_str!("rights.txt");
