//! The notice, the questions, and the page of a case that is shut until they are asked again.

use maud::{Markup, html};
use web::components::choice::{Legend, Pick, Shape, pick};
use web::components::field::{Choice, Field};
use web::components::layout::{Head, bullets, head};
use web::components::{button, who};
use web::input::Fault;
use web::{Context, Form, OpenStream, Piece, View};

use super::{Asking, SECTION, asking, crumb, safe_contact, sheet};
use crate::facts::CONSENT_RECORDED;
use crate::read;
use crate::rules::{Case, ConsentState, PURPOSES};

/// Shut: who it is and how to reach them, and nothing of what was before.
pub fn shut(context: &Context<'_>, stream: &OpenStream, case: &Case) -> View {
    let w = &context.words;
    let name = || Piece::Markup(who(case.alias()));
    let ask = button::go(button::Look::Solid, &read::path(stream, "/consent"), w.t("consent-ask"));
    let top = Head {
        lede: Some(html! { (w.t("consent-shut-lede")) }),
        ..Head::new(w.html("consent-shut", &[("who", name())]))
    };
    let body = html! {
        (head(&top))
        (safe_contact(context, case))
        (button::acts(&[ask]))
    };
    View::slim(w.t("case-title"), SECTION, body)
}

/// The eight points of the notice, then each purpose apart.
pub fn ask(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let points: Vec<Markup> = ('a'..='h').map(|point| html! { (w.t(&format!("notice-{point}"))) }).collect();
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: Some(html! { (w.t("consent-lede")) }),
        ..Head::new(w.html("consent-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        section.sheet { h2 { (w.t("notice-title")) } (bullets(&points)) }
        (asking(context, Asking {
            action: &read::path(stream, "/consent"),
            errors: inputs.errors(),
            body: html! {
                @for purpose in PURPOSES { (question(context, case, typed, purpose, faults)) }
                (inputs.pick(read::field(&CONSENT_RECORDED, "consent_how")))
                (inputs.input(read::field(&CONSENT_RECORDED, "consent_language")))
            },
            send: "consent-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("consent-page"), SECTION, body) }
}

fn question(
    context: &Context<'_>,
    case: &Case,
    typed: &Form,
    purpose: &'static str,
    faults: &[(&'static str, Fault)],
) -> Markup {
    let w = &context.words;
    let before = match case.consent_state(purpose, context.today()) {
        ConsentState::NotAsked => None,
        ConsentState::Live => Some("consent-was-live"),
        ConsentState::Refused => Some("consent-was-refused"),
        ConsentState::Ended => Some("consent-was-ended"),
    };
    let fault = faults.iter().find(|(name, _)| *name == purpose);
    let label = context.codes.label("consent_purpose", purpose, w.language()).to_owned();
    let field = Field {
        hint: before.map(|id| html! { (w.t(id)) }),
        bad: fault.map(|_| html! { (w.t("consent-missing")) }),
        ..Field::new(purpose, label)
    };
    let choices: Vec<Choice> = context
        .codes
        .list("consent_answer")
        .iter()
        .map(|code| Choice::new(&code.code, code.label(w.language()), typed.get(purpose) == code.code))
        .collect();
    pick(&field, Pick { shape: Shape::Line, legend: Legend::Plain, ..Pick::default() }, &choices)
}
