//! `pamoja bench`: figures of this build on this machine, over invented cases.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use super::{Stop, say, serve};
use crate::bench::{self, Order, Progress, What};

/// What `pamoja bench` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// How many cases are invented.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    cases: u32,
    /// Clients at once, a run each.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 8])]
    clients: Vec<u16>,
    /// How long each run is.
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// Only these.
    #[arg(long, value_delimiter = ',')]
    only: Vec<What>,
    /// One JSON object on standard output.
    #[arg(long)]
    json: bool,
    /// Where the fresh folder is made, if not in the user's state folder; it is removed afterwards.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Serve what a bench made: it starts itself so.
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
}

/// Measures, or serves to be measured.
pub fn run(args: &Args) -> Result<(), Stop> {
    if let Some(folder) = &args.serve {
        let house = bench::reopen(folder).map_err(Stop::environment)?;
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        return serve::run_house(house, listen, |address| say(&format!("Ready: http://{address}/")));
    }
    if args.clients.iter().any(|clients| !(1..=64).contains(clients)) {
        return Err(Stop::usage("--clients takes numbers from 1 to 64"));
    }
    let clients: Vec<usize> = args.clients.iter().copied().map(usize::from).collect();
    let order = Order {
        cases: usize::try_from(args.cases).unwrap_or(usize::MAX),
        clients: &clients,
        time: Duration::from_secs(args.seconds.into()),
        acts: if args.only.is_empty() { &What::ALL } else { &args.only },
        parent: &parent(args)?,
    };
    let report = bench::run(&order, &Told { json: args.json }).map_err(Stop::environment)?;
    if args.json {
        let result = report.json();
        say(&serde_json::json!({"v": 1, "command": "bench", "ok": true, "result": result}).to_string());
    } else {
        for line in report.lines() {
            say(&line);
        }
    }
    Ok(())
}

/// On the disk where data would lie: a folder in memory would flatter the figures.
fn parent(args: &Args) -> Result<PathBuf, Stop> {
    if let Some(folder) = &args.folder {
        return Ok(folder.clone());
    }
    let base = std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local").join("state")));
    let base = base.ok_or_else(|| Stop::environment("no home folder: use --folder"))?;
    Ok(base.join("pamoja"))
}

struct Told {
    json: bool,
}

impl Told {
    #[expect(clippy::print_stderr, reason = "progress goes to standard error")]
    fn line(&self, text: &str, json: &serde_json::Value) {
        if self.json {
            eprintln!("{json}");
        } else {
            eprintln!("{text}");
        }
    }
}

impl Progress for Told {
    fn made(&self, done: usize, of: usize) {
        self.line(&format!("{done} of {of} cases"), &serde_json::json!({"made": done, "of": of}));
    }

    fn begins(&self, what: &str) {
        self.line(what, &serde_json::json!({"begins": what}));
    }
}
