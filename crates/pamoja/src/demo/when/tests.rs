//! Days of the demo, told from the Tuesday it is made.

use super::{born, read};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 24);

fn on(text: &str) -> Option<String> {
    read(text, TODAY).map(|moment| moment.to_string())
}

#[test]
fn a_day_is_told_from_the_first_day() {
    for (text, day) in [
        ("D0", "2026-11-24"),
        ("D+0", "2026-11-24"),
        ("D-3", "2026-11-21"),
        ("D+1", "2026-11-25"),
        ("D-118", "2026-07-29"),
        ("D+400", "2027-12-29"),
    ] {
        assert_eq!(on(text).as_deref(), Some(day), "{text}");
    }
}

#[test]
fn a_clock_makes_it_a_moment_in_nairobi() {
    assert_eq!(on("D-3 21:10").as_deref(), Some("2026-11-21T21:10+03:00"));
    assert_eq!(on("D+0 00:00").as_deref(), Some("2026-11-24T00:00+03:00"));
}

#[test]
fn a_working_day_is_moved_from_the_weekend_to_monday() {
    for (text, day) in [
        ("D+3w", "2026-11-27"),
        ("D+4w", "2026-11-30"),
        ("D+5w", "2026-11-30"),
        ("D+6w", "2026-11-30"),
        ("D+4w 09:00", "2026-11-30T09:00+03:00"),
    ] {
        assert_eq!(on(text).as_deref(), Some(day), "{text}");
    }
    assert_eq!(on("D+4").as_deref(), Some("2026-11-28"), "a Saturday stays one where nobody works by it");
}

#[test]
fn what_is_no_day_of_the_demo_is_none() {
    for text in [
        "",
        "D",
        "Dw",
        "today",
        "2026-11-24",
        "D+1d",
        "D1.5",
        "D+1 9",
        "D+1 24:00",
        "D+1 09:60",
        "D+1 x:y",
        " D1",
    ] {
        assert_eq!(on(text), None, "{text:?}");
    }
}

/// Tausi is 27 and turns 28 in 143 days.
#[test]
fn a_birth_date_is_as_exact_as_it_is_known() {
    let known = |precision| born(27, Some(143), precision, TODAY).map(|day| day.to_string());
    assert_eq!(known("day").as_deref(), Some("1999-04-16"));
    assert_eq!(known("month").as_deref(), Some("1999-04"));
    assert_eq!(known("year").as_deref(), Some("1999"));
    assert_eq!(known("estimated").as_deref(), Some("1999~"));
}

#[test]
fn without_a_birthday_the_year_is_about_that_of_the_age() {
    for precision in ["day", "month", "year", "estimated"] {
        let about = born(9, None, precision, TODAY).unwrap();
        assert_eq!((about.as_str(), about.is_approximate()), ("2017~", true), "{precision}");
    }
}

#[test]
fn the_age_on_the_first_day_is_the_age_that_was_told() {
    for (age, in_days) in [(27, 143), (17, 21), (9, 170), (24, 300), (31, 12), (40, 1), (40, 364)] {
        let birth = born(age, Some(in_days), "day", TODAY).unwrap().first_day().unwrap();
        let turned = (TODAY.month(), TODAY.day()) >= (birth.month(), birth.day());
        assert_eq!(TODAY.year() - birth.year() - i16::from(!turned), age, "{birth}");
    }
}
