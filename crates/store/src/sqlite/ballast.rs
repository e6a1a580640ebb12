//! A file that takes up room, to be given back when the disk is full: with some room left, SQLite can
//! move its log into the database, readers go on, and someone can be told.

use std::io;
use std::path::{Path, PathBuf};

use crate::files;

/// 4 MiB were enough to recover on a full 24 MB disk (spikes D).
const CHUNKS: usize = 64;
const CHUNK: usize = 64 * 1024;

pub(super) struct Ballast {
    path: PathBuf,
}

impl Ballast {
    /// Takes up the room, if there is any. A start on a full disk goes on without.
    pub fn open(store: &Path) -> Self {
        let path = store.join("ballast");
        let whole = path.metadata().is_ok_and(|found| found.len() == size());
        if !whole {
            let filled = files::remove(&path).and_then(|()| fill(&path));
            if filled.is_err() {
                tracing::warn!("no room for the ballast file: the disk is nearly full");
                let _ = files::remove(&path);
            }
        }
        Self { path }
    }

    /// Gives the room back. It is taken again at the next start.
    pub fn release(&self) {
        let left = self.path.exists();
        match files::remove(&self.path) {
            Ok(()) if left => tracing::error!("the disk is full: the ballast file was released"),
            Ok(()) => tracing::error!("the disk is full and no ballast is left: make room"),
            Err(_) => tracing::error!("the disk is full and the ballast cannot be released"),
        }
    }
}

const fn size() -> u64 {
    (CHUNKS as u64).saturating_mul(CHUNK as u64)
}

/// Not zeros: a file system that compresses, or leaves holes, would give no room back.
fn fill(path: &Path) -> io::Result<()> {
    use std::io::Write;
    let mut file = files::create(path)?;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..CHUNKS {
        let mut chunk = Vec::with_capacity(CHUNK);
        while chunk.len() < CHUNK {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            chunk.extend_from_slice(&state.to_le_bytes());
        }
        file.write_all(&chunk)?;
    }
    file.sync_all()
}
