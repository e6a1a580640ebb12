//! The places and links of a batch's facts, and the cards that follow from them.

use facts::{AppendError, CardRow, FactId, NewCard, OrganisationId, Part, Placed, StoredFact, StreamId};
use seal::SealedFact;

use super::{Ledger, StreamState, failed};

/// Gives the facts of one batch their places, part by part.
pub(super) struct Linker<'a> {
    pub ledger: &'a dyn Ledger,
    pub organisation: OrganisationId,
    pub commit: [u8; 32],
    pub sequence: u64,
    pub received: i64,
    pub facts: Vec<StoredFact>,
    pub streams: Vec<(StreamId, StreamState)>,
    pub placed: Vec<Placed>,
}

impl Linker<'_> {
    pub fn part(&mut self, part: Part) -> Result<Option<NewCard>, AppendError> {
        let stream = part.stream;
        let mut state = self.ledger.stream(stream).map_err(failed)?.unwrap_or(StreamState {
            organisation: self.organisation,
            head: 0,
            link: [0; 32],
        });
        if state.organisation != self.organisation {
            return Err(AppendError::Refused("the stream is another organisation's"));
        }
        if part.expected.is_some_and(|head| head != state.head) {
            let head = state.head;
            return Err(AppendError::Clash { stream, head });
        }
        let first = state.head.saturating_add(1);
        for fact in part.facts {
            self.fact(stream, &mut state, fact)?;
        }
        let last = state.head;
        self.streams.push((stream, state));
        self.placed.push(Placed { stream, first, last });
        Ok(part.card)
    }

    fn fact(
        &mut self,
        stream: StreamId,
        state: &mut StreamState,
        fact: SealedFact,
    ) -> Result<(), AppendError> {
        let id = FactId::from_bytes(fact.header.binding.fact);
        if self.ledger.has_fact(id).map_err(failed)? {
            return Err(AppendError::Refused("a fact of that id is here already"));
        }
        self.sequence = self.sequence.saturating_add(1);
        state.head = state.head.saturating_add(1);
        state.link = seal::link_digest(
            self.organisation.bytes(),
            stream.bytes(),
            state.head,
            &state.link,
            &seal::fact_digest(&fact),
            &self.commit,
            self.sequence,
            self.received,
        );
        self.facts.push(StoredFact {
            fact,
            commit: self.commit,
            position: state.head,
            sequence: self.sequence,
            received: self.received,
            link: state.link,
        });
        Ok(())
    }

    pub fn card(&self, stream: StreamId, card: NewCard) -> Result<CardRow, AppendError> {
        let head = self.placed.iter().find(|placed| placed.stream == stream).map_or(0, |placed| placed.last);
        if card.folded_to != head {
            return Err(AppendError::Refused("the card does not fold to the head"));
        }
        let numbered = match card.numbered_by {
            Some(part) => Some(
                self.placed.get(part).ok_or(AppendError::Refused("the card is numbered by no part"))?.first,
            ),
            None => None,
        };
        let kept = self.ledger.serial(stream).map_err(failed)?;
        Ok(CardRow {
            organisation: self.organisation,
            stream,
            folded_to: card.folded_to,
            head,
            serial: kept.or(numbered),
            sealed: card.sealed,
        })
    }
}
