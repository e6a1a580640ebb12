//! Key pairs of people and of the server.

use core::fmt;

use ed25519_dalek::{Signer, SigningKey};
use rand_core::CryptoRng;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Key, SealError, derive, mac};

/// The public halves of a person's keys: X25519 to seal to, Ed25519 to believe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PublicKeys {
    /// X25519, for HPKE.
    pub agreement: [u8; 32],
    /// Ed25519, for commits.
    pub signing: [u8; 32],
}

/// The private halves of a person's keys. Wiped when dropped; never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PersonKeys {
    agreement: [u8; 32],
    signing: [u8; 32],
}

impl PersonKeys {
    /// A fresh pair from the caller's randomness.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut keys = Self { agreement: [0; 32], signing: [0; 32] };
        rng.fill_bytes(&mut keys.agreement);
        rng.fill_bytes(&mut keys.signing);
        keys
    }

    /// The public halves.
    #[must_use]
    pub fn public(&self) -> PublicKeys {
        PublicKeys {
            agreement: PublicKey::from(&StaticSecret::from(self.agreement)).to_bytes(),
            signing: SigningKey::from_bytes(&self.signing).verifying_key().to_bytes(),
        }
    }

    /// Signs with the person's Ed25519 key.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        SigningKey::from_bytes(&self.signing).sign(message).to_bytes()
    }

    /// The key under which the content of one command is digested: only its writer can compute it,
    /// so a short answer cannot be guessed from the stored digest.
    #[must_use]
    pub fn command_key(&self, command: &[u8; 16]) -> Key {
        derive(&Key::from_bytes(self.signing), "pamoja/command-digest/1", command)
    }

    pub(crate) const fn agreement(&self) -> &[u8; 32] {
        &self.agreement
    }

    /// Both private halves, to be sealed under a password, a passkey or a session.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([self.agreement, self.signing].concat())
    }

    /// Reads what [`PersonKeys::expose`] gave.
    ///
    /// # Errors
    /// [`SealError::Malformed`] unless there are exactly 64 bytes.
    pub fn from_exposed(bytes: &[u8]) -> Result<Self, SealError> {
        let (agreement, signing) = bytes.split_first_chunk::<32>().ok_or(SealError::Malformed)?;
        let signing = signing.try_into().map_err(|_| SealError::Malformed)?;
        Ok(Self { agreement: *agreement, signing })
    }
}

impl fmt::Debug for PersonKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonKeys(..)")
    }
}

/// What the server itself holds: a signing key for heads and for what no person signs, and a key for
/// names it derives (stream and fact ids of a command).
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct ServerKeys {
    signing: [u8; 32],
    naming: [u8; 32],
}

impl ServerKeys {
    /// Fresh keys from the caller's randomness.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut keys = Self { signing: [0; 32], naming: [0; 32] };
        rng.fill_bytes(&mut keys.signing);
        rng.fill_bytes(&mut keys.naming);
        keys
    }

    /// The Ed25519 public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        SigningKey::from_bytes(&self.signing).verifying_key().to_bytes()
    }

    /// Signs a head or a commit that no person signs.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        SigningKey::from_bytes(&self.signing).sign(message).to_bytes()
    }

    /// A 128-bit name derived from a person, a command and a running label: the same command always
    /// gives the same ids, and nobody outside can foresee them.
    #[must_use]
    pub fn name(&self, person: &[u8; 16], command: &[u8; 16], label: &str) -> [u8; 16] {
        let tag = mac(
            &Key::from_bytes(self.naming),
            &[b"pamoja/name/1".as_slice(), person, command, label.as_bytes()].concat(),
        );
        let mut id = [0; 16];
        id.iter_mut().zip(tag).for_each(|(to, from)| *to = from);
        id
    }

    /// A further secret of the server for one use, by label (throttles, one-time links, pepper …).
    #[must_use]
    pub fn secret(&self, label: &str) -> Key {
        derive(&Key::from_bytes(self.naming), "pamoja/server-secret/1", label.as_bytes())
    }

    /// Both secrets, to be sealed under the root key.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([self.signing, self.naming].concat())
    }

    /// Reads what [`ServerKeys::expose`] gave.
    ///
    /// # Errors
    /// [`SealError::Malformed`] unless there are exactly 64 bytes.
    pub fn from_exposed(bytes: &[u8]) -> Result<Self, SealError> {
        let (signing, naming) = bytes.split_first_chunk::<32>().ok_or(SealError::Malformed)?;
        let naming = naming.try_into().map_err(|_| SealError::Malformed)?;
        Ok(Self { signing: *signing, naming })
    }
}

impl fmt::Debug for ServerKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerKeys(..)")
    }
}
