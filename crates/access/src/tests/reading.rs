//! Who reads what: promises as sentences.

use facts::Tier;

use super::{
    Action, Assurance, Compartment, Denial, Principal, Question, Relation, Role, Standing, ask, every, may,
    owed, refused, signed_in,
};
use crate::{LookWhen, decide_case};

const TIER_1: [Compartment; 4] =
    [Compartment::Location, Compartment::Clinical, Compartment::Evidence, Compartment::Private];

fn opens(role: Role, relation: Relation) -> Vec<Compartment> {
    decide_case(&ask(role, relation, Action::Open))
        .map(|permit| permit.compartments().collect())
        .unwrap_or_default()
}

#[test]
fn finance_opens_payments_only_and_no_name() {
    every(&[Role::FinanceApprover], |question| {
        let theirs = question.part.is_none() || question.part == Some(Compartment::Payment);
        assert!(theirs || !may(question), "{question:?}");
    });
}

#[test]
fn a_mentor_sees_no_identity_and_no_tier_1() {
    every(&[Role::Mentor], |question| {
        let hidden = TIER_1.into_iter().chain([Compartment::Identity]);
        let hidden = hidden.map(Some).any(|part| part == question.part);
        assert!(!hidden || !may(question), "{question:?}");
    });
}

#[test]
fn the_assigned_caseworker_opens_casework_identity_and_payment() {
    let tier_2: Vec<_> = opens(Role::Caseworker, Relation::Assigned)
        .into_iter()
        .filter(|compartment| compartment.tier() == Tier::Two)
        .collect();
    let all = [Compartment::Casework, Compartment::Identity, Compartment::Payment];
    assert_eq!(tier_2, all);
}

#[test]
fn the_assigned_caseworker_reads_the_tier_1_answers_she_took_while_assigned() {
    let took = [Compartment::Location, Compartment::Clinical, Compartment::Evidence];
    for compartment in took {
        let question = ask(Role::Caseworker, Relation::Assigned, Action::Open).about(compartment);
        let owed = owed(&question).expect("she took it");
        assert_eq!(owed.log_look, LookWhen::BeforeReply);
        let handed_over = Question { relation: Relation::None, ..question };
        assert_eq!(refused(&handed_over), Some(Denial::Restricted));
    }
}

#[test]
fn a_supervisor_reads_casework_and_identity_but_no_tier_1() {
    let reads = opens(Role::Supervisor, Relation::SupervisorOf);
    assert_eq!(reads, [Compartment::Casework, Compartment::Identity, Compartment::Payment]);
    every(&[Role::Supervisor], |question| {
        let tier_1 = question.part.is_some_and(|part| part.tier() == Tier::One);
        let read = question.action == Action::Open || question.action == Action::Disclose;
        assert!(!(tier_1 && read && may(question)), "{question:?}");
    });
}

#[test]
fn counselling_notes_open_for_the_counsellor_and_whom_the_counsellor_names() {
    every(&Role::ALL, |question| {
        if question.part == Some(Compartment::Private) && may(question) {
            assert_eq!(question.who.role, Role::Counsellor, "{question:?}");
            let tied = [Relation::Assigned, Relation::Named].contains(&question.relation);
            assert!(tied, "{question:?}");
        }
    });
    assert!(opens(Role::Counsellor, Relation::Named).contains(&Compartment::Private));
    assert!(!opens(Role::Counsellor, Relation::Team).contains(&Compartment::Private));
}

#[test]
fn whoever_is_named_reads_the_note_and_writes_nothing() {
    every(&[Role::Counsellor], |question| {
        if question.relation == Relation::Named && may(question) {
            assert_eq!(question.action, Action::Open);
        }
    });
}

#[test]
fn every_tier_1_reading_is_logged_before_the_reply() {
    every(&Role::ALL, |question| {
        let tier_1 = question.part.is_some_and(|part| part.tier() == Tier::One);
        if tier_1
            && question.action == Action::Open
            && let Some(owed) = owed(question)
        {
            assert_eq!(owed.log_look, LookWhen::BeforeReply, "{question:?}");
        }
    });
}

#[test]
fn every_reading_leaves_a_look() {
    every(&Role::ALL, |question| {
        if question.action == Action::Open
            && let Some(owed) = owed(question)
        {
            assert_ne!(owed.log_look, LookWhen::None, "{question:?}");
        }
    });
}

#[test]
fn the_real_name_asks_for_a_reason_and_is_logged_before_the_reply() {
    let mut seen = 0;
    every(&Role::ALL, |question| {
        if question.action == Action::Reveal
            && let Some(owed) = owed(question)
        {
            assert!(owed.reason, "{question:?}");
            assert_eq!(owed.log_look, LookWhen::BeforeReply, "{question:?}");
            seen += 1;
        }
    });
    assert!(seen > 0);
}

#[test]
fn a_survivor_sees_her_own_identity_plan_payments_consents_and_who_looked() {
    let page = Principal { assurance: Assurance::LinkCode, ..signed_in(Role::Survivor) };
    let own = |action| Question::new(page, action).towards(Standing::InHouse, Relation::OwnRecord);
    let seen = decide_case(&own(Action::Open)).expect("her own");
    let seen: Vec<_> = seen.compartments().collect();
    assert_eq!(seen, [Compartment::Casework, Compartment::Identity, Compartment::Payment]);
    assert!(may(&own(Action::SeeLooks)));
    assert!(may(&own(Action::RecordConsent)));
    assert!(may(&own(Action::Complain)));
}
