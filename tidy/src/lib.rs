//! House rules as code. Each rule reads the whole repository and names every place that breaks it, with the reason for
//! the rule. `tests/house.rs` applies them; `tests/planted_*.rs` prove that each can
//! fail.

pub mod dependencies;
pub mod languages;
pub mod layers;
pub mod map;
pub mod names;
pub mod ratchet;
pub mod repo;
pub mod rules;
pub mod rust;
pub mod size;
pub mod words;

pub use repo::{Dependency, File, Package, Repo};
pub use rules::{Finding, RULES, Rule};
