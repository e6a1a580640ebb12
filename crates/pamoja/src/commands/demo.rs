//! `pamoja demo`: the invented network, made in the user's state folder and served on loopback.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use facts::Clock;
use jiff::Timestamp;

use super::{Stop, say, serve};
use crate::demo;
use crate::system::{SystemClock, SystemEntropy};

/// What `pamoja demo` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Make the network anew.
    #[arg(long)]
    fresh: bool,
    /// Where to listen; port 0 takes any that is free. Without it 7374, or any free one if that is taken.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// The folder to make it in, if not the user's state folder.
    #[arg(long)]
    state: Option<PathBuf>,
    /// Pretend it is this moment, for instance 2026-11-24T08:00+03:00.
    #[arg(long)]
    now: Option<String>,
    /// Make it and stop.
    #[arg(long, hide = true)]
    only_make: bool,
}

/// Makes or opens the demo, prints the ways in, serves.
pub fn run(args: &Args) -> Result<(), Stop> {
    let listen = args.listen.unwrap_or_else(free_or_any);
    if !listen.ip().is_loopback() {
        return Err(Stop::usage("the demo listens on loopback only: its links let anyone in"));
    }
    let state = state_folder(args)?;
    if args.fresh {
        remake(&state)?;
    }
    let clock: Arc<dyn Clock> = match &args.now {
        None => Arc::new(SystemClock::default()),
        Some(text) => Arc::new(SystemClock::showing(moment(text)?)),
    };
    let (house, root) = demo::open(&state, clock, Arc::new(SystemEntropy)).map_err(Stop::environment)?;
    let entrances = demo::entrances(&house, &root).map_err(Stop::environment)?;
    if args.only_make {
        return Ok(());
    }
    say("All people and organisations here are invented.");
    serve::run_house(house, listen, move |address| {
        for one in &entrances {
            let way = match &one.path {
                Some(path) => format!("http://{address}{path}"),
                None => "from a later release".to_owned(),
            };
            say(&format!("{}, {}, {}  {way}", one.name, one.role, one.organisation));
        }
        say(&format!("Ready: http://{address}/"));
    })
}

/// The demo's own port, so that links look alike from day to day; any other if someone has it.
fn free_or_any() -> SocketAddr {
    let own = SocketAddr::from(([127, 0, 0, 1], 7374));
    match std::net::TcpListener::bind(own) {
        Ok(_) => own,
        Err(_) => SocketAddr::from(([127, 0, 0, 1], 0)),
    }
}

fn moment(text: &str) -> Result<Timestamp, Stop> {
    let read = facts::Edtf::parse(text).map_err(|_| Stop::usage("--now takes 2026-11-24T08:00+03:00"))?;
    Timestamp::from_second(read.start()).map_err(Stop::usage)
}

fn state_folder(args: &Args) -> Result<PathBuf, Stop> {
    if let Some(state) = &args.state {
        return Ok(state.clone());
    }
    let base = std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local").join("state")));
    let base = base.ok_or_else(|| Stop::environment("no home folder: use --state"))?;
    Ok(base.join("pamoja").join("demo"))
}

/// Removes what an earlier demo made, and nothing else.
fn remake(state: &Path) -> Result<(), Stop> {
    for folder in ["data", "keys"] {
        let folder = state.join(folder);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(Stop::environment)?;
        }
    }
    Ok(())
}
