//! A question on the page: what was typed stays, and what must be mended is said beside it.

use facts::Field;
use web::fields::Sheet;
use web::input::Fault;
use web::{Form, Language};

use super::{AGREED, ALIAS, BORN, LANGUAGES, NEVER, NOTE, PHONE, SEX, WORKER, kenya, sent, texts, typed};

/// The HTML of the question in English.
fn drawn(field: &Field, typed: &Form, faults: &[(&'static str, Fault)]) -> String {
    let (texts, codes) = (texts(), kenya());
    let sheet = Sheet { words: texts.words(Language::English), codes: &codes, typed, faults };
    let html = sheet.question(field).into_string();
    assert_eq!(texts.missing(), 0);
    html
}

#[test]
fn what_was_typed_is_still_in_the_input() {
    for (field, typed, inside) in [
        (&ALIAS, sent(&[("alias", "Tausi the second")]), r#"value="Tausi the second""#),
        (&NOTE, sent(&[("note", "She came.")]), "She came.</textarea>"),
        (&NEVER, sent(&[("never", "police"), ("never", "aunt")]), "police\naunt</textarea>"),
        (&PHONE, sent(&[("phone", "call her aunt")]), r#"value="call her aunt""#),
        (&BORN, sent(&[("born.day", "31"), ("born.month", "2")]), r#"value="31""#),
        (&ALIAS, sent(&[("alias", "\"><script>")]), r#"value="&quot;&gt;&lt;script&gt;""#),
    ] {
        let html = drawn(field, &typed, &[]);
        assert!(html.contains(inside), "{html}");
    }
}

#[test]
fn what_was_chosen_is_still_chosen() {
    let html = drawn(&SEX, &sent(&[("sex", "SMAL")]), &[]);
    assert!(html.contains(r#"<option value="SMAL" selected>"#), "{html}");
    let html = drawn(&LANGUAGES, &sent(&[("languages", "kam"), ("languages", "sw")]), &[]);
    assert_eq!(html.matches(" checked").count(), 2, "{html}");
}

#[test]
fn nothing_is_cut_short_by_the_browser() {
    for (field, form, _) in typed() {
        assert!(!drawn(field, &form, &[]).contains("maxlength"), "{}", field.name);
    }
}

#[test]
fn every_question_offers_the_three_reasons_for_no_answer() {
    let typed = sent(&[("alias.none", "declined")]);
    let html = drawn(&ALIAS, &typed, &[]);
    for reason in ["not_asked", "unknown", "declined"] {
        assert!(html.contains(&format!(r#"name="alias.none" value="{reason}""#)), "{html}");
    }
    assert_eq!(html.matches(" checked").count(), 1);
    assert!(html.contains(r#"value="declined" checked"#), "{html}");
}

#[test]
fn what_is_wrong_is_said_beside_its_question_and_at_the_head() {
    let faults = [("alias", Fault::TooLong(10)), ("born", Fault::NoSuchDay)];
    let html = drawn(&ALIAS, &Form::default(), &faults);
    assert!(html.contains("Write at most 10 characters"), "{html}");
    assert!(!html.contains("There is no such day"), "{html}");

    let (texts, codes, typed) = (texts(), kenya(), Form::default());
    let sheet =
        Sheet { words: texts.words(Language::English), codes: &codes, typed: &typed, faults: &faults };
    assert_eq!(sheet.errors().len(), 2);
}

#[test]
fn what_the_product_writes_itself_is_not_asked() {
    let (texts, codes, typed) = (texts(), kenya(), Form::default());
    let sheet = Sheet { words: texts.words(Language::English), codes: &codes, typed: &typed, faults: &[] };
    assert_eq!(sheet.input(&WORKER).into_string(), "");
    assert_eq!(sheet.input(&AGREED).into_string(), "", "a box of its own page asks a yes or no");
}
