//! What a route gives back: a page or a way on, what is to be written first, and who looked at what.

use facts::{Change, Compartment, PersonId, StreamId};
use maud::Markup;

use crate::frame::Width;

/// What stands inside the frame.
#[derive(Clone, Debug)]
pub struct View {
    /// The page's title: it names the page, never the person.
    pub title: String,
    /// What is said to be wrong, in the title too.
    pub errors: bool,
    /// How wide it is.
    pub width: Width,
    /// The path of the navigation entry it belongs to.
    pub section: &'static str,
    /// The page.
    pub body: Markup,
}

impl View {
    /// A wide page of that section.
    #[must_use]
    pub fn new(title: impl Into<String>, section: &'static str, body: Markup) -> Self {
        Self { title: title.into(), errors: false, width: Width::Wide, section, body }
    }

    /// A page for a form.
    #[must_use]
    pub fn slim(title: impl Into<String>, section: &'static str, body: Markup) -> Self {
        Self { width: Width::Slim, ..Self::new(title, section, body) }
    }
}

/// What the browser gets.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A page with its status.
    Page(u16, View),
    /// After a POST: go on there (303).
    Go(String),
    /// Plain bytes, for a stylesheet or a machine.
    Plain(u16, &'static str, Vec<u8>),
}

/// A look at a compartment of a case, to be kept in its look trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The case.
    pub case: StreamId,
    /// What was looked at.
    pub compartment: Compartment,
    /// A stable word for how: `open`, `reveal`.
    pub how: &'static str,
    /// The reason that was given, where one was asked for.
    pub reason: Option<String>,
    /// Durable before the page leaves; otherwise with the next group commit.
    pub before_reply: bool,
}

/// Something kept for a while under the session's own key: a search view, a form on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Its opaque id, as it stands in the address.
    pub id: [u8; 16],
    /// Its content.
    pub content: Vec<u8>,
    /// How long.
    pub seconds: i64,
}

/// A one-time link for someone to join with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// For whom.
    pub person: PersonId,
    /// The secret of the link.
    pub token: [u8; 32],
    /// How long it is good.
    pub seconds: i64,
}

/// What a route decided.
#[derive(Debug)]
pub struct Outcome {
    /// What is written before the reply leaves. Empty for a page.
    pub change: Change,
    /// What is kept under the session.
    pub keeps: Vec<Keep>,
    /// Kept things that are no longer needed.
    pub drops: Vec<[u8; 16]>,
    /// Who looked at what.
    pub looks: Vec<Look>,
    /// A one-time link that lets someone join: the door seals what it opens.
    pub invites: Vec<Invite>,
    /// People whose sessions end with this.
    pub ends: Vec<PersonId>,
    /// The reply, once all of it stands. A command that comes again gets the same one.
    pub reply: Reply,
}

impl Outcome {
    /// A page and nothing to write.
    #[must_use]
    pub fn page(view: View) -> Self {
        Self::reply(Reply::Page(200, view))
    }

    /// The page of a form that has to be mended: what was typed is on it.
    #[must_use]
    pub fn mend(view: View) -> Self {
        Self::reply(Reply::Page(422, View { errors: true, ..view }))
    }

    /// Go on there.
    #[must_use]
    pub fn go(to: impl Into<String>) -> Self {
        Self::reply(Reply::Go(to.into()))
    }

    /// Any reply and nothing to write.
    #[must_use]
    pub fn reply(reply: Reply) -> Self {
        Self {
            change: Change::default(),
            keeps: Vec::new(),
            drops: Vec::new(),
            looks: Vec::new(),
            invites: Vec::new(),
            ends: Vec::new(),
            reply,
        }
    }

    /// With what is to be written.
    #[must_use]
    pub fn writing(mut self, change: Change) -> Self {
        self.change = change;
        self
    }

    /// With something kept under the session.
    #[must_use]
    pub fn keeping(mut self, keep: Keep) -> Self {
        self.keeps.push(keep);
        self
    }

    /// With something dropped from the session.
    #[must_use]
    pub fn dropping(mut self, id: [u8; 16]) -> Self {
        self.drops.push(id);
        self
    }

    /// With a one-time link to join by.
    #[must_use]
    pub fn inviting(mut self, person: PersonId, token: [u8; 32], seconds: i64) -> Self {
        self.invites.push(Invite { person, token, seconds });
        self
    }

    /// Ending every session of that person.
    #[must_use]
    pub fn ending(mut self, person: PersonId) -> Self {
        self.ends.push(person);
        self
    }

    /// With a look.
    #[must_use]
    pub fn looking(mut self, look: Look) -> Self {
        self.looks.push(look);
        self
    }
}
