//! Cards of organisations and staff, and the catalogue of this slice. All people are invented.

mod cards;
mod catalogue;
