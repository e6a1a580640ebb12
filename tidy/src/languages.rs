//! Fluent files: every language of a set of texts has the same texts, attributes and arguments.

use crate::{File, Finding, Repo};
use std::collections::{BTreeMap, BTreeSet};

/// The language every other is compared with.
const FIRST: &str = "en";
/// The languages each set must have.
const BOTH: [&str; 2] = ["en", "sw"];

pub fn incomplete(repo: &Repo) -> Vec<Finding> {
    let mut sets: BTreeMap<&str, BTreeMap<&str, &File>> = BTreeMap::new();
    for file in &repo.files {
        if let Some((set, language)) = set_and_language(&file.path) {
            sets.entry(set).or_default().insert(language, file);
        }
    }
    sets.iter().flat_map(|(set, files)| compare(set, files)).collect()
}

/// `text/` and `sw` of `text/sw.ftl`; `text/input.` and `sw` of `text/input.sw.ftl`.
fn set_and_language(path: &str) -> Option<(&str, &str)> {
    let path = path.strip_suffix(".ftl")?;
    Some(path.split_at(path.rfind(['/', '.'])? + 1))
}

fn compare(set: &str, files: &BTreeMap<&str, &File>) -> Vec<Finding> {
    let mut found = Vec::new();
    for language in BOTH.iter().filter(|language| !files.contains_key(**language)) {
        found.push(Finding::new(format!("{set}{language}.ftl"), "is missing"));
    }
    let mut texts = BTreeMap::new();
    for (language, file) in files {
        let (all, twice) = read(&file.text);
        found.extend(twice.iter().map(|id| Finding::new(file.path.clone(), format!("{id} stands twice"))));
        texts.insert(*language, all);
    }
    let Some(first) = texts.get(FIRST) else {
        return found;
    };
    for (language, other) in texts.iter().filter(|(language, _)| **language != FIRST) {
        let place = format!("{set}{language}.ftl");
        let ids: BTreeSet<&String> = first.keys().chain(other.keys()).collect();
        for id in ids {
            match (first.get(id), other.get(id)) {
                (Some(_), None) => found.push(Finding::new(&place, format!("{id} is missing"))),
                (None, Some(_)) => found.push(Finding::new(&place, format!("{id} is not in {FIRST}.ftl"))),
                (Some(a), Some(b)) if a != b => {
                    found.push(Finding::new(
                        &place,
                        format!("{id} has the arguments {b:?}, {FIRST} has {a:?}"),
                    ));
                }
                _ => {}
            }
        }
    }
    found
}

/// Each text (`id` or `id.attribute`) with its arguments; and the ids that stand twice.
fn read(text: &str) -> (BTreeMap<String, BTreeSet<String>>, Vec<String>) {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut twice = Vec::new();
    let mut message = String::new();
    let mut id = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = named(line) {
            message = name.to_owned();
            id = message.clone();
        } else if let Some(name) = line.trim_start().strip_prefix('.').and_then(named) {
            id = format!("{message}.{name}");
        } else {
            all.entry(id.clone()).or_default().extend(arguments(line));
            continue;
        }
        if all.contains_key(&id) {
            twice.push(id.clone());
        }
        all.entry(id.clone()).or_default().extend(arguments(line));
    }
    all.remove("");
    (all, twice)
}

/// The id a line gives a text to: `id = …` or `-term = …`.
fn named(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let word = id.strip_prefix('-').unwrap_or(id);
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    (plain && word.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(id)
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    let parts = line.split('$').skip(1);
    parts.map(|part| {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
        part[..end.unwrap_or(part.len())].to_owned()
    })
}
