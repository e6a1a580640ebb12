//! When two records stand side by side in the review queue.

use super::name;
use crate::search::{Country, Likeness, Phone, duplicate_warning};

fn known_as(said: &str) -> Likeness {
    Likeness { names: vec![name(said)], ..Likeness::default() }
}

fn warned(a: &Likeness, b: &Likeness) -> bool {
    assert_eq!(duplicate_warning(a, b), duplicate_warning(b, a), "both ways");
    duplicate_warning(a, b)
}

#[test]
fn a_shared_name_alone_warns_of_nothing() {
    assert!(!warned(&known_as("Asha Salim"), &known_as("Asha Salim")));
}

#[test]
fn a_name_and_a_birth_year_within_two_warn() {
    let born = |year| Likeness { birth_year: Some(year), ..known_as("Asha binti Salim") };
    assert!(warned(&born(2006), &born(2008)));
    assert!(!warned(&born(2006), &born(2009)));
}

#[test]
fn a_name_and_a_phone_warn_unless_the_phone_is_to_be_checked() {
    let reached = |typed: &str| Likeness {
        phones: vec![Phone::normalise(typed, &Country::KENYA)],
        ..known_as("Asha Salim")
    };
    assert!(warned(&reached("0700 000 001"), &reached("+254700000001")));
    assert!(!warned(&reached("0700"), &reached("0700")));
}

#[test]
fn a_name_and_a_document_or_a_county_warn() {
    let paper = |number: &str| Likeness { documents: vec![number.to_owned()], ..known_as("Asha Salim") };
    assert!(warned(&paper("AK 0000001"), &paper("ak-0000001")));
    assert!(!warned(&paper(""), &paper("")));
    let from =
        |county: &str| Likeness { county_of_origin: Some(county.to_owned()), ..known_as("Asha Salim") };
    assert!(warned(&from("Kilifi"), &from("kilifi")));
    assert!(!warned(&from("Kilifi"), &from("Kwale")));
}

#[test]
fn names_that_are_only_near_do_not_warn() {
    let born = |said| Likeness { birth_year: Some(2006), ..known_as(said) };
    assert!(!warned(&born("Wanjiku Kamau"), &born("Wanjiru Kamau")));
    assert!(!warned(&born("Hodan Abdi Warsame"), &born("Sahra Abdi Warsame")));
}

#[test]
fn any_name_of_a_person_may_agree() {
    let one = Likeness {
        names: vec![name("Rose Njuguna"), name("Khadija Omari")],
        birth_year: Some(2001),
        ..Likeness::default()
    };
    let other = Likeness { birth_year: Some(2001), ..known_as("Hadija Omar") };
    assert!(warned(&one, &other));
}
