//! The case at a glance, and who looked at it.

use access::Action;
use facts::Compartment;
use web::{Context, Look, Outcome, Problem, Route, Scope};

use super::get;
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}", Scope::Case, Action::Open, overview),
    get("/cases/{case}/looks", Scope::CaseLooks, Action::SeeLooks, looks),
];

/// A look at what the page shows, kept with the next group commit.
pub fn opened(context: &Context<'_>, compartment: Compartment) -> Result<Look, Problem> {
    let case = read::stream(context)?.id;
    Ok(Look { case, compartment, how: "open", reason: None, before_reply: false })
}

fn overview(context: &Context<'_>) -> Result<Outcome, Problem> {
    let case = read::even_shut(context)?;
    let stream = read::stream(context)?;
    if case.must_ask(context.today()) && !case.is_closed() {
        return Ok(Outcome::page(pages::consent::shut(context, stream, &case)));
    }
    let mut outcome = Outcome::page(pages::overview::page(context, stream, &case))
        .looking(opened(context, Compartment::Casework)?);
    // The overview says age, origin and languages, which are part of who the person is.
    if stream.may_open(Compartment::Identity) {
        outcome = outcome.looking(opened(context, Compartment::Identity)?);
    }
    Ok(outcome)
}

fn looks(context: &Context<'_>) -> Result<Outcome, Problem> {
    let case = read::case(context)?;
    Ok(Outcome::page(pages::looks::page(context, read::stream(context)?, &case)))
}
