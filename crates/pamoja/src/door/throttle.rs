//! Slower after each wrong guess, for those who guess; never a lock that a stranger can turn.
//!
//! Wrong passwords are counted in two lanes: one for browsers the person has used before, one for
//! everyone else. Strangers fill only their own lane.

use facts::{Brief, BriefKey};

use super::session::Token;
use crate::house::House;

const FREE_GUESSES: u32 = 5;
const LONGEST_WAIT: i64 = 900;
const REMEMBERED: i64 = 86_400;

/// Who guesses, as far as counting goes.
pub struct Lane(BriefKey);

impl Lane {
    /// The lane of a name that is typed and of a browser that is known for it or not.
    #[must_use]
    pub fn new(house: &House, name: &str, device: Option<&Token>) -> Self {
        let folded = name.trim().to_lowercase();
        let known = device.and_then(|token| {
            let owner = token.open(house, "device")?;
            let person = house.register().signing_in(&folded)?;
            (owner == person.bytes()).then(|| token.key("device"))
        });
        let lane = known.map_or_else(|| b"strangers".to_vec(), |key| key.0);
        let secret = house.vault.server.secret("throttle");
        let tag = seal::mac(&secret, &[lane.as_slice(), b"/", folded.as_bytes()].concat());
        Self(BriefKey::new("throttle", &tag))
    }

    fn state(&self, house: &House) -> (u32, i64) {
        let found = house.store.brief_get(&self.0, house.second()).ok().flatten();
        let opened = found.and_then(|brief| {
            let key = house.vault.server.secret("throttle-box");
            seal::open(&key, &facts::brief_place(&self.0), &brief.sealed).ok()
        });
        let parse = |bytes: &[u8]| {
            let (count, until) = bytes.split_first_chunk::<4>()?;
            Some((u32::from_be_bytes(*count), i64::from_be_bytes(until.try_into().ok()?)))
        };
        opened.and_then(|bytes| parse(&bytes)).unwrap_or((0, 0))
    }

    /// Must this lane wait?
    #[must_use]
    pub fn must_wait(&self, house: &House) -> bool {
        self.state(house).1 > house.second()
    }

    /// One more wrong guess. Counted before the guess is evaluated, so that many at once count too.
    pub fn count(&self, house: &House) {
        let (count, _) = self.state(house);
        let count = count.saturating_add(1);
        let over = count.saturating_sub(FREE_GUESSES);
        let wait = if over == 0 { 0 } else { 1_i64.checked_shl(over.min(10)).unwrap_or(LONGEST_WAIT) };
        let now = house.second();
        let until = now.saturating_add(wait.min(LONGEST_WAIT));
        let content = [count.to_be_bytes().as_slice(), until.to_be_bytes().as_slice()].concat();
        let key = house.vault.server.secret("throttle-box");
        let mut dice = facts::Dice(house.entropy.as_ref());
        if let Ok(sealed) = seal::seal(&key, &facts::brief_place(&self.0), &content, &mut dice) {
            let expires = now.saturating_add(REMEMBERED);
            let _ = house.store.brief_put(Brief { key: self.0.clone(), sealed, expires });
        }
    }

    /// A right password: the lane is free again.
    pub fn clear(&self, house: &House) {
        let _ = house.store.brief_take(&self.0, house.second());
    }
}
