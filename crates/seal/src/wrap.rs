//! Wraps: a key sealed for someone. Inner wrap under a key (tier 2) or to a person (tier 1, HPKE);
//! outer layer under the epoch key, which lives outside the database so that a dropped wrap dies in
//! every copy once the epoch has moved on (SAFETY §2, "Erasing a person").

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{Context, Key, PersonKeys, SUITE, SealError, derive, open, seal};

type SuiteKem = X25519HkdfSha256;
const ENCAPSULATED: usize = 32;

/// Wraps `secret` under the symmetric `holder` key, then under the epoch key.
///
/// # Errors
/// See [`seal`].
pub fn seal_wrap<R: CryptoRng + ?Sized>(
    epoch: &Key,
    holder: &Key,
    place: &Context,
    secret: &[u8],
    rng: &mut R,
) -> Result<Vec<u8>, SealError> {
    let inner = seal(holder, place, secret, rng)?;
    seal(&epoch_key(epoch), place, &inner, rng)
}

/// Opens what [`seal_wrap`] made.
///
/// # Errors
/// See [`open`].
pub fn open_wrap(
    epoch: &Key,
    holder: &Key,
    place: &Context,
    wrap: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let inner = open(&epoch_key(epoch), place, wrap)?;
    open(holder, place, &inner)
}

/// Wraps `secret` to a person's public key (HPKE base mode), then under the epoch key.
///
/// # Errors
/// [`SealError::BadKey`] for a public key that is not one (non-contributory X25519 among them).
pub fn seal_wrap_for_person<R: CryptoRng + ?Sized>(
    epoch: &Key,
    agreement: &[u8; 32],
    place: &Context,
    secret: &[u8],
    rng: &mut R,
) -> Result<Vec<u8>, SealError> {
    let inner = to_person(agreement, place, secret, rng)?;
    seal(&epoch_key(epoch), place, &inner, rng)
}

/// Opens what [`seal_wrap_for_person`] made, with the person's private half.
///
/// # Errors
/// See [`open`].
pub fn open_wrap_for_person(
    epoch: &Key,
    person: &PersonKeys,
    place: &Context,
    wrap: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let inner = open(&epoch_key(epoch), place, wrap)?;
    from_person(person, place, &inner)
}

/// Moves a wrap from one epoch to the next without opening what it holds.
///
/// # Errors
/// [`SealError::Refused`] if the wrap is not of the old epoch.
pub fn rewrap_epoch<R: CryptoRng + ?Sized>(
    old: &Key,
    new: &Key,
    place: &Context,
    wrap: &[u8],
    rng: &mut R,
) -> Result<Vec<u8>, SealError> {
    let inner = open(&epoch_key(old), place, wrap)?;
    seal(&epoch_key(new), place, &inner, rng)
}

/// Seals a message to a person: suite ‖ encapsulated key ‖ ciphertext. RFC 9180, base mode; the
/// place is both `info` and associated data.
///
/// # Errors
/// [`SealError::BadKey`] for a public key that is not one.
pub fn to_person<R: CryptoRng + ?Sized>(
    agreement: &[u8; 32],
    place: &Context,
    plain: &[u8],
    rng: &mut R,
) -> Result<Vec<u8>, SealError> {
    let recipient = <SuiteKem as Kem>::PublicKey::from_bytes(agreement).map_err(|_| SealError::BadKey)?;
    let (encapsulated, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, SuiteKem>(
        &OpModeS::Base,
        &recipient,
        place.as_bytes(),
        plain,
        place.as_bytes(),
        &mut &mut *rng,
    )
    .map_err(|_| SealError::BadKey)?;
    let mut blob = vec![SUITE];
    blob.extend_from_slice(&encapsulated.to_bytes());
    blob.extend_from_slice(&sealed);
    Ok(blob)
}

/// Opens what [`to_person`] made.
///
/// # Errors
/// [`SealError::UnknownSuite`], [`SealError::Malformed`], or [`SealError::Refused`].
pub fn from_person(
    person: &PersonKeys,
    place: &Context,
    blob: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (suite, rest) = blob.split_first().ok_or(SealError::Malformed)?;
    if *suite != SUITE {
        return Err(SealError::UnknownSuite);
    }
    let (encapsulated, sealed) = rest.split_first_chunk::<ENCAPSULATED>().ok_or(SealError::Malformed)?;
    let secret =
        <SuiteKem as Kem>::PrivateKey::from_bytes(person.agreement()).map_err(|_| SealError::Malformed)?;
    let encapsulated =
        <SuiteKem as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| SealError::Malformed)?;
    single_shot_open::<ChaCha20Poly1305, HkdfSha256, SuiteKem>(
        &OpModeR::Base,
        &secret,
        &encapsulated,
        place.as_bytes(),
        sealed,
        place.as_bytes(),
    )
    .map(Zeroizing::new)
    .map_err(|_| SealError::Refused)
}

fn epoch_key(epoch: &Key) -> Key {
    derive(epoch, "pamoja/epoch/1", b"")
}
