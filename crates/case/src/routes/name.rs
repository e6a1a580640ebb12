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
/// How long it stays open for putting right what is known.
const CHANGE_SECONDS: i64 = 900;

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/name", Scope::Case, Action::Reveal, ask),
    post("/cases/{case}/name", Scope::Case, Action::Reveal, reveal),
    get("/cases/{case}/name/{kept}", Scope::Case, Action::Reveal, revealed),
];

fn ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(asked(context, &Form::default(), &[])?))
}

/// The page that asks for the reason; `next` says where it leads.
///
/// # Errors
/// [`Problem`].
pub fn asked(
    context: &Context<'_>,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> Result<web::View, Problem> {
    let to_known = context.request.path.ends_with("/known") || typed.get("next") == "known";
    let next = if to_known { "known" } else { "" };
    Ok(pages::name::ask(context, read::stream(context)?, &read::case(context)?, typed, faults, next))
}

fn reveal(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    let form = &context.request.form;
    let reason = match read::required(read::field(&LOOKED, "look_reason"), context, form) {
        Ok(reason) => reason,
        Err((_, fault)) => {
            let faults: &[(&'static str, Fault)] = &[("look_reason", fault)];
            return Ok(Outcome::mend(asked(context, form, faults)?));
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
    let (page, seconds) =
        if form.get("next") == "known" { ("known", CHANGE_SECONDS) } else { ("name", OPEN_SECONDS) };
    let kept = Keep { id, content: open_for(stream, page), seconds };
    let to = read::path(stream, &format!("/{page}/{}", facts::hex(&id)));
    Ok(Outcome::go(to).keeping(kept).looking(look))
}

fn revealed(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    if !is_open(context, "name")? {
        return Ok(Outcome::go(read::path(stream, "/name")));
    }
    Ok(Outcome::page(pages::name::revealed(context, stream, &read::case(context)?)))
}

/// Was a reason given for this case, not long ago, in this session?
///
/// # Errors
/// [`Problem`].
pub fn is_open(context: &Context<'_>, page: &str) -> Result<bool, Problem> {
    Ok(context.kept == Some(open_for(read::stream(context)?, page).as_slice()))
}

/// What is kept names the case and the page, so that it opens no other.
fn open_for(stream: &web::OpenStream, page: &str) -> Vec<u8> {
    [stream.id.bytes().as_slice(), page.as_bytes()].concat()
}
