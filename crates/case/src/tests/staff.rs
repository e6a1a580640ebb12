//! Who works on the case, and who must not know of it.

use super::{BRIAN, NJERI, Stream, TODAY, WANZA, now};
use crate::rules::{Command, Refusal, open_duty};

fn declare(worker: facts::PersonId) -> Command {
    Command::DeclareConflict { worker, reason: "Her brother".to_owned() }
}

#[test]
fn assigning_hands_the_case_over() {
    let mut stream = Stream::opened();
    let facts = stream.decide(&Command::Assign(BRIAN)).unwrap();
    assert_eq!(facts, ["unassigned worker=Wanza", "assigned worker=Brian"]);
    stream.does(&Command::Assign(BRIAN));
    let case = stream.case();
    assert_eq!((case.is_assigned(BRIAN), case.is_assigned(WANZA)), (true, false));
}

#[test]
fn assigning_whoever_works_on_it_changes_nothing() {
    assert_eq!(Stream::opened().decide(&Command::Assign(WANZA)), Err(Refusal::Nothing));
}

#[test]
fn a_colleague_in_conflict_is_never_assigned() {
    let mut stream = Stream::opened();
    stream.does(&declare(BRIAN));
    assert_eq!(stream.decide(&Command::Assign(BRIAN)), Err(Refusal::InConflict));
    assert!(stream.decide(&Command::Assign(NJERI)).is_ok());
}

#[test]
fn assigning_is_the_answer_to_the_duty_to_say_who_works_on_it() {
    let mut stream = Stream::opened();
    stream.add(NJERI, now(), &[open_duty("assign", TODAY, Some(NJERI), now())]);
    let handed_over = stream.decide(&Command::Assign(BRIAN)).unwrap();
    assert_eq!(handed_over, ["duty_done duty=#5", "unassigned worker=Wanza", "assigned worker=Brian"]);
    let left_with_her = stream.decide(&Command::Assign(WANZA)).unwrap();
    assert_eq!(left_with_her, ["duty_done duty=#5"]);
}

#[test]
fn a_conflict_ends_the_assignment() {
    let mut stream = Stream::opened();
    let facts = stream.decide(&declare(WANZA)).unwrap();
    let expected =
        ["conflict_declared conflict_reason=Her brother conflicted=Wanza", "unassigned worker=Wanza"];
    assert_eq!(facts, expected);
    stream.does(&declare(WANZA));
    let case = stream.case();
    assert_eq!(case.assigned, []);
    assert_eq!(case.conflicts.iter().map(|one| one.worker).collect::<Vec<_>>(), [WANZA]);
}

#[test]
fn a_conflict_of_someone_who_does_not_work_on_it_leaves_the_worker() {
    let mut stream = Stream::opened();
    let facts = stream.decide(&declare(BRIAN)).unwrap();
    assert_eq!(facts, ["conflict_declared conflict_reason=Her brother conflicted=Brian"]);
    stream.does(&declare(BRIAN));
    assert!(stream.case().is_assigned(WANZA));
}

#[test]
fn a_conflict_is_declared_for_a_closed_case_too() {
    let mut stream = Stream::opened();
    stream.does(&super::close());
    assert!(stream.decide(&declare(BRIAN)).is_ok());
}
