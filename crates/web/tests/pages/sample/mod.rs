//! Every component once, with invented people. `who` stands wherever a name or a word of the
//! person can stand, so that a test can put anything there.

mod forms;
mod lists;
mod person;
mod ways;
mod whole;
mod work;

use maud::Markup;
use web::language::{Language, LanguageError, TEXTS, Texts, Words};

pub use whole::{frames, pages};

pub fn texts() -> Result<Texts, LanguageError> {
    Texts::new(&TEXTS)
}

/// Says one thing or another, as slices do with texts of their own.
pub fn say<'a>(w: &Words<'_>, english: &'a str, kiswahili: &'a str) -> &'a str {
    match w.language() {
        Language::English => english,
        Language::Kiswahili => kiswahili,
    }
}

/// Every component by its name.
pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    let mut parts = work::parts(w, who);
    parts.extend(lists::parts(w, who));
    parts.extend(person::parts(w, who));
    parts.extend(forms::parts(w, who));
    parts.extend(ways::parts(w, who));
    parts
}
