//! What a batch must be before anything of it is placed.

use std::collections::BTreeSet;

use facts::{AppendError, Batch, BriefKey, OrganisationId, Recipient, StreamId};
use seal::{SUITE, SealedFact};

use super::{Ledger, failed, seconds};

/// What can be seen without asking the store.
pub(super) fn shape(batch: &Batch) -> Result<(), AppendError> {
    let organisation = batch.organisation;
    if batch.commit.statement.organisation != *organisation.bytes() {
        return Err(AppendError::Refused("the commit is another organisation's"));
    }
    if batch.wraps.iter().any(|row| row.organisation != organisation) {
        return Err(AppendError::Refused("a wrap is another organisation's"));
    }
    let mut streams = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for part in &batch.parts {
        if part.facts.is_empty() {
            return Err(AppendError::Refused("a part without facts"));
        }
        if !streams.insert(part.stream) {
            return Err(AppendError::Refused("a stream stands twice in the batch"));
        }
        if part.card.is_some() && part.expected.is_none() {
            return Err(AppendError::Refused("a card without an expected position"));
        }
        for fact in &part.facts {
            header(organisation, part.stream, fact)?;
            if !ids.insert(fact.header.binding.fact) {
                return Err(AppendError::Refused("a fact stands twice in the batch"));
            }
        }
    }
    let digests = batch.parts.iter().flat_map(|part| &part.facts);
    if !digests.map(seal::fact_digest).eq(batch.commit.statement.digests.iter().copied()) {
        return Err(AppendError::Refused("the commit signs other facts"));
    }
    Ok(())
}

fn header(organisation: OrganisationId, stream: StreamId, fact: &SealedFact) -> Result<(), AppendError> {
    let place = &fact.header.binding;
    if fact.header.suite != SUITE {
        return Err(AppendError::Refused("a fact of an unknown suite"));
    }
    if place.organisation != *organisation.bytes() {
        return Err(AppendError::Refused("a fact is another organisation's"));
    }
    if place.stream != *stream.bytes() {
        return Err(AppendError::Refused("a fact is another stream's"));
    }
    Ok(())
}

pub(super) fn spends(ledger: &dyn Ledger, spends: &[BriefKey], now: i64) -> Result<(), AppendError> {
    for key in spends {
        if !ledger.has_brief(key, seconds(now)).map_err(failed)? {
            return Err(AppendError::Spent);
        }
    }
    Ok(())
}

/// A wrap may take the place of another only if its writer saw the stream as it stands: two writers
/// who both make the first key of a stream would otherwise shut out what the first one sealed.
/// A new password, or a new root key, replaces the old wrap freely: it holds the same key.
pub(super) fn wraps(ledger: &dyn Ledger, batch: &Batch) -> Result<(), AppendError> {
    if batch.wraps.is_empty() {
        return Ok(());
    }
    let epoch = ledger.epoch().map_err(failed)?;
    for row in &batch.wraps {
        if row.epoch != epoch {
            return Err(AppendError::Refused("a wrap of another epoch"));
        }
        let state = ledger.stream(row.stream).map_err(failed)?;
        let kept = ledger.wrap(row).map_err(failed)?;
        let owners = [state.map(|state| state.organisation), kept.as_ref().map(|kept| kept.organisation)];
        if owners.iter().flatten().any(|owner| *owner != batch.organisation) {
            return Err(AppendError::Refused("the stream is another organisation's"));
        }
        let free = match row.recipient {
            Recipient::Root | Recipient::Password(_) => true,
            Recipient::Organisation | Recipient::Person(_) => {
                batch.parts.iter().any(|part| part.stream == row.stream && part.expected.is_some())
            }
        };
        if !free && kept.is_some_and(|kept| kept.sealed != row.sealed) {
            return Err(AppendError::Clash { stream: row.stream, head: state.map_or(0, |state| state.head) });
        }
    }
    Ok(())
}
