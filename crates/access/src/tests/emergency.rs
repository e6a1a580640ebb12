//! The emergency door: promises as sentences.

use facts::Tier;

use super::{Action, Assurance, Compartment, Relation, Role, ask, every, every_signed_in_by, may, owed};
use crate::{LookWhen, Notify, decide_case};

#[test]
fn a_stolen_password_alone_opens_no_tier_1_and_no_emergency_door() {
    every_signed_in_by(Assurance::Password, &Role::ALL, |question| {
        let tier_1 = question.part.is_some_and(|part| part.tier() == Tier::One);
        let opens = (tier_1 && question.action == Action::Open) || question.relation == Relation::BreakGlass;
        assert!(!opens || !may(question), "{question:?}");
    });
}

#[test]
fn break_glass_never_opens_tier_1() {
    every(&Role::ALL, |question| {
        let tier_1 = question.part.is_some_and(|part| part.tier() == Tier::One);
        let emergency = question.relation == Relation::BreakGlass;
        assert!(!(tier_1 && emergency && may(question)), "{question:?}");
    });
    let reads = decide_case(&ask(Role::Helpline, Relation::BreakGlass, Action::Open))
        .map(|permit| permit.compartments().collect::<Vec<_>>())
        .expect("an emergency");
    assert_eq!(reads, [Compartment::Casework, Compartment::Identity]);
}

#[test]
fn break_glass_alerts_the_supervisor_and_a_second_organisation_and_asks_a_reason() {
    let mut seen = 0;
    every(&Role::ALL, |question| {
        if question.relation == Relation::BreakGlass
            && let Some(owed) = owed(question)
        {
            let both = Notify { supervisor: true, second_organisation_officer: true };
            assert_eq!(owed.notify, both, "{question:?}");
            assert!(owed.reason, "{question:?}");
            assert_eq!(owed.log_look, LookWhen::BeforeReply, "{question:?}");
            seen += 1;
        }
    });
    assert!(seen > 0);
    assert!(may(&ask(Role::Helpline, Relation::BreakGlass, Action::BreakGlass)));
    assert!(!may(&ask(Role::Mentor, Relation::BreakGlass, Action::BreakGlass)));
}
