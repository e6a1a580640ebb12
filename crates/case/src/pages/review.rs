//! Pairs: side by side for the supervisor, a word to ask for whoever asked.

use facts::{PersonId, Row, StreamKind};
use maud::{Markup, html};
use web::components::field::{Field, Line, line};
use web::components::layout::{Group, Head, head, section, sheet, sunk};
use web::components::message::{Blank, Flash, Tone, blank, flash};
use web::components::person::{fact, facts as fact_list};
use web::components::rows::{Row as RowLine, rows};
use web::components::tag::{Tone as Shape, tag};
use web::components::{Link, button, who};
use web::{Context, Piece, View};

use super::{Asking, asking, by_name};
use crate::review::Review;
use crate::rules::Case;

const SECTION: &str = "/reviews";

/// Open reviews this person has a part in: the supervisor's all, whoever asked their own.
pub fn waiting<'a>(context: &Context<'a>) -> Vec<&'a Row> {
    let register = context.register;
    let me = context.who.person;
    let supervisor = context.who.rights.role == access::Role::Supervisor;
    register
        .of_kind(context.who.organisation, StreamKind::Review)
        .filter(|row| {
            let state = row.code("state");
            let mine = row.card.assigned.contains(&me) && state == Some("word");
            let hers = supervisor && state == Some("open");
            mine || (hers && !about_conflict(context, row))
        })
        .collect()
}

fn about_conflict(context: &Context<'_>, row: &Row) -> bool {
    let case = row.code("case").and_then(|id| id.parse().ok());
    case.and_then(|case| context.register.get(case))
        .is_none_or(|case| case.conflicts_with(context.who.person))
}

/// The rows of reviews, for the work page and the list.
pub fn lines(context: &Context<'_>, found: &[&Row]) -> Vec<RowLine> {
    let w = &context.words;
    found
        .iter()
        .map(|row| {
            let asked_by = row.card.assigned.first().copied().unwrap_or_default();
            let mine = asked_by == context.who.person;
            let label = if mine {
                html! { (w.t("review-ask-word")) }
            } else {
                w.html("review-look", &[("who", by_name(context, asked_by).into())])
            };
            RowLine::new(format!("/reviews/{}", row.stream), label)
        })
        .collect()
}

/// The supervisor's queue.
pub fn list(context: &Context<'_>) -> View {
    let w = &context.words;
    let found = waiting(context);
    let body = html! {
        (head(&Head { lede: Some(html! { (w.t("review-lede")) }), ..Head::new(w.t("review-title")) }))
        @if found.is_empty() {
            (blank(&Blank { title: html! { (w.t("review-none")) }, how: html! { (w.t("review-none.how")) }, act: None }))
        } @else { (rows(&lines(context, &found))) }
    };
    View::slim(w.t("review-title"), SECTION, body)
}

/// The two side by side, field by field: how alike, never the words.
pub fn supervisor(context: &Context<'_>, review: &Review) -> View {
    let w = &context.words;
    let case = review.case.and_then(|case| context.register.get(case));
    let alias = case.map_or("–", |row| row.card.alias.as_str());
    let asked_by = review.asked_by.unwrap_or_default();
    let name = by_name(context, asked_by);
    let lines: Vec<(Markup, Markup)> =
        review.likeness.iter().map(|(what, how)| part(context, what, how)).collect();
    let href = case.map(|row| format!("/cases/{}", row.stream));
    let mut group = Group::new(
        "alike",
        w.html("review-asked", &[("who", name.as_str().into()), ("alias", Piece::Markup(who(alias)))]),
    );
    group.link = href.map(|href| Link::new(href, html! { (who(alias)) }));
    let body = html! {
        (head(&Head { lede: Some(html! { (w.t("review-lede")) }), ..Head::new(w.t("review-title")) }))
        (sheet(&group, &fact_list(&lines)))
        (what_next(context, review, asked_by, &name))
    };
    View::slim(w.t("review-title"), SECTION, body)
}

/// One respect and how alike the two are in it: a word, a shape, then colour.
fn part(context: &Context<'_>, what: &str, how: &str) -> (Markup, Markup) {
    let w = &context.words;
    let (tone, word) = match how {
        "equal" => (Shape::Ok, "pairs-equal"),
        "alike" => (Shape::Soon, "pairs-alike"),
        "one_apart" => (Shape::Soon, "pairs-one-apart"),
        "different" => (Shape::Open, "pairs-different"),
        _ => (Shape::Off, "pairs-one-side"),
    };
    fact(w.t(&format!("review-{what}")), tag(tone, w.t(word)))
}

fn what_next(context: &Context<'_>, review: &Review, asked_by: PersonId, name: &str) -> Markup {
    let w = &context.words;
    if let Some(end) = &review.end {
        return html! { (flash(&Flash::new(Tone::Info, w.t(&format!("review-end-{}", if end == "reopened" { "same" } else { "other" }))))) };
    }
    if review.word_asked {
        return html! { (flash(&Flash::new(Tone::Info, w.with("review-waits", &[("who", name.into())])))) };
    }
    let action = format!("{}/let", context.request.path);
    let close = format!("{}/not", context.request.path);
    let (one, two) = (context.naming.command(), context.naming.command());
    html! {
        @if asked_by != context.who.person {
            (button::post(button::Look::Solid, &action, &[("command", &one)], w.with("review-let", &[("who", name.into())])))
        }
        (button::post(button::Look::Quiet, &close, &[("command", &two)], w.t("review-not")))
    }
}

/// For whoever asked: ask for the word, type it, and only then learn who it is.
pub fn asker(context: &Context<'_>, review: &Review, case: &Case) -> View {
    let w = &context.words;
    let path = &context.request.path;
    let body = match (&review.end, review.word_right, review.word_asked) {
        (Some(_), _, _) => html! { (head(&Head::new(w.t("review-over")))) },
        (None, Some(true), _) => right_word(context, case, path),
        (None, _, true) if review.wrong_words >= 3 => html! { (head(&Head::new(w.t("review-three")))) },
        (None, _, true) => html! {
            (head(&Head::new(w.t("review-ask-word"))))
            (sunk(w.t("review-hint"), w.t("review-hint.why")))
            (asking(context, Asking {
                action: &format!("{path}/word"),
                errors: Vec::new(),
                body: line(&Field::new("word", w.t("review-word")), &Line::default()),
                send: "review-check",
                back: Some("/work".to_owned()),
            }))
        },
        (None, _, false) => html! { (head(&Head::new(w.t("start-possible")))) },
    };
    View::slim(w.t("review-page"), "/work", body)
}

fn right_word(context: &Context<'_>, case: &Case, path: &str) -> Markup {
    let w = &context.words;
    let closed = if case.is_closed() { "review-right-closed" } else { "review-right" };
    let reason = match &case.status {
        crate::rules::Status::Closed(Some(code), _) => {
            context.codes.label("close_reason", code, w.language()).to_owned()
        }
        crate::rules::Status::Closed(None, _) | crate::rules::Status::Open => String::new(),
    };
    let title = w.html(closed, &[("who", Piece::Markup(who(case.alias()))), ("why", reason.into())]);
    let group = Group::new("reopen", w.t("review-go-on"));
    let not = format!("{path}/not");
    let command = context.naming.command();
    html! {
        (head(&Head::new(title)))
        (section(&group, &asking(context, Asking {
            action: &format!("{path}/reopen"),
            errors: Vec::new(),
            body: line(&Field::new("status_reason", w.t("case-status-reason")), &Line::default()),
            send: "case-reopen",
            back: None,
        })))
        (button::post(button::Look::Quiet, &not, &[("command", &command)], w.t("review-not-after")))
    }
}
