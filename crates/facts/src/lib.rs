//! Facts: what happened, who said so, under which key, and how it is kept. Pure: time, chance and
//! storage come as arguments ([`Clock`], [`Entropy`], [`Store`]).
//!
//! The fact format (HOUSE §4) and the cards (HOUSE §5) live here and are hard to change later.

#![warn(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod batch;
mod card;
mod change;
mod compartment;
mod edtf;
mod fact;
mod field;
mod id;
mod place;
mod port;
mod register;
pub mod search;
#[cfg(test)]
mod tests;
mod time;
mod value;
mod vault;

pub use batch::{
    AppendError, Appended, Batch, Brief, BriefKey, CardRow, DoneCommand, HeadRow, NewCard, Part, Placed,
    Recipient, SignedCommit, StoredFact, WrapRow,
};
pub use card::{Card, Duty, FoundBy, Office, Series, Staff, StreamKind};
pub use change::{
    Author, Change, OpenedFacts, ReadError, Sealer, Share, Stamp, StreamChange, check_links, fact_name,
    open_facts,
};
pub use compartment::{Compartment, Tier};
pub use edtf::{Edtf, NotADate, Precision};
pub use fact::{Body, Fact, Fields, Held, NewFact};
pub use field::{Disclosure, FactKind, Field, FieldKind};
pub use id::{CommandId, FactId, NotAnId, OrganisationId, PersonId, StreamId, from_hex, hex};
pub use place::{answer as answer_place, brief as brief_place, card as card_place, wrap as wrap_place};
pub use port::{Done, Notary, Rewrap, Store, StoreError};
pub use register::{CodeNumber, Glance, LISTED, Places, Register, Row};
pub use time::{Clock, Dice, Entropy, NAIROBI, local, written};
pub use value::{Absent, Answer, FieldValue, Value};
pub use vault::{NewKey, StreamKeys, Vault, place_of};
