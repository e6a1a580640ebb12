//! Words that must not stand in what we publish. They are put together here from halves, so that this file may stand.

use crate::{File, Finding, Repo};

/// Marks of unfinished work.
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Hosts that packages come from; a mirror or none may stand there elsewhere.
const HOSTS: [&str; 7] = [
    concat!("crates", ".io"),
    concat!("npmjs", ".com"),
    concat!("npmjs", ".org"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
    concat!("proxy.golang", ".org"),
];

/// Folders of the machine we build on.
const MACHINE: [&str; 6] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("/wo", "rk/target"),
    concat!("/wo", "rk/."),
];

pub fn forbidden(repo: &Repo) -> Vec<Finding> {
    repo.files.iter().filter(|file| !is_from_others(file)).flat_map(in_file).collect()
}

/// Cargo writes the lock file; vendored files are unmodified.
fn is_from_others(file: &File) -> bool {
    file.path == "Cargo.lock" || file.path.contains("/vendor/")
}

fn in_file(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, text) in file.text.lines().enumerate() {
        let words = UNFINISHED.iter().filter(|word| has(text, word, is_word, is_word));
        let hosts = HOSTS.iter().filter(|host| has(text, host, char::is_alphanumeric, is_word));
        let paths = MACHINE.iter().filter(|path| has(text, path, is_path, |_| false));
        for word in words.chain(hosts).chain(paths) {
            found.push(Finding::new(file.path.clone(), format!("line {}: {word}", line + 1)));
        }
    }
    found
}

/// Whether `word` stands in the text with no such character before or behind it.
fn has(text: &str, word: &str, before: fn(char) -> bool, behind: fn(char) -> bool) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let left = text[..at].chars().next_back();
        let right = text[at + word.len()..].chars().next();
        !left.is_some_and(before) && !right.is_some_and(behind)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What makes a `/` the middle of a longer path or address.
fn is_path(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '/' | '~')
}
