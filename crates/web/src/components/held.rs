//! Who holds what. A locked part is shown as held, by whom, and whom to ask.

use maud::{Markup, html};

use super::tag::{Tone, tag};
use crate::language::Words;

#[derive(Clone, Debug)]
pub struct Held {
    pub label: Markup,
    pub state: State,
    /// For whom, by whom, whom to ask.
    pub note: Option<Markup>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    /// One deliberate step away, on the page this leads to.
    Step(String),
    /// Held by others.
    Locked,
}

pub fn held(w: &Words<'_>, parts: &[Held]) -> Markup {
    html! {
        ul.held {
            @for part in parts {
                li {
                    span {
                        @if part.state == State::Locked { span.lock aria-hidden="true" {} }
                        (part.label)
                    }
                    @match &part.state {
                        State::Open => { " " (tag(Tone::Ok, w.t("held-open"))) },
                        State::Step(href) => {
                            " " a href=(href) {
                                (w.t("held-step")) span.vh { ": " (part.label) }
                            }
                        },
                        State::Locked => {},
                    }
                    @if let Some(note) = &part.note { " " small { (note) } }
                }
            }
        }
    }
}
