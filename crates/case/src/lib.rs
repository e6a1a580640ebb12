//! The case: opened, found, continued. What is due, who the person is to us, how to reach them
//! safely, what happened, who works on it, and who looked.
//!
//! `facts.rs` is the vocabulary, `rules.rs` the rules, `card.rs` what lists see, `routes/` the way in,
//! `pages/` what is seen.

pub mod card;
pub mod facts;
mod pages;
mod read;
pub mod review;
mod routes;
pub mod rules;

#[cfg(test)]
mod tests;

use web::{Language, Route};

/// Everything this slice answers.
pub static ROUTES: &[&[Route]] = &[
    routes::work::ROUTES,
    routes::list::ROUTES,
    routes::opening::ROUTES,
    routes::overview::ROUTES,
    routes::notes::ROUTES,
    routes::name::ROUTES,
    routes::safety::ROUTES,
    routes::known::ROUTES,
    routes::staff::ROUTES,
    routes::consent::ROUTES,
    routes::review::ROUTES,
];

/// Its texts.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::English, include_str!("text/en.ftl")), (Language::Kiswahili, include_str!("text/sw.ftl"))];
