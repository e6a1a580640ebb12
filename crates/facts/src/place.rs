//! Where each sealed thing belongs: the one place that writes associated data. Swap any part and the
//! thing does not open (tested here and in `seal`).

use seal::Context;

use crate::{BriefKey, CommandId, OrganisationId, PersonId, Recipient, StreamId};

/// A wrapped key.
#[must_use]
pub fn wrap(
    organisation: OrganisationId,
    stream: StreamId,
    compartment: u8,
    version: u32,
    recipient: Recipient,
) -> Context {
    Context::new("wrap")
        .with(organisation.bytes())
        .with(stream.bytes())
        .with(&[compartment])
        .with(&version.to_be_bytes())
        .with(&recipient.bytes())
}

/// A card, which names the position it folds to.
#[must_use]
pub fn card(organisation: OrganisationId, stream: StreamId, folded_to: u64) -> Context {
    Context::new("card").with(organisation.bytes()).with(stream.bytes()).with(&folded_to.to_be_bytes())
}

/// The first answer of a command.
#[must_use]
pub fn answer(organisation: OrganisationId, person: PersonId, command: CommandId) -> Context {
    Context::new("answer").with(organisation.bytes()).with(person.bytes()).with(command.bytes())
}

/// A short-lived thing under its name.
#[must_use]
pub fn brief(key: &BriefKey) -> Context {
    Context::new("brief").with(&key.0)
}
