//! The thief: a copy of a disk and its keys, and every way to use them that the format offers.

use super::rootkey::RootKey;
use facts::{BriefKey, Compartment, Fact, PersonId, Recipient, StreamId, Tier, WrapRow, from_hex, place_of};
use seal::{Key, PersonKeys, SealedFact};
use stories::House;
use stories::house::copy_folder;

/// A person and their private keys.
pub type Opener<'a> = Option<(PersonId, &'a PersonKeys)>;

/// The copy, and what the root key opens at once.
pub struct Thief {
    pub key: RootKey,
    _copy: tempfile::TempDir,
}

impl Thief {
    /// Copies the disk and the keys of a house that is not served.
    pub fn of(house: &House) -> Thief {
        let copy = tempfile::tempdir_in(stories::places::under_target("tmp")).expect("a folder");
        copy_folder(&house.state(), copy.path());
        let key = RootKey::of(&copy.path().join("data"), &copy.path().join("keys"));
        Thief { key, _copy: copy }
    }

    fn facts(&self, opener: Opener<'_>) -> Vec<Fact> {
        self.key.streams().into_iter().flat_map(|at| self.key.open(at, opener).facts).collect()
    }

    /// How many facts a compartment holds, and how many of them open.
    pub fn counted(&self, compartment: Compartment, opener: Opener<'_>) -> (usize, usize) {
        let held = |fact: &SealedFact| fact.header.binding.compartment == compartment.code();
        let held = self.sealed().iter().filter(|fact| held(fact)).count();
        let opened = self.facts(opener).iter().filter(|fact| fact.compartment == compartment).count();
        (held, opened)
    }

    /// Everything that opens of a compartment, as one text.
    pub fn words(&self, compartment: Compartment, opener: Opener<'_>) -> String {
        let facts = self.facts(opener).into_iter().filter(|fact| fact.compartment == compartment);
        facts.map(|fact| format!("{:?}\n", fact.fields)).collect()
    }

    fn sealed(&self) -> Vec<SealedFact> {
        let streams = self.key.streams().into_iter();
        streams.flat_map(|(_, stream)| self.key.stored(stream)).map(|row| row.fact).collect()
    }

    /// Every card and every short-lived row that some key opens, as one text.
    pub fn cards_and_briefs(&self) -> String {
        let streams = self.key.streams();
        let cards = streams.iter().filter_map(|(_, stream)| self.key.card(*stream));
        let mut text: String = cards.map(|card| format!("{card:?}\n")).collect();
        let keys = self.every_key();
        for (_, name, sealed) in self.briefs() {
            let opened =
                keys.iter().filter_map(|key| seal::open(key, &facts::brief_place(&name), &sealed).ok());
            opened.for_each(|bytes| text.push_str(&String::from_utf8_lossy(&bytes)));
        }
        text
    }

    /// Short-lived rows: kind, name, sealed content.
    pub fn briefs(&self) -> Vec<(String, BriefKey, Vec<u8>)> {
        let kind = |name: &BriefKey| {
            let kind = name.0.split(|byte| *byte == b'/').next().unwrap_or_default();
            String::from_utf8_lossy(kind).into_owned()
        };
        self.key.briefs().into_iter().map(|(name, sealed)| (kind(&name), name, sealed)).collect()
    }

    /// The root key, the epoch's, the organisations', the server's, every stream's, and what the product derives of them.
    pub fn every_key(&self) -> Vec<Key> {
        let vault = &self.key.vault;
        let mut keys = vec![self.key.root.clone(), vault.epoch_key.clone()];
        keys.extend(vault.organisations.values().cloned());
        let exposed = vault.server.expose();
        keys.extend(exposed.chunks(32).filter_map(Key::from_slice));
        let labels = ["session-list", "session-owner", "throttle", "throttle-box", "day-counts"];
        keys.extend(labels.map(|label| vault.server.secret(label)));
        for (_, stream) in self.key.streams() {
            let opened = self.key.keys(stream, None);
            let versions = 1..=opened.latest(Compartment::Casework);
            keys.extend(versions.filter_map(|version| opened.get(Compartment::Casework, version).cloned()));
        }
        let labels = [
            "pamoja/epoch/1",
            "pamoja/epoch-file/1",
            "pamoja/pepper/1",
            "pamoja/card-key/1",
            "pamoja/answer-key/1",
        ];
        let derived: Vec<Key> =
            keys.iter().flat_map(|key| labels.map(|label| seal::derive(key, label, b""))).collect();
        keys.extend(derived);
        keys
    }

    /// The wraps and the sealed facts of tier 1.
    pub fn tier_one(&self) -> (Vec<WrapRow>, Vec<SealedFact>) {
        let one = |code: u8| Compartment::from_code(code).is_some_and(|each| each.tier() == Tier::One);
        let wraps = self.key.wraps().into_iter().filter(|row| one(row.compartment));
        let facts = self.sealed().into_iter().filter(|fact| one(fact.header.binding.compartment));
        (wraps.collect(), facts.collect())
    }

    /// Does a key open a wrap, as its holder or as the private half of its recipient?
    pub fn opens_wrap(&self, key: &Key, row: &WrapRow) -> bool {
        let epoch = &self.key.vault.epoch_key;
        let pair = [key.expose().as_slice(), key.expose()].concat();
        let as_person = PersonKeys::from_exposed(&pair)
            .is_ok_and(|own| seal::open_wrap_for_person(epoch, &own, &place_of(row), &row.sealed).is_ok());
        as_person || seal::open_wrap(epoch, key, &place_of(row), &row.sealed).is_ok()
    }

    /// Whom the key of the address is wrapped for.
    pub fn holder_of_the_address(&self) -> PersonId {
        let (wraps, _) = self.tier_one();
        let holder = wraps.iter().find_map(|row| match row.recipient {
            Recipient::Person(person) => Some(person),
            Recipient::Root | Recipient::Organisation | Recipient::Password(_) => None,
        });
        holder.expect("a wrap of tier 1")
    }

    /// The row that keeps a person's keys under their password.
    pub fn password_row(&self, person: PersonId) -> WrapRow {
        let mut wraps = self.key.wraps().into_iter();
        wraps.find(|row| row.recipient == Recipient::Password(person)).expect("a password")
    }
}

/// What stands in a browser's cookie.
pub struct Token(Key);

impl Token {
    /// Reads the cookie.
    pub fn of(cookie: &str) -> Token {
        Token(Key::from_slice(&from_hex(cookie).expect("hexadecimal")).expect("a token"))
    }

    /// The name of its session's row.
    pub fn name(&self) -> BriefKey {
        BriefKey::new("session", &seal::sha256(&[b"pamoja/token/1", self.0.expose()]))
    }

    /// Opens its session's row, if it is there: who, and their private keys.
    pub fn session(&self, thief: &Thief) -> Option<(PersonId, PersonKeys)> {
        let name = self.name();
        let sealed = thief.briefs().into_iter().find(|(_, each, _)| *each == name)?.2;
        let key = seal::derive(&self.0, "pamoja/token-key/1", b"session");
        let json = seal::open(&key, &facts::brief_place(&name), &sealed).ok()?;
        let session: serde_json::Value = serde_json::from_slice(&json).ok()?;
        let person: StreamId = session["person"].as_str()?.parse().ok()?;
        Some((person.person(), PersonKeys::from_exposed(&from_hex(session["keys"].as_str()?)?).ok()?))
    }
}
