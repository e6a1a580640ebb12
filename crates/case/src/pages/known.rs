//! What is known: names, origin, telephones, where the person sleeps.

use facts::Compartment;
use maud::{Markup, html};
use web::components::field::{Choice, Field as Input, select};
use web::components::held::{Held as Line, State, held};
use web::components::layout::{Group, Head, head, section};
use web::components::message::{Flash, Tone, flash};
use web::components::{button, who};
use web::input::Fault;
use web::{Context, Form, OpenStream, Piece, View};

use super::{Asking, SECTION, asking, both, by_name, case_head, crumb, safe_contact, sheet};
use crate::facts::{HOME_ADDRESS_RECORDED, IDENTITY_RECORDED, PHONE_RECORDED};
use crate::read;
use crate::routes::known::KNOWN;
use crate::rules::Case;

pub fn page(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
    revealed: bool,
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let body = html! {
        (case_head(context, stream, case, "/known"))
        div.col {
            @if case.duties.iter().any(|duty| duty.what == "confirm") {
                (flash(&Flash { next: Some(html! { (w.t("known-confirm.how")) }), ..Flash::new(Tone::Info, w.t("known-confirm")) }))
            }
            @if revealed { (phones(context, stream, case)) }
            (asking(context, Asking {
                action: &read::path(stream, "/known"),
                errors: inputs.errors(),
                body: html! {
                    @for name in KNOWN {
                        @let field = read::field(&IDENTITY_RECORDED, name);
                        @if revealed { (both(context, case, field)) }
                        (inputs.question(field))
                    }
                },
                send: "known-keep",
                back: None,
            }))
        }
    };
    View { errors: !faults.is_empty(), ..View::new(w.t("known-page"), SECTION, body) }
}

fn phones(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let owner = |code: &Option<String>| {
        code.as_deref().map(|code| context.codes.label("phone_owner", code, w.language()).to_owned())
    };
    let mut group = Group::new("phones", w.t("phones-title"));
    group.count = Some(case.phones.len());
    section(
        &group,
        &html! {
            @if !case.phones.is_empty() {
                ul.sheet.links {
                    @for phone in &case.phones {
                        li { bdi { (phone.number) }
                            p.meta { (owner(&phone.owner).unwrap_or_default()) " " (phone.hours.clone().unwrap_or_default()) } }
                    }
                }
            }
            (button::acts(&[button::go(button::Look::Quiet, &read::path(stream, "/phones"), w.t("phones-add"))]))
        },
    )
}

pub fn phone(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let top = Head { crumb: Some(crumb(stream, case)), ..Head::new(w.t("phones-add")) };
    let body = html! {
        (head(&top))
        (safe_contact(context, case))
        (asking(context, Asking {
            action: &read::path(stream, "/phones"),
            errors: inputs.errors(),
            body: html! {
                @for field in PHONE_RECORDED.fields { (inputs.question(field)) }
                @if !case.phones.is_empty() { (instead(context, case, typed)) }
            },
            send: "phones-keep",
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("phones-page"), SECTION, body) }
}

/// A phone that is not used any more is kept as not safe, so that nobody dials it again.
fn instead(context: &Context<'_>, case: &Case, typed: &Form) -> Markup {
    let w = &context.words;
    let mut choices = vec![Choice::new("", w.t("known-instead-none"), typed.get("instead").is_empty())];
    choices.extend(case.phones.iter().filter(|phone| phone.owner.as_deref() != Some("old")).map(|phone| {
        let id = phone.fact.to_string();
        let chosen = typed.get("instead") == id;
        Choice::new(id, html! { (last_four(&phone.number)) }, chosen)
    }));
    select(&Input::new("instead", w.t("known-instead")), &choices)
}

/// A telephone as one recognises it without reading it out: its last four digits.
fn last_four(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let end: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
    format!("… {end}")
}

pub fn address(
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
        lede: Some(html! { (w.t("address-lede")) }),
        ..Head::new(w.html("address-title", &[("who", Piece::Markup(who(case.alias())))]))
    };
    let body = html! {
        (head(&top))
        @if stream.may_open(Compartment::Location) {
            (elsewhere(context, stream, case))
            (asking(context, Asking {
                action: &read::path(stream, "/address"),
                errors: inputs.errors(),
                body: html! {
                    @for field in HOME_ADDRESS_RECORDED.fields { (both(context, case, field)) (inputs.question(field)) }
                },
                send: "address-keep",
                back: Some(read::path(stream, "")),
            }))
        } @else {
            (held_by(context, stream))
        }
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("address-page"), SECTION, body) }
}

/// What was written before this person came cannot be opened by them: the page says who holds it.
fn elsewhere(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let hidden = stream.opened.held.contains_key(&Compartment::Location)
        && case.fields.answer("address").is_none()
        && case.fields.answer("directions").is_none();
    if hidden {
        held_by(context, stream)
    } else {
        html! {}
    }
}

fn held_by(context: &Context<'_>, stream: &OpenStream) -> Markup {
    let w = &context.words;
    let others = stream.holders.iter().filter(|(one, _)| *one == Compartment::Location);
    let names: Vec<String> =
        others.flat_map(|(_, holders)| holders).map(|one| by_name(context, *one)).collect();
    let note = if names.is_empty() {
        w.t("held-nothing").into_owned()
    } else {
        w.with("held-by", &[("who", names.join(", ").into())]).into_owned()
    };
    let line =
        Line { label: html! { (w.t("held-location")) }, state: State::Locked, note: Some(html! { (note) }) };
    html! { div.sheet { (held(w, &[line])) } }
}
