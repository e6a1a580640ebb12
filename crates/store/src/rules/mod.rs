//! The rules of appending, written once for every engine: what a batch may do, and what it becomes.
//! `plan` only reads; an engine then writes the plan down as it stands, or nothing of it.

mod checks;
mod link;

use facts::{
    AppendError, Appended, Batch, Brief, BriefKey, CardRow, CommandId, DoneCommand, FactId, HeadRow, Notary,
    OrganisationId, PersonId, Placed, SignedCommit, StoreError, StoredFact, StreamId, WrapRow,
};
use link::Linker;

/// Where a stream stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StreamState {
    pub organisation: OrganisationId,
    pub head: u64,
    pub link: [u8; 32],
}

/// Where an organisation stands, and the links this transaction has added to it so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    pub sequence: u64,
    pub received: i64,
    pub number: u64,
    pub head: [u8; 32],
    pub links: Vec<[u8; 32]>,
}

impl Chain {
    /// Takes in what a batch added.
    pub fn advance(&mut self, plan: &Plan) {
        self.sequence = plan.sequence;
        self.received = plan.received;
        self.links.extend(plan.facts.iter().map(|fact| fact.link));
    }

    /// The head over the links of this transaction; `None` if it added none.
    pub fn close(&self, organisation: OrganisationId, notary: &dyn Notary) -> Option<HeadRow> {
        if self.links.is_empty() {
            return None;
        }
        let number = self.number.saturating_add(1);
        let head = seal::head_digest(organisation.bytes(), number, &self.head, &self.links);
        Some(HeadRow {
            number,
            previous: self.head,
            count: count(self.links.len()),
            last_sequence: self.sequence,
            head,
            signature: notary.sign_head(&head),
        })
    }
}

/// What the rules ask of an engine: the state inside the running transaction.
pub(crate) trait Ledger {
    fn stream(&self, stream: StreamId) -> Result<Option<StreamState>, StoreError>;
    fn has_fact(&self, fact: FactId) -> Result<bool, StoreError>;
    fn has_commit(&self, id: &[u8; 32]) -> Result<bool, StoreError>;
    fn done(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError>;
    fn has_brief(&self, key: &BriefKey, now: i64) -> Result<bool, StoreError>;
    /// The wrap kept under the same name.
    fn wrap(&self, row: &WrapRow) -> Result<Option<WrapRow>, StoreError>;
    fn serial(&self, stream: StreamId) -> Result<Option<u64>, StoreError>;
    fn epoch(&self) -> Result<u64, StoreError>;
}

/// What an engine writes down for a batch.
pub(crate) struct Plan {
    pub organisation: OrganisationId,
    pub commit_id: [u8; 32],
    pub commit: SignedCommit,
    pub facts: Vec<StoredFact>,
    pub streams: Vec<(StreamId, StreamState)>,
    pub cards: Vec<CardRow>,
    pub wraps: Vec<WrapRow>,
    pub outbox: Vec<Vec<u8>>,
    pub spends: Vec<BriefKey>,
    pub briefs: Vec<Brief>,
    pub placed: Vec<Placed>,
    pub sequence: u64,
    pub received: i64,
}

impl Plan {
    /// The answer, once the transaction stands.
    pub fn answer(&self) -> Appended {
        Appended {
            commit: self.commit_id,
            placed: self.placed.clone(),
            sequence: self.sequence,
            received: self.received,
            group: 1,
        }
    }
}

/// Checks a batch against the rules and works out every row it becomes. `now` is in microseconds.
pub(crate) fn plan(ledger: &dyn Ledger, chain: &Chain, batch: Batch, now: i64) -> Result<Plan, AppendError> {
    let person = batch.commit.person;
    if let Some(done) = ledger.done(person, batch.commit.command()).map_err(failed)? {
        return Err(AppendError::Done(done));
    }
    checks::shape(&batch)?;
    let commit = batch.commit.id();
    if batch.parts.is_empty() && ledger.has_commit(&commit).map_err(failed)? {
        return Err(AppendError::Refused("the commit is here already"));
    }
    checks::spends(ledger, &batch.spends, now)?;
    let mut linker = Linker {
        ledger,
        organisation: batch.organisation,
        commit,
        sequence: chain.sequence,
        received: now.max(chain.received),
        facts: Vec::new(),
        streams: Vec::new(),
        placed: Vec::new(),
    };
    checks::wraps(ledger, &batch)?;
    let mut cards = Vec::new();
    for part in batch.parts {
        let stream = part.stream;
        let card = linker.part(part)?;
        cards.extend(card.map(|card| (stream, card)));
    }
    let cards =
        cards.into_iter().map(|(stream, card)| linker.card(stream, card)).collect::<Result<_, _>>()?;
    Ok(Plan {
        organisation: batch.organisation,
        commit_id: linker.commit,
        commit: batch.commit,
        facts: linker.facts,
        streams: linker.streams,
        cards,
        wraps: batch.wraps,
        outbox: batch.outbox,
        spends: batch.spends,
        briefs: batch.briefs,
        placed: linker.placed,
        sequence: linker.sequence,
        received: linker.received,
    })
}

/// What an engine's failure means to whoever appends.
pub(crate) fn failed(error: StoreError) -> AppendError {
    match error {
        StoreError::Full => AppendError::Full,
        StoreError::Damaged(what) => {
            tracing::error!(what, "append: the store is damaged");
            AppendError::Failed
        }
        StoreError::Engine(what) => {
            tracing::error!(what, "append: the engine failed");
            AppendError::Failed
        }
    }
}

/// Whole seconds of a time in microseconds.
pub(crate) const fn seconds(micros: i64) -> i64 {
    micros.div_euclid(1_000_000)
}

/// A length as the wide number the rows hold.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
