//! What goes into the store and what comes back: opaque bytes with clear headers.

use jiff::Timestamp;
use seal::SealedFact;

use crate::{CommandId, FactId, OrganisationId, PersonId, StreamId};

/// Facts of one commit for one or several streams: all of it or none of it.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What the author signed.
    pub commit: SignedCommit,
    /// The streams it touches.
    pub parts: Vec<Part>,
    /// Keys wrapped for someone, put beside the facts they open.
    pub wraps: Vec<WrapRow>,
    /// Messages for a worker to send, sealed.
    pub outbox: Vec<Vec<u8>>,
    /// One-time things this batch spends: it is refused if one of them is gone.
    pub spends: Vec<BriefKey>,
    /// Short-lived things it leaves.
    pub briefs: Vec<Brief>,
}

/// A commit with its signature and what its command is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCommit {
    /// What was signed.
    pub statement: seal::CommitStatement,
    /// Ed25519 over it.
    pub signature: [u8; 64],
    /// Whose command it was.
    pub person: PersonId,
    /// The sealed first answer, given again when the command arrives again.
    pub answer: Vec<u8>,
}

impl SignedCommit {
    /// The commit's name.
    #[must_use]
    pub fn id(&self) -> [u8; 32] {
        seal::commit_id(&self.statement.message(), &self.signature)
    }

    /// The command's id.
    #[must_use]
    pub const fn command(&self) -> CommandId {
        CommandId::from_bytes(self.statement.command)
    }
}

/// The facts a batch adds to one stream.
#[derive(Clone, Debug)]
pub struct Part {
    /// The stream.
    pub stream: StreamId,
    /// Where the stream must stand (0 = must be new); `None` if order does not matter.
    pub expected: Option<u64>,
    /// The facts, in order.
    pub facts: Vec<SealedFact>,
    /// The stream's card after them.
    pub card: Option<NewCard>,
}

/// A sealed card that goes with a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCard {
    /// The position it folds up to: must be the stream's head after the batch.
    pub folded_to: u64,
    /// The part of the batch whose first fact's position becomes this card's serial number.
    pub numbered_by: Option<usize>,
    /// The sealed card.
    pub sealed: Vec<u8>,
}

/// A card as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// Its organisation.
    pub organisation: OrganisationId,
    /// Its stream.
    pub stream: StreamId,
    /// The position it folds up to.
    pub folded_to: u64,
    /// The stream's head; larger than `folded_to` if facts were linked since: the card is stale.
    pub head: u64,
    /// The number taken in a series, if one was.
    pub serial: Option<u64>,
    /// The sealed card.
    pub sealed: Vec<u8>,
}

/// Whom a key is wrapped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Recipient {
    /// The root key: organisations' keys and the server's.
    Root,
    /// The organisation's own key: tier 2.
    Organisation,
    /// A person's public key: tier 1.
    Person(PersonId),
    /// A person's password: their own private keys.
    Password(PersonId),
}

impl Recipient {
    /// 17 bytes: a letter and an id.
    #[must_use]
    pub fn bytes(self) -> [u8; 17] {
        let (letter, id) = match self {
            Self::Root => (b'r', [0; 16]),
            Self::Organisation => (b'o', [0; 16]),
            Self::Person(person) => (b'p', *person.bytes()),
            Self::Password(person) => (b'w', *person.bytes()),
        };
        let mut out = [letter; 17];
        out.iter_mut().skip(1).zip(id).for_each(|(to, from)| *to = from);
        out
    }

    /// Reads what [`Recipient::bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (letter, id) = bytes.split_first()?;
        let id = PersonId::from_bytes(id.try_into().ok()?);
        match letter {
            b'r' => Some(Self::Root),
            b'o' => Some(Self::Organisation),
            b'p' => Some(Self::Person(id)),
            b'w' => Some(Self::Password(id)),
            _ => None,
        }
    }
}

/// A key wrapped for someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrapRow {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The stream whose key it is.
    pub stream: StreamId,
    /// The compartment's code; 0 for a stream's tier-2 key and for keys of people and organisations.
    pub compartment: u8,
    /// The key's version, from 1.
    pub version: u32,
    /// Whom it is for.
    pub recipient: Recipient,
    /// The epoch of its outer layer.
    pub epoch: u64,
    /// The wrap.
    pub sealed: Vec<u8>,
}

/// A fact as the store keeps it, with its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFact {
    /// Header and sealed body.
    pub fact: SealedFact,
    /// The commit that brought it.
    pub commit: [u8; 32],
    /// Its place in the stream, from 1.
    pub position: u64,
    /// Its place in the organisation, from 1.
    pub sequence: u64,
    /// The store's clock, in microseconds since 1970.
    pub received: i64,
    /// Its link.
    pub link: [u8; 32],
}

impl StoredFact {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> FactId {
        FactId::from_bytes(self.fact.header.binding.fact)
    }

    /// When the store took it.
    #[must_use]
    pub fn received_at(&self) -> Timestamp {
        Timestamp::from_microsecond(self.received).unwrap_or_default()
    }
}

/// One transaction's head of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadRow {
    /// From 1.
    pub number: u64,
    /// The head before it; zeros for the first.
    pub previous: [u8; 32],
    /// How many links it covers.
    pub count: u64,
    /// The sequence of the last of them.
    pub last_sequence: u64,
    /// The head.
    pub head: [u8; 32],
    /// The server's signature.
    pub signature: [u8; 64],
}

/// Where the facts of one part went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The stream.
    pub stream: StreamId,
    /// The position of the part's first fact.
    pub first: u64,
    /// The position of its last fact: the stream's head now.
    pub last: u64,
}

/// The store's answer to a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The commit.
    pub commit: [u8; 32],
    /// One entry a part, in order.
    pub placed: Vec<Placed>,
    /// The last sequence of the organisation now.
    pub sequence: u64,
    /// When, in microseconds since 1970.
    pub received: i64,
    /// How many batches shared the transaction (and its one fsync).
    pub group: usize,
}

/// Names a short-lived thing: a kind and bytes that mean nothing to a reader of the disk.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BriefKey(pub Vec<u8>);

impl BriefKey {
    /// A key of that kind.
    #[must_use]
    pub fn new(kind: &'static str, name: &[u8]) -> Self {
        Self([kind.as_bytes(), b"/", name].concat())
    }
}

/// A short-lived sealed thing: a session, a throttle, a one-time link, a draft, a search view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Its name.
    pub key: BriefKey,
    /// Sealed content.
    pub sealed: Vec<u8>,
    /// Second since 1970 after which it is gone.
    pub expires: i64,
}

/// A command that was done before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneCommand {
    /// Its commit.
    pub commit: [u8; 32],
    /// The digest of its content.
    pub digest: [u8; 32],
    /// The sealed first answer.
    pub answer: Vec<u8>,
}

/// Why a batch was not appended. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The stream has moved on since it was read.
    #[error("the stream has moved on")]
    Clash {
        /// The stream.
        stream: StreamId,
        /// Where it stands.
        head: u64,
    },
    /// The same command was done before.
    #[error("the command was done before")]
    Done(DoneCommand),
    /// A one-time thing was spent before.
    #[error("already spent")]
    Spent,
    /// A batch that breaks a rule of the store; never the user's fault.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// No room on the disk. Reads go on.
    #[error("the disk is full")]
    Full,
    /// The store is gone or broken. Whether the batch stands is not known; ask again with the command.
    #[error("the store failed")]
    Failed,
}
