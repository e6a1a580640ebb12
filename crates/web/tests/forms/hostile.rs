//! Signs that cannot be seen, or that turn the text around: what is seen must be what is kept.

use facts::{Answer, Field, FieldKind};
use proptest::prelude::*;
use web::Form;
use web::input::{Fault, read};

use super::{ALIAS, NEVER, NOTE, kenya, sent, typed};

const CONTROL: [char; 8] = ['\u{0}', '\u{7}', '\u{8}', '\u{b}', '\u{1b}', '\u{7f}', '\u{85}', '\u{9f}'];

const TURNING: [char; 12] = [
    '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}', '\u{200E}', '\u{200F}', '\u{61C}',
];

/// Soft hyphen, zero-width space, word joiner, byte order mark, line and paragraph separators, a tag.
const UNSEEN: [char; 9] = [
    '\u{AD}',
    '\u{180E}',
    '\u{200B}',
    '\u{2060}',
    '\u{FEFF}',
    '\u{2028}',
    '\u{2029}',
    '\u{FFF9}',
    '\u{E0041}',
];

/// The fault of a hidden sign: words say so, the others are simply not what they should be.
fn expected(kind: FieldKind) -> Fault {
    match kind {
        FieldKind::Line(_) | FieldKind::Text(_) | FieldKind::Lines(_) => Fault::Hidden,
        FieldKind::Code | FieldKind::Codes | FieldKind::Flag | FieldKind::Id => Fault::NotOnTheList,
        FieldKind::Date => Fault::NotADate,
        FieldKind::Phone => Fault::NotAPhone,
        FieldKind::Number => Fault::NotANumber,
    }
}

/// The answer with the sign behind its first letter, where trimming does not reach.
fn poisoned(form: &Form, sign: char) -> Form {
    let inside = |value: &str| {
        let mut value = value.to_owned();
        value.insert(1, sign);
        value
    };
    Form::new(form.pairs().iter().map(|(name, value)| (name.clone(), inside(value))).collect())
}

fn refused_in_every_kind(signs: &[char]) {
    let codes = kenya();
    for (field, form, _) in typed() {
        for sign in signs {
            let read = read(field, &poisoned(&form, *sign), &codes);
            assert_eq!(read, Err(expected(field.kind)), "{} with {sign:?}", field.name);
        }
    }
}

#[test]
fn control_characters_are_refused_in_every_kind() {
    refused_in_every_kind(&CONTROL);
}

#[test]
fn signs_that_turn_the_text_around_are_refused_in_every_kind() {
    refused_in_every_kind(&TURNING);
}

#[test]
fn signs_that_cannot_be_seen_are_refused_in_every_kind() {
    refused_in_every_kind(&UNSEEN);
}

#[test]
fn a_line_is_one_line() {
    for inside in ["Tau\nsi", "Tau\rsi", "Tau\tsi"] {
        assert_eq!(read(&ALIAS, &sent(&[("alias", inside)]), &kenya()), Err(Fault::Hidden), "{inside:?}");
    }
}

#[test]
fn paragraphs_have_lines_and_tabs_and_nothing_else_that_is_hidden() {
    let kept = read(&NOTE, &sent(&[("note", "one\r\n\ttwo\n\nthree")]), &kenya()).unwrap().unwrap();
    assert_eq!(kept.answer.text(), Some("one\n\ttwo\n\nthree"));
    assert_eq!(read(&NOTE, &sent(&[("note", "one\rtwo")]), &kenya()), Err(Fault::Hidden));
}

#[test]
fn what_people_really_write_is_kept_as_it_is() {
    let real = ["Ng'ang'a", "Ochieng’", "Ndũta", "ትዕግስት", "عائشة", "अनिता", "क्‍ष", "T😊"];
    for words in real {
        let kept = read(&ALIAS, &sent(&[("alias", words)]), &kenya()).unwrap().unwrap();
        assert_eq!(kept.answer.text(), Some(words));
    }
}

/// May that sign stand in a text that was kept?
fn plain(sign: char) -> bool {
    let newline = sign == '\n' || sign == '\t';
    newline || !(sign.is_control() || TURNING.contains(&sign) || UNSEEN.contains(&sign))
}

fn holds(field: &Field, limit: usize, text: &str) -> Result<(), TestCaseError> {
    if let Ok(Some(kept)) = read(field, &sent(&[(field.name, text)]), &kenya()) {
        let Answer::Given(value) = &kept.answer else {
            return Err(TestCaseError::fail("nobody gave a reason"));
        };
        for words in value.lines() {
            prop_assert!(words.chars().all(plain), "{:?}", words);
            prop_assert!(!words.is_empty() && words.chars().count() <= limit && words == words.trim());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_typed_what_is_kept_is_plain_and_short_enough(
        text in prop_oneof![any::<String>(), "[a-z\u{0}-\u{20}\u{200B}-\u{202E};]{0,40}"],
    ) {
        holds(&ALIAS, 10, &text)?;
        holds(&NOTE, 20, &text)?;
        holds(&NEVER, 10, &text)?;
    }

    #[test]
    fn no_form_makes_reading_panic(pairs in proptest::collection::vec(
        ("(alias|note|sex|languages|never|born|phone|children|agreed)(\\.(none|day|month|year|sure))?", any::<String>()),
        0..12,
    )) {
        let (form, codes) = (Form::new(pairs), kenya());
        for (field, _, _) in typed() {
            let _ = read(field, &form, &codes);
        }
    }
}
