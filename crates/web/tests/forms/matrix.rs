//! Every kind of field: given, each reason for no answer, both, neither, too long, not on the list.

use facts::{Absent, Answer, Field, FieldValue};
use web::Form;
use web::input::{Fault, none_name, read};

use super::{
    AGREED, ALIAS, BORN, CHILDREN, LANGUAGES, NEVER, NOTE, PHONE, SEX, WORKER, kenya, lines, sent, typed,
};

fn answer(field: &Field, form: &Form) -> Result<Option<FieldValue>, Fault> {
    read(field, form, &kenya())
}

fn with_reason(field: &Field, mut form: Form, reason: &str) -> Form {
    form.set(&none_name(field.name), reason);
    form
}

#[test]
fn an_answer_that_was_given_is_kept_and_replaces_nothing() {
    for (field, form, value) in typed() {
        let expected = FieldValue { answer: Answer::Given(value), over: Vec::new() };
        assert_eq!(answer(field, &form), Ok(Some(expected)), "{}", field.name);
    }
}

#[test]
fn a_reason_for_no_answer_is_kept_for_every_kind() {
    for (field, _, _) in typed() {
        for reason in Absent::ALL {
            let form = with_reason(field, Form::default(), reason.word());
            assert_eq!(answer(field, &form), Ok(Some(FieldValue::none(reason))), "{}", field.name);
        }
    }
}

#[test]
fn an_answer_and_a_reason_why_there_is_none_cannot_both_be() {
    for (field, form, _) in typed() {
        for reason in ["unknown", "declined"] {
            assert_eq!(
                answer(field, &with_reason(field, form.clone(), reason)),
                Err(Fault::Both),
                "{}",
                field.name
            );
        }
    }
}

/// The page may have marked "not asked" before anybody typed: the answer is what was meant.
#[test]
fn an_answer_beside_not_asked_is_an_answer() {
    for (field, form, value) in typed() {
        let read = answer(field, &with_reason(field, form, "not_asked"));
        assert_eq!(read.unwrap().unwrap().answer, Answer::Given(value), "{}", field.name);
    }
}

#[test]
fn a_question_that_was_left_alone_has_no_answer_and_no_reason() {
    let blank = |field: &Field| sent(&[(field.name, "  "), (&none_name(field.name), "")]);
    for (field, _, _) in typed() {
        assert_eq!(answer(field, &Form::default()), Ok(None), "{}", field.name);
        assert_eq!(answer(field, &blank(field)), Ok(None), "{}", field.name);
    }
}

#[test]
fn a_reason_that_is_none_of_the_three_is_not_on_the_list() {
    for (field, _, _) in typed() {
        let form = with_reason(field, Form::default(), "forgotten");
        assert_eq!(answer(field, &form), Err(Fault::NotOnTheList), "{}", field.name);
    }
}

#[test]
fn an_id_is_never_typed() {
    for form in
        [sent(&[("worker", "01010101010101010101010101010101")]), sent(&[("worker.none", "declined")])]
    {
        assert_eq!(answer(&WORKER, &form), Ok(None));
    }
}

#[test]
fn what_is_too_long_is_said_with_the_most_that_fits() {
    for (field, fits, longer, most) in [
        (&ALIAS, "Tausimkubw", "Tausimkubwa", 10),
        (&ALIAS, "ŋŋŋŋŋŋŋŋŋŋ", "ŋŋŋŋŋŋŋŋŋŋŋ", 10),
        (&NOTE, "She came and\nslept.", "She came and\nslept. 2", 20),
        (&NEVER, "police; ten lettrs", "police; eleven lette", 10),
    ] {
        assert!(answer(field, &sent(&[(field.name, fits)])).is_ok(), "{fits}");
        assert_eq!(answer(field, &sent(&[(field.name, longer)])), Err(Fault::TooLong(most)), "{longer}");
    }
}

#[test]
fn spaces_around_an_answer_do_not_count() {
    let form = sent(&[("alias", "   Tausimkubw   ")]);
    assert_eq!(answer(&ALIAS, &form), Ok(Some(FieldValue::given("Tausimkubw"))));
}

#[test]
fn more_than_twenty_lines_are_too_many() {
    let twenty: Vec<String> = (1..=20).map(|nth| format!("word {nth}")).collect();
    let form = sent(&[("never", &twenty.join("\n"))]);
    assert_eq!(answer(&NEVER, &form), Ok(Some(FieldValue::given(twenty.clone()))));
    let form = sent(&[("never", &(twenty.join("\n") + "\nword 21"))]);
    assert_eq!(answer(&NEVER, &form), Err(Fault::TooMany(20)));
}

#[test]
fn a_number_is_whole_and_not_endless() {
    for (text, expected) in [("0", 0_i64), ("007", 7), ("4294967295", 4_294_967_295)] {
        let read = answer(&CHILDREN, &sent(&[("children", text)]));
        assert_eq!(read, Ok(Some(FieldValue::given(expected))), "{text}");
    }
    for text in ["-1", "2.5", "two", "1e3", "4294967296", "٢", "1 000"] {
        assert_eq!(answer(&CHILDREN, &sent(&[("children", text)])), Err(Fault::NotANumber), "{text}");
    }
}

#[test]
fn a_code_that_is_not_on_its_list_is_refused() {
    for (field, code) in
        [(&SEX, "sw"), (&SEX, "sfem"), (&LANGUAGES, "SFEM"), (&LANGUAGES, "klingon"), (&AGREED, "maybe")]
    {
        assert_eq!(answer(field, &sent(&[(field.name, code)])), Err(Fault::NotOnTheList), "{code}");
    }
    let one_of_two = sent(&[("languages", "sw"), ("languages", "klingon")]);
    assert_eq!(answer(&LANGUAGES, &one_of_two), Err(Fault::NotOnTheList));
}

#[test]
fn a_code_that_was_chosen_twice_counts_once() {
    let form = sent(&[("languages", "sw"), ("languages", "kam"), ("languages", "sw")]);
    let expected = FieldValue { answer: Answer::Given(lines(&["sw", "kam"])), over: Vec::new() };
    assert_eq!(answer(&LANGUAGES, &form), Ok(Some(expected)));
}

#[test]
fn a_day_or_a_telephone_that_cannot_be_is_refused_whatever_else_is_said() {
    let form =
        sent(&[("born.year", "2026"), ("born.month", "2"), ("born.day", "29"), ("born.none", "unknown")]);
    assert_eq!(answer(&BORN, &form), Err(Fault::NoSuchDay));
    let form = sent(&[("phone", "12345"), ("phone.none", "not_asked")]);
    assert_eq!(answer(&PHONE, &form), Err(Fault::NotAPhone));
}
