//! One short function a route: read the request, fold, decide, reply.

pub mod consent;
pub mod known;
pub mod list;
pub mod name;
pub mod notes;
pub mod opening;
pub mod overview;
pub mod review;
pub mod safety;
pub mod staff;
pub mod work;

use access::Action;
use web::{Context, Outcome, Problem, Route, Scope, Verb};

type Run = fn(&Context<'_>) -> Result<Outcome, Problem>;

const fn get(path: &'static str, scope: Scope, may: Action, run: Run) -> Route {
    Route { verb: Verb::Get, path, scope, may, run }
}

const fn post(path: &'static str, scope: Scope, may: Action, run: Run) -> Route {
    Route { verb: Verb::Post, path, scope, may, run }
}
