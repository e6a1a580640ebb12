//! Where facts are kept: SQLite and memory behind the port of `facts`, and nothing of what they mean.
//!
//! Ciphertext, clear headers, SQL and files; no plaintext, no key of a stream, no word of the domain.
//! The rules of appending stand once, in `rules`, and both engines obey them.

#![warn(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

pub mod check;
pub mod epoch;
pub mod export;
mod files;
mod memory;
mod rules;
mod sqlite;

pub use memory::MemoryStore;
#[cfg(feature = "weaken")]
pub use sqlite::Weaken;
pub use sqlite::{Opening, Options, SqliteStore};
