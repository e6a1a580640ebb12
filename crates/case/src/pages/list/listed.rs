//! Which cases a list shows and how many each saved list holds: one pass over all that are related,
//! reading only what the register keeps of each at a glance.

use core::cmp::Ordering;

use facts::{CodeNumber, Register, Row};
use web::Context;
use web::standing::Related;

/// How many cases each saved list holds.
#[derive(Default)]
pub struct Counts {
    pub open: usize,
    pub mine: usize,
    pub late: usize,
    pub high: usize,
    pub closed: usize,
}

/// What a list asks for.
pub struct Asked<'a> {
    /// Codes in the order of [`facts::LISTED`]; empty for any.
    pub codes: [&'a str; 3],
    pub mine: bool,
    pub late: bool,
}

/// So few beyond the end are not worth dropping.
const SLACK: usize = 64;

/// When it is due, the beginning of its alias, its place.
type Key = (i64, u64, u32);

/// The cases of a list.
pub struct Listed<'a> {
    pub counts: Counts,
    pub total: usize,
    pub first: First<'a>,
}

/// The first of them, in no order yet: what comes after the end is dropped now and then.
pub struct First<'a> {
    keys: Vec<Key>,
    end: usize,
    last: (i64, u64),
    register: &'a Register,
}

impl<'a> Listed<'a> {
    /// The first `end` of them will be asked for.
    pub fn of(context: &Context<'a>, related: &Related, asked: &Asked<'_>, end: usize) -> Self {
        let register = context.register;
        let due_for = register.due_for(context.who.person);
        let now = context.now.as_second();
        // A code that no card has is the code of none.
        let [open, closed, high] = ["open", "closed", "high"].map(|code| register.code_number(code));
        let wanted = asked.codes.map(|code| (!code.is_empty()).then(|| register.code_number(code)));
        let mut listed = Self { counts: Counts::default(), total: 0, first: First::new(register, end) };
        for place in related.all.iter() {
            let Some(glance) = register.glance(place) else {
                continue;
            };
            let due = due_for(place);
            let (late, mine) = (due < now, related.own.contains(place));
            let codes: [Option<CodeNumber>; 3] = glance.codes.map(Some);
            let [status, risk, _] = codes;
            listed.counts.add(status == open, [mine, late, risk == high], status == closed);
            let is =
                wanted.iter().zip(&codes).all(|(wanted, code)| wanted.is_none_or(|wanted| wanted == *code));
            if is && (!asked.mine || mine) && (!asked.late || late) {
                listed.total = listed.total.saturating_add(1);
                listed.first.put((due, glance.alias, place));
            }
        }
        listed
    }
}

impl<'a> First<'a> {
    fn new(register: &'a Register, end: usize) -> Self {
        Self { keys: Vec::new(), end, last: (i64::MAX, u64::MAX), register }
    }

    fn put(&mut self, key: Key) {
        if (key.0, key.1) > self.last {
            return;
        }
        self.keys.push(key);
        if self.keys.len() > self.end.saturating_mul(2).saturating_add(SLACK) {
            let register = self.register;
            self.keys.select_nth_unstable_by(self.end, |a, b| before(register, a, b));
            self.keys.truncate(self.end.saturating_add(1));
            self.last = self.keys.last().map_or(self.last, |last| (last.0, last.1));
        }
    }

    /// So many from that one on: what is due first comes first, then by alias.
    pub fn page(mut self, from: usize, size: usize) -> Vec<&'a Row> {
        let register = self.register;
        self.keys.sort_unstable_by(|a, b| before(register, a, b));
        let shown = self.keys.into_iter().skip(from).take(size);
        shown.filter_map(|(_, _, place)| register.at(place)).collect()
    }
}

fn before(register: &Register, a: &Key, b: &Key) -> Ordering {
    (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| by_alias(register, a.2, b.2))
}

/// Where the first eight bytes do not tell.
fn by_alias(register: &Register, a: u32, b: u32) -> Ordering {
    let key = |place| register.at(place).map(|row| (row.card.alias.as_str(), row.stream));
    key(a).cmp(&key(b))
}

impl Counts {
    fn add(&mut self, open: bool, [mine, late, high]: [bool; 3], closed: bool) {
        let one = |count: &mut usize, is: bool| *count = count.saturating_add(usize::from(is));
        one(&mut self.open, open);
        one(&mut self.mine, open && mine);
        one(&mut self.late, open && late);
        one(&mut self.high, open && high);
        one(&mut self.closed, closed);
    }
}

#[cfg(test)]
mod tests {
    use facts::search::Variants;
    use facts::{Card, OrganisationId, StreamId, StreamKind};

    use super::*;

    #[test]
    fn the_first_of_many_are_those_of_the_whole_order() {
        let mut register = Register::new(&Variants::default());
        let aliases = ["Tausi-Mbuyu", "Tausi-Mkonge", "Upepo", "Lulu", "Tausi-Mbali"];
        for (nth, alias) in (0_u8..=255).zip(aliases.iter().cycle()) {
            let stream = StreamId::from_bytes([nth.wrapping_mul(97); 16]);
            let organisation = OrganisationId::from_bytes([1; 16]);
            let card = Card::new(StreamKind::Case, *alias);
            register.put(Row { organisation, stream, folded_to: 1, serial: None, card });
        }
        let due = |place: u32| i64::from(place.wrapping_mul(7) % 9);
        let mut all: Vec<(i64, &str, StreamId)> = (0_u32..)
            .zip(register.rows())
            .map(|(place, row)| (due(place), row.card.alias.as_str(), row.stream))
            .collect();
        all.sort();
        let in_order: Vec<StreamId> = all.into_iter().map(|(_, _, stream)| stream).collect();
        for (from, size) in [(0, 5), (40, 20), (0, 256), (250, 50)] {
            let mut first = First::new(&register, from + size);
            for place in 0..256 {
                first.put((due(place), register.glance(place).unwrap().alias, place));
            }
            let page: Vec<StreamId> = first.page(from, size).iter().map(|row| row.stream).collect();
            assert!(page.iter().eq(in_order.iter().skip(from).take(size)), "{from} {size}");
        }
    }
}
