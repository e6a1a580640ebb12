//! Opening a case: search first; one matter a page; check; keep.

use facts::Row;
use maud::{Markup, html};
use web::components::cards::{Card, Cell, Column, Place, Weight, cards, person};
use web::components::check::{Answer, check as check_list};
use web::components::field::{Choice, Field, Length, Line, Typed, line, select};
use web::components::form::{Steps, steps};
use web::components::layout::{Head, head};
use web::components::message::{Blank, Flash, Tone, blank, flash};
use web::components::{button, tag};
use web::input::{self, Fault};
use web::{Context, Form, View, fields, standing};

use super::{Asking, SECTION, asking, number_of, risk_tone, sheet};
use crate::read;
use crate::routes::opening::{PARTS, Part};

pub fn start(context: &Context<'_>, typed: &Form, faults: &[(&'static str, Fault)]) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let bad = |name: &str| {
        faults.iter().find(|(one, _)| *one == name).map(|(_, fault)| html! { (inputs.sentence(*fault)) })
    };
    let question = Field {
        hint: Some(html! { (w.t("start-q.hint")) }),
        bad: bad("q"),
        ..Field::new("q", w.t("start-q"))
    };
    let age = Field { bad: bad("age"), ..Field::new("age", w.t("start-age")) };
    let mut counties = vec![Choice::new("", "–", typed.get("county").is_empty())];
    counties.extend(
        context
            .codes
            .list("county")
            .iter()
            .map(|code| Choice::new(&code.code, code.label(w.language()), code.code == typed.get("county"))),
    );
    let top = Head { lede: Some(html! { (w.t("start-lede")) }), ..Head::new(w.t("start-title")) };
    let body = html! {
        (head(&top))
        (asking(context, Asking {
            action: "/cases/new",
            errors: inputs.errors(),
            body: html! {
                (line(&question, &Line { value: typed.get("q").to_owned(), ..Line::default() }))
                (line(&age, &Line {
                    value: typed.get("age").to_owned(),
                    typed: Typed::Digits,
                    length: Length::Two,
                    ..Line::default()
                }))
                (select(&Field::new("county", w.t("start-county")), &counties))
            },
            send: "start-search",
            back: None,
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("start-page"), SECTION, body) }
}

/// Own people with their alias; beyond them one sentence, the same whatever was found.
pub fn found(context: &Context<'_>, kept: &Form) -> View {
    let w = &context.words;
    let related: std::collections::BTreeSet<_> =
        standing::related(context.who, context.register).iter().map(|row| row.stream).collect();
    let hits = context.register.find(kept.get("q"), |row| related.contains(&row.stream), 10);
    let own: Vec<&Row> = hits.into_iter().map(|(row, _)| row).collect();
    let possible = kept.get("possible") == "yes";
    let next = format!("/cases/new/{}/{}", context.request.param("kept"), first_part());
    let again = button::go(button::Look::Quiet, "/cases/new", w.t("start-again"));
    let top = Head { lede: Some(html! { (w.t("start-looked")) }), ..Head::new(w.t("start-title")) };
    let body = html! {
        (head(&top))
        @if possible { (flash(&Flash { next: Some(html! { (w.t("start-possible.next")) }), ..Flash::new(Tone::Warn, w.t("start-possible")) })) }
        @if !own.is_empty() { (mine(context, &own)) }
        @if own.is_empty() && !possible {
            (blank(&Blank { title: html! { (w.t("start-nobody")) }, how: html! { (w.t("start-nobody.how")) }, act: None }))
        }
        (button::acts(&[button::go(button::Look::Solid, &next, w.t("start-open")), again]))
    };
    View::slim(w.t("start-page"), SECTION, body)
}

fn mine(context: &Context<'_>, rows: &[&Row]) -> Markup {
    let w = &context.words;
    let columns = ["list-col-person", "list-col-risk", "list-col-step"].map(|id| Column::new(w.t(id)));
    let lines: Vec<Card> = rows
        .iter()
        .map(|row| {
            let risk = row.code("risk").unwrap_or("not_assessed");
            let step = row.code("step").unwrap_or("contact");
            Card {
                head: person(&format!("/cases/{}", row.stream), &row.card.alias, &number_of(row)),
                cells: vec![
                    Cell::new(
                        Place::Right,
                        Weight::Plain,
                        tag::tag(risk_tone(risk), context.codes.label("risk", risk, w.language())),
                    ),
                    Cell::new(
                        Place::Left,
                        Weight::Meta,
                        html! { (context.codes.label("step", step, w.language())) },
                    ),
                ],
            }
        })
        .collect();
    cards(w.t("start-mine"), &columns, &lines)
}

pub fn part(context: &Context<'_>, part: &Part, kept: &Form, faults: &[(&'static str, Fault)]) -> View {
    let w = &context.words;
    let inputs = sheet(context, kept, faults);
    let at = PARTS.iter().position(|one| one.name == part.name).unwrap_or(0);
    let id = context.request.param("kept");
    let before = at.checked_sub(1).and_then(|before| PARTS.get(before));
    let back = before
        .map_or_else(|| format!("/cases/new/{id}"), |before| format!("/cases/new/{id}/{}", before.name));
    let title = w.t(&format!("part-{}", part.name));
    let body = html! {
        (steps(w, &Steps { back: Some(back), at: at.saturating_add(1), of: PARTS.len().saturating_add(1), name: None, leave: None }))
        (head(&Head { lede: w.maybe(&format!("part-{}.lede", part.name)).map(|lede| html! { (lede) }), ..Head::new(&title) }))
        (asking(context, Asking {
            action: &format!("/cases/new/{id}/{}", part.name),
            errors: inputs.errors(),
            body: html! {
                @for (kind, name) in part.fields {
                    @let field = read::field(kind, name);
                    @if *name == "alias" { (inputs.input(field)) } @else { (inputs.question(field)) }
                    @if *name == "born" { (age(context, kept)) }
                }
            },
            send: "part-next",
            back: None,
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(title, SECTION, body) }
}

fn age(context: &Context<'_>, kept: &Form) -> Markup {
    let w = &context.words;
    let field =
        Field { hint: Some(html! { (w.t("part-age.hint")) }), ..Field::new("born.age", w.t("part-age")) };
    line(
        &field,
        &Line {
            value: kept.get("born.age").to_owned(),
            typed: Typed::Digits,
            length: Length::Two,
            ..Line::default()
        },
    )
}

pub fn check(context: &Context<'_>, kept: &Form, faults: &[(&'static str, Fault)]) -> View {
    let w = &context.words;
    let inputs = sheet(context, kept, faults);
    let id = context.request.param("kept");
    let body = html! {
        (head(&Head { lede: Some(html! { (w.t("check-lede")) }), ..Head::new(w.t("check-title")) }))
        @for part in &PARTS {
            h2.group { (w.t(&format!("part-{}", part.name))) }
            (check_list(w, &answers(context, part, kept, id)))
        }
        (asking(context, Asking {
            action: &format!("/cases/new/{id}/check"),
            errors: inputs.errors(),
            body: html! { p.meta { (w.t("check-next")) } },
            send: "check-keep",
            back: None,
        }))
    };
    View::slim(w.t("check-title"), SECTION, body)
}

fn answers(context: &Context<'_>, part: &Part, kept: &Form, id: &str) -> Vec<Answer> {
    let w = &context.words;
    part.fields
        .iter()
        .map(|(kind, name)| {
            let field = read::field(kind, name);
            let value = input::read(field, kept, context.codes).ok().flatten();
            let (shown, absent) = match (&value, *name, kept.get("born.age")) {
                (Some(value), _, _) => (fields::shown(w, context.codes, field, &value.answer), false),
                (None, "born", age) if !age.is_empty() => {
                    (html! { (w.with("case-age-about", &[("years", age.parse::<i64>().unwrap_or(0).into())])) }, false)
                }
                (None, _, _) => (html! { (w.t("absent-not-asked")) }, true),
            };
            let mut answer = Answer::new(w.t(field.label), shown);
            answer.absent = absent;
            answer.change = Some(format!("/cases/new/{id}/{}#{}", part.name, field.name));
            answer
        })
        .collect()
}

fn first_part() -> &'static str {
    PARTS.first().map_or("check", |part| part.name)
}
