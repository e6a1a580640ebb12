//! The parts pages are made of, one file a family, named as in the design system. Plain data in,
//! markup out; what a part says by itself comes from `Words`. Nothing here knows a rule.

pub mod button;
pub mod cards;
pub mod check;
pub mod choice;
pub mod confirm;
pub mod date;
pub mod field;
pub mod form;
pub mod gate;
pub mod held;
pub mod layout;
pub mod list;
pub mod message;
pub mod pairs;
pub mod person;
pub mod rows;
pub mod tag;
pub mod text;
pub mod thread;
pub mod way;
pub mod week;

pub use text::{Link, quote, text, who};
