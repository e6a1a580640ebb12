//! A form as slices read and change it.

use web::{Form, Request};

use super::sent;

#[test]
fn the_first_value_of_a_name_is_read_without_the_spaces_around_it() {
    let form = sent(&[("alias", "  Tausi "), ("alias", "Upepo"), ("note", "")]);
    assert_eq!((form.get("alias"), form.get("note"), form.get("step")), ("Tausi", "", ""));
    assert!(form.has("note"));
    assert!(!form.has("step"));
}

#[test]
fn every_value_of_a_name_is_read_but_for_the_empty_ones() {
    let form = sent(&[("languages", "sw"), ("languages", "  "), ("alias", "Tausi"), ("languages", " kam ")]);
    assert_eq!(form.all("languages"), ["sw", "kam"]);
    assert_eq!(form.all("step"), [""; 0]);
}

#[test]
fn setting_takes_the_place_of_every_value_and_adding_does_not() {
    let mut form = sent(&[("languages", "sw"), ("languages", "kam"), ("alias", "Tausi")]);
    form.add("languages", "en");
    assert_eq!(form.all("languages"), ["sw", "kam", "en"]);
    form.set("languages", "am");
    assert_eq!((form.all("languages"), form.get("alias")), (vec!["am"], "Tausi"));
    form.remove("alias");
    assert_eq!(form.pairs(), [("languages".to_owned(), "am".to_owned())]);
}

#[test]
fn a_later_page_takes_the_place_of_what_it_asked_again_and_leaves_the_rest() {
    let mut kept = sent(&[("alias", "Tausi"), ("languages", "sw"), ("languages", "kam")]);
    kept.merge(&sent(&[("languages", "en"), ("hours", "")]));
    assert_eq!(kept, sent(&[("alias", "Tausi"), ("languages", "en"), ("hours", "")]));
    assert!(Form::default().is_empty());
    assert!(!kept.is_empty());
}

#[test]
fn a_part_of_the_path_that_was_not_named_is_empty() {
    let request = Request { params: [("case", "abc".to_owned())].into(), ..Request::default() };
    assert_eq!((request.param("case"), request.param("kept")), ("abc", ""));
}
