//! Argon2id (RFC 9106) over a password, with a pepper that only the root key can derive.

use argon2::{Algorithm, Argon2, Params, Version};

use crate::{Key, SealError};

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl PasswordCost {
    /// SAFETY §2: 64 MiB, three passes, about 0.11 core-seconds on a 2026 server.
    pub const STANDARD: Self = Self { memory_kib: 65_536, passes: 3 };
}

/// The key a password gives. Memory is `cost.memory_kib`, taken and wiped within the call: the
/// caller limits how many run at once.
///
/// # Errors
/// [`SealError::Password`] if the cost is outside what Argon2 allows.
pub fn password_key(
    password: &str,
    salt: &[u8; 16],
    pepper: &Key,
    cost: PasswordCost,
) -> Result<Key, SealError> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(|_| SealError::Password)?;
    let argon = Argon2::new_with_secret(pepper.expose(), Algorithm::Argon2id, Version::V0x13, params)
        .map_err(|_| SealError::Password)?;
    let mut out = [0; 32];
    argon.hash_password_into(password.as_bytes(), salt, &mut out).map_err(|_| SealError::Password)?;
    Ok(Key::from_bytes(out))
}
