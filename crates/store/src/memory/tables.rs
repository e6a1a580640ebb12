//! What the store in memory remembers, as the rules see it.

use std::collections::{BTreeMap, BTreeSet};

use facts::{
    Brief, BriefKey, CardRow, CommandId, DoneCommand, FactId, HeadRow, OrganisationId, PersonId, Recipient,
    SignedCommit, StoreError, StoredFact, StreamId, WrapRow,
};

use crate::rules::{Chain, Ledger, Plan, StreamState};

pub(super) type WrapName = (StreamId, u8, u32, Recipient);

#[derive(Default)]
pub(super) struct Tables {
    pub epoch: u64,
    pub streams: BTreeMap<StreamId, StreamState>,
    pub facts: BTreeMap<(StreamId, u64), StoredFact>,
    pub fact_ids: BTreeSet<FactId>,
    pub commits: Vec<([u8; 32], SignedCommit)>,
    pub commands: BTreeMap<(PersonId, CommandId), usize>,
    pub chains: BTreeMap<OrganisationId, Chain>,
    pub heads: BTreeMap<OrganisationId, Vec<HeadRow>>,
    pub cards: BTreeMap<StreamId, CardRow>,
    pub wraps: BTreeMap<WrapName, WrapRow>,
    pub briefs: BTreeMap<BriefKey, Brief>,
    pub blobs: BTreeMap<[u8; 16], Vec<u8>>,
    pub outbox: BTreeMap<u64, Vec<u8>>,
    pub messages: u64,
}

impl Ledger for Tables {
    fn stream(&self, stream: StreamId) -> Result<Option<StreamState>, StoreError> {
        Ok(self.streams.get(&stream).copied())
    }

    fn has_fact(&self, fact: FactId) -> Result<bool, StoreError> {
        Ok(self.fact_ids.contains(&fact))
    }

    fn has_commit(&self, id: &[u8; 32]) -> Result<bool, StoreError> {
        Ok(self.commits.iter().any(|(known, _)| known == id))
    }

    fn done(&self, person: PersonId, command: CommandId) -> Result<Option<DoneCommand>, StoreError> {
        let commit = self.commands.get(&(person, command)).and_then(|index| self.commits.get(*index));
        Ok(commit.map(|(id, commit)| DoneCommand {
            commit: *id,
            digest: commit.statement.command_digest,
            answer: commit.answer.clone(),
        }))
    }

    fn has_brief(&self, key: &BriefKey, now: i64) -> Result<bool, StoreError> {
        Ok(self.briefs.get(key).is_some_and(|brief| brief.expires >= now))
    }

    fn wrap(&self, row: &WrapRow) -> Result<Option<WrapRow>, StoreError> {
        Ok(self.wraps.get(&wrap_name(row)).cloned())
    }

    fn serial(&self, stream: StreamId) -> Result<Option<u64>, StoreError> {
        Ok(self.cards.get(&stream).and_then(|card| card.serial))
    }

    fn epoch(&self) -> Result<u64, StoreError> {
        Ok(self.epoch)
    }
}

impl Tables {
    pub fn apply(&mut self, plan: Plan) {
        let command = (plan.commit.person, plan.commit.command());
        self.commands.insert(command, self.commits.len());
        self.commits.push((plan.commit_id, plan.commit));
        for fact in plan.facts {
            let stream = StreamId::from_bytes(fact.fact.header.binding.stream);
            self.fact_ids.insert(fact.id());
            self.facts.insert((stream, fact.position), fact);
        }
        self.streams.extend(plan.streams);
        self.cards.extend(plan.cards.into_iter().map(|card| (card.stream, card)));
        self.wraps.extend(plan.wraps.into_iter().map(|row| (wrap_name(&row), row)));
        for message in plan.outbox {
            self.messages = self.messages.saturating_add(1);
            self.outbox.insert(self.messages, message);
        }
        for key in &plan.spends {
            self.briefs.remove(key);
        }
        self.briefs.extend(plan.briefs.into_iter().map(|brief| (brief.key.clone(), brief)));
    }

    pub fn stream_facts(&self, stream: StreamId, after: u64) -> impl Iterator<Item = &StoredFact> {
        self.facts.range((stream, after.saturating_add(1))..=(stream, u64::MAX)).map(|(_, fact)| fact)
    }
}

fn wrap_name(row: &WrapRow) -> WrapName {
    (row.stream, row.compartment, row.version, row.recipient)
}
