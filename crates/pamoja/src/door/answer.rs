//! From a view or a problem to a whole page.

use access::Role;
use web::components::message::{Flash, Tone};
use web::components::text::Link;
use web::frame::{Kind, Me, NavEntry, Page, Width, short_name};
use web::{Form, Language, Principal, Problem, View, Words};

use super::http::Outgoing;
use crate::house::House;

/// Who reads the page, and in which language.
pub struct Reader<'a> {
    /// The house.
    pub house: &'a House,
    /// The language.
    pub language: Language,
    /// Who, if someone is signed in.
    pub who: Option<&'a Principal>,
    /// The path, for the switch of language.
    pub path: &'a str,
    /// The query, for what was said after an act.
    pub query: &'a Form,
}

impl<'a> Reader<'a> {
    /// The texts.
    #[must_use]
    pub fn words(&self) -> Words<'a> {
        self.house.texts.words(self.language)
    }

    /// A view in its frame.
    #[must_use]
    pub fn page(&self, status: u16, view: &View) -> Outgoing {
        let words = self.words();
        let nav = self.nav(view.section);
        let foot: Vec<Link> = Vec::new();
        let page = Page {
            errors: view.errors,
            width: view.width,
            nav: &nav,
            me: self.who.map(|who| Me { name: short_name(&who.name), href: "/sessions".to_owned() }),
            home: self.who.map(|who| home(who.rights.role)),
            foot: &foot,
            flash: self.said(),
            ..Page::new(&view.title, self.path, view.body.clone())
        };
        Outgoing::page(status, page.html(&words).into_string())
    }

    /// A page before anyone is signed in.
    #[must_use]
    pub fn gate(&self, status: u16, title: &str, errors: bool, body: maud::Markup) -> Outgoing {
        let words = self.words();
        let page = Page { kind: Kind::Gate, errors, ..Page::new(title, self.path, body) };
        Outgoing::page(status, page.html(&words).into_string())
    }

    /// What a problem says, with what was typed kept to be read and copied.
    #[must_use]
    pub fn problem(&self, problem: Problem, typed: &Form) -> Outgoing {
        let words = self.words();
        let code = problem.code();
        let title = words.t(&format!("problem-{code}"));
        let keeps = matches!(
            problem,
            Problem::Clash(_)
                | Problem::Form
                | Problem::SignIn
                | Problem::Spent
                | Problem::TooMany
                | Problem::OtherContent
                | Problem::Full
                | Problem::Failed
                | Problem::Busy
        );
        let kept: Vec<&str> = typed
            .pairs()
            .iter()
            .filter(|(name, value)| {
                keeps
                    && !value.is_empty()
                    && !matches!(name.as_str(), "command" | "seen" | "password" | "again")
            })
            .map(|(_, value)| value.as_str())
            .collect();
        let body = maud::html! {
            h1 { (title) }
            p.lede { (words.t(&format!("problem-{code}.do"))) }
            @if !kept.is_empty() {
                section.sheet {
                    h2 { (words.t("problem-typed")) }
                    @for text in kept { p.typed { (text) } }
                }
            }
            @if self.who.is_some() { p { a href="/" { (words.t("problem-back")) } } }
        };
        let out = if self.who.is_some() {
            let view =
                View { title: title.into_owned(), errors: true, width: Width::Slim, section: "", body };
            // A page that says what is absent carries no flash: its bytes depend on nothing else.
            let nothing = Form::default();
            Reader { query: &nothing, ..*self }.page(problem.status(), &view)
        } else {
            self.gate(problem.status(), &title, true, body)
        };
        match problem.status() {
            405 => out.header("allow", "GET, HEAD, POST"),
            429 | 503 => out.header("retry-after", "30"),
            _ => out,
        }
    }

    fn nav(&self, section: &str) -> Vec<NavEntry> {
        let words = self.words();
        let Some(who) = self.who else {
            return Vec::new();
        };
        pages_of(who.rights.role)
            .iter()
            .map(|(href, label)| NavEntry {
                href: (*href).to_owned(),
                label: words.t(label).into_owned(),
                current: *href == section,
            })
            .collect()
    }

    fn said(&self) -> Option<Flash> {
        let code = self.query.get("said");
        let known = !code.is_empty()
            && code.len() < 40
            && code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let text = known.then(|| self.words().maybe(&format!("said-{code}"))).flatten()?;
        Some(Flash::new(Tone::Done, text))
    }
}

/// What exists for a role: the entries of its navigation, the first of which is where it begins.
const fn pages_of(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Caseworker => &[("/work", "nav-work"), ("/cases", "nav-cases")],
        Role::Supervisor => &[("/work", "nav-work"), ("/cases", "nav-cases"), ("/reviews", "nav-reviews")],
        Role::Administrator => &[("/people", "nav-staff")],
        Role::Counsellor
        | Role::ShelterManager
        | Role::LegalOfficer
        | Role::GrantsOfficer
        | Role::FinanceApprover
        | Role::Mentor
        | Role::MeOfficer
        | Role::Helpline
        | Role::PartnerFocalPoint
        | Role::OversightOfficer
        | Role::Auditor
        | Role::Survivor => &[],
    }
}

/// Where a role begins; their own sessions for a role of a later release.
#[must_use]
pub fn home(role: Role) -> &'static str {
    pages_of(role).first().map_or("/sessions", |(path, _)| path)
}
