//! Phones as typed, and as they are stored.

use crate::search::{Country, Phone};

const TYPED: [(&str, Option<&str>); 7] = [
    ("0700 000 001", Some("+254700000001")),
    ("254-700-000-001", Some("+254700000001")),
    ("00254 110 000 002", Some("+254110000002")),
    ("110000002", Some("+254110000002")),
    ("+966 50 000 0003", Some("+966500000003")),
    ("O7OO OOO OO1", Some("+254700000001")),
    ("0700 000 0012", None),
];

fn stored(typed: &str) -> Option<String> {
    Phone::normalise(typed, &Country::KENYA).stored().map(str::to_owned)
}

#[test]
fn seven_ways_to_type_a_number() {
    for (typed, expected) in TYPED {
        assert_eq!(stored(typed).as_deref(), expected, "{typed}");
    }
}

#[test]
fn kenyan_numbers_in_their_other_forms() {
    for typed in ["+254 700 000 001", "(0700) 000.001", "254700000001", "700000001", "07OO OOO OOl"] {
        assert_eq!(stored(typed).as_deref(), Some("+254700000001"), "{typed}");
    }
    assert_eq!(stored("020 2000000").as_deref(), Some("+254202000000"));
}

#[test]
fn what_does_not_fit_is_kept_as_typed() {
    for typed in
        ["", "0700", "116", "1195", "999", "+254 700 000 0012", "ask her sister", "0700 000 001 (sister)"]
    {
        assert_eq!(Phone::normalise(typed, &Country::KENYA), Phone::Check(typed.to_owned()), "{typed}");
    }
}

#[test]
fn home_may_be_a_neighbour() {
    let uganda = |typed| Phone::normalise(typed, &Country::UGANDA);
    assert_eq!(uganda("0700 000 001").stored(), Some("+256700000001"));
    assert_eq!(uganda("256700000001").stored(), Some("+256700000001"));
    assert_eq!(uganda("+254 700 000 001").stored(), Some("+254700000001"));
}

#[test]
fn last_four_digits_of_any_number_but_a_short_code() {
    let last_four = |typed| Phone::normalise(typed, &Country::KENYA).last_four();
    assert_eq!(last_four("0700 000 0012").as_deref(), Some("0012"));
    assert_eq!(last_four("+966 50 000 0003").as_deref(), Some("0003"));
    assert_eq!(last_four("1195"), None);
    assert_eq!(last_four("12"), None);
}

#[test]
fn a_stored_number_is_stored_as_it_is() {
    for (_, number) in TYPED.iter().filter(|(_, number)| number.is_some()) {
        assert_eq!(stored(number.unwrap()).as_deref(), *number);
    }
}

#[test]
fn a_phone_prints_no_digit() {
    assert_eq!(format!("{:?}", Phone::normalise("0700 000 001", &Country::KENYA)), "Stored(..)");
}
