//! The house, who steers a case, and second persons: promises as sentences.

use std::collections::BTreeSet;

use super::{Action, Relation, Role, ask, every, may, owed};

#[test]
fn an_administrator_reads_no_case() {
    let mut house = Vec::new();
    every(&[Role::Administrator], |question| {
        if may(question) {
            assert_eq!(question.part, None, "{question:?}");
            house.push(question.action);
        }
    });
    house.sort();
    house.dedup();
    let only = [
        Action::LookUp,
        Action::DeclareTie,
        Action::SeeFlags,
        Action::ManagePeople,
        Action::ManageSessions,
        Action::ManageSettings,
    ];
    assert_eq!(house, only);
}

#[test]
fn monitoring_and_oversight_read_released_aggregates_and_nobodys_case() {
    let roles = [Role::MeOfficer, Role::OversightOfficer];
    every(&roles, |question| assert!(question.part.is_none() || !may(question), "{question:?}"));
    for role in roles {
        assert!(may(&ask(role, Relation::None, Action::ReadAggregates)));
    }
    assert!(!may(&ask(Role::OversightOfficer, Relation::None, Action::Publish)));
}

#[test]
fn the_helpline_without_a_tie_searches_before_creating_creates_and_no_more() {
    let mut may_do = Vec::new();
    every(&[Role::Helpline], |question| {
        if question.relation == Relation::None && may(question) {
            may_do.push(question.action);
        }
    });
    may_do.sort();
    may_do.dedup();
    let about_people = [Action::SearchBeforeCreate, Action::Create];
    assert_eq!(may_do, [about_people.as_slice(), &[Action::LookUp]].concat());
}

#[test]
fn caseworkers_and_supervisors_search_and_create_and_others_do_not() {
    for action in [Action::SearchBeforeCreate, Action::Create] {
        for role in Role::ALL {
            let opens_cases = [Role::Caseworker, Role::Supervisor, Role::Helpline].contains(&role);
            assert_eq!(may(&ask(role, Relation::None, action)), opens_cases, "{role:?}");
        }
    }
}

#[test]
fn only_the_supervisor_of_the_worker_assigns_and_declares_a_conflict() {
    every(&Role::ALL, |question| {
        let steers = [Action::Assign, Action::DeclareConflict].contains(&question.action);
        if steers && may(question) {
            assert_eq!(question.who.role, Role::Supervisor);
            assert_eq!(question.relation, Relation::SupervisorOf);
        }
    });
    assert!(may(&ask(Role::Supervisor, Relation::SupervisorOf, Action::DeclareConflict)));
    assert!(!may(&ask(Role::Supervisor, Relation::Assigned, Action::Assign)));
}

#[test]
fn nobody_approves_pays_strikes_or_erases_alone() {
    let two = [Action::Approve, Action::Pay, Action::Strike, Action::Erase, Action::Publish];
    every(&Role::ALL, |question| {
        if two.contains(&question.action)
            && let Some(owed) = owed(question)
        {
            assert!(owed.second_person, "{question:?}");
        }
    });
}

#[test]
fn every_action_is_somebodys_about_its_usual_part() {
    let mut somebodys = BTreeSet::new();
    every(&Role::ALL, |question| {
        if question.part == question.action.usual_part() && may(question) {
            somebodys.insert(question.action);
        }
    });
    assert_eq!(somebodys, BTreeSet::from(Action::ALL));
}
