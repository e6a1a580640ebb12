//! The way: ten steps on one thread. On a phone only its knots, with the sentence below and
//! the table behind a summary.

use maud::{Markup, html};

use super::layout::more;
use crate::language::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Done,
    Now,
    Todo,
    Skipped,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub name: String,
    pub stage: Stage,
    /// The day of the first time, short for the thread: "3 Feb".
    pub short: Option<String>,
    /// The same with its year, for the table.
    pub first: Option<String>,
    pub times: usize,
    pub by: Option<Markup>,
}

/// `sentence` says where the person is now; it is all a phone shows beside the knots.
pub fn way(w: &Words<'_>, steps: &[Step], sentence: &Markup) -> Markup {
    html! {
        ol.way {
            @for step in steps {
                li class=[class(step.stage)] aria-current=[(step.stage == Stage::Now).then_some("step")] {
                    b { (step.name) }
                    " " span { (when(w, step)) }
                }
            }
        }
        p.meta { (sentence) }
        (more(w.t("way-table"), &table(w, steps)))
    }
}

fn class(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Done => None,
        Stage::Now => Some("now"),
        Stage::Todo => Some("todo"),
        Stage::Skipped => Some("skip-step"),
    }
}

fn when(w: &Words<'_>, step: &Step) -> Markup {
    let date = step.short.clone().unwrap_or_default();
    html! {
        @match step.stage {
            Stage::Todo => span.vh { (w.t("way-todo")) },
            Stage::Skipped => (w.t("way-skipped")),
            Stage::Now if step.short.is_some() => (w.with("way-since", &[("date", date.into())])),
            Stage::Done if step.times > 1 => {
                (w.with("way-times", &[("date", date.into()), ("n", step.times.into())]))
            },
            Stage::Now | Stage::Done => (date),
        }
    }
}

fn table(w: &Words<'_>, steps: &[Step]) -> Markup {
    let taken = steps.iter().filter(|step| step.times > 0);
    html! {
        table {
            caption.vh { (w.t("way-table.caption")) }
            thead {
                tr {
                    @for id in ["way-table.step", "way-table.first", "way-table.times", "way-table.by"] {
                        th scope="col" { (w.t(id)) }
                    }
                }
            }
            tbody {
                @for step in taken {
                    tr {
                        th scope="row" { (step.name) }
                        td { @if let Some(first) = &step.first { (first) } }
                        td { (step.times) }
                        td { @if let Some(by) = &step.by { (by) } }
                    }
                }
            }
        }
    }
}
