//! `pamoja serve`: a house on a socket.

use std::net::SocketAddr;
use std::sync::Arc;

use super::{Place, Stop, say};
use crate::door;
use crate::house::{Ground, House, RootKey};
use crate::system::{SystemClock, SystemEntropy};

/// What `pamoja serve` can be told.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    /// Where to listen. A proxy before it speaks TLS to the world.
    #[arg(long, env = "PAMOJA_LISTEN", default_value = "127.0.0.1:8443")]
    listen: SocketAddr,
}

/// Opens the house and serves it.
pub fn run(args: &Args) -> Result<(), Stop> {
    let house = open(&args.place, false)?;
    run_house(house, args.listen, |address| say(&format!("Ready: http://{address}/")))
}

/// Opens a house with its root key file; with `repair`, also one whose cards are broken.
pub fn open(place: &Place, repair: bool) -> Result<House, Stop> {
    let root =
        RootKey::read(&place.root()).map_err(|error| Stop::environment(format!("root key: {error}")))?;
    let ground = Ground {
        data: &place.data,
        keys: &place.keys,
        root,
        clock: Arc::new(SystemClock::default()),
        entropy: Arc::new(SystemEntropy),
        demo: false,
        repair,
    };
    House::open(&ground).map_err(Stop::environment)
}

/// Opens a house to be checked: what is damaged already at the door was found wrong, too.
pub fn open_to_check(place: &Place) -> Result<House, Stop> {
    open(place, true).map_err(|stop| if stop.is_damage() { Stop::wrong(stop.what()) } else { stop })
}

/// Serves until the process is asked to stop.
pub fn run_house(house: House, listen: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), Stop> {
    // Four blocking threads keep memory low at the same speed (measured before building).
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(4)
        .enable_all()
        .build()
        .map_err(Stop::environment)?;
    runtime.block_on(door::serve(Arc::new(house), listen, ready)).map_err(Stop::environment)
}
