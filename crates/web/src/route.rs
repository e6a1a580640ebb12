//! Routes are data: one row tells what is reachable, by whom, what is loaded first, and what answers.

use access::Action;

use crate::context::Context;
use crate::problem::Problem;
use crate::reply::Outcome;

/// The two verbs we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// Changes nothing but the look trail.
    Get,
    /// Does one thing, once per command.
    Post,
}

/// What is loaded before the route runs, named by `{…}` in its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Nothing but the person.
    Staff,
    /// The case of `{case}`.
    Case,
    /// The case of `{case}` with its look trail.
    CaseLooks,
    /// The review of `{review}` and the case it speaks of, opened for comparing only.
    Review,
    /// The member of staff of `{person}`, of the same organisation.
    Colleague,
    /// The person's own organisation.
    Organisation,
}

/// One thing the product can be asked.
pub struct Route {
    /// The verb.
    pub verb: Verb,
    /// The path; `{name}` stands for one part of it.
    pub path: &'static str,
    /// What is loaded first.
    pub scope: Scope,
    /// What the person must be allowed to do.
    pub may: Action,
    /// The function that answers. No async, no I/O.
    pub run: fn(&Context<'_>) -> Result<Outcome, Problem>,
}
