//! The invented network: eight organisations, their staff, fourteen people. All of it is invented.

mod seed;
mod when;

use std::path::Path;
use std::sync::Arc;

use facts::{Clock, Entropy, PersonId};
use seal::PersonKeys;

use crate::door::{DEMO_KIND, Token};
use crate::house::{Ground, House, RootKey};

pub use seed::{Network, SeedError, sow};

/// How long a demo link is good: until the next start makes new ones.
const LINK_SECONDS: i64 = 30 * 86_400;

/// A member of the cast and, if the role is wired, the way in.
pub struct Entrance {
    /// Their name.
    pub name: String,
    /// Their role, in words.
    pub role: String,
    /// Their organisation.
    pub organisation: String,
    /// The path of the link; `None` for a role of a later release.
    pub path: Option<String>,
}

/// The folders of a demo below its state folder. The keys are not beside the database even here.
pub struct Folders {
    /// The database.
    pub data: std::path::PathBuf,
    /// Epoch keys.
    pub keys: std::path::PathBuf,
    /// The root key.
    pub root: std::path::PathBuf,
}

impl Folders {
    /// Below that folder.
    #[must_use]
    pub fn below(state: &Path) -> Self {
        Self { data: state.join("data"), keys: state.join("keys"), root: state.join("keys").join("root.key") }
    }

    /// Has a demo been made here?
    #[must_use]
    pub fn exist(&self) -> bool {
        self.root.exists() && self.data.exists()
    }
}

/// Opens the demo in that folder, or makes it.
///
/// # Errors
/// [`SeedError`].
pub fn open(
    state: &Path,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
) -> Result<(House, RootKey), SeedError> {
    let folders = Folders::below(state);
    if folders.exist() {
        let root = RootKey::read(&folders.root).map_err(crate::house::OpenError::from)?;
        let ground = ground(&folders, root.clone(), clock, entropy);
        return Ok((House::open(&ground)?, root));
    }
    let root = RootKey::make(&folders.root, entropy.as_ref()).map_err(crate::house::OpenError::from)?;
    let ground = ground(&folders, root.clone(), clock, entropy);
    let mut house = House::found(&ground)?;
    sow(&mut house, &root)?;
    Ok((house, root))
}

fn ground(folders: &Folders, root: RootKey, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Ground<'_> {
    Ground { data: &folders.data, keys: &folders.keys, root, clock, entropy, demo: true, repair: false }
}

/// New links for everyone whose role is wired: each opens a copy of an invented person's keys, sealed
/// under the link.
///
/// # Errors
/// [`SeedError`].
pub fn entrances(house: &House, root: &RootKey) -> Result<Vec<Entrance>, SeedError> {
    let network = Network::read()?;
    let mut entrances = Vec::new();
    for one in &network.staff {
        let organisation = network.organisation_name(&one.org).to_owned();
        let person = one.signin.as_deref().and_then(|name| house.register().signing_in(name));
        let wired = people::ROLES.contains(&one.role.as_str());
        let path = match person.filter(|_| wired) {
            Some(person) => Some(link(house, root, person)?),
            None => None,
        };
        entrances.push(Entrance {
            name: one.name.clone(),
            role: one.role.replace('_', " "),
            organisation,
            path,
        });
    }
    Ok(entrances)
}

fn link(house: &House, root: &RootKey, person: PersonId) -> Result<String, SeedError> {
    let rows = house.store.wraps(person.stream()).map_err(crate::house::OpenError::from)?;
    let exposed = root.open(&house.vault.epoch_key, &rows).map_err(crate::house::OpenError::from)?;
    let keys = PersonKeys::from_exposed(&exposed).map_err(crate::house::OpenError::from)?;
    let token = Token::new(house);
    let content = [person.bytes().as_slice(), &keys.expose()].concat();
    let expires = house.second().saturating_add(LINK_SECONDS);
    let brief = token.brief(house, DEMO_KIND, &content, expires).map_err(crate::house::OpenError::from)?;
    house.store.brief_put(brief).map_err(crate::house::OpenError::from)?;
    Ok(format!("/demo/{}", token.text()))
}
