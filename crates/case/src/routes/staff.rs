//! Who works on a case, who must not know of it, and whether it is open: the supervisor's acts.

use access::Action;
use facts::PersonId;
use web::input::Fault;
use web::{Context, Form, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::facts::{CONFLICT_DECLARED, STATUS_SET};
use crate::rules::Command;
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/assign", Scope::Case, Action::Assign, assign),
    post("/cases/{case}/assign", Scope::Case, Action::Assign, set_assigned),
    get("/cases/{case}/conflict", Scope::Case, Action::DeclareConflict, conflict),
    post("/cases/{case}/conflict", Scope::Case, Action::DeclareConflict, declare),
    get("/cases/{case}/close", Scope::Case, Action::Close, close),
    post("/cases/{case}/close", Scope::Case, Action::Close, set_closed),
    post("/cases/{case}/reopen", Scope::Case, Action::Reopen, reopen),
];

/// The colleague a form names: of the same organisation, and still there.
fn colleague(context: &Context<'_>, name: &'static str) -> Result<PersonId, (&'static str, Fault)> {
    let person: PersonId = context.request.form.get(name).parse().map_err(|_| (name, Fault::Missing))?;
    let register = context.register;
    let known = register
        .staff(person)
        .is_some_and(|(row, staff)| row.organisation == context.who.organisation && staff.active);
    if known { Ok(person) } else { Err((name, Fault::NotOnTheList)) }
}

fn assign(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page = pages::staff::assign(context, read::stream(context)?, &read::even_shut(context)?, &[]);
    Ok(Outcome::page(page))
}

fn set_assigned(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    match colleague(context, "worker") {
        Ok(worker) => read::command(context, &Command::Assign(worker), read::path(stream, "?said=assigned")),
        Err(fault) => {
            Ok(Outcome::mend(pages::staff::assign(context, stream, &read::even_shut(context)?, &[fault])))
        }
    }
}

fn conflict(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page = pages::staff::conflict(
        context,
        read::stream(context)?,
        &read::even_shut(context)?,
        &Form::default(),
        &[],
    );
    Ok(Outcome::page(page))
}

fn declare(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    let worker = colleague(context, "conflicted");
    let reason = read::required(read::field(&CONFLICT_DECLARED, "conflict_reason"), context, form);
    match (worker, reason) {
        (Ok(worker), Ok(reason)) => {
            let then = read::path(stream, "?said=conflict-kept");
            read::command(context, &Command::DeclareConflict { worker, reason }, then)
        }
        (worker, reason) => {
            let faults: Vec<(&'static str, Fault)> =
                [worker.err(), reason.err()].into_iter().flatten().collect();
            let page = pages::staff::conflict(context, stream, &read::even_shut(context)?, form, &faults);
            Ok(Outcome::mend(page))
        }
    }
}

fn close(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page = pages::staff::close(
        context,
        read::stream(context)?,
        &read::even_shut(context)?,
        &Form::default(),
        &[],
    );
    Ok(Outcome::page(page))
}

fn set_closed(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    match read::required(read::field(&STATUS_SET, "close_reason"), context, form) {
        Ok(reason) => {
            read::command(context, &Command::Close { reason }, read::path(stream, "?said=closed-now"))
        }
        Err(fault) => Ok(Outcome::mend(pages::staff::close(
            context,
            stream,
            &read::even_shut(context)?,
            form,
            &[fault],
        ))),
    }
}

fn reopen(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    let reason = context.request.form.get("status_reason");
    let reason = web::input::line(reason, 200).map_err(|_| Problem::Form)?.unwrap_or_default();
    read::command(context, &Command::Reopen { reason }, read::path(stream, "?said=reopened"))
}
