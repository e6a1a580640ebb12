//! The keys a running server holds, and what it opens with them. Tier 2 only; tier 1 needs the keys
//! of a person who is signed in (SAFETY §2).

use std::collections::BTreeMap;

use seal::{Key, PersonKeys, SealError, ServerKeys};

use crate::{Compartment, Dice, Entropy, OrganisationId, Recipient, StreamId, Tier, WrapRow, place};

/// The server's keys in memory: epoch, organisations, its own.
pub struct Vault {
    /// Number of the epoch.
    pub epoch: u64,
    /// The epoch key.
    pub epoch_key: Key,
    /// The server's own keys.
    pub server: ServerKeys,
    /// Each organisation's key.
    pub organisations: BTreeMap<OrganisationId, Key>,
}

/// A fresh key with the row that keeps it.
pub struct NewKey {
    /// The key.
    pub key: Key,
    /// Its wrap.
    pub row: WrapRow,
}

impl Vault {
    /// A fresh tier-2 key for a new stream, wrapped by the organisation's key.
    ///
    /// # Errors
    /// [`SealError::Refused`] if the organisation has no key here.
    pub fn new_stream_key(
        &self,
        organisation: OrganisationId,
        stream: StreamId,
        entropy: &dyn Entropy,
    ) -> Result<NewKey, SealError> {
        let holder = self.organisations.get(&organisation).ok_or(SealError::Refused)?;
        let key = Key::random(&mut Dice(entropy));
        let place = place::wrap(organisation, stream, 0, 1, Recipient::Organisation);
        let sealed = seal::seal_wrap(&self.epoch_key, holder, &place, key.expose(), &mut Dice(entropy))?;
        let row = WrapRow {
            organisation,
            stream,
            compartment: 0,
            version: 1,
            recipient: Recipient::Organisation,
            epoch: self.epoch,
            sealed,
        };
        Ok(NewKey { key, row })
    }

    /// Wraps a tier-1 key to a person.
    ///
    /// # Errors
    /// [`SealError::BadKey`] for a public key that is not one.
    #[expect(clippy::too_many_arguments, reason = "each argument is one part of the key's name")]
    pub fn wrap_for_person(
        &self,
        organisation: OrganisationId,
        stream: StreamId,
        compartment: Compartment,
        version: u32,
        person: crate::PersonId,
        agreement: &[u8; 32],
        key: &Key,
        entropy: &dyn Entropy,
    ) -> Result<WrapRow, SealError> {
        let recipient = Recipient::Person(person);
        let place = place::wrap(organisation, stream, compartment.code(), version, recipient);
        let sealed =
            seal::seal_wrap_for_person(&self.epoch_key, agreement, &place, key.expose(), &mut Dice(entropy))?;
        Ok(WrapRow {
            organisation,
            stream,
            compartment: compartment.code(),
            version,
            recipient,
            epoch: self.epoch,
            sealed,
        })
    }

    /// Opens a stream's keys: tier 2 by the organisation's key, tier 1 by the person's, if one is
    /// given. A wrap that is for someone else is left shut; one that should open and does not is an
    /// error.
    ///
    /// # Errors
    /// [`SealError`] of the wrap that should have opened.
    pub fn open_stream(
        &self,
        wraps: &[WrapRow],
        person: Option<(crate::PersonId, &PersonKeys)>,
    ) -> Result<StreamKeys, SealError> {
        let mut keys = StreamKeys::default();
        for row in wraps {
            match row.recipient {
                Recipient::Organisation => {
                    let holder = self.organisations.get(&row.organisation).ok_or(SealError::Refused)?;
                    let key = seal::open_wrap(&self.epoch_key, holder, &place_of(row), &row.sealed)?;
                    keys.put(row, &key)?;
                }
                Recipient::Person(recipient) => match person {
                    Some((id, own)) if id == recipient => {
                        let place = place_of(row);
                        let key = seal::open_wrap_for_person(&self.epoch_key, own, &place, &row.sealed)?;
                        keys.put(row, &key)?;
                    }
                    Some(_) | None => keys.held(row, recipient),
                },
                Recipient::Root | Recipient::Password(_) => {}
            }
        }
        Ok(keys)
    }
}

/// The place a wrap row names.
#[must_use]
pub fn place_of(row: &WrapRow) -> seal::Context {
    place::wrap(row.organisation, row.stream, row.compartment, row.version, row.recipient)
}

/// The keys of one stream that could be opened, and who holds the others.
#[derive(Default)]
pub struct StreamKeys {
    keys: BTreeMap<(u8, u32), Key>,
    holders: BTreeMap<u8, Vec<crate::PersonId>>,
    latest: BTreeMap<u8, u32>,
}

impl StreamKeys {
    fn put(&mut self, row: &WrapRow, key: &[u8]) -> Result<(), SealError> {
        let key = Key::from_slice(key).ok_or(SealError::Malformed)?;
        self.keys.insert((row.compartment, row.version), key);
        if let Recipient::Person(person) = row.recipient {
            self.held(row, person);
        } else {
            self.note(row);
        }
        Ok(())
    }

    fn held(&mut self, row: &WrapRow, by: crate::PersonId) {
        self.note(row);
        let holders = self.holders.entry(row.compartment).or_default();
        if !holders.contains(&by) {
            holders.push(by);
        }
    }

    fn note(&mut self, row: &WrapRow) {
        let latest = self.latest.entry(row.compartment).or_default();
        *latest = row.version.max(*latest);
    }

    /// Adds a key that was just made.
    ///
    /// # Errors
    /// Never, for a row made by [`Vault`].
    pub fn add(&mut self, new: &NewKey) -> Result<(), SealError> {
        self.put(&new.row, new.key.expose())
    }

    /// The key that opens a fact of that compartment and version, if it is here.
    #[must_use]
    pub fn get(&self, compartment: Compartment, version: u32) -> Option<&Key> {
        self.keys.get(&(slot(compartment), version))
    }

    /// The newest version made of a compartment's key, whoever holds it; 0 if none was.
    #[must_use]
    pub fn latest(&self, compartment: Compartment) -> u32 {
        self.latest.get(&slot(compartment)).copied().unwrap_or(0)
    }

    /// The people a tier-1 compartment's key is wrapped to; empty if it holds nothing.
    #[must_use]
    pub fn holders(&self, compartment: Compartment) -> &[crate::PersonId] {
        match compartment.tier() {
            Tier::One => self.holders.get(&compartment.code()).map_or(&[], Vec::as_slice),
            Tier::Two => &[],
        }
    }

    /// The key that the stream's card is sealed under.
    #[must_use]
    pub fn card_key(&self) -> Option<Key> {
        self.keys.get(&(0, 1)).map(|key| seal::derive(key, "pamoja/card-key/1", b""))
    }
}

/// Tier 2 has one key a stream; tier 1 one a compartment.
const fn slot(compartment: Compartment) -> u8 {
    match compartment.tier() {
        Tier::One => compartment.code(),
        Tier::Two => 0,
    }
}
