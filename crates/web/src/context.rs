//! What a route is given: everything it may look at, and nothing it could reach further with.

use facts::{Fact, Fields, OpenedFacts, OrganisationId, PersonId, Register, StreamId};
use jiff::Timestamp;

use access::{CasePermit, Relation};

use crate::codes::Codes;
use crate::language::Words;
use crate::request::Request;

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Principal {
    /// The person.
    pub person: PersonId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// Their name as colleagues see it.
    pub name: String,
    /// What they may do: their role, how sure we are that it is them, whether they still may.
    pub rights: access::Principal,
}

/// The stream a route is about, opened as far as the permit goes.
#[derive(Debug)]
pub struct OpenStream {
    /// Which.
    pub id: StreamId,
    /// Its facts, in stream order, of the compartments that are open to this person.
    pub opened: OpenedFacts,
    /// Who holds each tier-1 compartment that holds something.
    pub holders: Vec<(facts::Compartment, Vec<PersonId>)>,
    /// What connects the person with it.
    pub relation: Relation,
    /// What may be opened of it, where it is a case.
    pub permits: Option<CasePermit>,
    /// Its look trail, for the page that shows who looked.
    pub looks: Vec<Fact>,
}

impl OpenStream {
    /// May this person open that compartment?
    #[must_use]
    pub fn may_open(&self, compartment: facts::Compartment) -> bool {
        self.permits.as_ref().is_some_and(|permits| permits.permit(compartment).is_some())
    }

    /// What stands of every field.
    #[must_use]
    pub fn fields(&self) -> Fields {
        Fields::fold(&self.opened.facts)
    }

    /// The facts of that kind, in stream order.
    pub fn of<'a>(&'a self, kind: &'static facts::FactKind) -> impl Iterator<Item = &'a Fact> {
        self.opened.facts.iter().filter(move |fact| fact.is(kind))
    }
}

/// Names of new things: the same command always gives the same ones.
pub trait Naming {
    /// The id of a new thing, by a label that is unique within the command.
    fn name(&self, label: &str) -> [u8; 16];

    /// The id of a thing that this person makes once, whatever the command.
    fn lasting(&self, label: &str) -> [u8; 16];

    /// A fresh command id for a form on the page that is being made.
    fn command(&self) -> String;
}

/// Everything a route may look at.
pub struct Context<'a> {
    /// The request.
    pub request: &'a Request,
    /// Who is signed in; the door has turned strangers away from every route that needs someone.
    pub who: &'a Principal,
    /// The texts in the reader's language.
    pub words: Words<'a>,
    /// Now.
    pub now: Timestamp,
    /// All cards.
    pub register: &'a Register,
    /// Code lists.
    pub codes: &'a Codes,
    /// Names of new things.
    pub naming: &'a dyn Naming,
    /// The stream the path names, if it names one.
    pub stream: Option<&'a OpenStream>,
    /// The case that the stream speaks of, where it is a review of two.
    pub other: Option<&'a OpenStream>,
    /// What the session keeps under the id in the path, if it names one.
    pub kept: Option<&'a [u8]>,
}

impl Context<'_> {
    /// May this person do that to the case at hand? What they may not do is not offered.
    #[must_use]
    pub fn may(&self, action: access::Action) -> bool {
        let relation = self.stream.map_or(Relation::None, |stream| stream.relation);
        let question =
            access::Question::new(self.who.rights, action).towards(access::Standing::InHouse, relation);
        matches!(access::decide(&question), access::Decision::Allow(_))
    }

    /// The day in Nairobi.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        facts::local(self.now).date()
    }
}
