//! Sessions: a person's opened keys, sealed under the token that only their browser has.

use facts::{Brief, BriefKey, OrganisationId, PersonId, hex};
use seal::{Key, PersonKeys};
use serde::{Deserialize, Serialize};
use web::{Language, Principal};

use crate::house::House;

/// How long a session lasts, in seconds.
pub const SESSION_SECONDS: i64 = 12 * 3600;
/// How long a browser is remembered as one of theirs.
pub const DEVICE_SECONDS: i64 = 180 * 86_400;

/// What a browser shows to be let in. Never stored: the store keeps its digest.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    /// A fresh one.
    #[must_use]
    pub fn new(house: &House) -> Self {
        Self(house.chance())
    }

    /// Reads a cookie or a link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        facts::from_hex(text)?.try_into().ok().map(Self)
    }

    /// As it stands in a cookie or a link.
    #[must_use]
    pub fn text(&self) -> String {
        hex(&self.0)
    }

    /// The name under which the store keeps what the token opens.
    #[must_use]
    pub fn key(&self, kind: &'static str) -> BriefKey {
        BriefKey::new(kind, &seal::sha256(&[b"pamoja/token/1", &self.0]))
    }

    /// The key that seals it.
    #[must_use]
    pub fn seal_key(&self, kind: &'static str) -> Key {
        seal::derive(&Key::from_bytes(self.0), "pamoja/token-key/1", kind.as_bytes())
    }

    /// Seals something for whoever has the token.
    ///
    /// # Errors
    /// [`seal::SealError`].
    pub fn brief(
        &self,
        house: &House,
        kind: &'static str,
        content: &[u8],
        expires: i64,
    ) -> Result<Brief, seal::SealError> {
        let key = self.key(kind);
        let place = facts::brief_place(&key);
        let mut dice = facts::Dice(house.entropy.as_ref());
        let sealed = seal::seal(&self.seal_key(kind), &place, content, &mut dice)?;
        Ok(Brief { key, sealed, expires })
    }

    /// Opens it again.
    #[must_use]
    pub fn open(&self, house: &House, kind: &'static str) -> Option<Vec<u8>> {
        let key = self.key(kind);
        let brief = house.store.brief_get(&key, house.second()).ok()??;
        let opened = seal::open(&self.seal_key(kind), &facts::brief_place(&key), &brief.sealed).ok()?;
        Some(opened.to_vec())
    }
}

/// What a session holds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// Their private keys, in hexadecimal: opened as long as the session is.
    keys: String,
    /// The language they read in.
    pub language: Language,
    /// Since when, in seconds since 1970.
    pub since: i64,
    /// What the browser called itself, in one or two words.
    pub device: String,
}

/// A session that is going on.
pub struct Live {
    /// The token.
    pub token: Token,
    /// What it holds.
    pub session: Session,
    /// The keys.
    pub keys: PersonKeys,
    /// Who it is, by the register as it stands now.
    pub who: Principal,
}

impl Session {
    /// A session that begins now.
    #[must_use]
    pub fn new(
        house: &House,
        person: PersonId,
        organisation: OrganisationId,
        keys: &PersonKeys,
        language: Language,
        device: &str,
    ) -> Self {
        Self {
            person,
            organisation,
            keys: hex(&keys.expose()),
            language,
            since: house.second(),
            device: device.to_owned(),
        }
    }

    /// The same session, read in that language from now on.
    #[must_use]
    pub fn reading(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Keeps it under the token, and on the person's own list of sessions.
    ///
    /// # Errors
    /// [`facts::StoreError`].
    pub fn keep(&self, house: &House, token: &Token) -> Result<(), facts::StoreError> {
        let expires = self.since.saturating_add(SESSION_SECONDS);
        let content = serde_json::to_vec(self).unwrap_or_default();
        let brief = token
            .brief(house, "session", &content, expires)
            .map_err(|_| facts::StoreError::Damaged("session"))?;
        let listed = Listed { since: self.since, device: self.device.clone() };
        house.store.brief_put(listed.brief(house, self.person, &brief.key, expires)?)?;
        house.store.brief_put(brief)
    }
}

/// One line of a person's list of sessions: no key in it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Listed {
    /// Since when.
    pub since: i64,
    /// What browser.
    pub device: String,
}

impl Listed {
    fn brief(
        &self,
        house: &House,
        person: PersonId,
        session: &BriefKey,
        expires: i64,
    ) -> Result<Brief, facts::StoreError> {
        let key = list_key(house, person, session);
        let content = serde_json::to_vec(self).unwrap_or_default();
        let mut dice = facts::Dice(house.entropy.as_ref());
        let sealed = seal::seal(
            &house.vault.server.secret("session-list"),
            &facts::brief_place(&key),
            &content,
            &mut dice,
        )
        .map_err(|_| facts::StoreError::Damaged("session list"))?;
        Ok(Brief { key, sealed, expires })
    }
}

fn list_prefix(house: &House, person: PersonId) -> BriefKey {
    let owner = seal::mac(&house.vault.server.secret("session-owner"), person.bytes());
    BriefKey::new("sessions", &owner)
}

fn list_key(house: &House, person: PersonId, session: &BriefKey) -> BriefKey {
    let mut key = list_prefix(house, person);
    key.0.push(b'/');
    key.0.extend_from_slice(&session.0);
    key
}

/// A person's sessions: an opaque name to end each by, and what is known of it.
#[must_use]
pub fn list(house: &House, person: PersonId) -> Vec<(String, Listed)> {
    let prefix = list_prefix(house, person);
    let found = house.store.brief_list(&prefix, house.second()).unwrap_or_default();
    let secret = house.vault.server.secret("session-list");
    let open = |brief: Brief| {
        let json = seal::open(&secret, &facts::brief_place(&brief.key), &brief.sealed).ok()?;
        let name = brief.key.0.get(prefix.0.len().saturating_add(1)..)?;
        Some((hex(name), serde_json::from_slice(&json).ok()?))
    };
    found.into_iter().filter_map(open).collect()
}

/// Ends one session of a person, by its opaque name.
pub fn end(house: &House, person: PersonId, name: &str) {
    let Some(session) = facts::from_hex(name).map(BriefKey) else {
        return;
    };
    let listed = list_key(house, person, &session);
    let now = house.second();
    // Only what is on the person's own list can be ended through it.
    if matches!(house.store.brief_take(&listed, now), Ok(Some(_))) {
        let _ = house.store.brief_take(&session, now);
    }
}

/// Ends every session of a person.
pub fn end_all(house: &House, person: PersonId) {
    for (name, _) in list(house, person) {
        end(house, person, &name);
    }
}

/// Finds the session of a cookie, and who that is by the register as it stands now.
#[must_use]
pub fn find(house: &House, cookie: &str) -> Option<Live> {
    let token = Token::parse(cookie)?;
    let content = token.open(house, "session")?;
    let session: Session = serde_json::from_slice(&content).ok()?;
    let keys = PersonKeys::from_exposed(&facts::from_hex(&session.keys)?).ok()?;
    let who = principal(house, session.person)?;
    Some(Live { token, session, keys, who })
}

/// Who a person is, if they may still come in.
#[must_use]
pub fn principal(house: &House, person: PersonId) -> Option<Principal> {
    let register = house.register();
    let (row, staff) = register.staff(person)?;
    let role = access::Role::from_word(&staff.role)?;
    let live = if staff.active { access::Live::Active } else { access::Live::Ended };
    Some(Principal {
        person,
        organisation: row.organisation,
        name: row.card.alias.clone(),
        // There is no second factor yet: a password is the strongest proof this release has, and counts
        // as such (docs/decisions/0008).
        rights: access::Principal { role, assurance: access::Assurance::SecondFactor, live },
    })
    .filter(|_| staff.active)
}
