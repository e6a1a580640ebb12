//! A fact: a clear header, which is the associated data, and a sealed body.
//!
//! Body = 32 random bytes ‖ JSON ‖ zero bytes up to 256, 512, 1,024, then doubling. The header holds
//! SHA-256(body): a disclosed body verifies without a key, and no second key can open the same fact
//! to another body. JSON never holds a zero byte, so the padding needs no length.

use core::fmt;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::envelope::{decrypt, encrypt};
use crate::key::length;
use crate::{Key, SUITE, SealError, derive, equal, sha256};

/// Bytes of an encoded header.
pub const HEADER_LENGTH: usize = 118;
const BLINDING: usize = 32;
const SMALLEST_BODY: usize = 256;

/// Where a fact belongs. All of it is in clear and all of it is bound to the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The organisation that keeps the stream.
    pub organisation: [u8; 16],
    /// The stream.
    pub stream: [u8; 16],
    /// The fact, named by its writer.
    pub fact: [u8; 16],
    /// The compartment's code.
    pub compartment: u8,
    /// Which version of the compartment's key sealed it, from 1.
    pub key_version: u32,
    /// The author's Ed25519 public key.
    pub author: [u8; 32],
}

/// The clear header of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactHeader {
    /// The suite id.
    pub suite: u8,
    /// Where it belongs.
    pub binding: Binding,
    /// SHA-256 of the padded body.
    pub body_digest: [u8; 32],
}

/// A fact as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFact {
    /// The clear header.
    pub header: FactHeader,
    /// nonce ‖ ciphertext ‖ tag.
    pub sealed: Vec<u8>,
}

/// A body that was opened and matches its digest.
pub struct Opened(Zeroizing<Vec<u8>>);

impl Opened {
    /// The JSON inside.
    #[must_use]
    pub fn json(&self) -> &[u8] {
        body_json(&self.0).unwrap_or_default()
    }

    /// The whole body as it is disclosed to a verifier: blinding, JSON and padding.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}

impl FactHeader {
    /// The header's bytes, in the order of HOUSE §4.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let place = &self.binding;
        let mut out = Vec::with_capacity(HEADER_LENGTH);
        out.push(self.suite);
        out.extend_from_slice(&place.organisation);
        out.extend_from_slice(&place.stream);
        out.extend_from_slice(&place.fact);
        out.push(place.compartment);
        out.extend_from_slice(&place.key_version.to_be_bytes());
        out.extend_from_slice(&place.author);
        out.extend_from_slice(&self.body_digest);
        out
    }

    /// Reads what [`FactHeader::encode`] wrote.
    ///
    /// # Errors
    /// [`SealError::Malformed`] unless there are exactly [`HEADER_LENGTH`] bytes;
    /// [`SealError::UnknownSuite`] for a suite of another release.
    pub fn decode(bytes: &[u8]) -> Result<Self, SealError> {
        let mut rest = bytes;
        let [suite] = take::<1>(&mut rest)?;
        if suite != SUITE {
            return Err(SealError::UnknownSuite);
        }
        let organisation = take(&mut rest)?;
        let stream = take(&mut rest)?;
        let fact = take(&mut rest)?;
        let [compartment] = take::<1>(&mut rest)?;
        let key_version = u32::from_be_bytes(take(&mut rest)?);
        let author = take(&mut rest)?;
        let body_digest = take(&mut rest)?;
        if !rest.is_empty() {
            return Err(SealError::Malformed);
        }
        let binding = Binding { organisation, stream, fact, compartment, key_version, author };
        Ok(Self { suite, binding, body_digest })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], SealError> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(SealError::Malformed)?;
    *rest = tail;
    Ok(*head)
}

/// Seals a fact's JSON under its stream's (tier 2) or compartment's (tier 1) key.
///
/// # Errors
/// [`SealError::Malformed`] if the JSON holds a zero byte or is too long to pad.
pub fn seal_fact<R: CryptoRng + ?Sized>(
    key: &Key,
    binding: Binding,
    json: &[u8],
    rng: &mut R,
) -> Result<SealedFact, SealError> {
    let body = pad(json, rng)?;
    let header = FactHeader { suite: SUITE, binding, body_digest: sha256(&[&body]) };
    let mut sealed = Vec::with_capacity(body.len().saturating_add(40));
    encrypt(&fact_key(key, &binding), &header.encode(), &body, rng, &mut sealed)?;
    Ok(SealedFact { header, sealed })
}

/// Opens a fact and checks its body against the digest in its header.
///
/// # Errors
/// [`SealError::Refused`] for a wrong key, place or altered bytes; [`SealError::DigestMismatch`] if
/// the body is not the one the header commits to.
pub fn open_fact(key: &Key, fact: &SealedFact) -> Result<Opened, SealError> {
    let body = decrypt(&fact_key(key, &fact.header.binding), &fact.header.encode(), &fact.sealed)?;
    if !equal(&sha256(&[&body]), &fact.header.body_digest) {
        return Err(SealError::DigestMismatch);
    }
    Ok(Opened(body))
}

/// The JSON inside a body, without blinding and padding; `None` if the body is too short.
#[must_use]
pub fn body_json(body: &[u8]) -> Option<&[u8]> {
    let padded = body.get(BLINDING..)?;
    let end = padded.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1));
    padded.get(..end)
}

/// The digest that links and signatures speak of: header and ciphertext together.
#[must_use]
pub fn fact_digest(fact: &SealedFact) -> [u8; 32] {
    let header = fact.header.encode();
    sha256(&[b"pamoja/fact/1", &length(&header), &header, &fact.sealed])
}

fn fact_key(key: &Key, binding: &Binding) -> Key {
    derive(key, "pamoja/fact-key/1", &binding.fact)
}

fn pad<R: CryptoRng + ?Sized>(json: &[u8], rng: &mut R) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if json.contains(&0) {
        return Err(SealError::Malformed);
    }
    let needed = json.len().checked_add(BLINDING).ok_or(SealError::Malformed)?;
    let size = needed.max(SMALLEST_BODY).checked_next_power_of_two().ok_or(SealError::Malformed)?;
    let mut body = Zeroizing::new(Vec::with_capacity(size));
    let mut blinding = [0; BLINDING];
    rng.fill_bytes(&mut blinding);
    body.extend_from_slice(&blinding);
    body.extend_from_slice(json);
    body.resize(size, 0);
    Ok(body)
}
