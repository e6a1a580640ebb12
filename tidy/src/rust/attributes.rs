//! Rules about openings, attributes and lints.

use super::{Token, at, tokens};
use crate::{File, Finding, Repo};

/// Crates whose every public item is explained.
const DOCUMENTED: [&str; 5] = ["seal", "facts", "access", "form", "stats"];
/// Crates without indexing and unchecked arithmetic.
const CAREFUL: [&str; 4] = ["seal", "facts", "store", "form"];

/// Every file but tests begins with `//!`; the first file of a crate always does.
pub fn without_opening(repo: &Repo) -> Vec<Finding> {
    let files = repo.rust_files().filter(|file| is_first(file) || !file.is_test());
    let mute = files.filter(|file| !file.text.trim_start().starts_with("//!"));
    mute.map(|file| Finding::new(file.path.clone(), "does not open with `//!` and what it is for")).collect()
}

/// `allow` anywhere in an attribute, and `expect` without a reason.
pub fn allowed_lints(repo: &Repo) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in repo.rust_files() {
        for attribute in attributes(file) {
            for (index, token) in attribute.iter().enumerate() {
                let called = attribute.get(index + 1).is_some_and(|next| next.text == "(");
                if called && token.text == "allow" {
                    found.push(at(file, token, "`allow`: use `expect` with a reason"));
                }
                if called && token.text == "expect" && !attribute.iter().any(|each| each.text == "reason") {
                    found.push(at(file, token, "`expect` without a reason"));
                }
            }
        }
    }
    found
}

/// The workspace forbids unsafe code and warns of `unwrap`; each crate takes the workspace's lints as they are.
pub fn lints(repo: &Repo) -> Vec<Finding> {
    let mut found = Vec::new();
    let root = table(repo, "Cargo.toml");
    let level = |group: &str, name: &str| {
        let lint = &root.get("workspace")?.get("lints")?.get(group)?.get(name)?;
        lint.as_str().or_else(|| lint.get("level")?.as_str()).map(str::to_owned)
    };
    if level("rust", "unsafe_code").as_deref() != Some("forbid") {
        found.push(Finding::new("Cargo.toml", "unsafe_code is not forbidden"));
    }
    for lint in ["unwrap_used", "expect_used", "disallowed_methods", "allow_attributes_without_reason"] {
        if level("clippy", lint).is_none_or(|level| level == "allow") {
            found.push(Finding::new("Cargo.toml", format!("clippy::{lint} is not on")));
        }
    }
    for package in &repo.packages {
        let manifest = format!("{}/Cargo.toml", package.folder);
        let own = table(repo, &manifest).remove("lints");
        let taken = own.as_ref().and_then(toml::Value::as_table);
        if !taken
            .is_some_and(|own| own.len() == 1 && own.get("workspace") == Some(&toml::Value::Boolean(true)))
        {
            found.push(Finding::new(manifest, "`[lints]` is not exactly `workspace = true`"));
        }
    }
    found
}

pub fn undocumented(repo: &Repo) -> Vec<Finding> {
    lacking(repo, &DOCUMENTED, &["missing_docs"])
}

pub fn careless(repo: &Repo) -> Vec<Finding> {
    lacking(repo, &CAREFUL, &["indexing_slicing", "arithmetic_side_effects"])
}

/// The crates whose first file does not turn these lints on for the whole crate.
fn lacking(repo: &Repo, crates: &[&str], lints: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    let packages = repo.packages.iter().filter(|package| crates.contains(&package.name.as_str()));
    for package in packages {
        let path = format!("{}/src/lib.rs", package.folder);
        let Some(file) = repo.file(&path) else {
            continue;
        };
        let on: Vec<Vec<Token>> = attributes(file).into_iter().filter(|each| turns_on(each)).collect();
        for lint in lints.iter().filter(|lint| !on.iter().flatten().any(|token| token.text == **lint)) {
            found.push(Finding::new(path.clone(), format!("`#![warn({lint})]` or stronger is missing")));
        }
    }
    found
}

/// `#![warn(…)]`, `#![deny(…)]` or `#![forbid(…)]`.
fn turns_on(attribute: &[Token]) -> bool {
    let inner = attribute.first().is_some_and(|token| token.text == "!");
    inner && attribute.get(2).is_some_and(|token| matches!(token.text.as_str(), "warn" | "deny" | "forbid"))
}

/// The tokens of each attribute, from behind its `#` to its last bracket.
fn attributes(file: &File) -> Vec<Vec<Token>> {
    let tokens = tokens(file);
    let starts = tokens.iter().enumerate().filter(|(index, token)| {
        let next = tokens.get(index + 1).map_or("", |next| next.text.as_str());
        let second = tokens.get(index + 2).map_or("", |next| next.text.as_str());
        token.text == "#" && (next == "[" || (next == "!" && second == "["))
    });
    starts.map(|(index, _)| tokens[index + 1..].iter().scan(0, until_closed).cloned().collect()).collect()
}

/// Goes on until the first bracket is closed again.
fn until_closed<'a>(depth: &mut i32, token: &'a Token) -> Option<&'a Token> {
    if *depth < 0 {
        return None;
    }
    match token.text.as_str() {
        "[" => *depth += 1,
        "]" => *depth -= 1,
        _ => {}
    }
    if token.text == "]" && *depth == 0 {
        *depth = -1;
    }
    Some(token)
}

fn is_first(file: &File) -> bool {
    file.path.ends_with("/src/lib.rs") || file.path.ends_with("/src/main.rs")
}

fn table(repo: &Repo, path: &str) -> toml::Table {
    repo.file(path).and_then(|file| file.text.parse().ok()).unwrap_or_default()
}
