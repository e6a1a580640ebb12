//! Which crate may use which: HOUSE §1 as a table. A crate that is not named here is a slice.

use crate::{Finding, Package, Repo};

/// What each named crate may use of ours; the order is from the bottom up.
const LAYERS: &[(&str, &[&str])] = &[
    ("seal", &[]),
    ("form", &[]),
    ("stats", &[]),
    ("facts", &["seal"]),
    ("access", &["facts"]),
    ("store", &["facts", "seal"]),
    ("web", &["access", "facts", "form"]),
];

/// What a slice may use: never another slice, never keys, never the store.
const SLICE: &[&str] = &["facts", "access", "web", "form"];

/// Crates above the slices, which may use everything below them, and nobody may use them.
const TOPS: [&str; 6] = ["pamoja", "offline", "indicators", "exchange", "stories", "tidy"];

/// What makes a crate depend on a platform, a runtime or a database.
const PLATFORM: [&str; 13] = [
    "axum",
    "getrandom",
    "hyper",
    "hyper-util",
    "mio",
    "postgres",
    "reqwest",
    "rusqlite",
    "rustls",
    "socket2",
    "tokio",
    "tempfile",
    "wasm-bindgen",
];

pub fn is_slice(name: &str) -> bool {
    !TOPS.contains(&name) && !LAYERS.iter().any(|(each, _)| *each == name)
}

/// Synchronous, without files, sockets or clock: everything but the store and the tops.
pub fn is_pure(name: &str) -> bool {
    name != "store" && (!TOPS.contains(&name) || matches!(name, "indicators" | "exchange"))
}

/// Where a crate stands on the map: lower first.
pub fn height(name: &str) -> usize {
    let top = TOPS.iter().rev().position(|each| *each == name);
    let layer = LAYERS.iter().position(|(each, _)| *each == name);
    layer.unwrap_or(LAYERS.len() + top.map_or(0, |at| at + 1))
}

/// Uses that the table does not allow; what only tests use obeys it too, but may also take the store.
pub fn wrong_way(repo: &Repo) -> Vec<Finding> {
    let mut found = Vec::new();
    for package in &repo.packages {
        for used in package.dependencies.iter().filter(|used| used.ours) {
            let for_tests =
                used.dev && used.name == "store" && package.name != "seal" && package.name != "facts";
            if !may_use(&package.name, &used.name) && !for_tests {
                found.push(Finding::new(package.name.clone(), format!("uses {}", used.name)));
            }
        }
    }
    found
}

pub fn platform_below(repo: &Repo) -> Vec<Finding> {
    let pure = repo.packages.iter().filter(|package| is_pure(&package.name));
    let mut found: Vec<Finding> = pure.flat_map(|package| platform_of(package, &PLATFORM)).collect();
    let engines = ["postgres", "rusqlite"];
    let others = repo.packages.iter().filter(|package| !matches!(package.name.as_str(), "store"));
    found.extend(
        others.filter(|package| !is_pure(&package.name)).flat_map(|package| platform_of(package, &engines)),
    );
    found
}

fn platform_of(package: &Package, platform: &[&str]) -> Vec<Finding> {
    let used = package.dependencies.iter().filter(|used| !used.dev && platform.contains(&used.name.as_str()));
    used.map(|used| Finding::new(package.name.clone(), format!("depends on {}", used.name))).collect()
}

fn may_use(package: &str, used: &str) -> bool {
    if TOPS.contains(&used) {
        return matches!((package, used), ("pamoja" | "offline", "indicators" | "exchange"));
    }
    if TOPS.contains(&package) {
        return true;
    }
    let own = LAYERS.iter().find(|(each, _)| *each == package);
    own.map_or(SLICE, |(_, below)| below).contains(&used)
}
