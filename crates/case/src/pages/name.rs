//! The real name: why, then for two minutes what.

use maud::html;
use web::components::form::hidden;
use web::components::layout::{Head, head};
use web::components::message::{Flash, Tone, flash};
use web::components::person::{fact, facts as fact_list};
use web::components::{button, who};
use web::input::Fault;
use web::{Context, Form, OpenStream, Piece, View};

use super::{Asking, SECTION, asking, crumb, known, sheet};
use crate::facts::{IDENTITY_RECORDED, LOOKED, PHONE_RECORDED};
use crate::read;
use crate::rules::Case;

pub fn ask(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
    next: &str,
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let lede = if next.is_empty() { "name-lede" } else { "name-lede-known" };
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: Some(html! { (w.t(lede)) }),
        ..Head::new(w.html("name-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: &read::path(stream, "/name"),
            errors: inputs.errors(),
            body: html! {
                (hidden("next", next))
                (inputs.input(read::field(&LOOKED, "look_reason")))
            },
            send: "name-show",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("name-page"), SECTION, body) }
}

pub fn revealed(context: &Context<'_>, stream: &OpenStream, case: &Case) -> View {
    let w = &context.words;
    let mut lines = Vec::new();
    for name in crate::routes::known::KNOWN {
        let label = w.t(read::field(&IDENTITY_RECORDED, name).label);
        lines.extend(known(context, case, name).map(|value| fact(label, value)));
    }
    for phone in &case.phones {
        let owner = phone.owner.as_deref().map(|code| {
            let field = read::field(&PHONE_RECORDED, "phone_owner");
            context.codes.label(field.codes, code, w.language()).to_owned()
        });
        let hours = phone.hours.clone();
        let note: Vec<String> = [owner, hours].into_iter().flatten().collect();
        lines.push(fact(
            w.t(read::field(&PHONE_RECORDED, "phone").label),
            html! { bdi { (phone.number) } @if !note.is_empty() { " " span.meta { (note.join(", ")) } } },
        ));
    }
    let top = Head {
        crumb: Some(crumb(stream, case)),
        ..Head::new(w.html("name-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        (flash(&Flash::new(Tone::Info, w.t("name-two-minutes"))))
        div.sheet { (fact_list(&lines)) }
        (button::acts(&[button::go(button::Look::Solid, &read::path(stream, ""), w.t("name-hide"))]))
    };
    View::slim(w.t("name-page"), SECTION, body)
}
