//! Time and chance as arguments, so that tests turn both by hand.

use jiff::tz::Offset;
use jiff::{Timestamp, civil};
use rand_core::{TryCryptoRng, TryRng};

/// The whole outside world's time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The whole outside world's chance: the operating system's, or a test's dice.
pub trait Entropy: Send + Sync {
    /// Fills `out` with unpredictable bytes.
    fn fill(&self, out: &mut [u8]);

    /// `N` unpredictable bytes.
    fn bytes<const N: usize>(&self) -> [u8; N]
    where
        Self: Sized,
    {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }
}

/// Lends an [`Entropy`] to code that asks for a random number generator.
pub struct Dice<'a>(pub &'a dyn Entropy);

impl TryRng for Dice<'_> {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut out = [0; 4];
        self.0.fill(&mut out);
        Ok(u32::from_le_bytes(out))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut out = [0; 8];
        self.0.fill(&mut out);
        Ok(u64::from_le_bytes(out))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Self::Error> {
        self.0.fill(out);
        Ok(())
    }
}

impl TryCryptoRng for Dice<'_> {}

/// Kenya's offset from UTC; it has no summer time.
pub const NAIROBI: Offset = Offset::constant(3);

/// The wall clock in Nairobi at `moment`.
#[must_use]
pub fn local(moment: Timestamp) -> civil::DateTime {
    NAIROBI.to_datetime(moment)
}

/// `2026-11-24T09:30+03:00`: how `recorded` and exact `happened` times are written.
#[must_use]
pub fn written(moment: Timestamp) -> String {
    let wall = local(moment);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}+03:00",
        wall.year(),
        wall.month(),
        wall.day(),
        wall.hour(),
        wall.minute()
    )
}
