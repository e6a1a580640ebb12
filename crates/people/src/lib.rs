//! Organisations, offices and staff: who belongs here, in which role, and who answers for whom.

pub mod card;
pub mod facts;
pub mod pages;
mod routes;
#[cfg(test)]
mod tests;

use web::{Language, Route};

/// Everything this slice answers. Signing in itself is the door's.
pub static ROUTES: &[&[Route]] = &[routes::ROUTES];

/// Its texts.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::English, include_str!("text/en.ftl")), (Language::Kiswahili, include_str!("text/sw.ftl"))];

/// The roles of this release, in the order they are offered.
pub const ROLES: [&str; 3] = ["caseworker", "supervisor", "administrator"];
