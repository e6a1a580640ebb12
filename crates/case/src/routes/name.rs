//! The real name: one deliberate step away, with a reason, for two minutes.

use access::Action;
use facts::Compartment;
use web::input::Fault;
use web::{Context, Form, Keep, Look, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::facts::LOOKED;
use crate::{pages, read};

/// How long the name stays open, in seconds.
const OPEN_SECONDS: i64 = 120;

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/name", Scope::Case, Action::Reveal, ask),
    post("/cases/{case}/name", Scope::Case, Action::Reveal, reveal),
    get("/cases/{case}/name/{kept}", Scope::Case, Action::Reveal, revealed),
];

fn ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page =
        pages::name::ask(context, read::stream(context)?, &read::case(context)?, &Form::default(), &[]);
    Ok(Outcome::page(page))
}

fn reveal(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    let form = &context.request.form;
    let reason = match read::required(read::field(&LOOKED, "look_reason"), context, form) {
        Ok(reason) => reason,
        Err((_, fault)) => {
            let faults: &[(&'static str, Fault)] = &[("look_reason", fault)];
            let page = pages::name::ask(context, stream, &read::case(context)?, form, faults);
            return Ok(Outcome::mend(page));
        }
    };
    let id = context.naming.name("reveal");
    let look = Look {
        case: stream.id,
        compartment: Compartment::Identity,
        how: "reveal",
        reason: Some(reason),
        before_reply: true,
    };
    // What is kept names the case, so that it opens no other.
    let kept = Keep { id, content: stream.id.bytes().to_vec(), seconds: OPEN_SECONDS };
    let to = read::path(stream, &format!("/name/{}", facts::hex(&id)));
    Ok(Outcome::go(to).keeping(kept).looking(look))
}

fn revealed(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    match context.kept {
        Some(case) if case == stream.id.bytes() => {
            Ok(Outcome::page(pages::name::revealed(context, stream, &read::case(context)?)))
        }
        Some(_) | None => Ok(Outcome::go(read::path(stream, "/name"))),
    }
}
