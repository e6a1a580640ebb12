//! A person's case: head, tabs, safe contact, the one next duty, facts.

use maud::{Markup, Render, html};

use super::layout::head_acts;
use crate::language::Words;

/// The head of every page of a case. `acts` holds risk and *Real name*.
#[derive(Clone, Debug, Default)]
pub struct PersonHead {
    pub alias: String,
    pub acts: Vec<Markup>,
    /// Case number, and with whom since when.
    pub meta: Markup,
}

pub fn person_head(head: &PersonHead) -> Markup {
    html! {
        header.head.person {
            h1 { bdi { (head.alias) } }
            (head_acts(&head.acts))
            p.meta { (head.meta) }
        }
    }
}

/// A page of the case. A page that does not exist for the role is left out, never greyed.
#[derive(Clone, Debug)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
}

pub fn tabs(w: &Words<'_>, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(w.t("case-tabs")) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.label) }
            }
        }
    }
}

/// How the person may be reached. What was not asked is said to be so.
#[derive(Clone, Debug, Default)]
pub struct SafeContact {
    pub reach: Option<Markup>,
    pub when: Option<Markup>,
    pub say: Option<Markup>,
    pub never: Option<Markup>,
}

/// Stands on every page from which someone could be contacted.
pub fn strip(w: &Words<'_>, contact: &SafeContact) -> Markup {
    let parts = [
        ("strip-reach", &contact.reach),
        ("strip-when", &contact.when),
        ("strip-say", &contact.say),
        ("strip-never", &contact.never),
    ];
    html! {
        section aria-label=(w.t("strip-label")) {
            dl.strip {
                @for (id, said) in parts {
                    div {
                        dt { (w.t(id)) }
                        dd {
                            @match said {
                                Some(said) => (said),
                                None => span.soft { (w.t("absent-not-asked")) },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The one next duty, with its one button.
#[derive(Clone, Debug)]
pub struct Next {
    /// "Next, for you", unless said otherwise.
    pub kicker: Option<Markup>,
    pub title: Markup,
    /// When, and why.
    pub due: Option<Markup>,
    pub late: bool,
    pub act: Markup,
}

pub fn next(w: &Words<'_>, next: &Next) -> Markup {
    html! {
        section.next.late[next.late] aria-labelledby="next" {
            div {
                p.k {
                    @match &next.kicker {
                        Some(kicker) => (kicker),
                        None => (w.t("next-for-you")),
                    }
                }
                h2 #next { (next.title) }
                @if let Some(due) = &next.due { p.due.late[next.late] { (due) } }
            }
            (next.act)
        }
    }
}

/// Facts, each under its name.
pub fn facts(facts: &[(Markup, Markup)]) -> Markup {
    html! { dl.facts { @for (name, fact) in facts { div { dt { (name) } dd { (fact) } } } } }
}

/// A fact's name and the fact, escaped.
pub fn fact(name: impl Render, fact: impl Render) -> (Markup, Markup) {
    (name.render(), fact.render())
}
