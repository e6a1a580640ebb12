//! Looking at risk, and how to reach the person.

use maud::html;
use web::components::layout::{Head, head};
use web::components::who;
use web::input::Fault;
use web::{Context, Form, OpenStream, Piece, View};

use super::{Asking, SECTION, asking, crumb, safe_contact, sheet};
use crate::facts::{RISK_LEVEL_SET, SAFE_CONTACT_SET};
use crate::read;
use crate::rules::Case;

pub fn risk(
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
        lede: Some(html! { (w.t("risk-lede")) }),
        ..Head::new(w.html("risk-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (safe_contact(context, case))
        (asking(context, Asking {
            action: &read::path(stream, "/risk"),
            errors: inputs.errors(),
            body: html! {
                (inputs.pick(read::field(&RISK_LEVEL_SET, "level")))
                (inputs.input(read::field(&RISK_LEVEL_SET, "risk_reason")))
                (inputs.input(read::field(&RISK_LEVEL_SET, "look_again")))
            },
            send: "risk-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("risk-page"), SECTION, body) }
}

pub fn contact(
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
        lede: Some(html! { (w.t("contact-lede")) }),
        ..Head::new(w.html("contact-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: &read::path(stream, "/contact"),
            errors: inputs.errors(),
            body: html! {
                @for field in SAFE_CONTACT_SET.fields { (inputs.question(field)) }
            },
            send: "contact-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("contact-page"), SECTION, body) }
}
