//! The running house: keys in memory, every card in the register, one store.

mod cards;
mod commit;
mod found;
mod kept;
mod keys;
mod looks;
mod open;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use facts::{Clock, Entropy, Notary, PersonId, Register, Store, StreamId, Vault};
use seal::{Key, PasswordCost};
use web::{Codes, Texts};

pub use cards::fold as fold_card;
pub use commit::{CommitError, Prepared};
pub use found::{NewOrganisation, NewPerson};
pub use keys::RootKey;
pub use looks::{LookBook, fact as look_fact};
pub use open::{LoadError, Loaded, OpenError};

/// How much work one guess of a password is.
pub const PASSWORD_COST: PasswordCost = PasswordCost::STANDARD;

/// Everything a request needs, shared by all of them.
pub struct House {
    /// The store.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// The server's keys.
    pub vault: Vault,
    /// The root key's derivative that peppers passwords.
    pub pepper: Key,
    /// Texts in every language.
    pub texts: Texts,
    /// Code lists.
    pub codes: Codes,
    /// Is this the invented network?
    pub demo: bool,
    register: RwLock<Register>,
    previous: Mutex<HashMap<PersonId, [u8; 32]>>,
    looks: LookBook,
}

/// What is needed to open a house.
pub struct Ground<'a> {
    /// The folder of the database.
    pub data: &'a Path,
    /// The folder of the epoch keys, never beside the database.
    pub keys: &'a Path,
    /// The root key.
    pub root: RootKey,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// Is this the invented network?
    pub demo: bool,
    /// Leave out cards that do not open, to fold them anew.
    pub repair: bool,
}

impl House {
    /// The register, to read.
    pub fn register(&self) -> RwLockReadGuard<'_, Register> {
        self.register.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn register_mut(&self) -> RwLockWriteGuard<'_, Register> {
        self.register.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The look trail of a case: a stream of its own, named from the case.
    #[must_use]
    pub fn looks_of(&self, case: StreamId) -> StreamId {
        StreamId::from_bytes(self.vault.server.name(case.bytes(), &[0; 16], "looks"))
    }

    /// The second since 1970.
    #[must_use]
    pub fn second(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// `N` unpredictable bytes.
    #[must_use]
    pub fn chance<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.entropy.fill(&mut out);
        out
    }
}

/// Signs heads with the server's key, once the store has given that key out.
#[derive(Default)]
pub struct HeadNotary(OnceLock<seal::ServerKeys>);

impl HeadNotary {
    /// From now on it can sign. Nothing is written before.
    pub fn appoint(&self, keys: seal::ServerKeys) {
        let _ = self.0.set(keys);
    }
}

impl Notary for HeadNotary {
    fn sign_head(&self, head: &[u8; 32]) -> [u8; 64] {
        self.0.get().map_or([0; 64], |keys| keys.sign(&seal::head_statement(head)))
    }
}
