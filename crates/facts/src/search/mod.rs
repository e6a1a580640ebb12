//! Finding people by what others call them, however it is spelt; and saying when two records
//! may be one person.
//!
//! Pure: folds names into keys, scores two names, and keeps an index in memory over opened
//! records. Nothing here is stored or printed. Which words are titles, which spellings are one
//! name and which look alike but are not is data of a country's pack ([`Variants`]).

mod by_name;
mod dictionary;
mod edit;
mod fold;
mod indexes;
mod likeness;
mod lookup;
mod name;
mod number;
mod pairing;
mod phone;
mod row;
mod score;
mod signs;
#[cfg(test)]
mod tests;
mod variants;
mod words;

pub use dictionary::{Dictionary, Hit};
pub use likeness::{Likeness, duplicate_warning};
pub use name::{Name, Part};
pub use phone::{Country, Phone};
pub use row::Terms;
pub use score::{Score, score_names, score_parts};
pub use variants::Variants;
