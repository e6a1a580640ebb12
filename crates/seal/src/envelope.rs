//! The plain envelope: suite ‖ 192-bit nonce ‖ XChaCha20-Poly1305, bound to a purpose and a place.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::key::length;
use crate::{Key, SUITE, SealError};

pub(crate) const NONCE_LENGTH: usize = 24;

/// What a blob is for and where it belongs: the associated data of its envelope.
/// Parts are length-prefixed, so two different lists never give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context(Vec<u8>);

impl Context {
    /// Starts with the purpose, for instance `"card"` or `"wrap"`.
    #[must_use]
    pub fn new(purpose: &'static str) -> Self {
        Self(Vec::with_capacity(96)).with(b"pamoja").with(purpose.as_bytes())
    }

    /// Adds one part of the place.
    #[must_use]
    pub fn with(mut self, part: &[u8]) -> Self {
        self.0.extend_from_slice(&length(part));
        self.0.extend_from_slice(part);
        self
    }

    /// The associated data.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Seals `plain` under `key` for exactly this place.
///
/// # Errors
/// [`SealError::Malformed`] if the message is longer than the cipher allows (256 GiB).
pub fn seal<R: CryptoRng + ?Sized>(
    key: &Key,
    context: &Context,
    plain: &[u8],
    rng: &mut R,
) -> Result<Vec<u8>, SealError> {
    let mut blob = vec![SUITE];
    encrypt(key, context.as_bytes(), plain, rng, &mut blob)?;
    Ok(blob)
}

/// Opens what [`seal`] made with the same key for the same place.
///
/// # Errors
/// [`SealError::UnknownSuite`], [`SealError::Malformed`], or [`SealError::Refused`].
pub fn open(key: &Key, context: &Context, blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (suite, rest) = blob.split_first().ok_or(SealError::Malformed)?;
    if *suite != SUITE {
        return Err(SealError::UnknownSuite);
    }
    decrypt(key, context.as_bytes(), rest)
}

pub(crate) fn encrypt<R: CryptoRng + ?Sized>(
    key: &Key,
    associated: &[u8],
    plain: &[u8],
    rng: &mut R,
    out: &mut Vec<u8>,
) -> Result<(), SealError> {
    let mut nonce = [0; NONCE_LENGTH];
    rng.fill_bytes(&mut nonce);
    let sealed = XChaCha20Poly1305::new(key.expose().into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: associated })
        .map_err(|_| SealError::Malformed)?;
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    Ok(())
}

pub(crate) fn decrypt(key: &Key, associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(SealError::Malformed)?;
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: associated })
        .map(Zeroizing::new)
        .map_err(|_| SealError::Refused)
}
