//! The operating system's time and chance, and a clock that a demo or a test sets.

use std::sync::atomic::{AtomicI64, Ordering};

use facts::{Clock, Entropy};
use jiff::Timestamp;

/// The machine's clock, moved by a fixed span where a demo asks for it.
#[derive(Debug, Default)]
pub struct SystemClock {
    offset_seconds: AtomicI64,
}

impl SystemClock {
    /// A clock that shows `moment` now and goes on from there.
    #[must_use]
    pub fn showing(moment: Timestamp) -> Self {
        let offset = moment.as_second().saturating_sub(machine_time().as_second());
        Self { offset_seconds: AtomicI64::new(offset) }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let offset = self.offset_seconds.load(Ordering::Relaxed);
        let span = jiff::SignedDuration::from_secs(offset);
        machine_time().saturating_add(span).unwrap_or_default()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_time() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let micros = i64::try_from(since.as_micros()).unwrap_or(0);
    Timestamp::from_microsecond(micros).unwrap_or_default()
}

/// The operating system's randomness. It stops the process rather than hand out what is not random.
#[derive(Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for chance")]
    fn fill(&self, out: &mut [u8]) {
        if getrandom::fill(out).is_err() {
            // Without randomness no key and no id is safe: better no server than this one.
            std::process::abort();
        }
    }
}
