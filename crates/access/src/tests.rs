//! The signed table against `decide`, the reviewed matrix, and each promise as a sentence.

mod emergency;
mod house;
mod keeping;
mod matrix;
mod reading;
mod refusals;
mod sharing;
mod table;
mod text;
mod words;

use super::{
    Action, Assurance, Compartment, ConsentView, Decision, Denial, Live, Obligations, Principal, Purpose,
    Question, Relation, Role, Standing, decide,
};

/// Every compartment, and no content.
fn parts() -> Vec<Option<Compartment>> {
    Compartment::ALL.into_iter().map(Some).chain([None]).collect()
}

/// Somebody signed in as well as can be.
fn signed_in(role: Role) -> Principal {
    Principal { role, assurance: Assurance::SecondFactor, live: Live::Active }
}

/// A question of the house's own people about its own record, with a live consent for services.
fn ask(role: Role, relation: Relation, action: Action) -> Question {
    Question::new(signed_in(role), action)
        .towards(Standing::InHouse, relation)
        .under(Purpose::Services, ConsentView::Live)
}

/// What is owed, or `None` if it is refused.
fn owed(question: &Question) -> Option<Obligations> {
    match decide(question) {
        Decision::Allow(permit) => Some(permit.obligations()),
        Decision::Deny(_) => None,
    }
}

fn may(question: &Question) -> bool {
    owed(question).is_some()
}

/// The refusal, or `None` if it is allowed.
fn refused(question: &Question) -> Option<Denial> {
    decide(question).permit().err()
}

/// Every question that these roles could be allowed, signed in as well as can be: each relation,
/// part, action, consent and purpose, about the house's own record.
fn every(roles: &[Role], see: impl FnMut(&Question)) {
    every_signed_in_by(Assurance::SecondFactor, roles, see);
}

fn every_signed_in_by(assurance: Assurance, roles: &[Role], mut see: impl FnMut(&Question)) {
    for &role in roles {
        let who = Principal { assurance, ..signed_in(role) };
        for relation in Relation::ALL {
            for action in Action::ALL {
                let question = Question::new(who, action).towards(Standing::InHouse, relation);
                under_all(question, &mut see);
            }
        }
    }
}

/// The question about every part, for every purpose, under every consent.
fn under_all(question: Question, see: &mut impl FnMut(&Question)) {
    for part in parts() {
        for purpose in Purpose::ALL {
            for consent in ConsentView::ALL {
                see(&Question { part, purpose, consent, ..question });
            }
        }
    }
}

/// Holds a text to its reviewed form in `src/snapshots/`.
fn reviewed(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}
