//! Every word that can be typed into the product lies on the disk sealed: in the whole folder, while it runs and after.
#![expect(clippy::expect_used, reason = "a house that cannot be read stops the test")]
#![expect(clippy::print_stdout, reason = "the long run keeps the figures that are printed")]

mod filled;
#[expect(dead_code, reason = "the attacker's test takes more of it")]
mod rootkey;
mod twin;

use facts::{Answer, Recipient};
use filled::{Filled, REASONS};
use rootkey::RootKey;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use stories::House;
use stories::canary::{Hit, Scanner, coined};
use stories::cast::PASSWORD;

/// Fields of words that nobody types in this release.
const UNTYPED: &[(&str, &str)] = &[
    (
        "case_opened.imported_number",
        "Numbers are brought over by an import, which no page of this release has.",
    ),
    ("duty_opened.duty_note", "No page of this release opens a duty in someone's own words."),
    ("duty_opened.what", "The product says by a code which duty it opens."),
    ("looked.looked_at", "The product says by a code which compartment was looked at."),
    ("looked.look_how", "The product says by a code how it was looked at."),
    ("review_opened.name_likeness", "The product says by a code how alike two names are."),
    ("review_opened.birth_likeness", "The product says by a code how alike two births are."),
    ("review_opened.county_likeness", "The product says by a code how alike two origins are."),
    ("review_opened.phone_likeness", "The product says by a code how alike two telephones are."),
    ("review_closed.review_end", "The product says by a code how a review ended."),
    ("organisation_opened.organisation_kind", "`pamoja init` makes one kind of organisation."),
    ("person_invited.role", "A role is chosen from a list."),
    ("person_invited.language", "A language is chosen from a list."),
];

/// Canaries that no page shows again.
const UNSEEN: &[(&str, &str)] = &[
    ("access_ended.end_reason", "No page of this release says why someone's access ended."),
    ("conflict_declared.conflict_reason", "No page of this release says why a conflict was declared."),
    ("every password", "A password is never sent back."),
    ("office_opened.office_name", "No page of this release names an office."),
    ("organisation_opened.organisation_name", "No page of this release names the organisation."),
    ("status_set.status_reason", "No page of this release says why a case was opened again."),
    ("typed and wrong.review word", "A wrong word is not kept and not shown."),
    ("typed at the door.password", "A password is never sent back."),
    ("typed into an address.path", "An address that leads nowhere is not shown again."),
    ("typed into an address.query", "A code that is on no list is not shown again."),
];

fn places(table: &[(&str, &str)]) -> BTreeSet<String> {
    table.iter().map(|(place, _)| (*place).to_owned()).collect()
}

/// Kind and field, with the form of its value.
fn catalogue(house: &House) -> BTreeMap<String, String> {
    let output = house.command(["catalogue"]);
    let kinds: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("the catalogue");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut fields = BTreeMap::new();
    for kind in &kinds {
        for field in kind["fields"].as_array().into_iter().flatten() {
            fields.insert(format!("{}.{}", text(&kind["kind"]), text(&field["name"])), text(&field["kind"]));
        }
    }
    fields
}

#[test]
fn every_field_of_words_has_a_canary_that_a_page_shows_again() {
    let filled = Filled::whole();
    let takes_words =
        |form: &String| ["Line", "Text", "Lines", "Phone"].iter().any(|each| form.starts_with(each));
    let catalogue = catalogue(&filled.house);
    let words = catalogue.iter().filter(|(_, form)| takes_words(form));
    let words: BTreeSet<String> = words.map(|(place, _)| place.clone()).collect();
    let cage = filled.cage.fields();
    let caged: BTreeSet<String> = cage.intersection(&words).cloned().collect();
    let missing: Vec<&String> =
        words.difference(&caged).filter(|each| !places(UNTYPED).contains(*each)).collect();
    assert!(missing.is_empty(), "no canary in {missing:?}: fill them in, or say why they cannot be");
    assert_eq!(
        caged.len() + UNTYPED.len(),
        words.len(),
        "a field that is said to be untyped is typed, or gone"
    );
    assert_eq!(filled.cage.unseen(), places(UNSEEN), "canaries that no page showed");
    let (all, untyped) = (words.len(), UNTYPED.len());
    println!(
        "proof: canary fields: {all} fields of words, {} filled in through pages, {untyped} typed nowhere",
        caged.len()
    );
}

#[test]
fn every_field_is_given_somewhere_and_every_question_has_each_reason_for_none() {
    let mut filled = Filled::whole();
    filled.house.stop();
    let key = RootKey::of(&filled.house.data(), &filled.house.keys());
    let people = key.wraps().into_iter().filter(|row| matches!(row.recipient, Recipient::Password(_)));
    let people: Vec<_> =
        people.map(|row| (row.stream.person(), key.person(&row, PASSWORD).expect("their keys"))).collect();
    let mut given = BTreeSet::new();
    let mut none: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for at in key.streams() {
        for (person, keys) in &people {
            for fact in key.open(at, Some((*person, keys))).facts {
                for (name, value) in &fact.fields {
                    match &value.answer {
                        Answer::Given(_) => given.insert(format!("{}.{name}", fact.kind)),
                        Answer::None(reason) => none.entry(name.clone()).or_default().insert(reason.word()),
                    };
                }
            }
        }
    }
    let catalogue: BTreeSet<String> = catalogue(&filled.house).into_keys().collect();
    let never: Vec<&String> = catalogue.difference(&given).collect();
    assert_eq!(never, ["case_opened.imported_number", "duty_opened.duty_note"], "fields that no fact holds");
    let questions: BTreeSet<&str> =
        filled.questions.iter().map(|name| name.trim_end_matches(".none")).collect();
    for question in &questions {
        let reasons = none.get(*question).cloned().unwrap_or_default();
        assert_eq!(reasons, BTreeSet::from(REASONS), "reasons for no answer to {question}");
    }
    let (fields, asked) = (catalogue.len(), questions.len());
    println!(
        "proof: canary answers: {fields} fields, {} given; {asked} questions with 3 reasons each",
        given.len()
    );
}

/// What lies on the disk of a house, looked through for everything that was typed and for every token.
fn scanned(filled: &Filled, scanner: &Scanner, when: &str) -> Vec<Hit> {
    let (hits, read) = scanner.folder(filled.house.root());
    let words = filled.cage.words().len();
    println!("proof: canary scan, {when}: {words} words, {read} bytes, {} hits", hits.len());
    hits
}

#[test]
fn nothing_that_was_typed_lies_open_on_the_disk() {
    let mut filled = Filled::whole();
    filled.cage.keep("every browser", coined("every browser"));
    let secrets = filled.secrets.iter();
    let scanner =
        secrets.fold(Scanner::new(filled.cage.words()), |scanner, (what, bytes)| scanner.secret(what, bytes));
    let wal = filled.house.data().join("pamoja.db-wal");
    assert!(wal.metadata().is_ok_and(|wal| wal.len() > 0), "the WAL holds nothing to be scanned");
    assert_eq!(scanned(&filled, &scanner, "while it runs"), []);
    filled.house.kill();
    assert_eq!(scanned(&filled, &scanner, "after a power cut"), []);
    filled.house.restart();
    filled.house.stop();
    let to = filled.house.root().join("exported").display().to_string();
    for (command, further) in [("verify", vec![]), ("rebuild", vec![]), ("export", vec!["--to", &to])] {
        let output = filled.house.keeping(command, &further);
        assert_eq!(output.status.code(), Some(0), "{command}: {output:?}");
        let said = [output.stdout, output.stderr].concat();
        std::fs::write(filled.house.root().join(format!("{command}.txt")), said).expect("what it said");
    }
    assert!(filled.house.log().contains("DEBUG"), "the log holds nothing that is logged only when asked for");
    assert_eq!(scanned(&filled, &scanner, "after verify, rebuild and export"), []);
    let alias = &filled.cage.words()["case_opened.alias.mine"];
    let planted = filled.house.temporary().join("planted");
    std::fs::write(&planted, format!("alias={alias}")).expect("a planted file");
    let hits = scanned(&filled, &scanner, "with one word planted");
    assert!(hits.iter().all(|hit| hit.file == planted && hit.place == "case_opened.alias.mine"), "{hits:?}");
    assert!(hits.iter().any(|hit| hit.dress == "UTF-8"), "the planted word was not found");
}

#[test]
fn the_scanner_finds_every_word_in_an_unsealed_twin() {
    let filled = Filled::whole();
    let folder = tempfile::tempdir_in(stories::places::under_target("tmp")).expect("a folder");
    let twin = twin::Twin::of(folder.path(), filled.cage.words());
    let scanner = Scanner::new(filled.cage.words());
    let (hits, read) = scanner.folder(folder.path());
    let wal = |hit: &Hit| hit.file == Path::new(&folder.path().join("twin.db-wal"));
    for place in filled.cage.words().keys() {
        let dresses: BTreeSet<&str> =
            hits.iter().filter(|hit| hit.place == *place).map(|hit| hit.dress).collect();
        assert_eq!(dresses, twin.dresses, "{place} was not found in every dress");
        assert!(hits.iter().any(|hit| hit.place == *place && wal(hit)), "{place} was not found in the WAL");
    }
    println!(
        "proof: canary control: {} words in {} dresses, {read} bytes, all found",
        filled.cage.words().len(),
        twin.dresses.len()
    );
}
