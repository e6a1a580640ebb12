//! Wall time, for measuring only.

use std::time::{Duration, Instant};

/// When something began.
#[derive(Clone, Copy)]
pub struct Watch(Instant);

impl Watch {
    /// From now on.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the bench measures wall time")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has been.
    #[must_use]
    pub fn passed(self) -> Duration {
        self.0.elapsed()
    }
}
