//! A known answer put into the inputs of a page, and an answer as people read it.

use facts::{Absent, Answer, Field, FieldValue, Value};
use web::fields::{date_text, fill, shown};
use web::input::read;
use web::{Form, Language};

use super::{AGREED, ALIAS, BORN, CHILDREN, LANGUAGES, NEVER, SEX, kenya, lines, texts, typed};

fn filled(field: &Field, answer: &Answer) -> Form {
    let mut form = Form::default();
    fill(&mut form, field, answer);
    form
}

#[test]
fn a_page_that_is_sent_back_as_it_was_filled_changes_nothing() {
    for (field, _, value) in typed() {
        let answer = Answer::Given(value);
        let back = read(field, &filled(field, &answer), &kenya()).unwrap().unwrap();
        assert_eq!(back.answer, answer, "{}", field.name);
    }
}

#[test]
fn a_reason_is_filled_in_as_the_reason() {
    for (field, _, _) in typed() {
        for reason in Absent::ALL {
            let answer = Answer::None(reason);
            assert_eq!(read(field, &filled(field, &answer), &kenya()), Ok(Some(FieldValue::none(reason))));
        }
    }
}

#[test]
fn a_date_comes_back_as_exactly_as_it_was_known() {
    for text in ["1999", "1999~", "1999-07", "1999-07~", "1999-07-03", "1999-07-03~", "2024-02-29", "2000-10"]
    {
        let answer = Answer::Given(text.into());
        let back = read(&BORN, &filled(&BORN, &answer), &kenya()).unwrap().unwrap();
        assert_eq!(back.answer, answer, "{text}");
    }
}

/// The answer in English and in Kiswahili, as HTML.
fn seen(field: &Field, answer: &Answer) -> [String; 2] {
    let (texts, codes) = (texts(), kenya());
    let both =
        Language::ALL.map(|language| shown(&texts.words(language), &codes, field, answer).into_string());
    assert_eq!(texts.missing(), 0);
    both
}

#[test]
fn an_answer_is_shown_in_the_readers_language() {
    let given = |value: Value| Answer::Given(value);
    for (field, answer, english, kiswahili) in [
        (&ALIAS, given("Tausi".into()), "<bdi>Tausi</bdi>", "<bdi>Tausi</bdi>"),
        (&SEX, given("SFEM".into()), "<bdi>Woman or girl</bdi>", "<bdi>Mwanamke au msichana</bdi>"),
        (
            &LANGUAGES,
            given(lines(&["sw", "en"])),
            "<bdi>Kiswahili, English</bdi>",
            "<bdi>Kiswahili, Kiingereza</bdi>",
        ),
        (&NEVER, given(lines(&["police", "aunt"])), "<bdi>police, aunt</bdi>", "<bdi>police, aunt</bdi>"),
        (&BORN, given("1999-07-03".into()), "3 July 1999", "3 Julai 1999"),
        (&CHILDREN, given(1250_i64.into()), "1,250", "1,250"),
        (&AGREED, given(true.into()), "Yes", "Ndiyo"),
    ] {
        assert_eq!(seen(field, &answer), [english, kiswahili], "{}", field.name);
    }
}

#[test]
fn each_reason_is_shown_in_words_of_its_own() {
    let all: Vec<[String; 2]> = Absent::ALL.map(|reason| seen(&ALIAS, &Answer::None(reason))).to_vec();
    for language in [0, 1] {
        let mut words: Vec<&String> = all.iter().map(|both| &both[language]).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), 3, "{all:?}");
    }
}

#[test]
fn what_was_typed_is_never_taken_for_markup() {
    for (field, value) in [(&ALIAS, "<b>T</b>".into()), (&NEVER, lines(&["<script>"])), (&SEX, "<i>".into())]
    {
        let [english, _] = seen(field, &Answer::Given(value));
        assert!(
            english.contains("&lt;") && !english.contains("<b>T") && !english.contains("<script"),
            "{english}"
        );
    }
    let [odd, _] = seen(&BORN, &Answer::Given("<u>1999".into()));
    assert_eq!(odd, "&lt;u&gt;1999");
}

#[test]
fn a_date_is_read_out_as_exactly_as_it_is_known() {
    let texts = texts();
    for (text, english, kiswahili) in [
        ("2026-11-24", "24 November 2026", "24 Novemba 2026"),
        ("2026-11-24T09:30+03:00", "24 November 2026", "24 Novemba 2026"),
        ("2026-11", "November 2026", "Novemba 2026"),
        ("1999", "1999", "1999"),
        ("201X", "201X", "201X"),
        ("soon", "soon", "soon"),
    ] {
        let both = Language::ALL.map(|language| date_text(&texts.words(language), text));
        assert_eq!(both, [english, kiswahili], "{text}");
    }
}

#[test]
fn a_date_that_is_not_sure_says_so() {
    let texts = texts();
    for (text, english) in [
        ("1999~", "about 1999"),
        ("1999?", "about 1999"),
        ("2026-11%", "about November 2026"),
        ("199X~", "about 199X"),
    ] {
        assert_eq!(date_text(&texts.words(Language::English), text), english);
        assert!(date_text(&texts.words(Language::Kiswahili), text).contains(' '), "{text}");
    }
    assert_eq!(texts.missing(), 0);
}
