//! Keeping, and what consent has to do with it: promises as sentences.

use super::{
    Action, Compartment, ConsentView, Denial, Purpose, Question, Relation, Role, ask, may, owed, refused,
};

fn with_consent(question: Question, consent: ConsentView) -> Question {
    Question { consent, ..question }
}

#[test]
fn keeping_without_consent_is_allowed_and_records_the_duty_to_ask() {
    for action in [Action::Open, Action::Write] {
        let question = ask(Role::Caseworker, Relation::Assigned, action);
        let unasked = with_consent(question, ConsentView::NoneAsked);
        assert!(owed(&unasked).expect("kept").ask_consent);
        assert!(!owed(&question).expect("kept").ask_consent);
    }
    let created = ask(Role::Helpline, Relation::None, Action::Create);
    assert!(owed(&with_consent(created, ConsentView::NoneAsked)).expect("kept").ask_consent);
}

#[test]
fn a_no_costs_no_help_and_is_not_asked_about_again() {
    let refused = with_consent(ask(Role::Caseworker, Relation::Assigned, Action::Open), ConsentView::Refused);
    assert!(!owed(&refused).expect("still helped").ask_consent);
}

#[test]
fn a_yes_that_ended_shuts_the_history_until_she_is_asked_again() {
    for ended in [ConsentView::Expired, ConsentView::Withdrawn] {
        let of = |action| with_consent(ask(Role::Caseworker, Relation::Assigned, action), ended);
        assert_eq!(refused(&of(Action::Open)), Some(Denial::NoConsent));
        assert!(may(&of(Action::RecordConsent)), "she can be asked");
        assert!(may(&of(Action::ReadSafety)), "she stays safe meanwhile");
        assert!(may(&of(Action::Write)), "a threat is still written down");
    }
}

#[test]
fn after_a_yes_ran_out_she_can_be_reached_and_after_she_took_it_back_she_is_left_alone() {
    let phone = ask(Role::Caseworker, Relation::Assigned, Action::Open).about(Compartment::Identity);
    assert!(may(&with_consent(phone, ConsentView::Expired)));
    assert!(!may(&with_consent(phone, ConsentView::Withdrawn)));
}

#[test]
fn a_grant_form_opens_only_with_consent_to_a_grant() {
    let form = ask(Role::GrantsOfficer, Relation::Team, Action::Open);
    let unasked = form.under(Purpose::Grant, ConsentView::NoneAsked);
    assert_eq!(refused(&unasked), Some(Denial::NoConsent));
    assert!(may(&form.under(Purpose::Grant, ConsentView::Live)));
    assert_eq!(refused(&form), Some(Denial::Restricted), "and for nothing else");
}
