//! Every text and code list this binary carries.

use web::Language;

/// Texts of all crates, in both languages.
pub const ALL: [(Language, &str); 8] = [
    web::language::TEXTS[0],
    web::language::TEXTS[1],
    web::input::TEXTS[0],
    web::input::TEXTS[1],
    case::TEXTS[0],
    case::TEXTS[1],
    people::TEXTS[0],
    people::TEXTS[1],
];

/// Code lists of the country pack.
pub const CODES: &str = include_str!("../../../packs/kenya/codes.json");
