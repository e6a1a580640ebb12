//! The one decision: what is refused before any rule, the rules, and what a refusal may say.

use facts::Compartment;

use crate::rules::permitted;
use crate::{
    Assurance, CasePermit, ConsentView, Decision, Denial, Live, Obligations, Permit, Principal, Question,
    Relation, Role, Standing,
};

/// Answers one question about rights.
pub fn decide(question: &Question) -> Decision {
    match answer(question) {
        Ok(obligations) => Decision::Allow(Permit::new(question, obligations)),
        Err(denial) => Decision::Deny(denial),
    }
}

/// Asks the same for every compartment of a record: which of them may be used?
///
/// The question's own compartment does not matter. Where none may be used, the refusal is the one
/// for casework, the part that everybody who knows of a case knows of.
pub fn decide_case(question: &Question) -> Result<CasePermit, Denial> {
    let ask = |compartment| decide(&question.about(compartment)).permit();
    let permits = Compartment::ALL.map(|compartment| ask(compartment).ok());
    match CasePermit::new(permits) {
        Some(permit) => Ok(permit),
        None => Err(ask(Compartment::Casework).err().unwrap_or(Denial::Restricted)),
    }
}

fn answer(question: &Question) -> Result<Obligations, Denial> {
    refused_outright(question)?;
    permitted(question).ok_or_else(|| refusal(question))
}

/// Whoever is not there, and whatever is not there for them: no rule is looked at.
const fn refused_outright(question: &Question) -> Result<(), Denial> {
    match question.who.live {
        Live::Active => {}
        Live::Ended => return Err(Denial::SignIn),
    }
    match question.who.assurance {
        Assurance::Password | Assurance::KnownDevice | Assurance::SecondFactor => {}
        Assurance::None => return Err(Denial::SignIn),
        Assurance::LinkCode if comes_by_link(question.who.role) => {}
        Assurance::LinkCode => return Err(Denial::StepUp),
    }
    match question.standing {
        Standing::InHouse => Ok(()),
        Standing::Addressed if was_sent_to_them(question.relation) => Ok(()),
        Standing::Addressed | Standing::Foreign | Standing::Conflicted | Standing::Unknown => {
            Err(Denial::Absent)
        }
    }
}

/// Partners without account and survivors come by a one-time or own-page link; staff never do.
const fn comes_by_link(role: Role) -> bool {
    match role {
        Role::PartnerFocalPoint | Role::Survivor => true,
        Role::Caseworker
        | Role::Supervisor
        | Role::Counsellor
        | Role::ShelterManager
        | Role::LegalOfficer
        | Role::GrantsOfficer
        | Role::FinanceApprover
        | Role::Mentor
        | Role::MeOfficer
        | Role::Helpline
        | Role::OversightOfficer
        | Role::Administrator
        | Role::Auditor => false,
    }
}

const fn was_sent_to_them(relation: Relation) -> bool {
    match relation {
        Relation::Referred => true,
        Relation::Assigned
        | Relation::Team
        | Relation::SupervisorOf
        | Relation::Named
        | Relation::OwnRecord
        | Relation::BreakGlass
        | Relation::None => false,
    }
}

/// No rule allows it. What is missing is named only to whoever would be allowed with it, and the
/// consent only to whoever needs nothing but the consent after signing in better.
fn refusal(question: &Question) -> Denial {
    let confirmed = Principal { assurance: Assurance::SecondFactor, ..question.who };
    let confirmed = Question { who: confirmed, ..*question };
    if permitted(&confirmed).is_some() {
        return Denial::StepUp;
    }
    if permitted(&Question { consent: ConsentView::Live, ..confirmed }).is_some() {
        return Denial::NoConsent;
    }
    if may_not_know(question.who.role, question.relation) {
        return Denial::Absent;
    }
    Denial::Restricted
}

/// Whoever is not of the house does not learn that a record exists.
const fn may_not_know(role: Role, relation: Relation) -> bool {
    let outsider = match role {
        Role::PartnerFocalPoint | Role::OversightOfficer | Role::Auditor | Role::Survivor => true,
        Role::Caseworker
        | Role::Supervisor
        | Role::Counsellor
        | Role::ShelterManager
        | Role::LegalOfficer
        | Role::GrantsOfficer
        | Role::FinanceApprover
        | Role::Mentor
        | Role::MeOfficer
        | Role::Helpline
        | Role::Administrator => false,
    };
    let untied = match relation {
        Relation::None => true,
        Relation::Assigned
        | Relation::Team
        | Relation::SupervisorOf
        | Relation::Named
        | Relation::Referred
        | Relation::OwnRecord
        | Relation::BreakGlass => false,
    };
    outsider && untied
}
