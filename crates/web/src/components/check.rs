//! Check your answers: everything, before it is kept.

use maud::{Markup, Render, html};

use crate::language::Words;

#[derive(Clone, Debug)]
pub struct Answer {
    pub label: Markup,
    pub value: Markup,
    pub note: Option<Markup>,
    /// There is no answer; the value says why.
    pub absent: bool,
    /// The question's page.
    pub change: Option<String>,
}

impl Answer {
    pub fn new(label: impl Render, value: impl Render) -> Self {
        Answer { label: label.render(), value: value.render(), note: None, absent: false, change: None }
    }
}

/// Answers on a sheet of their own.
pub fn check(w: &Words<'_>, answers: &[Answer]) -> Markup {
    html! { dl.check.sheet.flush { (inside(w, answers)) } }
}

/// Answers on a sheet that has a title already.
pub fn check_in_sheet(w: &Words<'_>, answers: &[Answer]) -> Markup {
    html! { dl.check { (inside(w, answers)) } }
}

fn inside(w: &Words<'_>, answers: &[Answer]) -> Markup {
    html! {
        @for answer in answers {
            div {
                dt { (answer.label) }
                dd.soft[answer.absent] {
                    (answer.value)
                    @if let Some(note) = &answer.note { " " p.meta { (note) } }
                }
                dd {
                    @if let Some(change) = &answer.change {
                        a href=(change) { (w.t("check-change")) span.vh { ": " (answer.label) } }
                    }
                }
            }
        }
    }
}
