//! Cards: what lists, search and reminders need of a stream, folded from tier-2 facts only.

use std::collections::BTreeMap;

use seal::SealError;
use serde::{Deserialize, Serialize};

use crate::{Dice, Edtf, Entropy, OrganisationId, PersonId, StreamId, StreamKeys, place};

/// What a stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    /// A person's case.
    Case,
    /// A member of staff.
    Person,
    /// An organisation with its offices.
    Organisation,
    /// An office's case numbers.
    Series,
    /// Who looked at a case.
    Looks,
    /// Two cases that may be one person's, for a supervisor to look at.
    Review,
}

/// The series a stream takes its number from: prefix and the number that stood before the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// For instance `P-`.
    pub prefix: String,
    /// The last number given before the series began.
    pub after: u64,
}

impl Series {
    /// The number as people write it.
    #[must_use]
    pub fn number(&self, serial: u64) -> String {
        format!("{}{}", self.prefix, self.after.saturating_add(serial))
    }
}

/// The folded summary of one stream. Slices add their own sections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// What the stream is.
    pub kind: StreamKind,
    /// The name lists show.
    pub alias: String,
    /// What search finds it by.
    #[serde(default)]
    pub found_by: FoundBy,
    /// The number it came with from elsewhere: shown in the place of one of the series.
    #[serde(default)]
    pub imported_number: Option<String>,
    /// The series of its number, if it takes one.
    #[serde(default)]
    pub series: Option<Series>,
    /// Codes that lists filter by: status, risk, step …
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Who works on it now.
    #[serde(default)]
    pub assigned: Vec<PersonId>,
    /// Who must not know that it exists.
    #[serde(default)]
    pub conflicts: Vec<PersonId>,
    /// What is to be done, by whom, until when.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Who a member of staff is, if this is one.
    #[serde(default)]
    pub staff: Option<Staff>,
    /// The offices, if this is an organisation.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// What each slice adds for itself.
    #[serde(default)]
    pub sections: BTreeMap<String, serde_json::Value>,
}

/// A member of staff, as far as the door and their colleagues need it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// What they type to sign in.
    pub sign_in: String,
    /// Word of their role.
    pub role: String,
    /// Their office.
    pub office: String,
    /// Code of the language they began with.
    pub language: String,
    /// Who answers for their work.
    pub supervisor: Option<PersonId>,
    /// X25519 public key, in hexadecimal; empty until they joined.
    pub agreement: String,
    /// Ed25519 public key, in hexadecimal; empty until they joined.
    pub signing: String,
    /// May they sign in?
    pub active: bool,
}

impl Staff {
    /// The X25519 public key, once they joined.
    #[must_use]
    pub fn agreement_key(&self) -> Option<[u8; 32]> {
        crate::from_hex(&self.agreement)?.try_into().ok()
    }
}

/// An office with its series of case numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The stream of its numbers.
    pub stream: StreamId,
    /// The series.
    pub series: Series,
}

/// What search finds a stream by. Never shown in a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FoundBy {
    /// Other names the person is known as.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names as said, each in one to four parts.
    #[serde(default)]
    pub names: Vec<Vec<String>>,
    /// Case numbers and old file numbers.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// Last four digits of each telephone.
    #[serde(default)]
    pub phones: Vec<String>,
    /// Year of birth, if known or estimated.
    #[serde(default)]
    pub birth_year: Option<i16>,
    /// Code of the sex.
    #[serde(default)]
    pub sex: Option<String>,
    /// Code of the county of origin.
    #[serde(default)]
    pub county: Option<String>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Its code: the text is in the languages, the link in the routes.
    pub what: String,
    /// When it is due, to the day or the minute.
    pub due: Edtf,
    /// Whose it is; `None` is whoever is assigned.
    #[serde(default)]
    pub owner: Option<PersonId>,
    /// Words of its author, if it is not one of the known codes.
    #[serde(default)]
    pub note: Option<String>,
}

impl Card {
    /// A card with nothing on it yet.
    #[must_use]
    pub fn new(kind: StreamKind, alias: impl Into<String>) -> Self {
        Self {
            kind,
            alias: alias.into(),
            found_by: FoundBy::default(),
            imported_number: None,
            series: None,
            codes: BTreeMap::new(),
            assigned: Vec::new(),
            conflicts: Vec::new(),
            duties: Vec::new(),
            staff: None,
            offices: Vec::new(),
            sections: BTreeMap::new(),
        }
    }

    /// Seals it for the position it folds to.
    ///
    /// # Errors
    /// [`SealError::Refused`] if the stream's tier-2 key is not here.
    pub fn seal(
        &self,
        organisation: OrganisationId,
        stream: StreamId,
        folded_to: u64,
        keys: &StreamKeys,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, SealError> {
        let key = keys.card_key().ok_or(SealError::Refused)?;
        let json = serde_json::to_vec(self).map_err(|_| SealError::Malformed)?;
        let place = place::card(organisation, stream, folded_to);
        seal::seal(&key, &place, &json, &mut Dice(entropy))
    }

    /// Opens a sealed card.
    ///
    /// # Errors
    /// [`SealError`], also for a card that another release wrote in a way we cannot read.
    pub fn open(row: &crate::CardRow, keys: &StreamKeys) -> Result<Self, SealError> {
        let key = keys.card_key().ok_or(SealError::Refused)?;
        let place = place::card(row.organisation, row.stream, row.folded_to);
        let json = seal::open(&key, &place, &row.sealed)?;
        serde_json::from_slice(&json).map_err(|_| SealError::Malformed)
    }
}
