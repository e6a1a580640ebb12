//! Problems and faults: each stands once, says what to do, and says it in both languages.

use web::input::Fault;
use web::{Language, Problem};

use super::texts;

/// Every problem with its code and status. A new one does not compile until it stands here.
fn place(problem: Problem) -> (usize, &'static str, u16) {
    match problem {
        Problem::Absent => (0, "absent", 404),
        Problem::Restricted => (1, "restricted", 403),
        Problem::AskConsent => (2, "ask-consent", 403),
        Problem::SignIn => (3, "sign-in", 401),
        Problem::Origin => (4, "origin", 403),
        Problem::Form => (5, "form", 400),
        Problem::TooLong => (6, "too-long", 413),
        Problem::Verb => (7, "verb", 405),
        Problem::MediaType => (8, "media-type", 415),
        Problem::TooMany => (9, "too-many", 429),
        Problem::Clash(_) => (10, "clash", 409),
        Problem::OtherContent => (11, "other-content", 409),
        Problem::Spent => (12, "spent", 410),
        Problem::NotSetUp => (13, "not-set-up", 503),
        Problem::Busy => (14, "busy", 503),
        Problem::Full => (15, "full", 507),
        Problem::Failed => (16, "failed", 500),
    }
}

const fn nth(fault: Fault) -> usize {
    match fault {
        Fault::Missing => 0,
        Fault::TooLong(_) => 1,
        Fault::TooMany(_) => 2,
        Fault::Hidden => 3,
        Fault::NotOnTheList => 4,
        Fault::NotADate => 5,
        Fault::NoSuchDay => 6,
        Fault::NotANumber => 7,
        Fault::NotAPhone => 8,
        Fault::Both => 9,
        Fault::Future => 10,
    }
}

#[test]
fn a_problem_has_a_stable_code_that_implies_its_status() {
    for (at, problem) in Problem::all().into_iter().enumerate() {
        assert_eq!((at, problem.code(), problem.status()), place(problem));
        assert_eq!(problem.to_string(), problem.code());
    }
    assert_eq!(Problem::all().len(), 17);
}

#[test]
fn every_problem_says_what_it_is_and_what_to_do_in_both_languages() {
    let texts = texts();
    for problem in Problem::all() {
        for end in ["", ".do"] {
            let id = format!("problem-{}{end}", problem.code());
            let said = Language::ALL.map(|language| texts.words(language).maybe(&id).unwrap_or_default());
            assert!(said.iter().all(|text| !text.trim().is_empty()), "{id}: {said:?}");
            assert_ne!(said[0], said[1], "{id} is not translated");
        }
    }
}

#[test]
fn every_fault_stands_once_and_says_what_is_expected_in_both_languages() {
    let texts = texts();
    assert_eq!(Fault::ALL.map(nth), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let mut seen = Vec::new();
    for fault in Fault::ALL {
        let with = [("limit", fault.limit().into())];
        let said = Language::ALL.map(|language| texts.words(language).with(fault.text(), &with).into_owned());
        assert_ne!(said[0], said[1], "{fault:?} is not translated");
        assert!(said.iter().all(|text| !seen.contains(text)), "{fault:?}: {said:?}");
        seen.extend(said);
    }
    assert_eq!(texts.missing(), 0);
}

#[test]
fn a_fault_about_length_names_the_most_that_fits() {
    let texts = texts();
    for (fault, english, kiswahili) in [
        (Fault::TooLong(60), "at most 60 characters", "herufi 60"),
        (Fault::TooMany(20), "at most 20 lines", "mistari 20"),
    ] {
        let with = [("limit", fault.limit().into())];
        assert!(texts.words(Language::English).with(fault.text(), &with).contains(english), "{fault:?}");
        assert!(texts.words(Language::Kiswahili).with(fault.text(), &with).contains(kiswahili), "{fault:?}");
    }
    assert_eq!(Fault::Hidden.limit(), 0);
}
