//! Keys by name, envelopes, wraps, signatures and the hash chain: the only crate that holds key bytes.
//!
//! Pure: the caller brings bytes and randomness. No clock, no I/O, no word of the domain.
//! Every blob begins with a suite id, so that a later suite can stand beside this one.

#![warn(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::unwrap_used, clippy::expect_used)]

mod chain;
mod envelope;
mod fact;
mod key;
mod password;
mod person;
mod wrap;

pub use chain::{CommitStatement, commit_id, head_digest, head_statement, link_digest, verify_signature};
pub use envelope::{Context, open, seal};
pub use fact::{
    Binding, FactHeader, HEADER_LENGTH, Opened, SealedFact, body_json, fact_digest, open_fact, seal_fact,
};
pub use key::{Key, Tag, derive, equal, mac, sha256};
pub use password::{PasswordCost, password_key};
pub use person::{PersonKeys, PublicKeys, ServerKeys};
pub use wrap::{
    from_person, open_wrap, open_wrap_for_person, rewrap_epoch, seal_wrap, seal_wrap_for_person, to_person,
};

/// The one suite of this release: XChaCha20-Poly1305, HKDF-SHA256, Ed25519,
/// HPKE (X25519-HKDF-SHA256-ChaCha20Poly1305), SHA-256, Argon2id.
pub const SUITE: u8 = 1;

/// Why bytes could not be sealed, opened or believed. Says nothing about the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The blob names a suite that this release does not know.
    #[error("unknown suite")]
    UnknownSuite,
    /// Too short, too long, or not laid out as this suite lays it out.
    #[error("malformed bytes")]
    Malformed,
    /// Wrong key, wrong place, or altered bytes: these are never told apart.
    #[error("cannot be opened with this key in this place")]
    Refused,
    /// The body does not match the digest in its header.
    #[error("the body does not match its digest")]
    DigestMismatch,
    /// A signature that is not the author's.
    #[error("the signature does not verify")]
    BadSignature,
    /// A public key that is not a key.
    #[error("not a usable public key")]
    BadKey,
    /// The password hash could not be computed with these parameters.
    #[error("password hashing failed")]
    Password,
}

#[cfg(test)]
mod tests;
