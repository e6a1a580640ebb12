//! The list of cases, and search among them.

use access::Action;
use web::{Context, Form, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::{pages, read};

/// How long a search stays open under its opaque address, in seconds.
const VIEW_SECONDS: i64 = 3600;
const LONGEST_QUERY: u16 = 200;

pub const ROUTES: &[Route] = &[
    get("/cases", Scope::Staff, Action::Find, list),
    post("/search", Scope::Staff, Action::Find, search),
    get("/found/{kept}", Scope::Staff, Action::Find, found),
];

fn list(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::list::page(context)))
}

/// A search is a POST that leads to an opaque view: what was looked for stands in no address, no log
/// and no history.
fn search(context: &Context<'_>) -> Result<Outcome, Problem> {
    let words = context.request.form.get("q");
    let words = web::input::line(words, LONGEST_QUERY).map_err(|_| Problem::Form)?.unwrap_or_default();
    if words.is_empty() {
        return Ok(Outcome::go("/cases"));
    }
    let id = context.naming.name("search");
    let form = Form::new(vec![("q".to_owned(), words)]);
    let to = format!("/found/{}", facts::hex(&id));
    Ok(Outcome::go(to).keeping(read::keep(id, &form, VIEW_SECONDS)))
}

fn found(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = read::kept(context)?;
    Ok(Outcome::page(pages::list::found(context, form.get("q"))))
}
