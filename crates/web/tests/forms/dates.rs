//! A date from its parts: as much of it as is known.

use facts::Edtf;
use web::Form;
use web::input::{Fault, date};

use super::sent;

/// A form with the day, the month, the year and how sure they are.
fn parts(day: &str, month: &str, year: &str, sure: &str) -> Form {
    sent(&[("born.day", day), ("born.month", month), ("born.year", year), ("born.sure", sure)])
}

fn read(day: &str, month: &str, year: &str, sure: &str) -> Result<Option<String>, Fault> {
    date("born", &parts(day, month, year, sure)).map(|date| date.map(|one: Edtf| one.to_string()))
}

#[test]
fn as_much_as_is_known_is_kept() {
    for (day, month, year, sure, kept) in [
        ("3", "7", "1999", "", "1999-07-03"),
        ("03", "07", "1999", "exact", "1999-07-03"),
        ("", "7", "1999", "", "1999-07"),
        ("", "", "1999", "", "1999"),
        ("", "", "1999", "about", "1999~"),
        ("", "7", "1999", "about", "1999-07~"),
        ("3", "7", "1999", "about", "1999-07-03~"),
        ("29", "2", "2024", "", "2024-02-29"),
    ] {
        assert_eq!(read(day, month, year, sure), Ok(Some(kept.to_owned())));
    }
}

#[test]
fn no_part_is_no_date_even_if_it_is_said_how_sure() {
    assert_eq!(read("", "", "", ""), Ok(None));
    assert_eq!(read("", "", "", "about"), Ok(None));
    assert_eq!(date("born", &sent(&[("joined.year", "1999")])), Ok(None));
}

#[test]
fn a_day_that_does_not_exist_is_said_to_be_none() {
    for (day, month, year) in [
        ("29", "2", "2026"),
        ("31", "11", "2026"),
        ("0", "7", "1999"),
        ("3", "13", "1999"),
        ("", "0", "1999"),
        ("", "", "0000"),
        ("", "", "9999"),
    ] {
        assert_eq!(read(day, month, year, ""), Err(Fault::NoSuchDay), "{day}.{month}.{year}");
    }
}

#[test]
fn what_is_not_written_as_a_date_is_said_to_be_none() {
    for (day, month, year) in [
        ("3", "", "1999"),
        ("3", "7", ""),
        ("", "7", ""),
        ("3", "7", "99"),
        ("3", "7", "01999"),
        ("3", "July", "1999"),
        ("3rd", "7", "1999"),
        ("003", "7", "1999"),
        ("-3", "7", "1999"),
        ("+3", "7", "1999"),
        ("3", "7", "19 9"),
        ("٣", "7", "1999"),
        ("3", "7", "１９"),
    ] {
        assert_eq!(read(day, month, year, ""), Err(Fault::NotADate), "{day}.{month}.{year}");
    }
}

#[test]
fn a_third_way_of_being_sure_is_not_on_the_list() {
    assert_eq!(read("3", "7", "1999", "perhaps"), Err(Fault::NotOnTheList));
}
