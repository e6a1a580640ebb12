//! What leaves the organisation, and asking for several compartments: promises as sentences.

use super::{
    Action, Assurance, Compartment, ConsentView, Denial, Principal, Purpose, Question, Relation, Role,
    Standing, ask, decide, every, may, owed, refused, signed_in,
};
use crate::{LookWhen, Notify, Obligations, decide_case};

fn send(role: Role, relation: Relation, purpose: Purpose, consent: ConsentView) -> Question {
    ask(role, relation, Action::Disclose).under(purpose, consent)
}

#[test]
fn nothing_is_disclosed_without_a_live_consent_for_that_purpose() {
    every(&Role::ALL, |question| {
        if question.action == Action::Disclose && may(question) {
            assert_eq!(question.consent, ConsentView::Live, "{question:?}");
            assert_ne!(question.purpose, Purpose::Services, "{question:?}");
        }
    });
    let refer = |consent| send(Role::Caseworker, Relation::Assigned, Purpose::Referral, consent);
    assert!(may(&refer(ConsentView::Live)));
    assert_eq!(refused(&refer(ConsentView::Withdrawn)), Some(Denial::NoConsent));
}

#[test]
fn a_disclosure_states_its_reason_and_needs_a_known_device() {
    let refer = send(Role::Caseworker, Relation::Assigned, Purpose::Referral, ConsentView::Live);
    assert!(owed(&refer).expect("consented").reason);
    let who = Principal { assurance: Assurance::Password, ..refer.who };
    assert_eq!(refused(&Question { who, ..refer }), Some(Denial::StepUp));
}

#[test]
fn an_override_is_an_action_of_its_own_with_a_reason_and_a_second_person() {
    every(&Role::ALL, |question| {
        if question.action == Action::DiscloseUnconsented
            && let Some(owed) = owed(question)
        {
            assert!(owed.reason && owed.second_person, "{question:?}");
            assert_ne!(question.consent, ConsentView::Live, "{question:?}");
            let own_gain = [Purpose::Story, Purpose::Research, Purpose::StateRecord];
            assert!(!own_gain.contains(&question.purpose), "{question:?}");
        }
    });
}

#[test]
fn over_a_no_only_a_supervisor_shares_and_a_second_organisation_hears() {
    let over_a_no = |role, relation| {
        let question = ask(role, relation, Action::DiscloseUnconsented);
        owed(&question.under(Purpose::Authority, ConsentView::Refused))
    };
    assert_eq!(over_a_no(Role::Caseworker, Relation::Assigned), None);
    let supervisor = over_a_no(Role::Supervisor, Relation::SupervisorOf).expect("to protect");
    assert!(supervisor.notify.second_organisation_officer);
}

#[test]
fn nobody_sends_what_they_cannot_read_and_nobody_sends_private_notes() {
    every(&Role::ALL, |question| {
        let sends = [Action::Disclose, Action::DiscloseUnconsented].contains(&question.action);
        if sends && may(question) {
            assert_ne!(question.part, Some(Compartment::Private), "{question:?}");
            let supervisor = question.who.role == Role::Supervisor;
            let tier_2 = [Some(Compartment::Casework), Some(Compartment::Identity)];
            assert!(!supervisor || tier_2.contains(&question.part), "{question:?}");
        }
    });
}

#[test]
fn a_partner_without_account_reads_by_link_what_was_sent_until_it_is_recalled() {
    let lilian = Principal { assurance: Assurance::LinkCode, ..signed_in(Role::PartnerFocalPoint) };
    let sent = Question::new(lilian, Action::Open)
        .towards(Standing::Addressed, Relation::Referred)
        .under(Purpose::Authority, ConsentView::Live);
    assert!(may(&sent));
    let recalled = sent.under(Purpose::Authority, ConsentView::Withdrawn);
    assert_eq!(refused(&recalled), Some(Denial::NoConsent));
    let that_it_was = Question { action: Action::Find, ..recalled };
    assert!(may(&that_it_was), "that a referral existed, and its dates");
}

#[test]
fn a_referral_carries_no_location_no_payment_and_no_private_note() {
    let never = [Compartment::Location, Compartment::Payment, Compartment::Private].map(Some);
    every(&Role::ALL, |question| {
        let referred = question.relation == Relation::Referred && never.contains(&question.part);
        assert!(!referred || !may(question), "{question:?}");
    });
}

#[test]
fn an_export_is_the_persons_own_copy_and_needs_a_second_factor() {
    let copy = ask(Role::Supervisor, Relation::SupervisorOf, Action::Export);
    let asked_for = copy.under(Purpose::OwnRequest, ConsentView::Expired);
    let owed = owed(&asked_for).expect("the law gives it, consent or not");
    assert!(owed.reason);
    assert_eq!(owed.log_look, LookWhen::BeforeReply);
    let who = Principal { assurance: Assurance::KnownDevice, ..asked_for.who };
    assert_eq!(refused(&Question { who, ..asked_for }), Some(Denial::StepUp));
    assert!(!may(&copy.under(Purpose::Services, ConsentView::Live)));
}

#[test]
fn asking_for_a_case_gives_the_compartments_that_may_be_read_and_what_all_of_them_owe() {
    let case = ask(Role::Caseworker, Relation::Assigned, Action::Open)
        .under(Purpose::Services, ConsentView::NoneAsked);
    let permit = decide_case(&case).expect("hers");
    let all_but_private: Vec<_> =
        Compartment::ALL.into_iter().filter(|each| *each != Compartment::Private).collect();
    assert_eq!(permit.compartments().collect::<Vec<_>>(), all_but_private);
    assert!(permit.permit(Compartment::Private).is_none());
    let clinical = permit.permit(Compartment::Clinical).expect("she took it");
    assert!(clinical.covers(Action::Open, Compartment::Clinical));
    let owed = permit.obligations();
    assert_eq!((owed.log_look, owed.ask_consent), (LookWhen::BeforeReply, true));
}

#[test]
fn asking_for_a_case_that_is_not_theirs_gives_the_refusal_for_casework() {
    let case = |standing| {
        ask(Role::Caseworker, Relation::None, Action::Open)
            .towards(standing, Relation::None)
            .about(Compartment::Private)
    };
    assert_eq!(decide_case(&case(Standing::InHouse)), Err(Denial::Restricted));
    assert_eq!(decide_case(&case(Standing::Foreign)), Err(Denial::Absent));
    let expired = ask(Role::Mentor, Relation::Assigned, Action::Open)
        .under(Purpose::Grant, ConsentView::Expired)
        .about(Compartment::Private);
    assert_eq!(decide_case(&expired), Err(Denial::NoConsent));
}

#[test]
fn a_permit_covers_what_was_asked_and_nothing_beside_it() {
    let question = send(Role::Caseworker, Relation::Assigned, Purpose::Family, ConsentView::Live);
    let permit = decide(&question).permit().expect("consented");
    assert_eq!(permit.action(), Action::Disclose);
    assert_eq!(permit.compartment(), Some(Compartment::Casework));
    assert_eq!(permit.purpose(), Purpose::Family);
    assert!(permit.covers(Action::Disclose, Compartment::Casework));
    assert!(!permit.covers(Action::Open, Compartment::Casework));
    assert!(!permit.covers(Action::Disclose, Compartment::Identity));
}

#[test]
fn of_two_sets_of_duties_the_stricter_is_owed() {
    let mut one = Obligations { reason: true, ..Obligations::NONE };
    let notify = Notify { supervisor: true, second_organisation_officer: false };
    let two = Obligations { log_look: LookWhen::BeforeReply, notify, ..Obligations::NONE };
    assert_eq!(one.and(two), Obligations { reason: true, ..two });
    assert_eq!(two.and(one), one.and(two));
    one.second_person = true;
    one.ask_consent = true;
    one.notify.second_organisation_officer = true;
    let all = Obligations { log_look: LookWhen::BeforeReply, ..one };
    let all = Obligations { notify: Notify { supervisor: true, second_organisation_officer: true }, ..all };
    assert_eq!(one.and(two), all);
    assert_eq!(two.and(one), all);
    assert_eq!(Obligations::NONE.and(Obligations::NONE), Obligations::NONE);
}
