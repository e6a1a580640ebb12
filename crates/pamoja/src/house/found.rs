//! Founding: the first keys, organisations, offices and people of a house.

use std::sync::Arc;

use facts::{
    Author, BriefKey, Change, CommandId, Edtf, NewFact, OrganisationId, PersonId, Recipient, Stamp, Store,
    StreamChange, StreamId, Vault, WrapRow, hex, wrap_place,
};
use seal::{Key, PersonKeys, SealError, ServerKeys};
use store::{Options, SqliteStore};

use super::{CommitError, Ground, HeadNotary, House, OpenError, PASSWORD_COST};

/// An organisation to be opened, with one office.
pub struct NewOrganisation<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Its office's name.
    pub office: &'a str,
    /// The prefix of its case numbers.
    pub prefix: &'a str,
    /// The last number given before.
    pub after: i64,
}

/// A member of staff to be added.
pub struct NewPerson<'a> {
    /// Name.
    pub name: &'a str,
    /// What they sign in with.
    pub sign_in: &'a str,
    /// Word of the role.
    pub role: &'a str,
    /// The office.
    pub office: &'a str,
    /// Code of the language.
    pub language: &'a str,
    /// Who answers for their work.
    pub supervisor: Option<PersonId>,
}

impl House {
    /// Makes the store, the epoch key and the server's keys on new ground.
    ///
    /// # Errors
    /// [`OpenError`], also if something is there already.
    pub fn found(ground: &Ground<'_>) -> Result<Self, OpenError> {
        let epoch_key = ground.root.epochs(ground.keys, Arc::clone(&ground.entropy)).begin()?;
        let server = ServerKeys::random(&mut facts::Dice(ground.entropy.as_ref()));
        let notary = Arc::new(HeadNotary::default());
        notary.appoint(server.clone());
        let options = Options::new(Arc::clone(&ground.clock), notary);
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(ground.data, options)?);
        let epoch = store.epoch()?;
        let vault = Vault { epoch, epoch_key, server, organisations: Default::default() };
        Self::furnish(ground, store, vault, Vec::new())
    }

    /// Opens an organisation with one office. The first one also brings the server's own keys in.
    ///
    /// # Errors
    /// [`CommitError`].
    pub fn open_organisation(
        &mut self,
        root: &super::RootKey,
        new: &NewOrganisation<'_>,
    ) -> Result<OrganisationId, CommitError> {
        let id = OrganisationId::from_bytes(self.chance());
        let key = Key::from_bytes(self.chance());
        let epoch = (self.vault.epoch, &self.vault.epoch_key);
        let entropy = self.entropy.as_ref();
        let mut wraps =
            vec![root.wrap(epoch, id, StreamId::from_bytes(*id.bytes()), key.expose(), entropy)?];
        if self.vault.organisations.is_empty() {
            let server = self.vault.server.expose();
            // The stream of all zeros is the server itself; the founding organisation carries its row.
            wraps.push(root.wrap(epoch, id, StreamId::default(), &server, entropy)?);
        }
        self.vault.organisations.insert(id, key);
        let series = StreamId::from_bytes(self.chance());
        let office: [u8; 16] = self.chance();
        let now = Edtf::moment(self.clock.now());
        let facts = vec![
            NewFact::new(&people::facts::ORGANISATION_OPENED, now.clone())
                .given("organisation_name", new.name)
                .given("organisation_kind", new.kind),
            NewFact::new(&people::facts::OFFICE_OPENED, now)
                .given("office", hex(&office))
                .given("office_name", new.office)
                .given("series", series.to_string())
                .given("prefix", new.prefix)
                .given("after", new.after),
        ];
        let stream = StreamId::from_bytes(*id.bytes());
        let change = Change { streams: vec![StreamChange::at(stream, 0, facts)], wraps, ..Change::default() };
        let server = self.vault.server.clone();
        self.commit(id, change, &Author::Server(&server), self.server_stamp())?;
        Ok(id)
    }

    /// Adds a member of staff whose keys are made here: the first administrator, and the demo's cast.
    ///
    /// # Errors
    /// [`CommitError`].
    pub fn add_person(
        &self,
        organisation: OrganisationId,
        new: &NewPerson<'_>,
        keys: &PersonKeys,
        wraps: Vec<WrapRow>,
        person: PersonId,
    ) -> Result<(), CommitError> {
        self.add_person_spending(organisation, new, keys, wraps, person, Vec::new())
    }

    /// The same, spending one-time links in the same commit: all of it or none of it.
    ///
    /// # Errors
    /// [`CommitError`].
    pub fn add_person_spending(
        &self,
        organisation: OrganisationId,
        new: &NewPerson<'_>,
        keys: &PersonKeys,
        wraps: Vec<WrapRow>,
        person: PersonId,
        spends: Vec<BriefKey>,
    ) -> Result<(), CommitError> {
        let now = Edtf::moment(self.clock.now());
        let public = keys.public();
        let mut facts = vec![
            NewFact::new(&people::facts::PERSON_INVITED, now.clone())
                .given("name", new.name)
                .given("sign_in", new.sign_in)
                .given("role", new.role)
                .given("office", new.office)
                .given("language", new.language),
            NewFact::new(&people::facts::KEYS_SET, now.clone())
                .given("agreement", hex(&public.agreement))
                .given("signing", hex(&public.signing)),
        ];
        facts.extend(new.supervisor.map(|supervisor| {
            NewFact::new(&people::facts::SUPERVISED_BY, now).given("supervisor", supervisor.to_string())
        }));
        let change = Change {
            streams: vec![StreamChange::at(person.stream(), 0, facts)],
            wraps,
            spends,
            ..Change::default()
        };
        let server = self.vault.server.clone();
        self.commit(organisation, change, &Author::Server(&server), self.server_stamp())?;
        Ok(())
    }

    /// A stamp for what the server does without anybody's command.
    #[must_use]
    pub fn server_stamp(&self) -> Stamp {
        Stamp {
            command: CommandId::from_bytes(self.chance()),
            digest: [0; 32],
            previous: [0; 32],
            answer: Vec::new(),
        }
    }

    /// The row that keeps a person's private keys under a password.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn password_row(
        &self,
        organisation: OrganisationId,
        person: PersonId,
        version: u32,
        password: &str,
        keys: &PersonKeys,
    ) -> Result<WrapRow, SealError> {
        let holder = self.password_key(person, version, password)?;
        let recipient = Recipient::Password(person);
        let place = wrap_place(organisation, person.stream(), 0, version, recipient);
        let mut dice = facts::Dice(self.entropy.as_ref());
        let sealed = seal::seal_wrap(&self.vault.epoch_key, &holder, &place, &keys.expose(), &mut dice)?;
        Ok(WrapRow {
            organisation,
            stream: person.stream(),
            compartment: 0,
            version,
            recipient,
            epoch: self.vault.epoch,
            sealed,
        })
    }

    /// Argon2id over a password; the salt is derived, so that nothing about it is stored.
    ///
    /// # Errors
    /// [`SealError::Password`].
    pub fn password_key(&self, person: PersonId, version: u32, password: &str) -> Result<Key, SealError> {
        let salt = self.vault.server.name(person.bytes(), &[0; 16], &format!("salt {version}"));
        seal::password_key(password, &salt, &self.pepper, PASSWORD_COST)
    }

    /// Opens a person's private keys with a password.
    ///
    /// # Errors
    /// [`SealError::Refused`] for a wrong one.
    pub fn open_with_password(
        &self,
        rows: &[WrapRow],
        person: PersonId,
        password: &str,
    ) -> Result<PersonKeys, SealError> {
        let newest = rows
            .iter()
            .filter(|row| row.recipient == Recipient::Password(person))
            .max_by_key(|row| row.version);
        // A person without a password costs the same work as one with a wrong password.
        let version = newest.map_or(1, |row| row.version);
        let holder = self.password_key(person, version, password)?;
        let row = newest.ok_or(SealError::Refused)?;
        let keys = seal::open_wrap(&self.vault.epoch_key, &holder, &facts::place_of(row), &row.sealed)?;
        PersonKeys::from_exposed(&keys)
    }
}
