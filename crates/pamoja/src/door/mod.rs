//! The door: sockets, limits, sessions, and the way of a request. No rule lives here.

mod answer;
mod gate;
mod http;
mod listen;
mod paths;
mod run;
mod session;
mod throttle;
mod way;

pub use gate::{DEMO_KIND, SETUP_KIND};
pub use listen::serve;
pub use paths::{DOOR_PATHS, routes};
pub use session::{Live, Token};
