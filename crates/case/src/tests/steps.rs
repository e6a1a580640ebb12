//! The way: the step the person stands at is the one that was marked last.

use jiff::civil::{Date, date};

use super::{Stream, TODAY, at};
use crate::rules::{Case, Command, WAY};

/// Where the person stands after these steps, each at noon of its day.
fn stands(steps: &[(&str, Date)]) -> String {
    let mut stream = Stream::default();
    for (step, day) in steps {
        stream.does_at(at(*day, 12, 0), &Command::MarkStep((*step).to_owned()));
    }
    stream.case().step().to_owned()
}

#[test]
fn a_step_is_one_fact() {
    let facts = Stream::opened().decide(&Command::MarkStep("needs".to_owned()));
    assert_eq!(facts.unwrap(), ["step_marked step=needs"]);
}

#[test]
fn a_case_begins_with_contact() {
    assert_eq!(Case::default().step(), "contact");
    assert_eq!((WAY[0], WAY.len()), ("contact", 10));
}

#[test]
fn the_step_of_the_latest_day_is_where_the_person_stands() {
    let (monday, tuesday) = (date(2026, 11, 23), TODAY);
    assert_eq!(stands(&[("contact", monday), ("needs", tuesday)]), "needs");
    assert_eq!(stands(&[("plan", monday), ("needs", tuesday)]), "needs", "back on the way");
    assert_eq!(stands(&[("needs", tuesday), ("plan", monday)]), "needs", "written down later");
}

#[test]
fn of_several_steps_on_one_day_the_furthest_counts() {
    assert_eq!(stands(&[("contact", TODAY), ("plan", TODAY), ("risk", TODAY)]), "plan");
}

#[test]
fn every_mark_is_kept_with_its_day() {
    let mut stream = Stream::opened();
    stream.does(&Command::MarkStep("risk".to_owned()));
    stream.does(&Command::MarkStep("risk".to_owned()));
    let marks: Vec<String> = stream.case().steps.into_iter().map(|mark| mark.step).collect();
    assert_eq!(marks, ["contact", "risk", "risk"]);
}
