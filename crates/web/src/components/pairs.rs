//! Two cases side by side, field by field: may they be one person?

use maud::{Markup, html};

use super::tag::{Tone, tag};
use super::text::Link;
use crate::language::Words;

#[derive(Clone, Debug)]
pub struct Pair {
    pub left: Link,
    pub right: Link,
    pub parts: Vec<PairPart>,
}

#[derive(Clone, Debug)]
pub struct PairPart {
    pub label: Markup,
    pub left: Option<Markup>,
    pub right: Option<Markup>,
    pub likeness: Likeness,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    Equal,
    Alike,
    /// One digit, one year, one letter.
    OneApart,
    Different,
    /// Only one of the two says anything.
    OneSide,
}

impl Likeness {
    fn tag(self, w: &Words<'_>) -> Markup {
        let (tone, id) = match self {
            Likeness::Equal => (Tone::Ok, "pairs-equal"),
            Likeness::Alike => (Tone::Soon, "pairs-alike"),
            Likeness::OneApart => (Tone::Soon, "pairs-one-apart"),
            Likeness::Different => (Tone::Open, "pairs-different"),
            Likeness::OneSide => (Tone::Off, "pairs-one-side"),
        };
        tag(tone, w.t(id))
    }
}

pub fn pairs(w: &Words<'_>, pair: &Pair) -> Markup {
    html! {
        div.sheet.flush {
            table.cards.pairs role="table" {
                caption.vh { (w.t("pairs-caption")) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" { (w.t("pairs-caption.part")) }
                        th role="columnheader" scope="col" { (w.t("pairs-caption.how")) }
                        th role="columnheader" scope="col" { (pair.left.label) }
                        th role="columnheader" scope="col" { (pair.right.label) }
                    }
                }
                tbody role="rowgroup" {
                    (row(&html! { (w.t("pairs-caption.case")) }, &html! {}, [
                        html! { (pair.left) },
                        html! { (pair.right) },
                    ]))
                    @for part in &pair.parts {
                        (row(&part.label, &part.likeness.tag(w), [
                            said(w, part.left.as_ref()),
                            said(w, part.right.as_ref()),
                        ]))
                    }
                }
            }
        }
    }
}

fn row(label: &Markup, likeness: &Markup, sides: [Markup; 2]) -> Markup {
    html! {
        tr role="row" {
            th.a role="rowheader" scope="row" { (label) }
            td.b role="cell" { (likeness) }
            @for side in sides { td role="cell" { (side) } }
        }
    }
}

fn said(w: &Words<'_>, said: Option<&Markup>) -> Markup {
    html! {
        @match said {
            Some(said) => (said),
            None => span.soft { (w.t("pairs-nothing")) },
        }
    }
}
