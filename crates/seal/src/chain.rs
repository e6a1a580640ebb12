//! What is signed and what is linked: commits by their author, links and heads by the store.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::{SUITE, SealError, sha256};

/// What an author says once over a batch: these facts, in this order, after that commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitStatement {
    /// The organisation.
    pub organisation: [u8; 16],
    /// The author's Ed25519 public key.
    pub author: [u8; 32],
    /// The command that asked for it.
    pub command: [u8; 16],
    /// The keyed digest of the command's content.
    pub command_digest: [u8; 32],
    /// The commit before it of the same author and session; zeros for the first.
    pub previous: [u8; 32],
    /// The digests of the facts, in order.
    pub digests: Vec<[u8; 32]>,
}

impl CommitStatement {
    /// The bytes that are signed.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let count = u32::try_from(self.digests.len()).unwrap_or(u32::MAX);
        let mut out = Vec::with_capacity(self.digests.len().saturating_add(5).saturating_mul(32));
        out.extend_from_slice(b"pamoja/commit/1");
        out.push(SUITE);
        out.extend_from_slice(&self.organisation);
        out.extend_from_slice(&self.author);
        out.extend_from_slice(&self.command);
        out.extend_from_slice(&self.command_digest);
        out.extend_from_slice(&self.previous);
        out.extend_from_slice(&count.to_be_bytes());
        for digest in &self.digests {
            out.extend_from_slice(digest);
        }
        out
    }
}

/// The name of a commit: its message and its signature together.
#[must_use]
pub fn commit_id(message: &[u8], signature: &[u8; 64]) -> [u8; 32] {
    sha256(&[b"pamoja/commit-id/1", message, signature])
}

/// Link of a fact at `position` (from 1) of its stream and `sequence` (from 1) of its organisation.
/// `received` is the store's clock in microseconds since 1970.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "each argument is one field of the linked statement")]
pub fn link_digest(
    organisation: &[u8; 16],
    stream: &[u8; 16],
    position: u64,
    previous: &[u8; 32],
    fact: &[u8; 32],
    commit: &[u8; 32],
    sequence: u64,
    received: i64,
) -> [u8; 32] {
    sha256(&[
        b"pamoja/link/1",
        organisation,
        stream,
        &position.to_be_bytes(),
        previous,
        fact,
        commit,
        &sequence.to_be_bytes(),
        &received.to_be_bytes(),
    ])
}

/// Head `number` (from 1) of an organisation: the head before it and the new links in order.
#[must_use]
pub fn head_digest(
    organisation: &[u8; 16],
    number: u64,
    previous: &[u8; 32],
    links: &[[u8; 32]],
) -> [u8; 32] {
    let number = number.to_be_bytes();
    let joined = links.concat();
    let count = length_of(links.len());
    sha256(&[b"pamoja/head/1", organisation, &number, previous, &count, &joined])
}

/// The bytes the server signs for a head.
#[must_use]
pub fn head_statement(head: &[u8; 32]) -> Vec<u8> {
    [b"pamoja/head-sign/1".as_slice(), head].concat()
}

/// Strict Ed25519 (RFC 8032, no small-order keys, no malleable signatures).
///
/// # Errors
/// [`SealError::BadKey`] or [`SealError::BadSignature`].
pub fn verify_signature(author: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), SealError> {
    VerifyingKey::from_bytes(author)
        .map_err(|_| SealError::BadKey)?
        .verify_strict(message, &Signature::from_bytes(signature))
        .map_err(|_| SealError::BadSignature)
}

fn length_of(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()
}
