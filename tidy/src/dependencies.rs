//! Crates from outside: each listed with its reason, each under a licence we may ship.

use crate::{Finding, Repo};
use std::collections::BTreeSet;

const LIST: &str = "docs/dependencies.md";
const POLICY: &str = "deny.toml";

/// Direct dependencies that the list does not name, and names it should no longer hold.
pub fn unlisted(repo: &Repo) -> Vec<Finding> {
    let Some(list) = repo.file(LIST) else {
        return vec![Finding::new(
            LIST,
            "is missing; it has a row `| `name` | why … |` for each direct dependency",
        )];
    };
    let used = repo.packages.iter().flat_map(|package| &package.dependencies).filter(|used| !used.ours);
    let used: BTreeSet<&str> = used.map(|used| used.name.as_str()).collect();
    let named: BTreeSet<&str> = list.text.lines().filter_map(row).collect();
    let missing = used.difference(&named).map(|name| Finding::new(LIST, format!("no row for `{name}`")));
    let stale =
        named.difference(&used).map(|name| Finding::new(LIST, format!("`{name}` is not used any more")));
    missing.chain(stale).collect()
}

/// The name that a row of the list begins with.
fn row(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("| `")?.split_once('`').map(|(name, _)| name)
}

/// Crates that are built in and whose licence `deny.toml` does not allow, or which it bans.
pub fn unlicensed(repo: &Repo) -> Vec<Finding> {
    let policy: toml::Table = match repo.file(POLICY).and_then(|file| file.text.parse().ok()) {
        Some(policy) => policy,
        None => return vec![Finding::new(POLICY, "is missing or cannot be read")],
    };
    let allowed = texts(policy.get("licenses").and_then(|licences| licences.get("allow")));
    let banned = policy.get("bans").and_then(|bans| bans.get("deny")).and_then(toml::Value::as_array);
    let banned: Vec<String> = banned.into_iter().flatten().filter_map(name).collect();
    let mut found = Vec::new();
    for (name, licence) in &repo.licences {
        if !is_allowed(licence, &allowed) {
            found.push(Finding::new(name, format!("is under {licence:?}")));
        }
        if banned.contains(name) {
            found.push(Finding::new(name, format!("is banned by {POLICY}")));
        }
    }
    found
}

fn texts(value: Option<&toml::Value>) -> Vec<String> {
    let all = value.and_then(toml::Value::as_array).into_iter().flatten();
    all.filter_map(|each| each.as_str().map(str::to_owned)).collect()
}

/// A ban is a name, or a table with `crate` or `name`.
fn name(ban: &toml::Value) -> Option<String> {
    let named = ban.get("crate").or(ban.get("name")).unwrap_or(ban);
    named.as_str().map(str::to_owned)
}

/// Evaluates an SPDX expression: `OR` of `AND`s, brackets, `WITH` as part of the name; `/` is an old `OR`.
pub fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let fine = either(&mut rest, allowed);
    fine && rest.is_empty() && !words.is_empty()
}

fn either(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut fine = both(rest, allowed);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        fine |= both(rest, allowed);
    }
    fine
}

fn both(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut fine = one(rest, allowed);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        fine &= one(rest, allowed);
    }
    fine
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let fine = either(rest, allowed);
            if let [")", after @ ..] = *rest {
                *rest = after;
                return fine;
            }
            false
        }
        [name, "WITH", exception, after @ ..] => {
            *rest = after;
            allowed.contains(&format!("{name} WITH {exception}"))
        }
        [name, after @ ..] => {
            *rest = after;
            allowed.iter().any(|each| each == name)
        }
        [] => false,
    }
}
