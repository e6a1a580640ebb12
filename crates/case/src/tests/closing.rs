//! Closed and open again: what a closed case takes, and what it waits for afterwards.

use super::{BRIAN, NJERI, Stream, WANZA, close, fact, given, now, reopen, told};
use crate::facts::{HOME_ADDRESS_RECORDED, SAFE_CONTACT_SET};
use crate::rules::{Command, Refusal, Status, taken_up};

fn closed() -> Stream {
    let mut stream = Stream::opened();
    stream.does(&close());
    stream
}

/// One of each command; a new one does not compile until it stands in `closed_case_takes`.
fn commands() -> Vec<Command> {
    vec![
        Command::WriteNote("She called.".to_owned()),
        Command::CorrectNote { note: fact(5), text: String::new(), reason: String::new() },
        Command::SetRisk { level: "high".to_owned(), reason: String::new(), look_again: None },
        Command::MarkStep("needs".to_owned()),
        Command::FinishDuty(fact(4)),
        Command::Change(&SAFE_CONTACT_SET, vec![given("channel", "sms")]),
        Command::Change(&HOME_ADDRESS_RECORDED, vec![given("address", "behind the mill")]),
        Command::ConfirmKnown(vec![given("names_said", "Mwikali")]),
        Command::AddPhone(vec![given("phone", "+254199000127")]),
        Command::ReplacePhone { old: fact(3), new: vec![given("phone", "+254199000127")] },
        Command::RecordConsent {
            answers: vec![("services".to_owned(), true)],
            how: "aloud".to_owned(),
            language: "sw".to_owned(),
        },
        Command::DeclareConflict { worker: BRIAN, reason: String::new() },
        Command::Assign(BRIAN),
        close(),
        reopen(),
    ]
}

const fn closed_case_takes(command: &Command) -> bool {
    match command {
        Command::Reopen { .. } | Command::DeclareConflict { .. } => true,
        Command::WriteNote(_)
        | Command::CorrectNote { .. }
        | Command::SetRisk { .. }
        | Command::MarkStep(_)
        | Command::FinishDuty(_)
        | Command::Change(..)
        | Command::ConfirmKnown(_)
        | Command::AddPhone(_)
        | Command::ReplacePhone { .. }
        | Command::RecordConsent { .. }
        | Command::Assign(_)
        | Command::Close { .. } => false,
    }
}

#[test]
fn closing_says_why_and_is_a_step() {
    let facts = Stream::opened().decide(&close()).unwrap();
    assert_eq!(facts, ["status_set close_reason=goals status=closed", "step_marked step=closure"]);
    let Status::Closed(reason, since) = closed().case().status else { panic!("it is closed") };
    assert_eq!((reason.as_deref(), since.unwrap().as_str()), (Some("goals"), "2026-11-24T09:30+03:00"));
}

#[test]
fn a_closed_case_takes_nothing_but_a_conflict_and_being_opened_again() {
    for command in commands() {
        let answer = closed().decide(&command);
        if closed_case_takes(&command) {
            assert!(answer.is_ok(), "{command:?}: {answer:?}");
        } else {
            assert_eq!(answer, Err(Refusal::Closed), "{command:?}");
        }
    }
}

#[test]
fn a_case_that_is_opened_again_begins_with_consent_and_safety_today() {
    assert_eq!(
        closed().decide(&reopen()).unwrap(),
        [
            "status_set status=open status_reason=She called",
            "step_marked step=contact",
            "duty_opened due=2026-11-24 what=consent",
            "duty_opened due=2026-11-24 what=risk",
        ]
    );
    let case = Stream::reopened().case();
    assert!(!case.is_closed());
    assert_eq!(case.reopened, Some(7));
    assert!(case.is_assigned(WANZA), "with whoever it was");
}

#[test]
fn opening_an_open_case_again_changes_nothing() {
    assert_eq!(Stream::opened().decide(&reopen()).unwrap(), [""; 0]);
    assert_eq!(Stream::opened().case().reopened, None);
}

#[test]
fn a_closed_case_that_is_taken_up_is_open_and_with_whoever_asked() {
    let mut stream = closed();
    let facts = taken_up(&stream.case(), BRIAN, Some(NJERI), "Her word was right", now());
    assert_eq!(
        told(&facts),
        [
            "status_set status=open status_reason=Her word was right",
            "step_marked step=contact",
            "duty_opened due=2026-11-24 what=consent",
            "duty_opened due=2026-11-24 what=risk",
            "unassigned worker=Wanza",
            "assigned worker=Brian",
            "duty_opened due=2026-11-24 owner=Njeri what=assign",
        ]
    );
    stream.add(BRIAN, now(), &facts);
    let case = stream.case();
    assert_eq!(case.assigned.iter().map(|one| one.worker).collect::<Vec<_>>(), [BRIAN]);
    assert!(case.is_shut());
}

#[test]
fn an_open_case_that_is_taken_up_is_only_handed_over() {
    let facts = taken_up(&Stream::opened().case(), BRIAN, None, "Her word was right", now());
    assert_eq!(told(&facts), ["unassigned worker=Wanza", "assigned worker=Brian"]);
}

#[test]
fn whoever_has_the_case_takes_up_nothing_new() {
    assert_eq!(told(&taken_up(&Stream::opened().case(), WANZA, None, "", now())), [""; 0]);
}
