//! A disk as pessimistic as POSIX allows. A file's content is what it was at its last completed
//! fsync or fdatasync; a name stands in its folder only since the folder's last completed fsync,
//! whatever was made, renamed or removed there in between. A file whose name was synced and whose
//! content was not is empty.
//!
//! A disk may also have kept some of what was not synced, in any selection: [`Kept::Some`] keeps each
//! such write and name with a chance of one half.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// What the shim recorded.
pub enum Event {
    Create { folder: u64, inode: u64, name: String },
    Folder { folder: u64, inode: u64, name: String },
    Renamed { folder: u64, inode: u64, name: String },
    Gone { folder: u64, name: String },
    Write { inode: u64, at: usize, data: Vec<u8> },
    Length { inode: u64, length: usize },
    Sync { inode: u64 },
    Ack(String),
}

/// What survives of the writes that no fsync followed.
#[derive(Clone, Copy)]
pub enum Kept {
    /// Nothing.
    Synced,
    /// Some, chosen by this seed.
    Some(u64),
}

/// Reads the shim's log.
pub fn events(mut log: &[u8]) -> Vec<Event> {
    let mut events = Vec::new();
    while let Some((kind, rest)) = log.split_first() {
        let number = |index: usize| u64::from_le_bytes(rest[index * 8..][..8].try_into().unwrap());
        let (inode, other, length) = (number(0), number(1), size(number(2)));
        let (data, after) = rest[24..].split_at(length);
        log = after;
        let name = || String::from_utf8(data.to_vec()).unwrap();
        events.push(match kind {
            b'C' => Event::Create { folder: inode, inode: other, name: name() },
            b'D' => Event::Folder { folder: inode, inode: other, name: name() },
            b'R' => Event::Renamed { folder: inode, inode: other, name: name() },
            b'U' => Event::Gone { folder: inode, name: name() },
            b'W' => Event::Write { inode, at: size(other), data: data.to_vec() },
            b'L' => Event::Length { inode, length: size(other) },
            b'S' => Event::Sync { inode },
            b'A' => Event::Ack(String::from_utf8_lossy(data).into_owned()),
            other => panic!("no such record: {other}"),
        });
    }
    events
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap()
}

/// A thing on the disk. The kernel uses an inode's number again; a node is never another thing.
type Node = usize;

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

#[derive(Clone)]
enum Naming {
    Is(String, Node),
    Gone(String),
}

enum Thing {
    File { synced: Vec<u8>, since: Vec<Change> },
    Folder { synced: BTreeMap<String, Node>, since: Vec<Naming> },
}

pub struct Disk {
    things: Vec<Thing>,
    nodes: BTreeMap<u64, Node>,
    root: Node,
}

impl Disk {
    /// A disk that holds the empty folder.
    pub fn new(folder: &Path) -> Self {
        let mut disk = Self { things: Vec::new(), nodes: BTreeMap::new(), root: 0 };
        disk.root = disk.add(folder.metadata().unwrap().ino(), new_folder());
        disk
    }

    fn add(&mut self, inode: u64, thing: Thing) -> Node {
        self.things.push(thing);
        let node = self.things.len() - 1;
        self.nodes.insert(inode, node);
        node
    }

    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Create { folder, inode, name } => {
                let node = self.add(*inode, new_file());
                self.name(*folder, Naming::Is(name.clone(), node));
            }
            Event::Folder { folder, inode, name } => {
                let node = self.add(*inode, new_folder());
                self.name(*folder, Naming::Is(name.clone(), node));
            }
            Event::Renamed { folder, inode, name } => {
                let node = self.nodes[inode];
                self.name(*folder, Naming::Is(name.clone(), node));
            }
            Event::Gone { folder, name } => self.name(*folder, Naming::Gone(name.clone())),
            Event::Write { inode, at, data } => {
                self.change(*inode, Change::Write(*at, data.clone()));
            }
            Event::Length { inode, length } => self.change(*inode, Change::Length(*length)),
            Event::Sync { inode } => self.sync(*inode),
            Event::Ack(_) => {}
        }
    }

    fn name(&mut self, folder: u64, naming: Naming) {
        match &mut self.things[self.nodes[&folder]] {
            Thing::Folder { since, .. } => since.push(naming),
            Thing::File { .. } => panic!("a name in a file"),
        }
    }

    fn change(&mut self, inode: u64, change: Change) {
        match &mut self.things[self.nodes[&inode]] {
            Thing::File { since, .. } => since.push(change),
            Thing::Folder { .. } => panic!("a write to a folder"),
        }
    }

    fn sync(&mut self, inode: u64) {
        match &mut self.things[self.nodes[&inode]] {
            Thing::File { synced, since } => since.drain(..).for_each(|change| alter(synced, &change)),
            Thing::Folder { synced, since } => {
                since.drain(..).for_each(|naming| rename(synced, &naming));
            }
        }
    }

    /// Writes what a power cut now would leave.
    pub fn image(&self, to: &Path, kept: Kept) {
        let mut chance = match kept {
            Kept::Synced => None,
            Kept::Some(seed) => Some(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
        };
        self.write(self.root, to, &mut chance);
    }

    fn write(&self, node: Node, to: &Path, chance: &mut Option<u64>) {
        match &self.things[node] {
            Thing::File { synced, since } => {
                let mut content = synced.clone();
                let lucky = since.iter().filter(|_| falls(chance));
                lucky.for_each(|change| alter(&mut content, change));
                std::fs::write(to, content).unwrap();
            }
            Thing::Folder { synced, since } => {
                let mut names = synced.clone();
                let lucky = since.iter().filter(|_| falls(chance));
                lucky.for_each(|naming| rename(&mut names, naming));
                std::fs::create_dir(to).unwrap();
                for (name, node) in names {
                    // The store fills its ballast again; four megabytes an image are only slow.
                    if name != "ballast" {
                        self.write(node, &to.join(name), chance);
                    }
                }
            }
        }
    }

    /// The shim saw everything: with all that was not synced applied too, the files are the real ones.
    pub fn assert_seen_all(&self, folder: &Path) {
        let mut compared = 0;
        self.compare(self.root, folder, &mut compared);
        assert!(compared > 3, "{compared}");
    }

    fn compare(&self, node: Node, real: &Path, compared: &mut usize) {
        match &self.things[node] {
            Thing::File { synced, since } => {
                let mut content = synced.clone();
                since.iter().for_each(|change| alter(&mut content, change));
                assert!(std::fs::read(real).unwrap() == content, "not all seen: {real:?}");
                *compared += 1;
            }
            Thing::Folder { synced, since } => {
                let mut names = synced.clone();
                since.iter().for_each(|naming| rename(&mut names, naming));
                let there = std::fs::read_dir(real).unwrap().count();
                assert_eq!(names.len(), there, "not all names seen: {names:?}");
                for (name, node) in names {
                    self.compare(node, &real.join(name), compared);
                }
            }
        }
    }
}

fn new_file() -> Thing {
    Thing::File { synced: Vec::new(), since: Vec::new() }
}

fn new_folder() -> Thing {
    Thing::Folder { synced: BTreeMap::new(), since: Vec::new() }
}

fn alter(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write(at, data) => {
            let end = at + data.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(data);
        }
        Change::Length(length) => content.resize(*length, 0),
    }
}

fn rename(names: &mut BTreeMap<String, Node>, naming: &Naming) {
    match naming {
        Naming::Is(name, node) => {
            names.insert(name.clone(), *node);
        }
        Naming::Gone(name) => {
            names.remove(name);
        }
    }
}

/// A coin for each change that was not synced; always tails for [`Kept::Synced`].
fn falls(chance: &mut Option<u64>) -> bool {
    let Some(state) = chance else {
        return false;
    };
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state % 2 == 0
}
