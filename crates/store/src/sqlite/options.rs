//! What a store needs from outside, and which durability steps it takes: all of them.

use std::path::Path;
use std::sync::Arc;

use facts::{Clock, Notary, StoreError};

use super::blob::Blobs;
use super::open;

/// What a store needs from outside.
#[non_exhaustive]
pub struct Options {
    /// The time of `received`.
    pub clock: Arc<dyn Clock>,
    /// Signs the heads.
    pub notary: Arc<dyn Notary>,
    /// Which durability steps to leave out.
    #[cfg(feature = "weaken")]
    pub weaken: Weaken,
}

impl Options {
    /// What every caller outside this crate's own tests asks for.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, notary: Arc<dyn Notary>) -> Self {
        Self {
            clock,
            notary,
            #[cfg(feature = "weaken")]
            weaken: Weaken::default(),
        }
    }
}

/// Leaves one durability step out, so that a test can show that it would be missed.
#[cfg(feature = "weaken")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Weaken {
    /// No fsync at a COMMIT.
    pub synchronous_normal: bool,
    /// No fsync of a blob's content.
    pub no_blob_sync: bool,
    /// No fsync of a blob's folder.
    pub no_folder_sync: bool,
}

pub(super) type Durability = ((&'static str, &'static str, &'static str), Blobs);

#[cfg(not(feature = "weaken"))]
pub(super) fn durability(folder: &Path, _: &Options) -> Result<Durability, StoreError> {
    Ok((open::FULL, Blobs::open(folder, true, true)?))
}

#[cfg(feature = "weaken")]
pub(super) fn durability(folder: &Path, options: &Options) -> Result<Durability, StoreError> {
    let Weaken { synchronous_normal, no_blob_sync, no_folder_sync } = options.weaken;
    let synchronous = if synchronous_normal { open::NORMAL } else { open::FULL };
    let blobs = Blobs::open(folder, !no_blob_sync, !no_folder_sync)?;
    Ok((synchronous, blobs))
}
