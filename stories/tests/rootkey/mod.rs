//! Whoever holds the disk and the root key: reads the rows as they lie and opens what these keys open. It uses the
//! published formats (`seal`, `facts`) and nothing of the server.
#![expect(clippy::expect_used, reason = "a house that cannot be read stops the test")]

use facts::{
    BriefKey, CardRow, OpenedFacts, OrganisationId, PersonId, Recipient, StoredFact, StreamId, StreamKeys,
    Vault, WrapRow, from_hex, place_of,
};
use rusqlite::{Connection, OpenFlags, Row};
use seal::{Context, FactHeader, Key, PersonKeys, SealedFact, ServerKeys};
use std::collections::BTreeMap;
use std::path::Path;

/// The keys of a server and its database.
pub struct RootKey {
    pub root: Key,
    pub vault: Vault,
    pub conn: Connection,
}

impl RootKey {
    /// Reads a house that is not served meanwhile.
    pub fn of(data: &Path, keys: &Path) -> RootKey {
        let path = data.join("pamoja.db");
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the database");
        let text = |name: &str| std::fs::read_to_string(keys.join(name)).expect("a key file");
        let bytes = |name: &str| from_hex(text(name).trim()).expect("hexadecimal");
        let root = Key::from_slice(&bytes("root.key")).expect("a root key");
        let epoch: i64 = conn
            .query_row("select value from meta where name = 'epoch'", [], |row| row.get(0))
            .expect("the epoch");
        let epoch = u64::try_from(epoch).expect("an epoch");
        let holder = seal::derive(&root, "pamoja/epoch-file/1", b"");
        let place = Context::new("epoch").with(&epoch.to_be_bytes());
        let opened =
            seal::open(&holder, &place, &bytes(&format!("epoch-{epoch}.key"))).expect("the epoch key");
        let epoch_key = Key::from_slice(&opened).expect("an epoch key");
        let wraps = wraps_of(&conn, None);
        let open = |row: &WrapRow| seal::open_wrap(&epoch_key, &root, &place_of(row), &row.sealed).ok();
        let mut organisations = BTreeMap::new();
        let mut server = None;
        for row in wraps.iter().filter(|row| row.recipient == Recipient::Root) {
            let Some(secret) = open(row) else { continue };
            match Key::from_slice(&secret) {
                Some(key) => drop(organisations.insert(row.organisation, key)),
                None => server = ServerKeys::from_exposed(&secret).ok(),
            }
        }
        let server = server.expect("the server's keys");
        RootKey { root, vault: Vault { epoch, epoch_key, server, organisations }, conn }
    }

    /// Every stream with its organisation.
    pub fn streams(&self) -> Vec<(OrganisationId, StreamId)> {
        let mut all = self.conn.prepare("select organisation, stream from streams").expect("streams");
        let read =
            |row: &Row<'_>| Ok((OrganisationId::from_bytes(row.get(0)?), StreamId::from_bytes(row.get(1)?)));
        all.query_map([], read).expect("streams").map(|row| row.expect("a stream")).collect()
    }

    /// The facts of a stream as they lie.
    pub fn stored(&self, stream: StreamId) -> Vec<StoredFact> {
        let query = "select header, sealed, commit_id, position, sequence, received, link from facts
                     where stream = ?1 order by position";
        let mut all = self.conn.prepare(query).expect("facts");
        all.query_map([stream.bytes()], fact).expect("facts").map(|row| row.expect("a fact")).collect()
    }

    /// The keys of a stream: those the root key leads to, and with a person's keys also theirs.
    pub fn keys(&self, stream: StreamId, person: Option<(PersonId, &PersonKeys)>) -> StreamKeys {
        self.vault.open_stream(&wraps_of(&self.conn, Some(stream)), person).expect("the stream's keys")
    }

    /// Everything of a stream that these keys open.
    pub fn open(
        &self,
        at: (OrganisationId, StreamId),
        person: Option<(PersonId, &PersonKeys)>,
    ) -> OpenedFacts {
        let (organisation, stream) = at;
        let keys = self.keys(stream, person);
        facts::open_facts(organisation, stream, &self.stored(stream), &keys, &|_| true)
            .expect("a whole stream")
    }

    /// Every wrap.
    pub fn wraps(&self) -> Vec<WrapRow> {
        wraps_of(&self.conn, None)
    }

    /// The card of a stream, with the keys that open it.
    pub fn card(&self, stream: StreamId) -> Option<facts::Card> {
        let query = "select organisation, folded_to, serial, sealed from cards where stream = ?1";
        let read = |row: &Row<'_>| {
            let folded_to = whole(row, 1)?;
            let serial = row.get::<_, Option<i64>>(2)?.and_then(|serial| u64::try_from(serial).ok());
            let organisation = OrganisationId::from_bytes(row.get(0)?);
            Ok(CardRow { organisation, stream, folded_to, head: folded_to, serial, sealed: row.get(3)? })
        };
        let row = self.conn.query_row(query, [stream.bytes()], read).ok()?;
        facts::Card::open(&row, &self.keys(stream, None)).ok()
    }

    /// The short-lived things: name and sealed content.
    pub fn briefs(&self) -> Vec<(BriefKey, Vec<u8>)> {
        let mut all = self.conn.prepare("select key, sealed from briefs").expect("briefs");
        let read = |row: &Row<'_>| Ok((BriefKey(row.get(0)?), row.get(1)?));
        all.query_map([], read).expect("briefs").map(|row| row.expect("a brief")).collect()
    }

    /// The key that a password gives, for anyone who has the root key: pepper and salt are derived, not stored.
    pub fn password_key(&self, person: PersonId, password: &str) -> Key {
        let pepper = seal::derive(&self.root, "pamoja/pepper/1", b"");
        let salt = self.vault.server.name(person.bytes(), &[0; 16], "salt 1");
        seal::password_key(password, &salt, &pepper, seal::PasswordCost::STANDARD).expect("a hash")
    }

    /// A person's private keys, by a password.
    pub fn person(&self, row: &WrapRow, password: &str) -> Option<PersonKeys> {
        let Recipient::Password(person) = row.recipient else { return None };
        let holder = self.password_key(person, password);
        let keys = seal::open_wrap(&self.vault.epoch_key, &holder, &place_of(row), &row.sealed).ok()?;
        PersonKeys::from_exposed(&keys).ok()
    }
}

fn wraps_of(conn: &Connection, stream: Option<StreamId>) -> Vec<WrapRow> {
    let query = "select organisation, stream, compartment, version, recipient, epoch, sealed from wraps
                 where ?1 is null or stream = ?1";
    let mut all = conn.prepare(query).expect("wraps");
    let read = |row: &Row<'_>| {
        let recipient: Vec<u8> = row.get(4)?;
        Ok(WrapRow {
            organisation: OrganisationId::from_bytes(row.get(0)?),
            stream: StreamId::from_bytes(row.get(1)?),
            compartment: row.get(2)?,
            version: row.get(3)?,
            recipient: Recipient::from_bytes(&recipient).expect("a recipient"),
            epoch: whole(row, 5)?,
            sealed: row.get(6)?,
        })
    };
    let id = stream.map(|stream| *stream.bytes());
    all.query_map([id], read).expect("wraps").map(|row| row.expect("a wrap")).collect()
}

fn fact(row: &Row<'_>) -> rusqlite::Result<StoredFact> {
    let header: Vec<u8> = row.get(0)?;
    let header = FactHeader::decode(&header).expect("a header");
    Ok(StoredFact {
        fact: SealedFact { header, sealed: row.get(1)? },
        commit: row.get(2)?,
        position: whole(row, 3)?,
        sequence: whole(row, 4)?,
        received: row.get(5)?,
        link: row.get(6)?,
    })
}

fn whole(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}
