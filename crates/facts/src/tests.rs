//! What the fact format, the cards and the register promise, by example and by property. All people
//! are invented.

mod answers;
mod batches;
mod bodies;
mod cards;
mod chains;
mod clashes;
mod commands;
mod dates;
mod glances;
mod ids;
mod opened;
mod places;
mod registers;
mod tier_one;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::date;
use seal::{Key, PersonKeys, ServerKeys};

use crate::{
    Author, Batch, Change, CommandId, Compartment, Dice, Edtf, Entropy, FactKind, Field, FieldKind, NAIROBI,
    NewFact, OrganisationId, PersonId, Sealer, Share, Stamp, StoredFact, StreamChange, StreamId, StreamKeys,
    Vault, WrapRow,
};

const MVULE: OrganisationId = OrganisationId::from_bytes([0x4d; 16]);
const MATLAI: OrganisationId = OrganisationId::from_bytes([0x4e; 16]);
const WANZA: PersonId = PersonId::from_bytes([1; 16]);
const BRIAN: PersonId = PersonId::from_bytes([2; 16]);
const NJERI: PersonId = PersonId::from_bytes([3; 16]);
const TAUSI: StreamId = StreamId::from_bytes([0xca; 16]);
const UPEPO: StreamId = StreamId::from_bytes([0xcb; 16]);

static OPENED: FactKind = FactKind {
    name: "opened",
    version: 1,
    compartment: Compartment::Casework,
    fields: &[
        Field::new("alias", FieldKind::Line(60), "alias"),
        Field::new("hours", FieldKind::Line(80), "hours"),
        Field::new("children", FieldKind::Number, "children"),
    ],
};

static NAMED: FactKind = FactKind {
    name: "named",
    version: 2,
    compartment: Compartment::Identity,
    fields: &[Field::new("names", FieldKind::Lines(100), "names")],
};

static ADDRESS: FactKind = FactKind {
    name: "address",
    version: 1,
    compartment: Compartment::Location,
    fields: &[Field::new("address", FieldKind::Text(500), "address")],
};

static HEALTH: FactKind = FactKind {
    name: "health",
    version: 1,
    compartment: Compartment::Clinical,
    fields: &[Field::new("seen", FieldKind::Text(500), "seen")],
};

/// Chance that falls the same way every time.
struct Fixed(AtomicU64);

impl Entropy for Fixed {
    fn fill(&self, out: &mut [u8]) {
        for chunk in out.chunks_mut(32) {
            let turn = self.0.fetch_add(1, Ordering::Relaxed);
            let block = seal::sha256(&[b"facts-tests", &turn.to_be_bytes()]);
            chunk.iter_mut().zip(block).for_each(|(to, from)| *to = from);
        }
    }
}

/// Half past nine in Nairobi on the demo's first day.
fn now() -> Timestamp {
    NAIROBI.to_timestamp(date(2026, 11, 24).at(9, 30, 0, 0)).unwrap()
}

fn opened(alias: &str) -> NewFact {
    NewFact::new(&OPENED, Edtf::moment(now())).given("alias", alias)
}

fn sleeps_at(address: &str) -> NewFact {
    NewFact::new(&ADDRESS, Edtf::moment(now())).given("address", address)
}

/// A server with its keys, three members of staff with theirs, and what a store would keep.
struct House {
    chance: Fixed,
    vault: Vault,
    staff: BTreeMap<PersonId, PersonKeys>,
    wraps: Vec<WrapRow>,
    stored: BTreeMap<StreamId, Vec<StoredFact>>,
}

impl House {
    fn new() -> Self {
        let chance = Fixed(AtomicU64::new(1));
        let rng = &mut Dice(&chance);
        let vault = Vault {
            epoch: 1,
            epoch_key: Key::random(rng),
            server: ServerKeys::random(rng),
            organisations: [(MVULE, Key::random(rng)), (MATLAI, Key::random(rng))].into(),
        };
        let staff = [WANZA, BRIAN, NJERI].map(|person| (person, PersonKeys::random(rng))).into();
        Self { chance, vault, staff, wraps: Vec::new(), stored: BTreeMap::new() }
    }

    fn author(&self, person: PersonId) -> Author<'_> {
        Author::Person(person, &self.staff[&person])
    }

    fn sealer(&self) -> Sealer<'_> {
        Sealer { vault: &self.vault, entropy: &self.chance, organisation: MVULE, now: now() }
    }

    fn batch(&self, author: &Author<'_>, command: u8, change: &Change) -> Result<Batch, seal::SealError> {
        let of = |stream| self.wraps.iter().filter(|row| row.stream == stream).cloned().collect();
        self.sealer().batch(change, author, &stamp(command), &of)
    }

    /// The person writes these facts to a stream, and the store takes them.
    fn writes(&mut self, person: PersonId, command: u8, stream: StreamId, facts: Vec<NewFact>) -> Batch {
        self.writes_sharing(person, command, stream, facts, Vec::new())
    }

    fn writes_sharing(
        &mut self,
        person: PersonId,
        command: u8,
        stream: StreamId,
        facts: Vec<NewFact>,
        share: Vec<Share>,
    ) -> Batch {
        let change = Change {
            streams: vec![StreamChange::at(stream, self.head(stream), facts)],
            share,
            ..Change::default()
        };
        let batch = self.batch(&self.author(person), command, &change).unwrap();
        self.keep(&batch);
        batch
    }

    fn head(&self, stream: StreamId) -> u64 {
        u64::try_from(self.of(stream).len()).unwrap()
    }

    fn of(&self, stream: StreamId) -> &[StoredFact] {
        self.stored.get(&stream).map_or(&[], Vec::as_slice)
    }

    /// Links and keeps a batch as a store would.
    fn keep(&mut self, batch: &Batch) {
        self.wraps.extend(batch.wraps.iter().cloned());
        for part in &batch.parts {
            for fact in &part.facts {
                let kept = self.stored.entry(part.stream).or_default();
                let previous = kept.last().map_or([0; 32], |last| last.link);
                let position = u64::try_from(kept.len()).unwrap().saturating_add(1);
                kept.push(linked(part.stream, position, previous, fact, batch.commit.id()));
            }
        }
    }

    /// The keys of a stream, as the server alone opens them or with a person signed in.
    fn keys(&self, stream: StreamId, person: Option<PersonId>) -> StreamKeys {
        let rows: Vec<WrapRow> = self.wraps.iter().filter(|row| row.stream == stream).cloned().collect();
        self.vault.open_stream(&rows, person.map(|one| (one, &self.staff[&one]))).unwrap()
    }

    fn agreement(&self, person: PersonId) -> [u8; 32] {
        self.staff[&person].public().agreement
    }
}

fn linked(
    stream: StreamId,
    position: u64,
    previous: [u8; 32],
    fact: &seal::SealedFact,
    commit: [u8; 32],
) -> StoredFact {
    let (sequence, received) = (position.saturating_add(100), now().as_microsecond());
    let digest = seal::fact_digest(fact);
    let link = seal::link_digest(
        MVULE.bytes(),
        stream.bytes(),
        position,
        &previous,
        &digest,
        &commit,
        sequence,
        received,
    );
    StoredFact { fact: fact.clone(), commit, position, sequence, received, link }
}

fn command(nth: u8) -> CommandId {
    CommandId::from_bytes([nth; 16])
}

fn stamp(nth: u8) -> Stamp {
    Stamp { command: command(nth), digest: [nth; 32], previous: [0; 32], answer: b"/cases/tausi".to_vec() }
}
