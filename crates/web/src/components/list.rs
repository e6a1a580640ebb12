//! Finding, and lists of many: search, saved lists, filters, pages.

use maud::{Markup, Render, html};

use super::button::{Look, send};
use super::layout::more;
use crate::language::Words;

/// A search. It is posted: what people look for stands in no address.
#[derive(Clone, Debug)]
pub struct Find {
    pub action: String,
    pub name: String,
    /// Read to those who do not see the box.
    pub label: String,
    /// What may be typed, in the box while it is empty.
    pub example: String,
    pub value: String,
    /// The command id, so that a search sent twice is one search.
    pub command: String,
}

pub fn find(w: &Words<'_>, find: &Find) -> Markup {
    html! {
        form.find role="search" method="post" action=(find.action) {
            (super::form::hidden("command", &find.command))
            label.vh for=(find.name) { (find.label) }
            input id=(find.name) name=(find.name) type="search" value=(find.value)
                placeholder=(find.example) autocomplete="off";
            (send(Look::Quiet, w.t("list-find")))
        }
    }
}

/// A list kept under a name, with how many are on it.
#[derive(Clone, Debug)]
pub struct Saved {
    pub href: String,
    pub label: Markup,
    pub count: Option<usize>,
    pub current: bool,
}

pub fn saved(w: &Words<'_>, lists: &[Saved]) -> Markup {
    html! {
        nav.saved aria-label=(w.t("list-saved")) {
            @for list in lists {
                a href=(list.href) aria-current=[list.current.then_some("page")] {
                    (list.label) @if let Some(count) = list.count { " " (count) }
                }
                " "
            }
        }
    }
}

/// Filters by code, in a drawer; they may stand in an address, so they are a GET.
pub fn filters(w: &Words<'_>, action: &str, fields: &Markup, extra: &[Markup]) -> Markup {
    let form = html! {
        form.sheet.filters action=(action) {
            (fields)
            div.acts {
                (send(Look::Quiet, w.t("list-show")))
                @for button in extra { " " (button) }
            }
        }
    };
    more(w.t("list-more"), &form)
}

/// Where in a long list one stands; `size` is how many a page holds.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    pub from: usize,
    pub to: usize,
    pub total: usize,
    pub size: usize,
    pub back: Option<String>,
    pub next: Option<String>,
}

pub fn pager(w: &Words<'_>, pager: &Pager) -> Markup {
    let ahead = pager.total.saturating_sub(pager.to).min(pager.size);
    let behind = pager.from.saturating_sub(1).min(pager.size);
    let range = [("from", pager.from.into()), ("to", pager.to.into()), ("total", pager.total.into())];
    html! {
        nav.acts aria-label=(w.t("pager-label")) {
            span.meta { (w.with("pager-range", &range)) }
            " "
            span.acts {
                @if let Some(back) = &pager.back {
                    (step(back, "prev", w.with("pager-back", &[("n", behind.into())])))
                }
                @if let Some(next) = &pager.next {
                    (step(next, "next", w.with("pager-next", &[("n", ahead.into())])))
                }
            }
        }
    }
}

fn step(href: &str, rel: &str, label: impl Render) -> Markup {
    html! { a.btn.quiet.small href=(href) rel=(rel) { (label) } " " }
}
