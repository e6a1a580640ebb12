//! Sets of places in the register: what one person may see, as a bit a row.

/// A set of places in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<u64>);

impl Places {
    /// Puts a place in; says whether it is new.
    pub fn insert(&mut self, place: u32) -> bool {
        let (word, bit) = word_of(place);
        if self.0.len() <= word {
            self.0.resize(word.saturating_add(1), 0);
        }
        let Some(bits) = self.0.get_mut(word) else {
            return false;
        };
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }

    /// Puts each of them in.
    pub fn extend(&mut self, places: &[u32]) {
        for place in places {
            self.insert(*place);
        }
    }

    /// Takes a place out.
    pub fn remove(&mut self, place: u32) {
        let (word, bit) = word_of(place);
        if let Some(bits) = self.0.get_mut(word) {
            *bits &= !bit;
        }
    }

    /// Is it in?
    #[must_use]
    pub fn contains(&self, place: u32) -> bool {
        let (word, bit) = word_of(place);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Each place, the lowest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0_u32..).step_by(64).zip(&self.0).flat_map(|(first, bits)| {
            let mut left = *bits;
            core::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left.wrapping_sub(1);
                Some(first.saturating_add(bit))
            })
        })
    }
}

fn word_of(place: u32) -> (usize, u64) {
    (usize::try_from(place >> 6).unwrap_or(usize::MAX), 1 << (place & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_out_once_and_in_order() {
        let mut places = Places::default();
        let new: Vec<bool> = [130, 0, 63, 64, 130].into_iter().map(|place| places.insert(place)).collect();
        assert_eq!(new, [true, true, true, true, false]);
        assert_eq!(places.iter().collect::<Vec<_>>(), [0, 63, 64, 130]);
        assert!(places.contains(63) && !places.contains(62) && !places.contains(4_000_000));
        places.remove(63);
        places.remove(4_000_000);
        assert_eq!(places.iter().collect::<Vec<_>>(), [0, 64, 130]);
    }
}
