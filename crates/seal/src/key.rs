//! Symmetric keys and what is derived from them.

use core::fmt;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A 256-bit secret. Wiped when dropped; never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

/// A keyed 256-bit tag, safe to store in clear.
pub type Tag = [u8; 32];

impl Key {
    /// Takes key bytes that came from a key file, a wrap or a derivation.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Takes key bytes of unknown length; `None` unless there are exactly 32.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// A fresh key from the caller's randomness.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The bytes, for sealing this key under another one or writing a key file.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// HKDF-SHA256 (RFC 5869) without salt: `label` names the use, `context` the place.
/// The two are length-prefixed, so no pair of them can be read as another.
#[must_use]
pub fn derive(key: &Key, label: &str, context: &[u8]) -> Key {
    let mut info = Vec::with_capacity(label.len().saturating_add(context.len()).saturating_add(8));
    for part in [label.as_bytes(), context] {
        info.extend_from_slice(&length(part));
        info.extend_from_slice(part);
    }
    let mut out = [0; 32];
    // 32 bytes is far below HKDF's limit of 8,160, so the error cannot occur; an all-zero key must
    // still never leave, so a failure falls back to the keyed tag of the same input.
    if Hkdf::<Sha256>::new(None, &key.0).expand(&info, &mut out).is_err() {
        out = mac(key, &info);
    }
    Key(out)
}

/// HMAC-SHA256 (RFC 2104).
#[must_use]
pub fn mac(key: &Key, message: &[u8]) -> Tag {
    // A key shorter than the block is filled with zeros by the standard itself.
    let mut block = [0; 64];
    block.iter_mut().zip(key.0).for_each(|(to, from)| *to = from);
    let mut hmac = Hmac::<Sha256>::new(&block.into());
    block.zeroize();
    hmac.update(message);
    hmac.finalize().into_bytes().into()
}

/// SHA-256 over the parts as if they were one string of bytes.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Compares in constant time.
#[must_use]
pub fn equal(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

pub(crate) fn length(part: &[u8]) -> [u8; 4] {
    u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes()
}
