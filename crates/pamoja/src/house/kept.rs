//! What a session keeps for a while under its own key, and counts of a day.

use facts::{Brief, BriefKey, PersonId};
use web::{Keep, Look};

use super::House;
use crate::door::Live;

impl House {
    /// The name under which the session keeps it.
    #[must_use]
    pub fn kept_key(live: &Live, id: &[u8; 16]) -> BriefKey {
        let mut key = live.token.key("kept");
        key.0.push(b'/');
        key.0.extend_from_slice(id);
        key
    }

    /// Keeps something under the session.
    ///
    /// # Errors
    /// [`facts::StoreError`].
    pub fn keep(&self, live: &Live, keep: &Keep) -> Result<(), facts::StoreError> {
        let key = Self::kept_key(live, &keep.id);
        let mut dice = facts::Dice(self.entropy.as_ref());
        let sealed =
            seal::seal(&live.token.seal_key("kept"), &facts::brief_place(&key), &keep.content, &mut dice)
                .map_err(|_| facts::StoreError::Damaged("kept"))?;
        self.store.brief_put(Brief { key, sealed, expires: self.second().saturating_add(keep.seconds) })
    }

    /// Reads what the session keeps under that id.
    #[must_use]
    pub fn kept(&self, live: &Live, id: &[u8; 16]) -> Option<Vec<u8>> {
        let key = Self::kept_key(live, id);
        let brief = self.store.brief_get(&key, self.second()).ok()??;
        let opened =
            seal::open(&live.token.seal_key("kept"), &facts::brief_place(&key), &brief.sealed).ok()?;
        Some(opened.to_vec())
    }

    /// Counts one more of something a person does in a day, and says how many it is now.
    pub fn count_today(&self, what: &str, person: PersonId, day: &str) -> u32 {
        let secret = self.vault.server.secret("day-counts");
        let name = seal::mac(&secret, &[what.as_bytes(), person.bytes(), day.as_bytes()].concat());
        let key = BriefKey::new("day", &name);
        let place = facts::brief_place(&key);
        let found = self.store.brief_get(&key, self.second()).ok().flatten();
        let before = found
            .and_then(|brief| seal::open(&secret, &place, &brief.sealed).ok())
            .and_then(|bytes| bytes.as_slice().try_into().ok().map(u32::from_be_bytes))
            .unwrap_or(0);
        let count = before.saturating_add(1);
        let mut dice = facts::Dice(self.entropy.as_ref());
        if let Ok(sealed) = seal::seal(&secret, &place, &count.to_be_bytes(), &mut dice) {
            let _ =
                self.store.brief_put(Brief { key, sealed, expires: self.second().saturating_add(86_400) });
        }
        count
    }

    fn press_place(&self, person: PersonId, command: facts::CommandId) -> (BriefKey, seal::Key) {
        let secret = self.vault.server.secret("presses");
        let name = seal::mac(&secret, &[person.bytes().as_slice(), command.bytes()].concat());
        (BriefKey::new("press", &name), secret)
    }

    /// Remembers what a press said that left no fact, for as long as what it left is kept.
    pub fn press(&self, person: PersonId, command: facts::CommandId, digest: &[u8; 32]) {
        let (key, secret) = self.press_place(person, command);
        let mut dice = facts::Dice(self.entropy.as_ref());
        if let Ok(sealed) = seal::seal(&secret, &facts::brief_place(&key), digest, &mut dice) {
            let _ =
                self.store.brief_put(Brief { key, sealed, expires: self.second().saturating_add(43_200) });
        }
    }

    /// Did the same press say something else before?
    #[must_use]
    pub fn was_pressed_otherwise(
        &self,
        person: PersonId,
        command: facts::CommandId,
        digest: &[u8; 32],
    ) -> bool {
        let (key, secret) = self.press_place(person, command);
        let found = self.store.brief_get(&key, self.second()).ok().flatten();
        let before =
            found.and_then(|brief| seal::open(&secret, &facts::brief_place(&key), &brief.sealed).ok());
        before.is_some_and(|before| !seal::equal(&before, digest))
    }

    /// Is this a look that is not on the trail yet?
    #[must_use]
    pub fn is_new_look(&self, who: PersonId, look: &Look) -> bool {
        self.looks.is_new(who, look, self.second())
    }

    /// These looks are on the trail now.
    pub fn looked(&self, who: PersonId, looks: &[Look]) {
        for look in looks {
            self.looks.mark(who, look, self.second());
        }
    }

    /// Nobody has been added yet: only the set-up link leads in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let register = self.register();
        let mut staff = register.rows().filter(|row| row.card.staff.is_some());
        staff.next().is_none()
    }

    /// The first answer of a command.
    #[must_use]
    pub fn open_answer(
        &self,
        organisation: facts::OrganisationId,
        person: PersonId,
        command: facts::CommandId,
        sealed: &[u8],
    ) -> Option<String> {
        let now = self.clock.now();
        let sealer = facts::Sealer { vault: &self.vault, entropy: self.entropy.as_ref(), organisation, now };
        String::from_utf8(sealer.open_answer(person, command, sealed).ok()?).ok()
    }
}
