//! The week strip: seven days, a dot for each duty.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::language::Words;
use crate::time;

#[derive(Clone, Debug)]
pub struct Day {
    pub date: Date,
    pub due: usize,
    /// Where the day leads, when there is something to see.
    pub href: Option<String>,
}

/// More dots than this cannot be told apart; the words keep count.
const DOTS: usize = 5;

pub fn week(w: &Words<'_>, today: Date, days: &[Day]) -> Markup {
    html! {
        nav.sheet aria-label=(w.t("week-label")) {
            ol.week {
                @for day in days {
                    @let current = (day.date == today).then_some("date");
                    li {
                        @match &day.href {
                            Some(href) => a href=(href) aria-current=[current] { (inside(w, day)) },
                            None => div aria-current=[current] { (inside(w, day)) },
                        }
                    }
                }
            }
        }
    }
}

fn inside(w: &Words<'_>, day: &Day) -> Markup {
    let short = time::weekday(w, day.date.weekday(), ".tiny");
    let whole = time::weekday(w, day.date.weekday(), "");
    html! {
        span aria-hidden="true" { (short) }
        span.vh { (whole) }
        b { (day.date.day()) }
        @if day.due > 0 {
            (dots(day.due))
            span.vh { (w.with("week-due", &[("n", day.due.into())])) }
        }
    }
}

/// Dots seven apart, the middle of them at 18 of 36.
fn dots(due: usize) -> Markup {
    let shown = due.min(DOTS);
    let half = shown.saturating_sub(1).saturating_mul(7);
    html! {
        svg viewBox="0 0 72 12" aria-hidden="true" {
            @for n in 0..shown {
                circle cx=(36_usize.saturating_add(n.saturating_mul(14)).saturating_sub(half)) cy="6" r="5" {}
            }
        }
    }
}
