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

/// The cases of a list: how many, and the first of them in no order yet.
pub struct Listed<'a> {
    pub counts: Counts,
    pub total: usize,
    first: Vec<Key>,
    end: usize,
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
        let mut listed = Self { counts: Counts::default(), total: 0, first: Vec::new(), end, register };
        let mut last = (i64::MAX, u64::MAX);
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
                if (due, glance.alias) <= last {
                    listed.first.push((due, glance.alias, place));
                    last = listed.trimmed().unwrap_or(last);
                }
            }
        }
        listed
    }

    /// Drops what comes after the end once there is twice too much of it; gives the last that stays.
    fn trimmed(&mut self) -> Option<(i64, u64)> {
        if self.first.len() <= self.end.saturating_mul(2).saturating_add(SLACK) {
            return None;
        }
        let register = self.register;
        self.first.select_nth_unstable_by(self.end, |a, b| before(register, a, b));
        self.first.truncate(self.end.saturating_add(1));
        self.first.last().map(|last| (last.0, last.1))
    }

    /// So many from that one on: what is due first comes first, then by alias.
    pub fn page(mut self, from: usize, size: usize) -> Vec<&'a Row> {
        let register = self.register;
        self.first.sort_unstable_by(|a, b| before(register, a, b));
        let shown = self.first.into_iter().skip(from).take(size);
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
