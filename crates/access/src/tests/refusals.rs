//! What a refusal tells, and to whom: promises as sentences.

use super::{
    Action, Assurance, Compartment, ConsentView, Denial, Live, Principal, Purpose, Question, Relation, Role,
    Standing, ask, every, may, refused, signed_in,
};

/// Every question, but asked by this principal or of this standing.
fn every_refused(change: impl Fn(&Question) -> Question, why: Denial) {
    every(&Role::ALL, |question| {
        assert_eq!(refused(&change(question)), Some(why), "{question:?}");
    });
}

fn signed_in_by(question: &Question, assurance: Assurance) -> Question {
    Question { who: Principal { assurance, ..question.who }, ..*question }
}

#[test]
fn nobody_whose_session_role_or_person_ended_does_anything() {
    let ended =
        |question: &Question| Question { who: Principal { live: Live::Ended, ..question.who }, ..*question };
    every_refused(ended, Denial::SignIn);
}

#[test]
fn nobody_who_has_not_signed_in_does_anything() {
    every_refused(|question| signed_in_by(question, Assurance::None), Denial::SignIn);
}

#[test]
fn a_conflict_of_interest_beats_every_role_every_relation_and_every_emergency() {
    every_refused(|question| Question { standing: Standing::Conflicted, ..*question }, Denial::Absent);
}

#[test]
fn a_foreign_case_and_a_case_that_does_not_exist_get_the_same_answer() {
    for standing in [Standing::Foreign, Standing::Unknown] {
        every_refused(|question| Question { standing, ..*question }, Denial::Absent);
    }
}

#[test]
fn only_what_was_sent_to_a_person_is_theirs_from_another_organisation() {
    every(&Role::ALL, |question| {
        let addressed = Question { standing: Standing::Addressed, ..*question };
        let sent = question.relation == Relation::Referred;
        assert_eq!(may(&addressed), may(question) && sent, "{question:?}");
        assert!(sent || refused(&addressed) == Some(Denial::Absent), "{question:?}");
    });
}

#[test]
fn a_colleague_who_follows_a_link_is_told_whom_to_ask() {
    for role in [Role::Caseworker, Role::Counsellor, Role::Mentor, Role::Administrator] {
        let link = ask(role, Relation::None, Action::Open);
        assert_eq!(refused(&link), Some(Denial::Restricted), "{role:?}");
    }
}

#[test]
fn whoever_is_not_of_the_house_does_not_learn_that_a_case_exists() {
    let outside = [Role::PartnerFocalPoint, Role::OversightOfficer, Role::Auditor, Role::Survivor];
    for role in outside {
        let untied = ask(role, Relation::None, Action::Open);
        assert_eq!(refused(&untied), Some(Denial::Absent), "{role:?}");
    }
}

#[test]
fn without_a_tie_no_refusal_speaks_of_consent_and_none_about_content_of_signing_in() {
    for assurance in [Assurance::Password, Assurance::KnownDevice, Assurance::SecondFactor] {
        every(&Role::ALL, |question| {
            let question = signed_in_by(question, assurance);
            if question.relation != Relation::None {
                return;
            }
            let refused = refused(&question);
            assert_ne!(refused, Some(Denial::NoConsent), "{question:?}");
            let about_a_case = question.part.is_some();
            assert!(!about_a_case || refused != Some(Denial::StepUp), "{question:?}");
        });
    }
}

#[test]
fn what_was_left_unsaid_is_refused() {
    for role in Role::ALL {
        for action in Action::ALL {
            let question = Question::new(signed_in(role), action);
            assert_eq!(refused(&question), Some(Denial::Absent));
        }
    }
}

#[test]
fn a_question_of_the_house_is_about_the_house_and_no_case() {
    let numbers = Question::of_the_house(signed_in(Role::MeOfficer), Action::ReadAggregates);
    assert!(may(&numbers));
    let case = Question::of_the_house(signed_in(Role::Caseworker), Action::Open);
    assert_eq!(refused(&case), Some(Denial::Restricted));
}

#[test]
fn a_password_from_a_strange_device_is_asked_for_more_before_tier_1() {
    let address = ask(Role::Caseworker, Relation::Assigned, Action::Open).about(Compartment::Location);
    let strange = signed_in_by(&address, Assurance::Password);
    assert_eq!(refused(&strange), Some(Denial::StepUp));
    assert!(may(&signed_in_by(&address, Assurance::KnownDevice)));
}

#[test]
fn where_consent_and_sign_in_are_both_missing_the_consent_is_named() {
    let address = ask(Role::Caseworker, Relation::Assigned, Action::Open).about(Compartment::Location);
    let expired = address.under(Purpose::Services, ConsentView::Expired);
    let strange = signed_in_by(&expired, Assurance::Password);
    assert_eq!(refused(&strange), Some(Denial::NoConsent));
}

#[test]
fn staff_do_not_come_in_by_a_link() {
    every(&Role::ALL, |question| {
        let by_link = signed_in_by(question, Assurance::LinkCode);
        let lives_by_links = [Role::PartnerFocalPoint, Role::Survivor].contains(&question.who.role);
        assert!(lives_by_links || refused(&by_link) == Some(Denial::StepUp), "{question:?}");
    });
}

#[test]
fn a_question_is_small_enough_to_ask_for_every_line_of_a_list() {
    assert!(size_of::<Question>() <= 16);
}
