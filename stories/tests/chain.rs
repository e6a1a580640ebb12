//! Whatever is changed in an exported organisation, the independent verifier finds it.
#![expect(clippy::expect_used, reason = "an export that cannot be read stops the test")]

mod shelf;

use serde_json::Value;
use shelf::Shelf;
use std::collections::BTreeSet;
use std::path::Path;
use stories::house::verifier;

fn read(file: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(file).expect("the export")).expect("an export")
}

/// Exit status and what was said of a changed export.
fn judged(export: &Value, further: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir_in(stories::places::under_target("tmp")).expect("a folder");
    let file = folder.path().join("export.json");
    std::fs::write(&file, export.to_string()).expect("an export");
    let output = verifier(&file, further);
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

fn list<'a>(value: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    value[name].as_array_mut().expect("a list")
}

/// The facts of the streams that have most of them: those of cases.
fn facts(export: &mut Value, nth: usize) -> &mut Vec<Value> {
    let mut streams: Vec<&mut Value> = list(export, "streams").iter_mut().collect();
    streams.sort_by_key(|stream| std::cmp::Reverse(stream["facts"].as_array().map_or(0, Vec::len)));
    list(streams.swap_remove(nth), "facts")
}

/// Another last digit.
fn altered(text: &mut Value) {
    let mut digits = text.as_str().expect("hexadecimal").to_owned();
    let last = digits.pop().expect("a digit");
    digits.push(if last == '0' { '1' } else { '0' });
    *text = digits.into();
}

fn last_head(export: &Value) -> String {
    let head = export["heads"].as_array().and_then(|heads| heads.last()).expect("a head");
    head["head"].as_str().expect("hexadecimal").to_owned()
}

/// Cuts off the last head with its facts and commits: what is left is as it stood before them.
fn cut(export: &mut Value) {
    let head = list(export, "heads").pop().expect("a head");
    let links: BTreeSet<String> =
        head["links"].as_array().expect("links").iter().map(Value::to_string).collect();
    for stream in list(export, "streams") {
        list(stream, "facts").retain(|fact| !links.contains(&fact["link"].to_string()));
    }
    list(export, "streams")
        .retain(|stream| stream["facts"].as_array().is_some_and(|facts| !facts.is_empty()));
    let streams = export["streams"].as_array().expect("streams");
    let facts = streams.iter().flat_map(|stream| stream["facts"].as_array().expect("facts"));
    let kept: BTreeSet<String> = facts.map(|fact| fact["commit"].to_string()).collect();
    list(export, "commits").retain(|commit| kept.contains(&commit["id"].to_string()));
}

type Change = fn(&mut Value);

const CHANGES: [(&str, &str, Change); 9] = [
    ("a fact is edited", "altered", |export| altered(&mut facts(export, 0)[4]["sealed"])),
    ("its time is edited", "altered", |export| {
        let received = &mut facts(export, 0)[4]["received"];
        *received = (received.as_i64().expect("a time") + 1).into();
    }),
    ("a fact is dropped", "dropped", |export| drop(facts(export, 0).remove(4))),
    ("two facts are reordered", "reordered", |export| facts(export, 0).swap(4, 5)),
    ("a fact is told twice", "applied twice", |export| {
        let again = facts(export, 0)[4].clone();
        facts(export, 0).insert(5, again);
    }),
    ("two streams swap a fact", "foreign", |export| {
        let other = facts(export, 1)[8].clone();
        let own = std::mem::replace(&mut facts(export, 0)[8], other);
        facts(export, 1)[8] = own;
    }),
    ("a whole stream is dropped", "dropped", |export| {
        let name = facts(export, 0)[0]["link"].clone();
        list(export, "streams").retain(|stream| stream["facts"][0]["link"] != name);
    }),
    ("a commit is signed by someone else", "altered", |export| {
        altered(&mut list(export, "commits")[4]["signature"])
    }),
    ("a head is edited", "altered", |export| altered(&mut list(export, "heads")[4]["head"])),
];

#[test]
fn every_change_to_an_export_is_found() {
    let shelf = Shelf::set();
    let export = read(&shelf.house.exported("exported"));
    let (code, said) = judged(&export, &["--whole", "--head", &last_head(&export)]);
    assert_eq!(code, Some(0), "unchanged: {said}");
    for (what, word, change) in CHANGES {
        let mut changed = export.clone();
        change(&mut changed);
        let (code, said) = judged(&changed, &["--whole"]);
        assert_eq!(code, Some(1), "{what}: {said}");
        assert!(
            said.lines().any(|line| line.starts_with(word)),
            "{what}: nothing is said to be {word}: {said}"
        );
    }
    println!("proof: chain: {} changes to an export, each found by verifier/", CHANGES.len());
}

#[test]
fn a_tail_that_is_cut_is_found_by_a_head_from_before() {
    let shelf = Shelf::set();
    let export = read(&shelf.house.exported("exported"));
    let witnessed = last_head(&export);
    let mut changed = export.clone();
    cut(&mut changed);
    // Whatever was whole once is whole by itself: only who kept a head knows that more was there.
    let (code, said) = judged(&changed, &["--whole"]);
    assert_eq!(code, Some(0), "the tail was not cut cleanly: {said}");
    let (code, said) = judged(&changed, &["--whole", "--head", &witnessed]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("tail cut or rewritten"), "{said}");
}

#[test]
fn an_older_copy_in_the_place_of_the_house_is_found_by_a_head_from_before() {
    let shelf = Shelf::set();
    let witnessed = last_head(&read(&shelf.house.exported("exported")));
    let older = read(&shelf.house.exported_at(&shelf.older, "exported older"));
    assert_eq!(judged(&older, &["--whole"]).0, Some(0), "the older copy is whole by itself");
    assert_eq!(judged(&older, &["--whole", "--head", &witnessed]).0, Some(1));
}
