//! Rules about the text of Rust files. They read tokens, so comments and strings never deceive them.

mod attributes;
mod tokens;

pub use attributes::{allowed_lints, careless, lints, undocumented, without_opening};
pub use tokens::{Token, parse, tokens, working_tokens};

use crate::layers::{is_pure, is_slice};
use crate::{File, Finding, Repo};

/// Modules of the standard library that reach outside.
const OUTSIDE: [&str; 6] = ["env", "fs", "net", "os", "process", "thread"];

pub fn unsafe_code(repo: &Repo) -> Vec<Finding> {
    each(repo, |file| {
        let found = tokens(file).iter().filter(|token| token.text == "unsafe");
        found.map(|token| at(file, token, "`unsafe`")).collect()
    })
}

/// What pure crates must not reach, outside their tests.
pub fn impure(repo: &Repo) -> Vec<Finding> {
    each(repo, |file| {
        if !file.crate_name().is_some_and(is_pure) || file.is_test() {
            return Vec::new();
        }
        let tokens = working_tokens(file);
        let mut found = Vec::new();
        for (at_token, token) in tokens.iter().enumerate() {
            if matches!(token.text.as_str(), "SystemTime" | "Instant" | "thread_rng" | "OsRng" | "SysRng") {
                found.push(at(file, token, &format!("`{}`: time and chance are arguments", token.text)));
            }
            if token.text == "std" {
                let reached = reached(&tokens[at_token..]);
                let bad = reached.into_iter().filter(|name| OUTSIDE.contains(&name.as_str()));
                found.extend(bad.map(|name| at(file, token, &format!("`std::{name}`"))));
            }
        }
        found
    })
}

pub fn busy_slices(repo: &Repo) -> Vec<Finding> {
    each(repo, |file| {
        if !file.crate_name().is_some_and(is_slice) {
            return Vec::new();
        }
        let tokens = tokens(file).iter();
        let busy = tokens.filter(|token| matches!(token.text.as_str(), "async" | "await" | "target_arch"));
        busy.map(|token| at(file, token, &format!("`{}` in a slice", token.text))).collect()
    })
}

pub fn sql_elsewhere(repo: &Repo) -> Vec<Finding> {
    each(repo, |file| {
        if matches!(file.crate_name(), Some("store" | "tidy")) || file.is_test() {
            return Vec::new();
        }
        let sql = working_tokens(file).iter().filter(|token| is_sql(&token.text));
        sql.map(|token| at(file, token, &format!("SQL: {}", token.text))).collect()
    })
}

/// A string that a database would take; English sentences begin with a capital or lack the second word.
fn is_sql(token: &str) -> bool {
    let Some(text) = token.find('"').map(|quote| &token[quote + 1..]) else {
        return false;
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = text.to_lowercase();
    let begins =
        |word: &str| words.first() == Some(&word) || words.first() == Some(&word.to_uppercase().as_str());
    (begins("select") && lower.contains(" from "))
        || (begins("with") && lower.contains(" as (select"))
        || (begins("update") && lower.contains(" set "))
        || (begins("insert") && lower.contains(" into "))
        || (begins("delete") && lower.contains(" from "))
        || (["create", "drop", "alter"].iter().any(|word| begins(word))
            && ["table", "index", "trigger", "view"].iter().any(|thing| {
                words.get(1..3).is_some_and(|next| next.join(" ").to_lowercase().contains(thing))
            }))
        || begins("pragma")
        || lower.starts_with("begin immediate")
}

/// The names right behind a leading `std::`, of one path or of a group.
fn reached(tokens: &[Token]) -> Vec<String> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    if text(1) != ":" || text(2) != ":" {
        return Vec::new();
    }
    if text(3) != "{" {
        return vec![text(3).to_owned()];
    }
    let mut names = Vec::new();
    let mut depth = 0;
    for at in 3..tokens.len() {
        match text(at) {
            "{" => depth += 1,
            "}" => depth -= 1,
            name if depth == 1 && matches!(text(at - 1), "{" | ",") => names.push(name.to_owned()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn each(repo: &Repo, find: impl Fn(&File) -> Vec<Finding>) -> Vec<Finding> {
    repo.rust_files().flat_map(find).collect()
}

fn at(file: &File, token: &Token, says: &str) -> Finding {
    Finding::new(file.path.clone(), format!("line {}: {says}", token.line))
}
