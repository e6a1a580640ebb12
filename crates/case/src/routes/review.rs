//! Two that may be one: the supervisor compares, whoever asked learns the answer from the person.

use access::{Action, Role};
use facts::{Change, Edtf, FactKind, NewFact, StreamChange};
use web::{Context, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::review::{REVIEW_CLOSED, Review, WORD_ASKED, WORD_TOLD};
use crate::rules::{self, Case};
use crate::{pages, read};

/// A word that was wrong this often is not asked for again.
const MOST_WRONG_WORDS: usize = 3;

pub const ROUTES: &[Route] = &[
    get("/reviews", Scope::Staff, Action::Compare, list),
    get("/reviews/{review}", Scope::Review, Action::SearchBeforeCreate, show),
    post("/reviews/{review}/let", Scope::Review, Action::Compare, let_ask),
    post("/reviews/{review}/word", Scope::Review, Action::SearchBeforeCreate, word),
    post("/reviews/{review}/reopen", Scope::Review, Action::SearchBeforeCreate, reopen),
    post("/reviews/{review}/not", Scope::Review, Action::SearchBeforeCreate, not_them),
];

fn list(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::review::list(context)))
}

fn review(context: &Context<'_>) -> Result<Review, Problem> {
    Ok(Review::fold(&read::stream(context)?.opened.facts))
}

/// Whoever asked, and nobody else.
fn asker(context: &Context<'_>, review: &Review) -> Result<(), Problem> {
    if review.asked_by == Some(context.who.person) { Ok(()) } else { Err(Problem::Absent) }
}

fn other(context: &Context<'_>) -> Result<Case, Problem> {
    Ok(Case::fold(&context.other.ok_or(Problem::Absent)?.opened.facts))
}

fn show(context: &Context<'_>) -> Result<Outcome, Problem> {
    let review = review(context)?;
    if review.asked_by == Some(context.who.person) {
        return Ok(Outcome::page(pages::review::asker(context, &review, &other(context)?)));
    }
    Ok(Outcome::page(pages::review::supervisor(context, &review)))
}

fn write(
    context: &Context<'_>,
    kind: &'static FactKind,
    field: Option<(&str, facts::Value)>,
) -> Result<StreamChange, Problem> {
    let stream = read::stream(context)?;
    let fact = NewFact::new(kind, Edtf::moment(context.now));
    let fact = match field {
        Some((name, value)) => fact.given(name, value),
        None => fact,
    };
    Ok(StreamChange::at(stream.id, stream.opened.head, vec![fact]))
}

fn on(context: &Context<'_>, end: &str) -> Result<String, Problem> {
    Ok(format!("/reviews/{}{end}", read::stream(context)?.id))
}

fn let_ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    let review = review(context)?;
    let back = on(context, "?said=word-let")?;
    if context.who.rights.role != Role::Supervisor || review.word_asked || review.end.is_some() {
        return Ok(Outcome::go(back));
    }
    let streams = vec![write(context, &WORD_ASKED, None)?];
    Ok(Outcome::go(back).writing(Change { streams, ..Change::default() }))
}

fn word(context: &Context<'_>) -> Result<Outcome, Problem> {
    let review = review(context)?;
    asker(context, &review)?;
    let ready = review.word_asked && review.end.is_none() && review.wrong_words < MOST_WRONG_WORDS;
    let said = web::input::line(context.request.form.get("word"), 40).map_err(|_| Problem::Form)?;
    let said = said.unwrap_or_default().to_lowercase();
    if !ready || said.is_empty() || review.word_right == Some(true) {
        return Ok(Outcome::go(on(context, "")?));
    }
    let agreed = other(context)?.fields.text("code_word").unwrap_or_default().to_lowercase();
    let right = !agreed.is_empty() && agreed == said;
    let value = right.then_some(("word_right", facts::Value::Flag(true)));
    let streams = vec![write(context, &WORD_TOLD, value)?];
    let back = on(context, if right { "" } else { "?said=word-wrong" })?;
    Ok(Outcome::go(back).writing(Change { streams, ..Change::default() }))
}

fn reopen(context: &Context<'_>) -> Result<Outcome, Problem> {
    let review = review(context)?;
    asker(context, &review)?;
    let there = context.other.ok_or(Problem::Absent)?;
    if review.word_right != Some(true) || review.end.is_some() {
        return Ok(Outcome::go(on(context, "")?));
    }
    let reason = context.request.form.get("status_reason");
    let reason = web::input::line(reason, 200).map_err(|_| Problem::Form)?.unwrap_or_default();
    let supervisor = context.register.staff(context.who.person).and_then(|(_, staff)| staff.supervisor);
    let facts = rules::taken_up(&other(context)?, context.who.person, supervisor, &reason, context.now);
    let streams = vec![
        StreamChange::at(there.id, there.opened.head, facts),
        write(context, &REVIEW_CLOSED, Some(("review_end", "reopened".into())))?,
    ];
    Ok(Outcome::go(format!("/cases/{}?said=taken-up", there.id))
        .writing(Change { streams, ..Change::default() }))
}

fn not_them(context: &Context<'_>) -> Result<Outcome, Problem> {
    let review = review(context)?;
    if review.end.is_some() {
        return Ok(Outcome::go(on(context, "")?));
    }
    let streams = vec![write(context, &REVIEW_CLOSED, Some(("review_end", "not_them".into())))?];
    Ok(Outcome::go("/work?said=review-closed").writing(Change { streams, ..Change::default() }))
}
