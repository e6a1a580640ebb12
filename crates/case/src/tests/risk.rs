//! Risk: each level has a day to look again, and saying it finishes the duty to say it.

use jiff::civil::{Date, date};

use super::{Stream, TODAY, WANZA, now};
use crate::rules::{Command, look_again_days, open_duty};

fn set(level: &str, look_again: Option<Date>) -> Command {
    Command::SetRisk { level: level.to_owned(), reason: "He knows where she lives".to_owned(), look_again }
}

#[test]
fn the_more_dangerous_the_sooner_it_is_looked_at_again() {
    assert_eq!(["high", "medium", "low", "not_assessed"].map(look_again_days), [7, 30, 90, 90]);
    for (level, day) in [("high", "2026-12-01"), ("medium", "2026-12-24"), ("low", "2027-02-22")] {
        let facts = Stream::opened().decide(&set(level, None)).unwrap();
        let expected =
            format!("risk_level_set level={level} look_again={day} risk_reason=He knows where she lives");
        assert_eq!(facts[0], expected);
    }
}

#[test]
fn a_day_that_was_chosen_goes_before_the_day_of_the_level() {
    let facts = Stream::opened().decide(&set("high", Some(date(2026, 11, 26)))).unwrap();
    assert!(facts[0].contains("look_again=2026-11-26"), "{facts:?}");
}

#[test]
fn the_first_time_is_a_step_of_the_way_and_later_ones_are_not() {
    let mut stream = Stream::opened();
    assert_eq!(stream.decide(&set("high", None)).unwrap()[1..], ["step_marked step=risk"]);
    stream.does(&set("high", None));
    assert_eq!(stream.decide(&set("low", None)).unwrap().len(), 1);
}

#[test]
fn the_duty_to_look_at_the_risk_is_done_with_it_and_no_other() {
    let mut stream = Stream::opened();
    stream.add(
        WANZA,
        now(),
        &[open_duty("risk", TODAY, None, now()), open_duty("visit", TODAY, None, now())],
    );
    let facts = stream.decide(&set("high", None)).unwrap();
    assert_eq!(facts[1..], ["step_marked step=risk", "duty_done duty=#5"]);
    stream.does(&set("high", None));
    let left: Vec<String> = stream.case().duties.into_iter().map(|duty| duty.what).collect();
    assert_eq!(left, ["consent", "visit"]);
}

#[test]
fn the_level_that_was_set_last_stands_with_who_set_it() {
    let mut stream = Stream::opened();
    assert_eq!(stream.case().risk, None);
    stream.does(&set("high", None));
    stream.does(&set("medium", None));
    let risk = stream.case().risk.unwrap();
    assert_eq!((risk.level.as_str(), risk.by), ("medium", WANZA));
    assert_eq!(risk.look_again.unwrap().as_str(), "2026-12-24");
}

#[test]
fn looking_again_is_due_like_any_duty_until_the_case_is_closed() {
    let mut stream = Stream::opened();
    stream.does(&set("high", None));
    let due: Vec<(String, String)> =
        stream.case().due().into_iter().map(|duty| (duty.what, duty.due.to_string())).collect();
    let expected = [("consent", "2026-11-25"), ("risk_again", "2026-12-01")]
        .map(|(what, day)| (what.to_owned(), day.to_owned()));
    assert_eq!(due, expected);
    stream.does(&super::close());
    assert!(!stream.case().due().iter().any(|duty| duty.what == "risk_again"));
}
