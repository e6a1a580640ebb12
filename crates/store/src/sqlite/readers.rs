//! A few connections that only read; whoever finds none free waits.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use facts::StoreError;
use rusqlite::Connection;

use super::open;

const READERS: usize = 4;

pub(super) struct Readers {
    free: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Readers {
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let free = (0..READERS).map(|_| open::reader(path)).collect::<Result<_, _>>()?;
        Ok(Self { free: Mutex::new(free), returned: Condvar::new() })
    }

    pub fn with<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let lent = Lent { readers: self, conn: Some(self.borrow()) };
        lent.conn.as_ref().map_or_else(|| Err(StoreError::Engine("no reader".into())), read)
    }

    fn borrow(&self) -> Connection {
        let mut free = self.free();
        loop {
            match free.pop() {
                Some(conn) => return conn,
                None => {
                    free = self.returned.wait(free).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    fn free(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Only when nobody reads any more.
    pub fn close(&self) {
        self.free().clear();
    }
}

/// Comes back even if the reading panics.
struct Lent<'a> {
    readers: &'a Readers,
    conn: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.readers.free().extend(self.conn.take());
        self.readers.returned.notify_one();
    }
}
