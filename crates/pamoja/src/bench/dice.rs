//! Seeded dice: the same seed gives the same throws, on every machine.

/// Dice seeded from a text and a number. For invented people only: never for a key or an id.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for that text and number.
    #[must_use]
    pub fn seeded(text: &str, number: u64) -> Self {
        let digest = seal::sha256(&[text.as_bytes(), &number.to_be_bytes()]);
        Self(digest.first_chunk().copied().map_or(0, u64::from_be_bytes))
    }

    /// `SplitMix64`.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from nought to one, without one.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double")]
    pub fn part(&mut self) -> f64 {
        (self.throw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number below `end`; 0 if `end` is.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.throw()).wrapping_mul(end as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both among them.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.saturating_sub(low).saturating_add(1);
        let step = self.below(usize::try_from(width).unwrap_or(1));
        low.saturating_add(i64::try_from(step).unwrap_or(0))
    }

    /// True in so many of a hundred throws.
    pub fn percent(&mut self, share: f64) -> bool {
        self.part() * 100.0 < share
    }

    /// One of them; nothing of nothing.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// The place in a list of weights.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.part() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (place, weight) in weights.enumerate() {
            last = place;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }
}
