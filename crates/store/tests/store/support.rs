//! The house the tests act in: one organisation, one author, a clock turned by hand, dice that fall
//! the same way every time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use facts::{
    Batch, Clock, CommandId, Dice, Entropy, NewCard, Notary, OrganisationId, Part, PersonId, Recipient,
    SignedCommit, Store, StoredFact, StreamId, WrapRow,
};
use jiff::Timestamp;
use seal::{Binding, CommitStatement, Key, PersonKeys, SealedFact, ServerKeys};
use store::{MemoryStore, Options, SqliteStore};
use tempfile::TempDir;

/// 24 November 2026, 09:30 in Nairobi, in microseconds.
pub const START: i64 = 1_795_501_800_000_000;

/// A clock that stands until it is turned.
pub struct HandClock(AtomicI64);

impl HandClock {
    pub fn turn(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// SHA-256 of a seed and a running number.
pub struct FixedDice {
    seed: u64,
    turn: AtomicU64,
}

impl FixedDice {
    pub fn new(seed: u64) -> Self {
        Self { seed, turn: AtomicU64::new(0) }
    }
}

impl Entropy for FixedDice {
    fn fill(&self, out: &mut [u8]) {
        for chunk in out.chunks_mut(32) {
            let turn = self.turn.fetch_add(1, Ordering::SeqCst);
            let bytes = seal::sha256(&[&self.seed.to_le_bytes(), &turn.to_le_bytes()]);
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

/// The server, which signs heads.
pub struct Server(pub ServerKeys);

impl Notary for Server {
    fn sign_head(&self, head: &[u8; 32]) -> [u8; 64] {
        self.0.sign(&seal::head_statement(head))
    }
}

/// The keys and ids of the tests: the same in every process, because dice with the same seed made
/// them.
pub struct Cast {
    pub organisation: OrganisationId,
    pub clock: Arc<HandClock>,
    pub server: Arc<Server>,
    pub author: PersonKeys,
    pub person: PersonId,
    pub key: Key,
    pub dice: FixedDice,
}

impl Cast {
    /// `seed` makes the ids of commands; keys and organisation are always the same.
    pub fn new(seed: u64) -> Self {
        let keys = FixedDice::new(0);
        let mut dice = Dice(&keys);
        Self {
            organisation: OrganisationId::from_bytes([7; 16]),
            clock: Arc::new(HandClock(AtomicI64::new(START))),
            server: Arc::new(Server(ServerKeys::random(&mut dice))),
            author: PersonKeys::random(&mut dice),
            person: PersonId::from_bytes([3; 16]),
            key: Key::random(&mut dice),
            dice: FixedDice::new(seed),
        }
    }

    pub fn options(&self) -> Options {
        Options::new(self.clock.clone(), self.server.clone())
    }

    pub fn open(&self, folder: &Path) -> SqliteStore {
        SqliteStore::open(folder, self.options()).unwrap()
    }

    pub fn id(&self) -> [u8; 16] {
        self.dice.bytes()
    }

    pub fn command(&self) -> CommandId {
        CommandId::from_bytes(self.id())
    }

    pub fn stream(&self) -> StreamId {
        StreamId::from_bytes(self.id())
    }

    pub fn fact(&self, stream: StreamId) -> SealedFact {
        let binding = Binding {
            organisation: *self.organisation.bytes(),
            stream: *stream.bytes(),
            fact: self.id(),
            compartment: 1,
            key_version: 1,
            author: self.author.public().signing,
        };
        seal::seal_fact(&self.key, binding, b"{\"kind\":\"note\"}", &mut Dice(&self.dice)).unwrap()
    }

    /// A part of `count` new facts.
    pub fn part(&self, stream: StreamId, expected: Option<u64>, count: usize) -> Part {
        Part { stream, expected, facts: (0..count).map(|_| self.fact(stream)).collect(), card: None }
    }

    /// A batch under a fresh command.
    pub fn batch(&self, parts: Vec<Part>) -> Batch {
        self.batch_as(self.command(), parts)
    }

    pub fn batch_as(&self, command: CommandId, parts: Vec<Part>) -> Batch {
        let digests = parts.iter().flat_map(|part| &part.facts);
        let statement = CommitStatement {
            organisation: *self.organisation.bytes(),
            author: self.author.public().signing,
            command: *command.bytes(),
            command_digest: seal::sha256(&[command.bytes()]),
            previous: [0; 32],
            digests: digests.map(seal::fact_digest).collect(),
        };
        Batch {
            organisation: self.organisation,
            commit: self.signed(statement),
            parts,
            wraps: Vec::new(),
            outbox: Vec::new(),
            spends: Vec::new(),
            briefs: Vec::new(),
        }
    }

    pub fn signed(&self, statement: CommitStatement) -> SignedCommit {
        SignedCommit {
            signature: self.author.sign(&statement.message()),
            statement,
            person: self.person,
            answer: b"sealed answer".to_vec(),
        }
    }

    /// One fact for a new stream.
    pub fn opening(&self, stream: StreamId) -> Batch {
        self.batch(vec![self.part(stream, Some(0), 1)])
    }

    /// One fact for a stream, wherever it stands.
    pub fn anywhere(&self, stream: StreamId) -> Batch {
        self.batch(vec![self.part(stream, None, 1)])
    }

    /// A wrap row of the current epoch with that content.
    pub fn wrap(&self, stream: StreamId, recipient: Recipient, sealed: &[u8]) -> WrapRow {
        WrapRow {
            organisation: self.organisation,
            stream,
            compartment: 0,
            version: 1,
            recipient,
            epoch: 1,
            sealed: sealed.to_vec(),
        }
    }
}

/// The tests' own fold: what a card must hold that folds these facts.
pub fn fold<'a>(facts: impl Iterator<Item = &'a SealedFact>) -> Vec<u8> {
    let digests: Vec<[u8; 32]> = facts.map(seal::fact_digest).collect();
    seal::sha256(&[&digests.concat()]).to_vec()
}

/// The card over what a stream holds and what a part adds.
pub fn card(stored: &[StoredFact], part: &Part, numbered_by: Option<usize>) -> NewCard {
    let all = stored.iter().map(|row| &row.fact).chain(&part.facts);
    NewCard {
        folded_to: u64::try_from(stored.len() + part.facts.len()).unwrap(),
        numbered_by,
        sealed: fold(all),
    }
}

/// A store of either engine, with its cast.
pub struct House {
    pub cast: Cast,
    pub store: Box<dyn Store>,
    _folder: Option<TempDir>,
}

impl House {
    pub fn sqlite() -> Self {
        let cast = Cast::new(1);
        let folder = tempfile::tempdir().unwrap();
        Self { store: Box::new(cast.open(folder.path())), cast, _folder: Some(folder) }
    }

    pub fn memory() -> Self {
        let cast = Cast::new(1);
        Self {
            store: Box::new(MemoryStore::new(cast.clock.clone(), cast.server.clone())),
            cast,
            _folder: None,
        }
    }

    /// Nothing is wrong with anything the store holds.
    pub fn verify(&self) {
        assert_whole(&*self.store, &self.cast);
    }
}

pub fn assert_whole(store: &dyn Store, cast: &Cast) -> store::check::Report {
    let public = cast.server.0.public();
    let report = store::check::verify_store(store, cast.organisation, &public).unwrap();
    assert_eq!(report.findings, []);
    report
}
