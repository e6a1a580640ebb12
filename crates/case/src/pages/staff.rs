//! The supervisor's pages: who works on the case, who must not know of it, whether it is open.

use facts::{PersonId, StreamKind};
use maud::html;
use web::components::choice::{Pick, pick};
use web::components::field::{Choice, Field};
use web::components::layout::{Head, head};
use web::components::who;
use web::input::Fault;
use web::{Context, Form, OpenStream, Piece, View};

use super::{Asking, SECTION, asking, crumb, sheet};
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
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: Some(html! { (w.t("assign-lede")) }),
        ..Head::new(w.html("assign-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: &read::path(stream, "/assign"),
            errors: inputs.errors(),
            body: pick(&field, Pick::default(), &choices),
            send: "assign-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("assign-page"), SECTION, body) }
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
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: Some(html! { (w.t("conflict-lede")) }),
        ..Head::new(w.t("conflict-title"))
    };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: &read::path(stream, "/conflict"),
            errors: inputs.errors(),
            body: html! {
                (pick(&field, Pick::default(), &choices))
                (inputs.input(read::field(&CONFLICT_DECLARED, "conflict_reason")))
            },
            send: "conflict-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("conflict-page"), SECTION, body) }
}

pub fn close(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: Some(html! { (w.t("close-lede")) }),
        ..Head::new(w.html("close-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: &read::path(stream, "/close"),
            errors: inputs.errors(),
            body: inputs.input(read::field(&STATUS_SET, "close_reason")),
            send: "close-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("close-page"), SECTION, body) }
}
