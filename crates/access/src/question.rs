//! One question about rights, built so that what is left unsaid is refused.

use facts::Compartment;

use crate::{Action, Assurance, ConsentView, Live, Purpose, Relation, Role, Standing};

/// Who asks, as their session knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The role they act in.
    pub role: Role,
    /// How they proved who they are.
    pub assurance: Assurance,
    /// Whether session, role and person still stand.
    pub live: Live,
}

/// May this person do this, to this part of this record, for this, now?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who asks.
    pub who: Principal,
    /// What they want to do.
    pub action: Action,
    /// Whether the record is there for them at all.
    pub standing: Standing,
    /// What ties them to the stream.
    pub relation: Relation,
    /// The compartment; `None` for what opens no content.
    pub part: Option<Compartment>,
    /// What the person concerned said about `purpose`.
    pub consent: ConsentView,
    /// What it is for.
    pub purpose: Purpose,
}

impl Question {
    /// A question that is refused until [`towards`](Self::towards) says what the record is to
    /// them; about the action's usual part, for services, nobody having been asked.
    #[must_use]
    pub const fn new(who: Principal, action: Action) -> Self {
        Self {
            who,
            action,
            standing: Standing::Unknown,
            relation: Relation::None,
            part: action.usual_part(),
            consent: ConsentView::NoneAsked,
            purpose: Purpose::Services,
        }
    }

    /// A question about what belongs to the house and to no case.
    #[must_use]
    pub const fn of_the_house(who: Principal, action: Action) -> Self {
        Self::new(who, action).towards(Standing::InHouse, Relation::None)
    }

    /// Says what the record is to the person.
    #[must_use]
    pub const fn towards(self, standing: Standing, relation: Relation) -> Self {
        Self { standing, relation, ..self }
    }

    /// Says which compartment.
    #[must_use]
    pub const fn about(self, compartment: Compartment) -> Self {
        Self { part: Some(compartment), ..self }
    }

    /// Says what it is for, and what the consent ledger holds for that.
    #[must_use]
    pub const fn under(self, purpose: Purpose, consent: ConsentView) -> Self {
        Self { purpose, consent, ..self }
    }
}
