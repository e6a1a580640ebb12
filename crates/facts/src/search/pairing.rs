//! The best one-to-one pairing of the parts of two names.

use super::name::Part;
use super::score::{Score, hundredths, part_score};

/// The most parts a pairing looks at: every order is tried.
pub(super) const MOST: usize = 6;

/// Scores of every part of one name with every part of the other, in hundredths.
#[derive(Clone, Copy, Default)]
pub(super) struct Table {
    rows: [[u8; MOST]; MOST],
    height: usize,
    width: usize,
}

impl Table {
    /// The table of two lists of parts.
    pub(super) fn of(a: &[&Part], b: &[&Part]) -> Self {
        Self::fill(a.len(), b.len(), |i, j| match (a.get(i), b.get(j)) {
            (Some(a), Some(b)) => hundredths(a, b),
            _ => part_score::NONE,
        })
    }

    /// A table with the shorter list down its side; `score` is asked in the order of `a`, `b`.
    pub(super) fn fill(a: usize, b: usize, score: impl Fn(usize, usize) -> u8) -> Self {
        let (height, width) = (a.min(b).min(MOST), a.max(b).min(MOST));
        let mut table = Self { height, width, ..Self::default() };
        for (i, row) in table.rows.iter_mut().enumerate().take(height) {
            for (j, cell) in row.iter_mut().enumerate().take(width) {
                *cell = if a <= b { score(i, j) } else { score(j, i) };
            }
        }
        table
    }

    fn cell(&self, i: usize, j: usize) -> u8 {
        self.rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(part_score::NONE)
    }
}

/// What a pairing adds up to.
#[derive(Clone, Copy, Default)]
struct Sum {
    hundredths: u16,
    matched: u16,
    edits: u16,
    agreed: bool,
    first_of_shorter: bool,
    first_of_longer: bool,
}

impl Sum {
    fn with(self, i: usize, j: usize, score: u8) -> Self {
        if score == part_score::NONE {
            return self;
        }
        Self {
            hundredths: self.hundredths.saturating_add(u16::from(score)),
            matched: self.matched.saturating_add(1),
            edits: self.edits.saturating_add(u16::from(score == part_score::EDIT)),
            agreed: self.agreed || score >= part_score::AGREE,
            first_of_shorter: self.first_of_shorter || i == 0,
            first_of_longer: self.first_of_longer || j == 0,
        }
    }

    /// Mean over the shorter list; edits alone count as near; less for parts left over; at most
    /// 0.80 on one part, or without the names said first.
    fn score(self, table: &Table) -> Score {
        let doubt = u16::from(part_score::EDIT.saturating_sub(part_score::NEAR));
        let lost = if self.agreed { 0 } else { self.edits.saturating_mul(doubt) };
        let sum = self.hundredths.saturating_sub(lost).saturating_mul(100);
        let mean = sum.checked_div(u16::try_from(table.height).unwrap_or(1)).unwrap_or(0);
        let left_over = u16::try_from(table.width.saturating_sub(table.height)).unwrap_or(3).min(3);
        let score = Score::from_ten_thousandths(mean.saturating_sub(left_over.saturating_mul(500)));
        if self.matched >= 2 && self.first_of_shorter && self.first_of_longer {
            score
        } else {
            score.min(Score::from_ten_thousandths(8_000))
        }
    }
}

/// The highest score that any pairing of a table reaches.
pub(super) fn best(table: &Table) -> Score {
    best_from(table, 0, 0, Sum::default())
}

fn best_from(table: &Table, i: usize, taken: u8, sum: Sum) -> Score {
    if i >= table.height {
        return sum.score(table);
    }
    let mut highest = Score::NONE;
    for j in 0..table.width {
        let place = 1_u8.checked_shl(u32::try_from(j).unwrap_or(8)).unwrap_or(0);
        if taken & place == 0 {
            let sum = sum.with(i, j, table.cell(i, j));
            highest = highest.max(best_from(table, i.saturating_add(1), taken | place, sum));
        }
    }
    highest
}
