//! From a change to a commit: fold the cards, seal, sign, hand to the writer, update the register.

use std::collections::HashMap;
use std::sync::PoisonError;

use facts::{
    AppendError, Appended, Author, Batch, Card, Change, Compartment, Fact, FactId, FieldValue, NewFact,
    OrganisationId, PersonId, Row, Sealer, Stamp, StreamChange, StreamId, Tier, WrapRow, open_facts,
};
use jiff::Timestamp;
use seal::SealError;

use super::{House, LoadError, Loaded, cards};

/// Why a change was not written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Reading what is there.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Sealing.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Appending.
    #[error(transparent)]
    Append(#[from] AppendError),
}

/// A batch on its way, with the cards that go into the register once it stands.
pub struct Prepared {
    /// The batch.
    pub batch: Batch,
    /// Cards by part.
    pub cards: Vec<Option<Card>>,
    author: PersonId,
}

impl House {
    /// Folds, seals and signs a change.
    ///
    /// # Errors
    /// [`CommitError`].
    pub fn prepare(
        &self,
        organisation: OrganisationId,
        mut change: Change,
        author: &Author<'_>,
        mut stamp: Stamp,
    ) -> Result<Prepared, CommitError> {
        stamp.previous = self.previous_of(author.person());
        let now = self.clock.now();
        let mut wraps: HashMap<StreamId, Vec<WrapRow>> = HashMap::new();
        for (index, stream) in change.streams.iter_mut().enumerate() {
            if stream.expected != Some(0) {
                let rows = self.store.wraps(stream.stream).map_err(LoadError::from)?;
                wraps.insert(stream.stream, rows);
            }
            if let Some(expected) = stream.expected {
                let server = &self.vault.server;
                let name = |nth: usize| facts::fact_name(server, author.person(), stamp.command, index, nth);
                stream.card = self.fold_after(organisation, stream, expected, author.person(), now, &name)?;
            }
        }
        let cards = change.streams.iter().map(|stream| stream.card.clone()).collect();
        let sealer = Sealer { vault: &self.vault, entropy: self.entropy.as_ref(), organisation, now };
        let find = |stream: StreamId| wraps.get(&stream).cloned().unwrap_or_default();
        let batch = sealer.batch(&change, author, &stamp, &find)?;
        Ok(Prepared { batch, cards, author: author.person() })
    }

    /// The card of a stream after the facts that are about to be added.
    fn fold_after(
        &self,
        organisation: OrganisationId,
        stream: &StreamChange,
        expected: u64,
        by: PersonId,
        now: Timestamp,
        name: &dyn Fn(usize) -> FactId,
    ) -> Result<Option<Card>, LoadError> {
        let mut facts = if expected == 0 {
            Vec::new()
        } else {
            let Loaded { stored, keys } = self.load(stream.stream, None)?;
            let tier_two = |compartment: Compartment| compartment.tier() == Tier::Two;
            let opened = open_facts(organisation, stream.stream, &stored, &keys, &tier_two)?;
            // Stale by now: the store will say so, and the whole request is read again.
            if opened.head != expected {
                return Ok(stream.card.clone());
            }
            opened.facts
        };
        for ((nth, new), position) in stream.facts.iter().enumerate().zip(expected.saturating_add(1)..) {
            facts.push(as_written(new, name(nth), position, by, now));
        }
        Ok(cards::fold(&facts))
    }

    /// Takes a standing batch into the register.
    pub fn settle(&self, prepared: &Prepared, appended: &Appended) {
        let organisation = prepared.batch.organisation;
        self.previous.lock().unwrap_or_else(PoisonError::into_inner).insert(prepared.author, appended.commit);
        let mut register = self.register_mut();
        for (index, card) in prepared.cards.iter().enumerate() {
            let (Some(card), Some(placed)) = (card, appended.placed.get(index)) else {
                continue;
            };
            let numbered = prepared.batch.parts.get(index).and_then(|part| part.card.as_ref()?.numbered_by);
            let serial = numbered.and_then(|by| appended.placed.get(by)).map(|by| by.first);
            register.put(Row {
                organisation,
                stream: placed.stream,
                folded_to: placed.last,
                serial,
                card: card.clone(),
            });
        }
    }

    /// Prepares, appends and settles; for commands, the demo and tests. The door does the same in steps.
    ///
    /// # Errors
    /// [`CommitError`].
    pub fn commit(
        &self,
        organisation: OrganisationId,
        change: Change,
        author: &Author<'_>,
        stamp: Stamp,
    ) -> Result<Appended, CommitError> {
        let prepared = self.prepare(organisation, change, author, stamp)?;
        let appended = self.store.append(prepared.batch.clone())?;
        self.settle(&prepared, &appended);
        Ok(appended)
    }

    fn previous_of(&self, person: PersonId) -> [u8; 32] {
        let previous = self.previous.lock().unwrap_or_else(PoisonError::into_inner);
        previous.get(&person).copied().unwrap_or([0; 32])
    }
}

fn as_written(new: &NewFact, id: FactId, position: u64, by: PersonId, now: Timestamp) -> Fact {
    let own = |(name, value): (&&'static str, &FieldValue)| ((*name).to_owned(), value.clone());
    Fact {
        id,
        position,
        received: now,
        compartment: new.kind.compartment,
        kind: new.kind.name.to_owned(),
        version: new.kind.version,
        happened: new.happened.clone(),
        recorded: facts::written(now),
        by,
        fields: new.fields.iter().map(own).collect(),
    }
}
