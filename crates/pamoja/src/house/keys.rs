//! The root key file, and what it opens. Never beside the database.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use facts::{Entropy, OrganisationId, Recipient, StreamId, WrapRow, from_hex, hex, place_of, wrap_place};
use seal::{Key, SealError, ServerKeys};
use store::epoch::EpochFiles;

/// The key that opens every other key of this server. Tier 2 only.
#[derive(Clone, Debug)]
pub struct RootKey(Key);

impl RootKey {
    /// Reads a key file: 64 hexadecimal digits.
    ///
    /// # Errors
    /// If the file cannot be read or holds something else.
    pub fn read(path: &Path) -> io::Result<Self> {
        read_key(path).map(Self)
    }

    /// Makes a key file that only its owner can read; refuses to overwrite one.
    ///
    /// # Errors
    /// If it is there already or cannot be written.
    pub fn make(path: &Path, entropy: &dyn Entropy) -> io::Result<Self> {
        let key = Key::random(&mut facts::Dice(entropy));
        write_key(path, &key)?;
        Ok(Self(key))
    }

    /// The key files of the epochs, sealed under the root key.
    #[must_use]
    pub fn epochs(&self, folder: &Path, entropy: Arc<dyn Entropy>) -> EpochFiles {
        EpochFiles::new(folder, &self.0, entropy)
    }

    /// The pepper of passwords.
    #[must_use]
    pub fn pepper(&self) -> Key {
        seal::derive(&self.0, "pamoja/pepper/1", b"")
    }

    /// Wraps a secret under the root key.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn wrap(
        &self,
        epoch: (u64, &Key),
        organisation: OrganisationId,
        stream: StreamId,
        secret: &[u8],
        entropy: &dyn Entropy,
    ) -> Result<WrapRow, SealError> {
        let place = wrap_place(organisation, stream, 0, 1, Recipient::Root);
        let sealed = seal::seal_wrap(epoch.1, &self.0, &place, secret, &mut facts::Dice(entropy))?;
        Ok(WrapRow {
            organisation,
            stream,
            compartment: 0,
            version: 1,
            recipient: Recipient::Root,
            epoch: epoch.0,
            sealed,
        })
    }

    /// Opens the root wrap among these rows.
    ///
    /// # Errors
    /// [`SealError::Refused`] if there is none or it is not ours.
    pub fn open(&self, epoch: &Key, rows: &[WrapRow]) -> Result<Vec<u8>, SealError> {
        let row = rows.iter().find(|row| row.recipient == Recipient::Root).ok_or(SealError::Refused)?;
        Ok(seal::open_wrap(epoch, &self.0, &place_of(row), &row.sealed)?.to_vec())
    }

    /// The server's own keys, from its wrap.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn open_server(&self, epoch: &Key, rows: &[WrapRow]) -> Result<ServerKeys, SealError> {
        ServerKeys::from_exposed(&self.open(epoch, rows)?)
    }
}

fn read_key(path: &Path) -> io::Result<Key> {
    let text = fs::read_to_string(path)?;
    from_hex(text.trim())
        .and_then(|bytes| Key::from_slice(&bytes))
        .ok_or_else(|| io::Error::other("not a key file: 64 hexadecimal digits are expected"))
}

fn write_key(path: &Path, key: &Key) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{}", hex(key.expose()))?;
    file.sync_all()?;
    match folder {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}
