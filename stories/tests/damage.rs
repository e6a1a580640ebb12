//! Whatever is changed in the database itself, `pamoja verify` finds it, says what, and changes nothing.
#![expect(clippy::expect_used, reason = "a database that cannot be written to stops the test")]

mod shelf;

use rusqlite::Connection;
use shelf::Shelf;
use std::collections::BTreeMap;
use std::path::PathBuf;
use stories::house::copy_folder;

/// The case with most facts.
const CASE: &str =
    "(select stream from cards where serial is not null order by folded_to desc, stream limit 1)";

/// A damage: what is done, in SQL, and a word of what must be said.
struct Damage {
    what: &'static str,
    sql: String,
    says: &'static str,
}

fn damage(what: &'static str, says: &'static str, sql: impl Into<String>) -> Damage {
    Damage { what, sql: sql.into(), says }
}

/// Another digit in the middle of a blob.
fn flipped(table: &str, column: &str, which: &str) -> String {
    let hex = format!("hex({column})");
    let digit = format!("case substr({hex}, 41, 1) when 'A' then 'B' else 'A' end");
    let flipped = format!("unhex(substr({hex}, 1, 40) || {digit} || substr({hex}, 42))");
    format!("update {table} set {column} = {flipped} where {which}")
}

impl Shelf {
    /// A copy of the data with this done to it.
    fn damaged(&self, sql: &str) -> PathBuf {
        let copy = self.house.root().join("damaged");
        if copy.exists() {
            std::fs::remove_dir_all(&copy).expect("the copy before");
        }
        copy_folder(&self.house.data(), &copy);
        let conn = Connection::open(copy.join("pamoja.db")).expect("a copy");
        let older = self.older.join("pamoja.db").display().to_string();
        conn.execute("attach ?1 as older", [older]).expect("the older copy");
        conn.execute_batch(sql).expect("a statement");
        assert!(conn.total_changes() > 0, "nothing was damaged by {sql}");
        copy
    }

    /// Exit status of a command on a copy, and all it said.
    fn says(&self, command: &str, copy: &std::path::Path) -> (Option<i32>, String) {
        let output = self.house.keeping_at(command, copy, &[]);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Each damage is found, with exit status 1; gives those that are not.
    fn unfound(&self, damages: &[Damage]) -> Vec<String> {
        let judged = |damage: &Damage| {
            let copy = self.damaged(&damage.sql);
            let (code, said) = self.says("verify", &copy);
            let found = code == Some(1) && said.contains(damage.says);
            (!found).then(|| format!("{}: exit {code:?}, {}", damage.what, said.trim().replace('\n', " / ")))
        };
        damages.iter().filter_map(judged).collect()
    }
}

#[test]
fn a_change_within_the_chain_is_found() {
    let shelf = Shelf::set();
    let fact = format!("stream = {CASE} and position = 9");
    let commit = "number = (select max(number) / 2 from commits)";
    let head = "number = (select max(number) / 2 from heads)";
    let swapped = format!(
        "update facts set (header, sealed) = (select header, sealed from facts as other
         where other.stream = facts.stream and other.position = 19 - facts.position)
         where stream = {CASE} and position in (9, 10)"
    );
    let foreign = format!(
        "update facts set sealed = (select sealed from facts as other where other.position = 9
         and other.stream <> facts.stream limit 1) where {fact}"
    );
    let damages = [
        damage("a sealed body", "link 9 is wrong", flipped("facts", "sealed", &fact)),
        damage("a link", "link 9 is wrong", flipped("facts", "link", &fact)),
        damage("a time", "link 9 is wrong", format!("update facts set received = received + 1 where {fact}")),
        damage("a fact is gone", "link 9 is wrong", format!("delete from facts where {fact}")),
        damage("two facts swapped", "link 9 is wrong", swapped),
        damage("another stream's body", "link 9 is wrong", foreign),
        damage("a commit is gone", "belongs to no commit", format!("delete from commits where {commit}")),
        damage("a signature", "signature is wrong", flipped("commits", "signature", commit)),
        damage("a command's digest", "signature is wrong", flipped("commits", "command_digest", commit)),
        damage("a head", "head", flipped("heads", "head", head)),
        damage("a head's signature", "is not signed by the server", flipped("heads", "signature", head)),
        damage("a head is gone", "head", format!("delete from heads where {head}")),
    ];
    assert_eq!(shelf.unfound(&damages), Vec::<String>::new());
    println!(
        "proof: damage: {} changes within the chain of a database, each found by `pamoja verify`",
        damages.len()
    );
}

#[test]
fn a_change_at_the_end_of_the_chain_is_found() {
    let shelf = Shelf::set();
    let last = "number = (select max(number) from facts)";
    let damages = [
        damage("the last sealed body", "last", flipped("facts", "sealed", last)),
        damage("the last fact is gone", "last", format!("delete from facts where {last}")),
        damage(
            "the last head is gone",
            "head",
            "delete from heads where number = (select max(number) from heads)",
        ),
        damage("a stream's row is gone", "stream", format!("delete from streams where stream = {CASE}")),
        damage(
            "a stream's head",
            "stream",
            format!("update streams set head = head - 1 where stream = {CASE}"),
        ),
    ];
    assert_eq!(shelf.unfound(&damages), Vec::<String>::new());
}

#[test]
fn a_card_that_its_facts_do_not_fold_to_is_found() {
    let shelf = Shelf::set();
    let of = |columns: &str| {
        format!(
            "update cards set ({columns}) = (select {columns} from older.cards as old
             where old.stream = cards.stream) where stream = {CASE}"
        )
    };
    let another = format!(
        "update cards set sealed = (select sealed from cards as other where other.stream <> cards.stream
         and other.serial is not null limit 1) where stream = {CASE}"
    );
    let damages = [
        damage("an older card", "card", of("folded_to, sealed")),
        damage("an older card under a new number", "card", of("sealed")),
        damage("another case's card", "card", another),
        damage("a card is gone", "card", format!("delete from cards where stream = {CASE}")),
        damage(
            "another number",
            "number",
            format!("update cards set serial = serial + 10 where stream = {CASE}"),
        ),
        damage("swapped numbers", "number", "update cards set serial = 3 - serial where serial < 3"),
        damage("a number is gone", "number", format!("update cards set serial = null where stream = {CASE}")),
        damage("the organisation's card is gone", "card", "delete from cards where stream = organisation"),
        damage("every card is gone", "card", "delete from cards"),
    ];
    assert_eq!(shelf.unfound(&damages), Vec::<String>::new());
}

#[test]
fn a_key_that_is_gone_or_broken_is_found() {
    let shelf = Shelf::set();
    let damages = [
        damage("a case's key is gone", "stream", format!("delete from wraps where stream = {CASE}")),
        damage("a case's key", "stream", flipped("wraps", "sealed", &format!("stream = {CASE}"))),
    ];
    assert_eq!(shelf.unfound(&damages), Vec::<String>::new());
}

/// Number and length of every card, by stream.
fn cards(data: &std::path::Path) -> BTreeMap<String, (Option<i64>, i64)> {
    let conn = Connection::open(data.join("pamoja.db")).expect("a copy");
    let mut all = conn.prepare("select hex(stream), serial, folded_to from cards").expect("cards");
    let rows = all.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).expect("cards");
    rows.map(|row| row.expect("a card")).collect()
}

#[test]
fn rebuild_folds_every_card_anew_with_its_number() {
    let shelf = Shelf::set();
    let before = cards(&shelf.house.data());
    let mut unlike = Vec::new();
    for (what, sql) in [
        ("nothing", format!("update cards set serial = serial where stream = {CASE}")),
        ("one card is gone", format!("delete from cards where stream = {CASE}")),
        ("another number", format!("update cards set serial = serial + 10 where stream = {CASE}")),
        ("every card of a case is gone", "delete from cards where serial is not null".to_owned()),
        ("every card is gone", "delete from cards".to_owned()),
    ] {
        let copy = shelf.damaged(&sql);
        let (rebuilt, said) = shelf.says("rebuild", &copy);
        let (code, found) = shelf.says("verify", &copy);
        if (rebuilt, code) != (Some(0), Some(0)) || cards(&copy) != before {
            let after: Vec<Option<i64>> = cards(&copy).values().map(|(serial, _)| *serial).collect();
            unlike.push(format!(
                "{what}: rebuild {rebuilt:?} {said}, verify {code:?} {found}, numbers {after:?}"
            ));
        }
    }
    assert_eq!(unlike, Vec::<String>::new());
}

#[test]
fn verify_changes_nothing() {
    let shelf = Shelf::set();
    let columns = "folded_to, sealed";
    let copy = shelf.damaged(&format!(
        "update cards set ({columns}) = (select {columns} from older.cards as old
         where old.stream = cards.stream) where stream = {CASE}"
    ));
    let before = cards(&copy);
    shelf.says("verify", &copy);
    assert_eq!(cards(&copy), before, "`pamoja verify` folded a card anew");
}
