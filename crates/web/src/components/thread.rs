//! The thread: what happened, newest first. Notes are corrected, never deleted.

use maud::{Markup, Render, html};

use super::text::Link;
use crate::language::Words;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Knot {
    /// To come, or only noted: hollow.
    #[default]
    Open,
    Did,
    /// Here now.
    Here,
    /// Held by others: a square.
    Shut,
    /// Harm: red.
    Bad,
}

impl Knot {
    fn class(self) -> Option<&'static str> {
        match self {
            Knot::Open => None,
            Knot::Did => Some("did"),
            Knot::Here => Some("here"),
            Knot::Shut => Some("shut"),
            Knot::Bad => Some("bad"),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub knot: Knot,
    /// So that a link can lead to this entry.
    pub id: Option<String>,
    pub body: Markup,
    /// When, by whom, how.
    pub meta: Markup,
    pub corrections: Vec<Correction>,
    pub link: Option<Link>,
}

impl Entry {
    pub fn new(knot: Knot, body: impl Render, meta: impl Render) -> Self {
        Entry { knot, body: body.render(), meta: meta.render(), ..Entry::default() }
    }
}

/// Who corrected an entry, when and why.
#[derive(Clone, Debug)]
pub struct Correction {
    pub when: String,
    pub who: String,
    pub reason: Option<String>,
    pub first: Option<String>,
}

pub fn thread(w: &Words<'_>, entries: &[Entry]) -> Markup {
    html! {
        ol.thread {
            @for entry in entries {
                li class=[entry.knot.class()] id=[entry.id.as_deref()] {
                    p { (entry.body) }
                    p.meta { (entry.meta) }
                    @for correction in &entry.corrections { (corrected_by(w, correction)) }
                    @if let Some(link) = &entry.link { p.meta { (link) } }
                }
            }
        }
    }
}

fn corrected_by(w: &Words<'_>, correction: &Correction) -> Markup {
    let by = [("when", (&correction.when).into()), ("who", (&correction.who).into())];
    html! {
        p.meta {
            b { (w.t("thread-corrected")) } " " (w.with("thread-corrected.by", &by))
            @if let Some(reason) = &correction.reason {
                ": " (w.with("thread-corrected.why", &[("reason", reason.into())]))
            }
            @if let Some(first) = &correction.first {
                " " a href=(first) { (w.t("thread-corrected.first")) }
            }
        }
    }
}

/// A change within an entry: what it was, struck through, then what it is.
pub fn change(w: &Words<'_>, was: &str, is: &str) -> Markup {
    html! {
        del { span.vh { (w.t("thread-was")) " " } (was) }
        " "
        ins { span.vh { (w.t("thread-is")) " " } (is) }
    }
}
