//! Opening a house: keys, every card into the register; and opening one stream of it.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, Mutex, RwLock};

use facts::search::Variants;
use facts::{
    Card, CardRow, Compartment, Notary, OpenedFacts, OrganisationId, PersonId, ReadError, Register, Row,
    Store, StoreError, StoredFact, StreamId, StreamKeys, Tier, Vault, open_facts,
};
use seal::{Key, PersonKeys, SealError};
use store::{Options, SqliteStore};
use web::{Codes, Texts};

use super::{Ground, HeadNotary, House, LookBook};

/// Why a house could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A key file.
    #[error("key file: {0}")]
    Keys(#[from] io::Error),
    /// The epoch key.
    #[error(transparent)]
    Epoch(#[from] store::epoch::EpochError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stream whose chain is broken.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The keys do not open what is there.
    #[error("the root key does not open this data folder ({0})")]
    Seal(#[from] SealError),
    /// A pack or a text of this release.
    #[error("this build is broken: {0}")]
    Build(String),
}

/// Why a stream could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The chain or a body.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// One stream, read and its keys opened.
pub struct Loaded {
    /// The stored facts.
    pub stored: Vec<StoredFact>,
    /// The keys.
    pub keys: StreamKeys,
}

impl House {
    /// Opens the house on that ground: checks the store, opens every card.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(ground: &Ground<'_>) -> Result<Self, OpenError> {
        let notary = Arc::new(HeadNotary::default());
        let options = Options::new(Arc::clone(&ground.clock), Arc::clone(&notary) as Arc<dyn Notary>);
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(ground.data, options)?);
        let epochs = ground.root.epochs(ground.keys, Arc::clone(&ground.entropy));
        let (number, epoch_key) = epochs.open(store.as_ref())?;
        let server = ground.root.open_server(&epoch_key, &store.wraps(StreamId::default())?)?;
        notary.appoint(server.clone());
        let mut rows = Vec::new();
        store.cards(&mut |row| rows.push(row))?;
        let mut organisations = BTreeMap::new();
        for id in store.organisations()? {
            let wraps = store.wraps(StreamId::from_bytes(*id.bytes()))?;
            let key = ground.root.open(&epoch_key, &wraps)?;
            organisations.insert(id, Key::from_slice(&key).ok_or(SealError::Malformed)?);
        }
        let vault = Vault { epoch: number, epoch_key, server, organisations };
        Self::furnish(ground, store, vault, rows)
    }

    pub(super) fn furnish(
        ground: &Ground<'_>,
        store: Arc<dyn Store>,
        vault: Vault,
        rows: Vec<CardRow>,
    ) -> Result<Self, OpenError> {
        let build = |error: &dyn std::fmt::Display| OpenError::Build(error.to_string());
        let texts = Texts::new(&crate::texts::ALL).map_err(|error| build(&error))?;
        let codes = Codes::from_json(crate::texts::CODES).map_err(|error| build(&error))?;
        let house = Self {
            store,
            clock: Arc::clone(&ground.clock),
            entropy: Arc::clone(&ground.entropy),
            vault,
            pepper: ground.root.pepper(),
            texts,
            codes,
            demo: ground.demo,
            register: RwLock::new(Register::new(&Variants::kenya())),
            previous: Mutex::new(HashMap::new()),
            looks: LookBook::default(),
        };
        house.fill_register(rows, ground.repair)?;
        Ok(house)
    }

    fn fill_register(&self, rows: Vec<CardRow>, repair: bool) -> Result<(), OpenError> {
        let mut register = self.register_mut();
        for row in rows {
            let keys = match self.vault.open_stream(&self.store.wraps(row.stream)?, None) {
                Ok(keys) => keys,
                Err(_) if repair => continue,
                Err(error) => return Err(error.into()),
            };
            // Whoever repairs or verifies looks at what is there and changes nothing on the way in.
            let opened = if row.folded_to == row.head || repair {
                Card::open(&row, &keys).map_err(OpenError::from)
            } else {
                self.refold(&row, &keys)
            };
            let card = match opened {
                Ok(card) => card,
                Err(_) if repair => continue,
                Err(error) => return Err(error),
            };
            register.put(Row {
                organisation: row.organisation,
                stream: row.stream,
                folded_to: if repair { row.folded_to } else { row.head },
                serial: row.serial,
                card,
            });
        }
        drop(register);
        Ok(())
    }

    /// Folds a card anew that facts were linked after, and keeps it.
    fn refold(&self, row: &CardRow, keys: &StreamKeys) -> Result<Card, OpenError> {
        let stored = self.store.read(row.stream, 0)?;
        let tier_two = |compartment: Compartment| compartment.tier() == Tier::Two;
        let opened = open_facts(row.organisation, row.stream, &stored, keys, &tier_two)?;
        let card = super::fold_card(&opened.facts).ok_or(SealError::Malformed)?;
        let sealed = card.seal(row.organisation, row.stream, opened.head, keys, self.entropy.as_ref())?;
        let fresh = CardRow { folded_to: opened.head, sealed, ..row.clone() };
        self.store.refold(fresh)?;
        Ok(card)
    }

    /// Reads a stream and opens its keys, the person's tier-1 keys among them.
    ///
    /// # Errors
    /// [`LoadError`].
    pub fn load(
        &self,
        stream: StreamId,
        person: Option<(PersonId, &PersonKeys)>,
    ) -> Result<Loaded, LoadError> {
        let stored = self.store.read(stream, 0)?;
        let keys = self.vault.open_stream(&self.store.wraps(stream)?, person)?;
        Ok(Loaded { stored, keys })
    }

    /// The look trail or any other tier-2 stream, whole.
    ///
    /// # Errors
    /// [`LoadError`].
    pub fn tier_two(&self, organisation: OrganisationId, stream: StreamId) -> Result<OpenedFacts, LoadError> {
        let loaded = self.load(stream, None)?;
        let allowed = |compartment: Compartment| compartment.tier() == Tier::Two;
        Ok(open_facts(organisation, stream, &loaded.stored, &loaded.keys, &allowed)?)
    }
}
