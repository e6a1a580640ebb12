//! Routes, requests, replies, problems; the page frame, its components, languages and stylesheet.
//!
//! Pure: pages are made from what a route was given. No sockets, no clock, no storage.

pub mod assets;
pub mod codes;
pub mod components;
pub mod context;
pub mod fields;
pub mod frame;
pub mod input;
pub mod language;
pub mod problem;
pub mod reply;
pub mod request;
pub mod route;
pub mod standing;
pub mod time;

pub use codes::{Code, Codes};
pub use context::{Context, Naming, OpenStream, Principal};
pub use language::{Arg, Language, Piece, Texts, Words};
pub use problem::Problem;
pub use reply::{Keep, Look, Outcome, Reply, View};
pub use request::{Form, Request};
pub use route::{Route, Scope, Verb};
