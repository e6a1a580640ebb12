//! The way of a request: session → route → access → store → seal → slice → commit → page.
//! No step goes back; on a clash all of it is read and decided again, at most three times.

use std::sync::Arc;
use std::time::Duration;

use facts::{AppendError, Appended, PersonId, StreamId};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request as HyperRequest, Response};
use tokio::sync::oneshot;
use web::{Form, Look, Problem, Verb};

use super::answer::Reader;
use super::gate;
use super::http::{Outgoing, Received};
use super::listen::Limits;
use super::paths::{self, Found};
use super::session::{self, Live};
use super::way::Way;
use crate::house::{House, Prepared};

const ATTEMPTS: usize = 3;

type Answer = Result<Response<Full<Bytes>>, std::convert::Infallible>;

/// Answers one request.
pub async fn answer(
    house: Arc<House>,
    limits: Arc<Limits>,
    request: HyperRequest<Incoming>,
    within: Duration,
) -> Answer {
    let Ok(_place) = limits.places.try_acquire() else {
        return Ok(busy());
    };
    let Ok(received) = tokio::time::timeout(within, Received::read(request)).await else {
        return Ok(Outgoing::page(408, "Too slow.\n".to_owned()).header("connection", "close").response(""));
    };
    let encoding = received.header("accept-encoding").to_owned();
    let Ok(_hashing) = limits.hashing(&house, &received).await else {
        return Ok(busy());
    };
    // In a task of its own: someone who hangs up must not stop what they asked for half-way.
    let out = tokio::spawn(attempts(house, received)).await.unwrap_or_else(|_| plain_failure());
    Ok(out.response(&encoding))
}

fn busy() -> Response<Full<Bytes>> {
    let busy = Outgoing::page(503, "Too many at once. Press again in a minute.\n".to_owned());
    busy.header("retry-after", "30").response("")
}

async fn attempts(house: Arc<House>, received: Received) -> Outgoing {
    let received = Arc::new(received);
    for _ in 0..ATTEMPTS {
        let (one, two) = (Arc::clone(&house), Arc::clone(&received));
        let Ok(step) = tokio::task::spawn_blocking(move || Step::of(&one, &two)).await else {
            return plain_failure();
        };
        let pending = match step {
            Step::Done(out) => return out,
            Step::Append(pending) => pending,
        };
        match finish(&house, *pending).await {
            Ok(out) => return out,
            // Spent: perhaps by the same press, which then has its answer.
            Err(AppendError::Clash { .. } | AppendError::Spent) => {}
            Err(error) => {
                return problem_now(house, received, problem_of(&error)).await;
            }
        }
    }
    problem_now(house, received, Problem::Clash(StreamId::default())).await
}

fn plain_failure() -> Outgoing {
    Outgoing::page(500, "We could not do this. Nothing was kept just now.\n".to_owned())
}

async fn problem_now(house: Arc<House>, received: Arc<Received>, problem: Problem) -> Outgoing {
    let render = move || {
        let live = session::find(&house, received.cookie(&gate::cookie_name(&house, "session")));
        let reader = reader(&house, &received, live.as_ref());
        reader.problem(problem, received.form.as_ref().unwrap_or(&Form::default()))
    };
    tokio::task::spawn_blocking(render).await.unwrap_or_else(|_| plain_failure())
}

fn problem_of(error: &AppendError) -> Problem {
    match error {
        AppendError::Clash { stream, .. } => Problem::Clash(*stream),
        AppendError::Done(_) => Problem::OtherContent,
        AppendError::Spent => Problem::Spent,
        AppendError::Full => Problem::Full,
        AppendError::Refused(_) | AppendError::Failed => Problem::Failed,
    }
}

/// What a request needs before it can be answered.
pub enum Step {
    /// It is answered.
    Done(Outgoing),
    /// First this has to stand.
    Append(Box<Pending>),
}

/// Batches to be appended one after the other, then the answer.
pub struct Pending {
    /// The batches.
    pub batches: Vec<Prepared>,
    /// The answer.
    pub then: Outgoing,
    /// Looks that are on the trail once the batches stand.
    pub looks: (PersonId, Vec<Look>),
}

async fn finish(house: &Arc<House>, pending: Pending) -> Result<Outgoing, AppendError> {
    for prepared in pending.batches {
        let (send, receive) = oneshot::channel();
        house.store.submit(
            prepared.batch.clone(),
            Box::new(move |answer| {
                let _ = send.send(answer);
            }),
        );
        let appended: Appended = match receive.await {
            Ok(Ok(appended)) => appended,
            // The same command arrived twice at once: the other one stands, and the answer is the same.
            Ok(Err(AppendError::Done(done)))
                if done.digest == prepared.batch.commit.statement.command_digest =>
            {
                continue;
            }
            Ok(Err(error)) => return Err(error),
            Err(_) => return Err(AppendError::Failed),
        };
        house.settle(&prepared, &appended);
    }
    house.looked(pending.looks.0, &pending.looks.1);
    Ok(pending.then)
}

impl Step {
    fn of(house: &House, received: &Received) -> Self {
        let live = session::find(house, received.cookie(&gate::cookie_name(house, "session")));
        match way(house, received, live.as_ref()) {
            Ok(step) => step,
            Err(problem) => {
                let reader = reader(house, received, live.as_ref());
                let typed = received.form.clone().unwrap_or_default();
                if problem == Problem::SignIn && received.method == Method::GET {
                    return Self::Done(Outgoing::go("/sign-in"));
                }
                Self::Done(reader.problem(problem, &typed))
            }
        }
    }
}

fn reader<'a>(house: &'a House, received: &'a Received, live: Option<&'a Live>) -> Reader<'a> {
    let chosen = web::Language::from_code(received.cookie(&gate::cookie_name(house, "language")));
    let language = match live {
        Some(live) => live.session.language,
        None => chosen.unwrap_or_else(|| received.language()),
    };
    Reader { house, language, who: live.map(|live| &live.who), path: &received.path, query: &received.query }
}

fn way(house: &House, received: &Received, live: Option<&Live>) -> Result<Step, Problem> {
    let style = web::assets::stylesheet();
    if received.method == Method::GET && received.path == style.path {
        return Ok(Step::Done(Outgoing::asset(style.content_type, style.bytes.to_vec())));
    }
    let verb = match received.method {
        Method::GET | Method::HEAD => Some(Verb::Get),
        Method::POST => Some(Verb::Post),
        _ => None,
    };
    let reader = reader(house, received, live);
    if house.is_empty() && !received.path.starts_with("/set-up/") && received.path != "/health" {
        return Err(Problem::NotSetUp);
    }
    // A name that a stranger points at this machine would share an origin with what it asks here.
    if house.demo && !received.is_for_loopback() {
        return Err(Problem::Origin);
    }
    match paths::find(verb, &received.path) {
        Found::Nothing => Err(Problem::Absent),
        Found::OtherVerb => Err(Problem::Verb),
        Found::Door(..) | Found::Route(..)
            if received.method != Method::GET
                && received.method != Method::HEAD
                && !received.comes_from_our_pages() =>
        {
            Err(Problem::Origin)
        }
        Found::Door(door, params) => {
            Ok(Step::Done(gate::answer(house, door, &params, received, live, &reader)))
        }
        Found::Route(route, params) => {
            let live = live.ok_or(Problem::SignIn)?;
            Way { house, received, live, reader, route, params }.go()
        }
    }
}
