//! What is due, for whom, first.

use access::Action;
use web::{Context, Outcome, Problem, Route, Scope};

use super::get;
use crate::pages;

pub const ROUTES: &[Route] = &[get("/work", Scope::Staff, Action::Find, work)];

fn work(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::work::page(context)))
}
