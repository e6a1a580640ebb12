//! Rows: duties and lists. The link covers the row; a clock says how much time is left, and
//! the words say it again.

use maud::{Markup, Render, html};

use crate::time;

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub clock: Option<Clock>,
    /// Where the row leads. Without it the label is only read.
    pub href: Option<String>,
    pub label: Markup,
    pub meta: Option<Markup>,
    /// See [`due`]; or a tag.
    pub due: Option<Markup>,
}

impl Row {
    pub fn new(href: impl Into<String>, label: impl Render) -> Self {
        Row { href: Some(href.into()), label: label.render(), ..Row::default() }
    }
}

/// How much of the time is left, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    Left(u8),
    Soon(u8),
    Late,
    /// Others must act.
    Wait,
}

impl Clock {
    fn class(self) -> Option<&'static str> {
        match self {
            Clock::Left(_) => None,
            Clock::Soon(_) => Some("soon"),
            Clock::Late => Some("late"),
            Clock::Wait => Some("wait"),
        }
    }
}

/// Rows on a sheet; without clocks when none has one.
pub fn rows(rows: &[Row]) -> Markup {
    let bare = rows.iter().all(|row| row.clock.is_none());
    html! {
        ul.rows.sheet.flush.bare[bare] {
            @for row in rows {
                li class=[row.clock.and_then(Clock::class)] {
                    @if let Some(clock) = row.clock { (clock_face(clock)) }
                    @else if !bare { span {} }
                    div {
                        @match &row.href {
                            Some(href) => a.do href=(href) { (row.label) },
                            None => (row.label),
                        }
                        @if let Some(meta) = &row.meta { p.meta { (meta) } }
                    }
                    @if let Some(due) = &row.due { p.due { (due) } }
                }
            }
        }
    }
}

/// The clock alone; the words beside it must say the same.
pub fn clock_face(clock: Clock) -> Markup {
    html! {
        svg.clock viewBox="0 0 24 24" aria-hidden="true" {
            @match clock {
                Clock::Late => path d="M12 3 22 21H2Z" {},
                Clock::Wait => circle cx="12" cy="12" r="9" {},
                Clock::Left(left) | Clock::Soon(left) => {
                    circle cx="12" cy="12" r="9" {}
                    circle.left cx="12" cy="12" r="9" pathLength="100"
                        stroke-dasharray={ (left.min(100)) " 100" }
                        transform="rotate(-90 12 12)" {}
                },
            }
        }
    }
}

/// The end of a row: "1 day late · Mon 23 Nov".
pub fn due(due: &time::Due) -> Markup {
    html! {
        @match &due.then {
            Some(then) => { b { (due.first) } " " time datetime=(due.datetime) { (then) } },
            None => b { time datetime=(due.datetime) { (due.first) } },
        }
    }
}
