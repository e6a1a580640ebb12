//! `pamoja bench`: invented cases in any number, a server over them as a child, and what each thing
//! that people do most costs it. All people are invented; nothing is kept.

mod acts;
mod cast;
mod child;
mod clock;
mod course;
mod dice;
mod fill;
mod folder;
mod load;
mod names;
mod person;
mod report;
mod stock;
#[cfg(test)]
mod tests;
mod wire;

use std::path::Path;
use std::time::Duration;

use facts::Clock;

use crate::demo::Folders;
use crate::house::{CommitError, House, OpenError, RootKey};
use crate::system::SystemClock;

pub use acts::What;
pub use report::Report;

/// Why there are no figures.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The pack.
    #[error("packs/demo/volume.json: {0}")]
    Pack(#[from] serde_json::Error),
    /// The house.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Writing.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// A folder, a process or a connection.
    #[error(transparent)]
    System(#[from] std::io::Error),
    /// A page that should be there.
    #[error("{0} was answered with {1}")]
    Answer(&'static str, u16),
    /// What cannot be.
    #[error("this build is broken: {0}")]
    Odd(&'static str),
}

/// What is asked for.
pub struct Order<'a> {
    /// How many cases.
    pub cases: usize,
    /// Clients at once, a run each.
    pub clients: &'a [usize],
    /// How long each run is.
    pub time: Duration,
    /// What is run.
    pub acts: &'a [What],
    /// Where the fresh folder is made.
    pub parent: &'a Path,
}

/// Who is told how far it is.
pub trait Progress {
    /// So many cases of so many are made.
    fn made(&self, done: usize, of: usize);
    /// A run begins.
    fn begins(&self, what: &str);
}

/// Makes, starts, drives, measures; leaves nothing behind.
///
/// # Errors
/// [`BenchError`].
pub fn run(order: &Order<'_>, progress: &dyn Progress) -> Result<Report, BenchError> {
    let stock = stock::Stock::read()?;
    let name = format!("bench-{}", std::process::id());
    let scratch = folder::Scratch::below(order.parent, &name)?;
    let watch = clock::Watch::start();
    let made = fill::fill(scratch.path(), &stock, order.cases, progress)?;
    let making = watch.passed();
    let stored = scratch.stored();
    let (open, facts, workers) = (made.open, made.facts, made.workers.len());
    progress.begins("start");
    let server = child::Server::start(scratch.path())?;
    let at_start = server.memory()?;
    let mut dice = dice::Dice::seeded("demo order", u64::try_from(order.cases).unwrap_or(0));
    let cast = cast::Cast::sign_in(server.address, made, &mut dice)?;
    let runs = runs(order, &server, &cast, &stock, progress)?;
    let pages = cast.look()?;
    Ok(Report {
        cases: order.cases,
        open,
        facts,
        workers,
        making,
        stored,
        start: (server.ready, server.ready_cpu),
        at_start,
        pages,
        runs,
        at_end: server.memory()?,
    })
}

fn runs(
    order: &Order<'_>,
    server: &child::Server,
    cast: &cast::Cast,
    stock: &stock::Stock,
    progress: &dyn Progress,
) -> Result<Vec<load::Run>, BenchError> {
    let today = facts::local(SystemClock::default().now()).date();
    let mut runs = Vec::new();
    let mut number = 1_000_u64;
    for what in order.acts {
        for (nth, clients) in order.clients.iter().enumerate() {
            number = number.saturating_add(1);
            let turn = acts::Turn { nth, of: order.clients.len() };
            let props = acts::Props { stock, today, number };
            let act = acts::act(*what, cast, turn, &props)?;
            progress.begins(&format!("{}, {clients} at once, server {}", what.name(), server.id()));
            let load = load::Load { clients: *clients, time: order.time };
            runs.push(load::drive(server, load, *what, &act)?);
        }
    }
    Ok(runs)
}

/// Opens the house that the bench made in that folder.
///
/// # Errors
/// [`OpenError`].
pub fn reopen(folder: &Path) -> Result<House, OpenError> {
    let folders = Folders::below(folder);
    let root = RootKey::read(&folders.root)?;
    House::open(&fill::ground(&folders, root))
}
