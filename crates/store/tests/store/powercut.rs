//! The plug is pulled after every acknowledgement. A shim (`tests/powercut/shim.c`) records what the
//! child does to its files; from that, `disk` rebuilds what a power cut would keep, and there every
//! acknowledged fact and blob must be, and everything must verify.
//!
//! Three controls leave one durability step out each, and must be caught.

mod disk;
mod erase;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use facts::{CommandId, Store, StreamId};
use store::{SqliteStore, Weaken};

use crate::support::{Cast, assert_whole};
use disk::{Disk, Event, Kept};

const FOLDER: &str = "PAMOJA_STORE_POWERCUT_CHILD";
const WEAKEN: &str = "PAMOJA_STORE_POWERCUT_WEAKEN";
const SERIES: StreamId = StreamId::from_bytes([0xee; 16]);

/// Rounds of the child: each acknowledges one blob and one batch.
const ROUNDS: usize = 24;
/// Further batches half-way, enough for the writer's own checkpoint.
const TRANSACTIONS: usize = 256;

#[test]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else {
        return;
    };
    let weaken = std::env::var(WEAKEN).unwrap();
    let cast = Cast::new(5);
    let mut options = cast.options();
    options.weaken = Weaken {
        synchronous_normal: weaken == "synchronous",
        no_blob_sync: weaken == "blob",
        no_folder_sync: weaken == "folder",
    };
    let store = SqliteStore::open(Path::new(&folder), options).unwrap();
    for round in 0..ROUNDS {
        let name = cast.id();
        if round % 3 == 0 {
            // A process that died between making a blob's folder and syncing it leaves just this.
            let _ = std::fs::create_dir(blob_folder(Path::new(&folder), &name));
        }
        store.blob_put(&name, &mut &name.repeat(300)[..]).unwrap();
        say("blob", &name);
        let command = cast.command();
        let parts = vec![cast.part(cast.stream(), Some(0), 3), cast.part(SERIES, None, 1)];
        store.append(cast.batch_as(command, parts)).unwrap();
        say("done", command.bytes());
        if round == ROUNDS / 2 {
            append_many(&cast, &store);
        }
    }
}

fn blob_folder(store: &Path, name: &[u8; 16]) -> PathBuf {
    store.join("blobs").join(&facts::hex(name)[..2])
}

fn append_many(cast: &Cast, store: &dyn Store) {
    for _ in 0..TRANSACTIONS {
        let command = cast.command();
        let batch = cast.batch_as(command, vec![cast.part(SERIES, None, 1)]);
        store.append(batch).unwrap();
        say("done", command.bytes());
    }
}

/// One write to standard output, where the shim sees it.
fn say(word: &str, id: &[u8]) {
    use std::io::Write;
    let line = format!("\n{word} {}\n", facts::hex(id));
    let mut out = std::io::stdout().lock();
    out.write_all(line.as_bytes()).unwrap();
    out.flush().unwrap();
}

#[test]
fn every_acknowledged_fact_and_blob_survives_a_power_cut() {
    let (checked, lost) = pull_the_plug("");
    println!("{checked} power cuts, half of them keeping some of what was not synced: nothing lost");
    assert_eq!(lost, None);
    assert_eq!(checked, 2 * (2 * ROUNDS + TRANSACTIONS), "two after every acknowledgement");
}

#[test]
fn without_an_fsync_at_the_commit_a_fact_is_lost() {
    assert_eq!(pull_the_plug("synchronous").1, Some(Lost::Fact));
}

#[test]
fn without_an_fsync_of_the_blob_its_content_is_lost() {
    assert_eq!(pull_the_plug("blob").1, Some(Lost::BlobContent));
}

#[test]
fn without_an_fsync_of_the_folder_the_name_of_a_blob_is_lost() {
    assert_eq!(pull_the_plug("folder").1, Some(Lost::BlobName));
}

/// What the child was told so far.
#[derive(Default)]
struct Told {
    commands: Vec<CommandId>,
    blobs: Vec<[u8; 16]>,
}

/// What a power cut took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lost {
    Fact,
    BlobName,
    BlobContent,
}

/// Gives how many cuts were tried, and what the first one that lost something lost.
fn pull_the_plug(weaken: &str) -> (usize, Option<Lost>) {
    let place = tempfile::tempdir().unwrap();
    let place = place.path().canonicalize().unwrap();
    let (folder, log) = (place.join("store"), place.join("log"));
    std::fs::create_dir(&folder).unwrap();
    run_child("powercut::child", &folder, &log, weaken);

    let images = images(&place);
    let mut disk = Disk::new(&folder);
    let mut told = Told::default();
    let mut checked = 0;
    for event in disk::events(&std::fs::read(&log).unwrap()) {
        let Event::Ack(said) = &event else {
            disk.apply(&event);
            continue;
        };
        if !note(&mut told, said) {
            continue;
        }
        for kept in [Kept::Synced, Kept::Some(checked as u64)] {
            let image = images.path().join(format!("image-{checked}"));
            disk.image(&image, kept);
            // The start checks the last head each time; checking them all is slower.
            if let Err(lost) = look(&image, &told, checked % 8 < 2) {
                return (checked, Some(lost));
            }
            std::fs::remove_dir_all(&image).unwrap();
            checked += 1;
        }
    }
    disk.assert_seen_all(&folder);
    (checked, None)
}

/// What is only compared need not wait for a real disk.
fn images(place: &Path) -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    tempfile::tempdir_in(if memory.is_dir() { memory } else { place }).unwrap()
}

fn run_child(child: &str, folder: &Path, log: &Path, weaken: &str) {
    let run = Command::new(std::env::current_exe().unwrap())
        .args([child, "--exact", "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", shim())
        .env("POWERCUT_FOLDER", folder)
        .env("POWERCUT_LOG", log)
        .env(FOLDER, folder)
        .env(WEAKEN, weaken)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(run.success());
}

/// Compiles the shim once a run.
fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/powercut/shim.c");
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("powercut.so");
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
            .args([&library, &source])
            .args(["-ldl", "-lpthread"])
            .status()
            .expect("a C compiler is needed, as for SQLite");
        assert!(compiled.success());
        library
    })
}

fn note(told: &mut Told, said: &str) -> bool {
    let mut noted = false;
    for line in said.lines() {
        let Some((word, id)) = line.split_once(' ') else {
            continue;
        };
        let Some(id) = facts::from_hex(id).and_then(|id| id.try_into().ok()) else {
            continue;
        };
        match word {
            "done" => told.commands.push(CommandId::from_bytes(id)),
            "blob" => told.blobs.push(id),
            _ => continue,
        }
        noted = true;
    }
    noted
}

/// Opens what the cut left and compares it with what was acknowledged.
fn look(image: &Path, told: &Told, whole: bool) -> Result<(), Lost> {
    let cast = Cast::new(5);
    let store = cast.open(image);
    for command in &told.commands {
        store.command(cast.person, *command).unwrap().ok_or(Lost::Fact)?;
    }
    for name in &told.blobs {
        let mut content = Vec::new();
        if !store.blob_get(name, &mut content).unwrap() {
            return Err(Lost::BlobName);
        }
        if content != name.repeat(300) {
            return Err(Lost::BlobContent);
        }
    }
    if whole {
        assert_whole(&store, &cast);
    }
    Ok(())
}
