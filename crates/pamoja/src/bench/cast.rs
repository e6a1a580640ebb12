//! Who asks: the supervisor of everyone and the caseworkers, signed in through their links.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;

use facts::StreamId;

use super::BenchError;
use super::dice::Dice;
use super::fill::{Made, Member, Sought};
use super::wire::{Asking, Wire};

/// More caseworkers than this need not sign in.
const MOST_SIGNED_IN: usize = 400;
const CHECKED: usize = 100;

/// A caseworker in a session.
pub struct Worker {
    /// Their session.
    pub session: String,
    /// Their cases.
    pub cases: Vec<StreamId>,
}

/// Everyone who asks.
pub struct Cast {
    /// Where the server listens.
    pub server: SocketAddr,
    /// The supervisor's session.
    pub supervisor: String,
    /// The caseworkers.
    pub workers: Vec<Worker>,
    /// Every case of those workers, with the worker's place, in no order.
    pub cases: Vec<(usize, StreamId)>,
    /// Who is looked for.
    pub sought: Vec<Sought>,
}

/// Bytes of whole pages as they go over the wire, without heads.
pub struct Pages {
    /// Name and bytes.
    pub sizes: Vec<(&'static str, usize)>,
    /// Rows on the supervisor's list.
    pub rows: usize,
    /// Of so many people looked for with a misspelt name …
    pub looked_for: usize,
    /// … so many were on the page.
    pub found: usize,
}

impl Cast {
    /// Signs everyone in.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn sign_in(server: SocketAddr, made: Made, dice: &mut Dice) -> Result<Self, BenchError> {
        let mut wire = Wire::to(server)?;
        let supervisor = session(&mut wire, server, &made.supervisor)?;
        let mut workers = Vec::new();
        for Member { link, cases } in made.workers.into_iter().take(MOST_SIGNED_IN) {
            workers.push(Worker { session: session(&mut wire, server, &link)?, cases });
        }
        let all = workers.iter().enumerate();
        let mut cases: Vec<(usize, StreamId)> =
            all.flat_map(|(place, worker)| worker.cases.iter().map(move |case| (place, *case))).collect();
        for left in (1..cases.len()).rev() {
            cases.swap(left, dice.below(left.saturating_add(1)));
        }
        Ok(Self { server, supervisor, workers, cases, sought: made.sought })
    }

    /// The session of a worker.
    #[must_use]
    pub fn session_of(&self, worker: usize) -> &str {
        self.workers.get(worker).map_or("", |worker| worker.session.as_str())
    }

    /// Looks at each page once: is it what it should be, and how large?
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn look(&self) -> Result<Pages, BenchError> {
        let mut wire = Wire::to(self.server)?;
        let mut sizes = Vec::new();
        let style = &web::assets::stylesheet().path;
        let case =
            self.cases.first().map(|(worker, case)| (self.session_of(*worker), format!("/cases/{case}")));
        let (worker, case) = case.unwrap_or_default();
        let mut rows = 0;
        for (name, path, session) in [
            ("stylesheet", style.as_str(), ""),
            ("sign-in", "/sign-in", ""),
            ("work", "/work", worker),
            ("case", case.as_str(), worker),
            ("list", "/cases", &self.supervisor),
        ] {
            let answer = wire.ask(&Asking::get(self.server, path, session))?;
            if answer.status != 200 {
                return Err(BenchError::Answer(name, answer.status));
            }
            sizes.push((name, answer.body.len()));
            rows = cases_on(&answer.text()).len();
        }
        let (looked_for, found) = self.find(&mut wire)?;
        Ok(Pages { sizes, rows, looked_for, found })
    }

    fn find(&self, wire: &mut Wire) -> Result<(usize, usize), BenchError> {
        let (mut looked_for, mut found) = (0_usize, 0_usize);
        for (nth, sought) in self.sought.iter().take(CHECKED).enumerate() {
            let command = format!("{:032x}", nth.saturating_add(1));
            let form = [("command", command.as_str()), ("q", sought.words.as_str())];
            let to = gone_to(wire, &Asking::post(self.server, "/search", &self.supervisor, &form))?;
            let page = wire.ask(&Asking::get(self.server, &to, &self.supervisor))?.text();
            looked_for = looked_for.saturating_add(1);
            found = found.saturating_add(usize::from(cases_on(&page).contains(&sought.case.to_string())));
        }
        Ok((looked_for, found))
    }
}

/// The cases that a page leads to.
fn cases_on(page: &str) -> BTreeSet<String> {
    let links = page.split("/cases/").skip(1).filter_map(|rest| rest.get(..32));
    links.filter(|id| id.bytes().all(|sign| sign.is_ascii_hexdigit())).map(str::to_owned).collect()
}

fn session(wire: &mut Wire, server: SocketAddr, link: &str) -> Result<String, BenchError> {
    let answer = wire.ask(&Asking::post(server, link, "", &[]))?;
    answer.session().ok_or(BenchError::Answer("sign-in", answer.status))
}

/// Sends a form that leads on, and says where to.
///
/// # Errors
/// If it does not lead on.
pub fn gone_to(wire: &mut Wire, asking: &Asking) -> io::Result<String> {
    let answer = wire.ask(asking)?;
    if answer.status == 303 {
        Ok(answer.header("location").to_owned())
    } else {
        Err(io::Error::other(format!("a form was answered with {}", answer.status)))
    }
}
