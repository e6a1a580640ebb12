//! Pages of the administrator, and of the door: signing in, joining, sessions.

use facts::{PersonId, Staff, StreamKind};
use maud::{Markup, html};
use web::components::cards::{Card, Cell, Column, Place, Weight, cards, named};
use web::components::choice::{Pick, Shape, pick};
use web::components::field::{Choice, Field, Line, Typed, line, select};
use web::components::form::{FieldError, Form as Sheet, form};
use web::components::gate::{self, SignIn};
use web::components::layout::{Group, Head, head, sheet};
use web::components::message::{Flash, Tone, flash};
use web::components::person::{fact, facts as fact_list};
use web::components::{button, tag};
use web::input::Fault;
use web::{Context, Form, View, Words, fields};

use crate::ROLES;

const SECTION: &str = "/people";

/// Who is here.
pub fn list(context: &Context<'_>) -> View {
    let w = &context.words;
    let mut staff: Vec<_> = context.register.of_kind(context.who.organisation, StreamKind::Person).collect();
    staff.sort_by(|a, b| a.card.alias.cmp(&b.card.alias));
    let columns =
        ["people-name", "people-role", "people-supervisor", "people-state"].map(|id| Column::new(w.t(id)));
    let lines: Vec<Card> = staff
        .iter()
        .filter_map(|row| Some((row, row.card.staff.as_ref()?)))
        .map(|(row, staff)| {
            let over =
                staff.supervisor.map(|one| context.register.name_of(one).to_owned()).unwrap_or_default();
            Card {
                head: named(&format!("/people/{}", row.stream), &row.card.alias),
                cells: vec![
                    Cell::new(Place::Right, Weight::Plain, role_name(w, &staff.role)),
                    Cell::new(Place::Left, Weight::Meta, html! { (over) }),
                    Cell::new(Place::Right, Weight::Plain, state(w, staff)),
                ],
            }
        })
        .collect();
    let top = Head {
        acts: vec![button::go(button::Look::Solid, "/people/new", w.t("people-invite"))],
        ..Head::new(w.t("people-title"))
    };
    View::new(
        w.t("people-title"),
        SECTION,
        html! { (head(&top)) (cards(w.t("people-title"), &columns, &lines)) },
    )
}

fn role_name(w: &Words<'_>, role: &str) -> String {
    w.maybe(&format!("role-{role}")).map_or_else(|| w.t("role-other").into_owned(), |name| name.into_owned())
}

fn state(w: &Words<'_>, staff: &Staff) -> Markup {
    match (staff.active, staff.signing.is_empty()) {
        (false, _) => tag::tag(tag::Tone::Off, w.t("people-ended")),
        (true, true) => tag::tag(tag::Tone::Open, w.t("people-invited")),
        (true, false) => tag::tag(tag::Tone::Ok, w.t("people-active")),
    }
}

/// Whom to invite.
pub fn ask(context: &Context<'_>, typed: &Form, faults: &[(&'static str, Fault)]) -> View {
    let w = &context.words;
    let inputs = fields::Sheet { words: context.words, codes: context.codes, typed, faults };
    let about = |name: &'static str, label: &str| {
        let bad =
            faults.iter().find(|(one, _)| *one == name).map(|(_, fault)| html! { (inputs.sentence(*fault)) });
        let hint = w.maybe(&format!("{label}.hint")).map(|hint| html! { (hint) });
        Field { bad, hint, ..Field::new(name, w.t(label)) }
    };
    let roles: Vec<Choice> =
        ROLES.iter().map(|role| Choice::new(*role, role_name(w, role), typed.get("role") == *role)).collect();
    let shape = Pick { shape: Shape::List, ..Pick::default() };
    let body = html! {
        (head(&Head { lede: Some(html! { (w.t("invite-lede")) }), ..Head::new(w.t("people-invite")) }))
        (form(w, &Sheet {
            action: "/people/new".to_owned(),
            hidden: vec![("command".to_owned(), context.naming.command())],
            errors: inputs.errors(),
            sheet: true,
            body: html! {
                (line(&about("name", "people-name"), &Line { value: typed.get("name").to_owned(), ..Line::default() }))
                (line(&about("sign_in", "people-sign-in"), &Line { value: typed.get("sign_in").to_owned(), typed: Typed::Username, ..Line::default() }))
                (pick(&about("role", "people-role"), shape, &roles))
                (button::acts(&[button::send(button::Look::Solid, w.t("invite-make")), button::go(button::Look::Plain, "/people", w.t("people-back"))]))
            },
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("people-invite"), SECTION, body) }
}

/// The link, shown once.
pub fn invited(context: &Context<'_>, person: PersonId, token: &str) -> View {
    let w = &context.words;
    let name = context.register.name_of(person);
    let path = format!("/join/{token}");
    let body = html! {
        (head(&Head { lede: Some(html! { (w.t("invited-lede")) }), ..Head::new(w.with("invited-title", &[("who", name.into())])) }))
        div.sheet { p.code { (path) } p.meta { (w.t("invited-how")) } }
        (button::acts(&[button::go(button::Look::Solid, "/people", w.t("people-back"))]))
    };
    View::slim(w.t("people-invite"), SECTION, body)
}

/// One colleague.
pub fn colleague(context: &Context<'_>, person: PersonId) -> View {
    let w = &context.words;
    let Some((row, staff)) = context.register.staff(person) else {
        return View::slim(w.t("people-title"), SECTION, html! {});
    };
    let over = staff
        .supervisor
        .map(|one| context.register.name_of(one).to_owned())
        .unwrap_or_else(|| "–".to_owned());
    let lines = [
        fact(w.t("people-sign-in"), html! { (staff.sign_in) }),
        fact(w.t("people-role"), html! { (role_name(w, &staff.role)) }),
        fact(w.t("people-supervisor"), html! { (over) }),
        fact(w.t("people-state"), state(w, staff)),
    ];
    let body = html! {
        (head(&Head::new(&row.card.alias)))
        div.sheet { (fact_list(&lines)) }
        @if staff.active && staff.role == "caseworker" { (supervisor_form(context, person, staff)) }
        @if staff.active && person != context.who.person { (end_form(context, person)) }
    };
    View::slim(w.t("people-title"), SECTION, body)
}

fn supervisor_form(context: &Context<'_>, person: PersonId, staff: &Staff) -> Markup {
    let w = &context.words;
    let supervisors = context
        .register
        .of_kind(context.who.organisation, StreamKind::Person)
        .filter(|row| row.card.staff.as_ref().is_some_and(|one| one.role == "supervisor" && one.active));
    let choices: Vec<Choice> = supervisors
        .map(|row| {
            let id = row.stream.to_string();
            let chosen = staff.supervisor.is_some_and(|one| one.to_string() == id);
            Choice::new(id, html! { (row.card.alias) }, chosen)
        })
        .collect();
    form(
        w,
        &Sheet {
            action: format!("/people/{person}/supervisor"),
            hidden: vec![("command".to_owned(), context.naming.command())],
            errors: Vec::new(),
            sheet: true,
            body: html! {
                (select(&Field::new("supervisor", w.t("people-supervisor")), &choices))
                (button::acts(&[button::send(button::Look::Quiet, w.t("people-set-supervisor"))]))
            },
        },
    )
}

fn end_form(context: &Context<'_>, person: PersonId) -> Markup {
    let w = &context.words;
    form(
        w,
        &Sheet {
            action: format!("/people/{person}/end"),
            hidden: vec![("command".to_owned(), context.naming.command())],
            errors: Vec::new(),
            sheet: true,
            body: html! {
                (line(&Field::new("end_reason", w.t("people-end-reason")), &Line::default()))
                p.meta { (w.t("people-end-what")) }
                (button::acts(&[button::send(button::Look::Stop, w.t("people-end"))]))
            },
        },
    )
}

/// The page where one signs in. The same for everyone, whatever was wrong.
pub fn sign_in(w: &Words<'_>, name: &str, wrong: bool, demo: bool) -> Markup {
    let errors = if wrong { vec![FieldError::new("name", w.t("signin-wrong"))] } else { Vec::new() };
    let other = if demo { vec![html! { (w.t("signin-demo")) }] } else { Vec::new() };
    gate::sign_in(
        w,
        &SignIn {
            form: Sheet {
                action: "/sign-in".to_owned(),
                hidden: Vec::new(),
                errors,
                sheet: true,
                body: html! {},
            },
            name: name.to_owned(),
            other,
        },
    )
}

/// What is asked of someone who joins, or who begins a house.
pub struct Joining<'a> {
    /// Where the form goes.
    pub action: &'a str,
    /// Whose link it is; `None` for the first administrator, who also says their name.
    pub name: Option<&'a str>,
    /// What was typed, without the passwords.
    pub typed: &'a Form,
    /// What has to be mended: input and text.
    pub faults: &'a [(&'static str, &'static str)],
}

/// Joining: a password, twice.
pub fn join(w: &Words<'_>, joining: &Joining<'_>) -> Markup {
    let bad = |name: &str| {
        joining.faults.iter().find(|(one, _)| *one == name).map(|(_, text)| html! { (w.t(text)) })
    };
    let password = |name: &'static str, label: &str| {
        let hint = w.maybe(&format!("{label}.hint")).map(|hint| html! { (hint) });
        line(
            &Field { bad: bad(name), hint, ..Field::new(name, w.t(label)) },
            &Line { typed: Typed::NewPassword, required: true, ..Line::default() },
        )
    };
    let errors = joining.faults.iter().map(|(name, text)| FieldError::new(*name, w.t(text))).collect();
    let title = match joining.name {
        Some(name) => w.with("join-title", &[("who", name.into())]),
        None => w.t("setup-title"),
    };
    html! {
        h1 { (title) }
        p.lede { (w.t(if joining.name.is_some() { "join-lede" } else { "setup-lede" })) }
        (form(w, &Sheet {
            action: joining.action.to_owned(),
            hidden: Vec::new(),
            errors,
            sheet: true,
            body: html! {
                @if joining.name.is_none() {
                    (line(&Field { bad: bad("name"), ..Field::new("name", w.t("people-name")) }, &Line { value: joining.typed.get("name").to_owned(), required: true, ..Line::default() }))
                    (line(&Field { bad: bad("sign_in"), ..Field::new("sign_in", w.t("people-sign-in")) }, &Line { value: joining.typed.get("sign_in").to_owned(), typed: Typed::Username, required: true, ..Line::default() }))
                }
                (password("password", "join-password"))
                (password("again", "join-again"))
                (button::acts(&[button::send(button::Look::Solid, w.t("join-keep"))]))
            },
        }))
    }
}

/// A demo link: one button, nothing else.
pub fn demo_door(w: &Words<'_>, action: &str, name: &str) -> Markup {
    html! {
        h1 { (w.with("demo-title", &[("who", name.into())])) }
        p.lede { (w.t("demo-lede")) }
        (button::post(button::Look::Solid, action, &[], w.t("demo-enter")))
    }
}

/// One line of the list of sessions.
pub struct SessionLine {
    /// Its opaque name.
    pub name: String,
    /// The browser.
    pub device: String,
    /// Since when, as people read it.
    pub since: String,
    /// Is it the one that asks?
    pub current: bool,
}

/// A person's own sessions.
pub fn sessions(w: &Words<'_>, name: &str, lines: &[SessionLine]) -> Markup {
    let group = Group::new("sessions", w.t("sessions-title"));
    html! {
        (head(&Head { lede: Some(html! { (w.t("sessions-lede")) }), ..Head::new(name) }))
        (sheet(&group, &html! {
            ul.links {
                @for one in lines {
                    li {
                        (one.device) " " span.meta { (w.with("sessions-since", &[("since", one.since.as_str().into())])) }
                        @if one.current { " " (tag::tag(tag::Tone::Ok, w.t("sessions-this"))) }
                        @else { " " (button::post(button::Look::Small, "/sessions/end", &[("session", &one.name)], w.t("sessions-end"))) }
                    }
                }
            }
        }))
        (button::post(button::Look::Quiet, "/sessions/end-all", &[], w.t("sessions-end-all")))
    }
}

/// A sentence of the door with one way on.
pub fn notice(w: &Words<'_>, title: &str, text: &str, to: &str, label: &str) -> Markup {
    html! {
        h1 { (w.t(title)) }
        (flash(&Flash::new(Tone::Info, w.t(text))))
        (button::acts(&[button::go(button::Look::Solid, to, w.t(label))]))
    }
}
