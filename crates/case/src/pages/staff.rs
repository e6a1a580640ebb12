//! The supervisor's pages: who works on the case, who must not know of it, whether it is open.

use facts::{PersonId, StreamKind};
use maud::html;
use web::components::choice::{Pick, pick};
use web::components::field::{Choice, Field};
use web::input::Fault;
use web::{Context, Form, OpenStream, View};

use super::{FormPage, form_page, sheet};
use crate::facts::{CONFLICT_DECLARED, STATUS_SET};
use crate::read;
use crate::rules::Case;

/// Colleagues who can be named, by the words of their roles.
fn colleagues(context: &Context<'_>, chosen: &str, roles: &[&str]) -> Vec<Choice> {
    let staff = context.register.of_kind(context.who.organisation, StreamKind::Person);
    let mut found: Vec<(String, PersonId)> = staff
        .filter(|row| {
            row.card.staff.as_ref().is_some_and(|one| one.active && roles.contains(&one.role.as_str()))
        })
        .map(|row| (row.card.alias.clone(), row.stream.person()))
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|(name, person)| {
            let id = person.to_string();
            let picked = id == chosen;
            Choice::new(id, html! { (name) }, picked)
        })
        .collect()
}

pub fn assign(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let typed = Form::default();
    let inputs = sheet(context, &typed, faults);
    let mut field = Field::new("worker", w.t("assign-who"));
    field.bad = faults.first().map(|(_, fault)| html! { (inputs.sentence(*fault)) });
    let mut choices = colleagues(context, "", &["caseworker", "supervisor"]);
    let in_conflict = |id: &str| case.conflicts.iter().any(|one| one.worker.to_string() == id);
    choices.retain(|choice| !in_conflict(&choice.value));
    let body = pick(&field, Pick::default(), &choices);
    let (before, errors) = (html! {}, inputs.errors());
    let page = FormPage { name: "assign", before, end: "/assign", body, send: "assign-keep", errors };
    form_page(context, stream, case, page)
}

pub fn conflict(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let mut field = Field::new("conflicted", w.t("conflict-who"));
    let fault = faults.iter().find(|(name, _)| *name == "conflicted");
    field.bad = fault.map(|(_, fault)| html! { (inputs.sentence(*fault)) });
    let choices =
        colleagues(context, typed.get("conflicted"), &["caseworker", "supervisor", "counsellor", "helpline"]);
    let body = html! {
        (pick(&field, Pick::default(), &choices))
        (inputs.input(read::field(&CONFLICT_DECLARED, "conflict_reason")))
    };
    let (before, errors) = (html! {}, inputs.errors());
    let page = FormPage { name: "conflict", before, end: "/conflict", body, send: "conflict-keep", errors };
    form_page(context, stream, case, page)
}

pub fn close(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let inputs = sheet(context, typed, faults);
    let body = inputs.input(read::field(&STATUS_SET, "close_reason"));
    let (before, errors) = (html! {}, inputs.errors());
    let page = FormPage { name: "close", before, end: "/close", body, send: "close-keep", errors };
    form_page(context, stream, case, page)
}
