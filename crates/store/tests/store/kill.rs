//! kill -9 while everyone writes: what was acknowledged is there once, and everything verifies.
//!
//! The test binary starts itself as a child, which writes from several threads and prints what it was
//! told. 200 rounds; 10,000 with `PAMOJA_LONG=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use facts::{AppendError, CommandId, OrganisationId, Store, StreamId};
use store::SqliteStore;

use crate::support::{Cast, assert_whole, card, fold};

const FOLDER: &str = "PAMOJA_STORE_KILL_CHILD";
const SEED: &str = "PAMOJA_STORE_KILL_SEED";

/// The series that numbers the cases, and one case that several threads write to.
const SERIES: StreamId = StreamId::from_bytes([0xee; 16]);
const SHARED: StreamId = StreamId::from_bytes([0xcc; 16]);

/// Rounds on one folder before a new one is begun: a full check a round stays short.
const ROUNDS_A_FOLDER: u64 = 20;

#[test]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let cast = Cast::new(std::env::var(SEED).unwrap().parse().unwrap());
    let store = cast.open(Path::new(&folder));
    say("ready", &[]);
    std::thread::scope(|scope| {
        scope.spawn(|| forever(|| open_a_case(&cast, &store)));
        scope.spawn(|| forever(|| open_a_case(&cast, &store)));
        scope.spawn(|| forever(|| continue_the_case(&cast, &store)));
        scope.spawn(|| forever(|| continue_the_case(&cast, &store)));
        scope.spawn(|| forever(|| note_on_the_case(&cast, &store)));
        scope.spawn(|| forever(|| keep_a_blob(&cast, &store)));
    });
}

fn forever(act: impl Fn()) {
    loop {
        act();
    }
}

/// A line is written whole, before anything that comes after it.
fn say(word: &str, id: &[u8]) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{word} {}", facts::hex(id)).unwrap();
    out.flush().unwrap();
}

/// A new stream with its number, and one batch in four that must be refused.
fn open_a_case(cast: &Cast, store: &SqliteStore) {
    let stream = cast.stream();
    let command = cast.command();
    let taken = cast.part(SERIES, None, 1);
    let mut opened = cast.part(stream, Some(0), 2);
    opened.card = Some(card(&[], &opened, Some(1)));
    let mut batch = cast.batch_as(command, vec![opened, taken]);
    batch.outbox.push(command.bytes().to_vec());
    if command.bytes()[0].is_multiple_of(4) {
        batch.parts[1].facts[0].sealed[30] ^= 1;
        assert!(matches!(store.append(batch), Err(AppendError::Refused(_))));
        return;
    }
    store.append(batch).unwrap();
    say("done", command.bytes());
}

/// One of several who read, fold and write; on a clash it begins again.
fn continue_the_case(cast: &Cast, store: &SqliteStore) {
    let stored = store.read(SHARED, 0).unwrap();
    let mut part = cast.part(SHARED, Some(stored.len() as u64), 1);
    part.card = Some(card(&stored, &part, None));
    let command = cast.command();
    match store.append(cast.batch_as(command, vec![part])) {
        Ok(_) => say("done", command.bytes()),
        Err(AppendError::Clash { .. }) => {}
        Err(error) => panic!("{error}"),
    }
}

/// Someone who adds without looking: it makes the card stale.
fn note_on_the_case(cast: &Cast, store: &SqliteStore) {
    std::thread::sleep(Duration::from_millis(3));
    let command = cast.command();
    let batch = cast.batch_as(command, vec![cast.part(SHARED, None, 1)]);
    store.append(batch).unwrap();
    say("done", command.bytes());
}

fn keep_a_blob(cast: &Cast, store: &SqliteStore) {
    let name = cast.id();
    store.blob_put(&name, &mut &blob(&name)[..]).unwrap();
    say("blob", &name);
}

fn blob(name: &[u8]) -> Vec<u8> {
    name.repeat(1000)
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let long = std::env::var("PAMOJA_LONG").is_ok_and(|value| value == "1");
    let rounds = if long { 10_000 } else { 200 };
    let (mut acknowledged, mut unheard) = (0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for round in 0..rounds {
        if round % ROUNDS_A_FOLDER == 0 {
            folder = tempfile::tempdir().unwrap();
            acknowledged += told.commands.len();
            told = Told::default();
        }
        kill_one(folder.path(), round, &mut told);
        unheard = check(folder.path(), &told);
    }
    acknowledged += told.commands.len();
    println!("{rounds} kills: {acknowledged} acknowledged, all there once; {unheard} unheard of at last");
    assert!(acknowledged > rounds as usize, "the children wrote too little");
}

/// What the children of one folder were told.
#[derive(Default)]
struct Told {
    commands: BTreeSet<[u8; 16]>,
    blobs: BTreeSet<[u8; 16]>,
}

fn kill_one(folder: &Path, round: u64, told: &mut Told) {
    let mut child = start(folder, round);
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    wait_until_ready(&mut lines);
    std::thread::sleep(Duration::from_millis(8 + round * 7 % 41));
    child.kill().unwrap();
    child.wait().unwrap();
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut lines, &mut text).unwrap();
    for line in String::from_utf8_lossy(&text).lines() {
        let Some((word, id)) = line.split_once(' ') else {
            continue;
        };
        // The last line may have been cut off.
        let Some(id) = facts::from_hex(id).and_then(|id| id.try_into().ok()) else {
            continue;
        };
        match word {
            "done" => assert!(told.commands.insert(id), "a command was done twice"),
            "blob" => assert!(told.blobs.insert(id)),
            _ => {}
        }
    }
}

fn start(folder: &Path, round: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["kill::child", "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(SEED, (round + 1000).to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn wait_until_ready(lines: &mut BufReader<ChildStdout>) {
    let mut line = String::new();
    while line.trim() != "ready" {
        line.clear();
        let read = lines.read_line(&mut line).unwrap();
        assert_ne!(read, 0, "the child did not start");
    }
}

/// Reopens and compares; gives how many commits nobody was told of.
fn check(folder: &Path, told: &Told) -> usize {
    let cast = Cast::new(1);
    let store = cast.open(folder);
    let report = assert_whole(&store, &cast);
    let commits = store.commits(cast.organisation, None).unwrap();
    let mut times: BTreeMap<CommandId, usize> = BTreeMap::new();
    for commit in &commits {
        *times.entry(commit.command()).or_default() += 1;
    }
    assert!(times.values().all(|times| *times == 1), "applied twice");
    for command in &told.commands {
        let command = CommandId::from_bytes(*command);
        assert_eq!(times.get(&command), Some(&1), "{command} is lost");
    }
    for name in &told.blobs {
        let mut content = Vec::new();
        assert!(store.blob_get(name, &mut content).unwrap(), "a blob is lost");
        assert_eq!(content, blob(name));
    }
    check_cards(&store, cast.organisation);
    assert_eq!(report.commits, commits.len() as u64);
    commits.len() - told.commands.len()
}

/// Every card is the fold of its stream up to where it says, and the numbers are 1 to n.
fn check_cards(store: &SqliteStore, organisation: OrganisationId) {
    let mut cards = Vec::new();
    store.cards(&mut |card| cards.push(card)).unwrap();
    let mut serials = Vec::new();
    for card in &cards {
        let stored = store.read(card.stream, 0).unwrap();
        let folded = usize::try_from(card.folded_to).unwrap();
        let facts = stored.iter().take(folded).map(|row| &row.fact);
        assert_eq!(card.sealed, fold(facts), "another fold of {}", card.stream);
        assert_eq!(card.organisation, organisation);
        serials.extend(card.serial);
    }
    serials.sort_unstable();
    let taken = store.read(SERIES, 0).unwrap().len() as u64;
    assert_eq!(serials, (1..=taken).collect::<Vec<_>>(), "a number is missing or double");
}
