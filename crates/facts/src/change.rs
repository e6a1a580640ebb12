//! From a decision to a batch: seal, link up, sign. And back: open what may be opened.

use std::collections::BTreeMap;

use jiff::Timestamp;
use seal::{Binding, CommitStatement, Key, PersonKeys, SUITE, SealError, ServerKeys};

use crate::fact::Body;
use crate::{
    Batch, Brief, BriefKey, Card, CommandId, Compartment, Dice, Entropy, Fact, FactId, NewCard, NewFact,
    NewKey, OrganisationId, Part, PersonId, SignedCommit, StoredFact, StreamId, StreamKeys, Tier, Vault,
    WrapRow, place,
};

/// What a decision wants written, still in clear.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// One entry a stream.
    pub streams: Vec<StreamChange>,
    /// One-time things it spends.
    pub spends: Vec<BriefKey>,
    /// Short-lived things it leaves.
    pub briefs: Vec<Brief>,
    /// Keys for someone, made by the caller.
    pub wraps: Vec<WrapRow>,
    /// Tier-1 compartments of a stream to be opened to further people, with their public keys.
    pub share: Vec<Share>,
}

/// A tier-1 key that the writer holds and gives to someone else too.
#[derive(Clone, Debug)]
pub struct Share {
    /// The stream.
    pub stream: StreamId,
    /// The compartment.
    pub compartment: Compartment,
    /// Who gets it.
    pub person: PersonId,
    /// Their X25519 public key.
    pub agreement: [u8; 32],
}

/// What is written to one stream.
#[derive(Clone, Debug)]
pub struct StreamChange {
    /// The stream.
    pub stream: StreamId,
    /// Where it must stand (0 = new); `None` if order does not matter.
    pub expected: Option<u64>,
    /// The facts.
    pub facts: Vec<NewFact>,
    /// The card after them.
    pub card: Option<Card>,
    /// The index in [`Change::streams`] of the series that numbers this card.
    pub numbered_by: Option<usize>,
}

impl StreamChange {
    /// Facts for a stream that stands at `expected`.
    #[must_use]
    pub const fn at(stream: StreamId, expected: u64, facts: Vec<NewFact>) -> Self {
        Self { stream, expected: Some(expected), facts, card: None, numbered_by: None }
    }

    /// Facts whose order among others does not matter.
    #[must_use]
    pub const fn anywhere(stream: StreamId, facts: Vec<NewFact>) -> Self {
        Self { stream, expected: None, facts, card: None, numbered_by: None }
    }

    /// With the card as it is after them.
    #[must_use]
    pub fn card(mut self, card: Card) -> Self {
        self.card = Some(card);
        self
    }
}

/// Who writes: a person with their keys, or the server for what no person signs.
pub enum Author<'a> {
    /// A person in a session.
    Person(PersonId, &'a PersonKeys),
    /// The server.
    Server(&'a ServerKeys),
}

impl Author<'_> {
    fn public(&self) -> [u8; 32] {
        match self {
            Self::Person(_, keys) => keys.public().signing,
            Self::Server(keys) => keys.public(),
        }
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        match self {
            Self::Person(_, keys) => keys.sign(message),
            Self::Server(keys) => keys.sign(message),
        }
    }

    /// The person; zeros for the server.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::Person(person, _) => *person,
            Self::Server(_) => PersonId::default(),
        }
    }

    const fn keys(&self) -> Option<(PersonId, &PersonKeys)> {
        match self {
            Self::Person(person, keys) => Some((*person, keys)),
            Self::Server(_) => None,
        }
    }
}

/// The command a change answers, and what it was answered with.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The command's id.
    pub command: CommandId,
    /// HMAC of its content under a key only its writer has.
    pub digest: [u8; 32],
    /// The author's commit before this one in this session; zeros for none.
    pub previous: [u8; 32],
    /// The first answer in clear; sealed on the way.
    pub answer: Vec<u8>,
}

/// Seals changes for one organisation.
pub struct Sealer<'a> {
    /// The server's keys.
    pub vault: &'a Vault,
    /// Chance.
    pub entropy: &'a dyn Entropy,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Now.
    pub now: Timestamp,
}

impl Sealer<'_> {
    /// Seals a change: new streams get a key, tier-1 facts a key of their compartment, and the author
    /// signs once over all of it. `wraps` gives the wraps of a stream that exists.
    ///
    /// # Errors
    /// [`SealError::Refused`] if the author does not hold a key that the change needs.
    pub fn batch(
        &self,
        change: &Change,
        author: &Author<'_>,
        stamp: &Stamp,
        wraps: &dyn Fn(StreamId) -> Vec<WrapRow>,
    ) -> Result<Batch, SealError> {
        let mut rows = change.wraps.clone();
        let mut parts = Vec::with_capacity(change.streams.len());
        let mut digests = Vec::new();
        let mut opened: BTreeMap<StreamId, StreamKeys> = BTreeMap::new();
        for (index, stream) in change.streams.iter().enumerate() {
            let mut keys = self.keys_of(stream, author, wraps, &mut rows)?;
            let mut part = Part {
                stream: stream.stream,
                expected: stream.expected,
                facts: Vec::with_capacity(stream.facts.len()),
                card: None,
            };
            for (nth, fact) in stream.facts.iter().enumerate() {
                let id = fact_name(&self.vault.server, author.person(), stamp.command, index, nth);
                let sealed = self.fact(stream.stream, id, fact, author, &mut keys, &mut rows)?;
                digests.push(seal::fact_digest(&sealed));
                part.facts.push(sealed);
            }
            part.card = self.card(stream, &keys)?;
            parts.push(part);
            opened.insert(stream.stream, keys);
        }
        for share in &change.share {
            rows.push(self.shared(share, &opened)?);
        }
        let statement = CommitStatement {
            organisation: *self.organisation.bytes(),
            author: author.public(),
            command: *stamp.command.bytes(),
            command_digest: stamp.digest,
            previous: stamp.previous,
            digests,
        };
        let signature = author.sign(&statement.message());
        Ok(Batch {
            organisation: self.organisation,
            commit: SignedCommit {
                statement,
                signature,
                person: author.person(),
                answer: self.answer(author.person(), stamp)?,
            },
            parts,
            wraps: rows,
            outbox: Vec::new(),
            spends: change.spends.clone(),
            briefs: change.briefs.clone(),
        })
    }

    fn keys_of(
        &self,
        stream: &StreamChange,
        author: &Author<'_>,
        wraps: &dyn Fn(StreamId) -> Vec<WrapRow>,
        rows: &mut Vec<WrapRow>,
    ) -> Result<StreamKeys, SealError> {
        let existing = if stream.expected == Some(0) { Vec::new() } else { wraps(stream.stream) };
        if existing.is_empty() && stream.expected.is_some_and(|head| head > 0) {
            return Err(SealError::Refused);
        }
        let mut keys = self.vault.open_stream(&existing, author.keys())?;
        if existing.is_empty() {
            let new = self.vault.new_stream_key(self.organisation, stream.stream, self.entropy)?;
            keys.add(&new)?;
            rows.push(new.row);
        }
        Ok(keys)
    }

    fn fact(
        &self,
        stream: StreamId,
        id: FactId,
        fact: &NewFact,
        author: &Author<'_>,
        keys: &mut StreamKeys,
        rows: &mut Vec<WrapRow>,
    ) -> Result<seal::SealedFact, SealError> {
        let compartment = fact.kind.compartment;
        let version = self.writable(stream, compartment, author, keys, rows)?;
        let key = keys.get(compartment, version).ok_or(SealError::Refused)?;
        let binding = Binding {
            organisation: *self.organisation.bytes(),
            stream: *stream.bytes(),
            fact: *id.bytes(),
            compartment: compartment.code(),
            key_version: version,
            author: author.public(),
        };
        let json = Body::of(fact, self.now, author.person()).encode();
        seal::seal_fact(key, binding, &json, &mut Dice(self.entropy))
    }

    /// The version to write under: the newest, if the author holds it; otherwise, for tier 1, a new
    /// version for the author alone, so that writing never needs a key one must not have.
    fn writable(
        &self,
        stream: StreamId,
        compartment: Compartment,
        author: &Author<'_>,
        keys: &mut StreamKeys,
        rows: &mut Vec<WrapRow>,
    ) -> Result<u32, SealError> {
        let latest = keys.latest(compartment);
        if keys.get(compartment, latest).is_some() {
            return Ok(latest);
        }
        let (Tier::One, Some((person, own))) = (compartment.tier(), author.keys()) else {
            return Err(SealError::Refused);
        };
        let version = latest.saturating_add(1);
        let key = Key::random(&mut Dice(self.entropy));
        let row = self.vault.wrap_for_person(
            self.organisation,
            stream,
            compartment,
            version,
            person,
            &own.public().agreement,
            &key,
            self.entropy,
        )?;
        rows.push(row.clone());
        keys.add(&NewKey { key, row })?;
        Ok(version)
    }

    /// Tier 2 is the organisation's: one key opens all of it, so no single person is given it.
    fn shared(&self, share: &Share, opened: &BTreeMap<StreamId, StreamKeys>) -> Result<WrapRow, SealError> {
        if share.compartment.tier() == Tier::Two {
            return Err(SealError::Refused);
        }
        let keys = opened.get(&share.stream).ok_or(SealError::Refused)?;
        let version = keys.latest(share.compartment);
        let key = keys.get(share.compartment, version).ok_or(SealError::Refused)?;
        self.vault.wrap_for_person(
            self.organisation,
            share.stream,
            share.compartment,
            version,
            share.person,
            &share.agreement,
            key,
            self.entropy,
        )
    }

    fn card(&self, stream: &StreamChange, keys: &StreamKeys) -> Result<Option<NewCard>, SealError> {
        let (Some(card), Some(expected)) = (&stream.card, stream.expected) else {
            return Ok(None);
        };
        let added = u64::try_from(stream.facts.len()).unwrap_or(u64::MAX);
        let folded_to = expected.saturating_add(added);
        let sealed = card.seal(self.organisation, stream.stream, folded_to, keys, self.entropy)?;
        Ok(Some(NewCard { folded_to, numbered_by: stream.numbered_by, sealed }))
    }

    fn answer(&self, person: PersonId, stamp: &Stamp) -> Result<Vec<u8>, SealError> {
        let key = self.answer_key()?;
        let place = place::answer(self.organisation, person, stamp.command);
        seal::seal(&key, &place, &stamp.answer, &mut Dice(self.entropy))
    }

    /// Opens the first answer of a command that was done before.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn open_answer(
        &self,
        person: PersonId,
        command: CommandId,
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let place = place::answer(self.organisation, person, command);
        Ok(seal::open(&self.answer_key()?, &place, sealed)?.to_vec())
    }

    fn answer_key(&self) -> Result<Key, SealError> {
        let holder = self.vault.organisations.get(&self.organisation).ok_or(SealError::Refused)?;
        Ok(seal::derive(holder, "pamoja/answer-key/1", b""))
    }
}

/// The name of the `nth` fact that a command of that person adds to the stream at `stream_index` of its
/// change, both from 0: the same command always gives the same names, so that sending it twice has one
/// effect. Whoever folds a card before the facts are sealed asks here for the names they will have.
#[must_use]
pub fn fact_name(
    server: &ServerKeys,
    person: PersonId,
    command: CommandId,
    stream_index: usize,
    nth: usize,
) -> FactId {
    let label = format!("fact {stream_index} {nth}");
    FactId::from_bytes(server.name(person.bytes(), command.bytes(), &label))
}

/// Why a stream could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// A link that does not follow from the one before: altered, dropped or reordered.
    #[error("the chain of the stream is broken at position {0}")]
    Chain(u64),
    /// A body that does not open with the key it should open with.
    #[error("a fact cannot be opened")]
    Seal(#[from] SealError),
    /// A body that no release wrote.
    #[error("a fact cannot be read")]
    Body,
}

/// Opens the facts of one stream in the compartments allowed, after checking its links.
/// Facts whose key is not here are left out; [`OpenedFacts::held`] counts them all the same.
///
/// # Errors
/// [`ReadError`].
pub fn open_facts(
    organisation: OrganisationId,
    stream: StreamId,
    stored: &[StoredFact],
    keys: &StreamKeys,
    allowed: &dyn Fn(Compartment) -> bool,
) -> Result<OpenedFacts, ReadError> {
    check_links(organisation, stream, stored)?;
    let mut opened = OpenedFacts::default();
    for row in stored {
        opened.head = row.position;
        let place = &row.fact.header.binding;
        let Some(compartment) = Compartment::from_code(place.compartment) else {
            continue;
        };
        let held = opened.held.entry(compartment).or_insert(0_u64);
        *held = held.saturating_add(1);
        let Some(key) = keys.get(compartment, place.key_version).filter(|_| allowed(compartment)) else {
            continue;
        };
        let body = seal::open_fact(key, &row.fact)?;
        let fact = Fact::read(row.id(), row.position, row.received_at(), compartment, body.json())
            .map_err(|_| ReadError::Body)?;
        opened.facts.push(fact);
    }
    Ok(opened)
}

/// What came of opening a stream.
#[derive(Clone, Debug, Default)]
pub struct OpenedFacts {
    /// The facts that could and may be opened, in stream order.
    pub facts: Vec<Fact>,
    /// The stream's head.
    pub head: u64,
    /// How many facts each compartment holds, opened or not.
    pub held: BTreeMap<Compartment, u64>,
}

/// Recomputes every link of a stream read from its beginning.
///
/// # Errors
/// [`ReadError::Chain`] with the first position that is wrong.
pub fn check_links(
    organisation: OrganisationId,
    stream: StreamId,
    stored: &[StoredFact],
) -> Result<(), ReadError> {
    let mut previous = [0; 32];
    for (row, position) in stored.iter().zip(1_u64..) {
        let place = &row.fact.header.binding;
        let link = seal::link_digest(
            organisation.bytes(),
            stream.bytes(),
            position,
            &previous,
            &seal::fact_digest(&row.fact),
            &row.commit,
            row.sequence,
            row.received,
        );
        let here = row.position == position
            && row.fact.header.suite == SUITE
            && place.organisation == *organisation.bytes()
            && place.stream == *stream.bytes();
        if !here || !seal::equal(&link, &row.link) {
            return Err(ReadError::Chain(position));
        }
        previous = link;
    }
    Ok(())
}
