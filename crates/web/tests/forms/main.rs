//! From what was typed to answers, from answers back to the page, and what stands between a person
//! and a case. All people are invented.

#![expect(
    clippy::unwrap_used,
    reason = "the pack and the texts are ours; without them there is nothing to test"
)]

mod canonical;
mod codes;
mod dates;
mod filled;
mod form;
mod hostile;
mod matrix;
mod phones;
mod problems;
mod questions;
mod standing;

use facts::{Field, FieldKind, Value};
use web::{Codes, Form, Language, Texts};

static ALIAS: Field = Field::new("alias", FieldKind::Line(10), "answer-yes");
static NOTE: Field = Field::new("note", FieldKind::Text(20), "answer-yes");
static SEX: Field = Field::new("sex", FieldKind::Code, "answer-yes").of("sex");
static LANGUAGES: Field = Field::new("languages", FieldKind::Codes, "answer-yes").of("language");
static NEVER: Field = Field::new("never", FieldKind::Lines(10), "answer-yes");
static BORN: Field = Field::new("born", FieldKind::Date, "answer-yes");
static PHONE: Field = Field::new("phone", FieldKind::Phone, "answer-yes");
static CHILDREN: Field = Field::new("children", FieldKind::Number, "answer-yes");
static AGREED: Field = Field::new("agreed", FieldKind::Flag, "answer-yes");
static WORKER: Field = Field::new("worker", FieldKind::Id, "answer-yes");

/// Every kind that is typed, with an answer as the page sends it and as the fact keeps it.
fn typed() -> Vec<(&'static Field, Form, Value)> {
    vec![
        (&ALIAS, sent(&[("alias", "Tausi")]), "Tausi".into()),
        (&NOTE, sent(&[("note", "She came.\r\nShe slept.")]), "She came.\nShe slept.".into()),
        (&SEX, sent(&[("sex", "SFEM")]), "SFEM".into()),
        (&LANGUAGES, sent(&[("languages", "sw"), ("languages", "kam")]), lines(&["sw", "kam"])),
        (&NEVER, sent(&[("never", "police\r\nchurch; aunt")]), lines(&["police", "church", "aunt"])),
        (&BORN, sent(&[("born.year", "1999"), ("born.month", "7"), ("born.day", "3")]), "1999-07-03".into()),
        (&PHONE, sent(&[("phone", "+254 199 000 127")]), "+254199000127".into()),
        (&CHILDREN, sent(&[("children", "12")]), 12_i64.into()),
        (&AGREED, sent(&[("agreed", "yes")]), true.into()),
    ]
}

fn sent(pairs: &[(&str, &str)]) -> Form {
    Form::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn lines(each: &[&str]) -> Value {
    Value::List(each.iter().map(|line| (*line).to_owned()).collect())
}

fn kenya() -> Codes {
    Codes::from_json(include_str!("../../../../packs/kenya/codes.json")).unwrap()
}

fn texts() -> Texts {
    let sources: Vec<(Language, &'static str)> =
        web::language::TEXTS.into_iter().chain(web::input::TEXTS).collect();
    Texts::new(&sources).unwrap()
}
