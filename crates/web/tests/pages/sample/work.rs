//! What the first page is made of, and what pages say when something happened.

use jiff::civil::{Date, DateTime, date, datetime};
use maud::{Markup, html};
use web::components::button::{self, Look};
use web::components::layout::{self, Group, Head};
use web::components::message::{self, Blank, Flash};
use web::components::rows::{self, Clock, Row};
use web::components::tag::{self, Tone};
use web::components::week::{self, Day};
use web::components::{Link, text, who as alias};
use web::language::Words;
use web::time::{self, When};

use super::say;

pub const TODAY: Date = date(2026, 11, 24);
pub const NOW: DateTime = datetime(2026, 11, 24, 9, 35, 0, 0);

pub fn parts(w: &Words<'_>, who: &str) -> Vec<(&'static str, Markup)> {
    vec![
        ("head", head(w, who)),
        ("rows", duties(w, who)),
        ("rows-bare", waiting(w, who)),
        ("week", days(w)),
        ("messages", messages(w, who)),
    ]
}

pub fn head(w: &Words<'_>, who: &str) -> Markup {
    layout::head(&Head {
        crumb: Some(Link::new("/people", alias(who))),
        acts: vec![button::go(Look::Solid, "/people/new", layout::shorter("New", "person"))],
        lede: Some(text(say(
            w,
            "Two things are late. Five more are for today; the first is at 10:00.",
            "Mambo mawili yamechelewa. Matano ni ya leo; la kwanza ni 10:00.",
        ))),
        ..Head::new(time::capital(&time::day_long(w, TODAY, TODAY)))
    })
}

/// One duty: how much time is left, what, why, until when.
fn duty(w: &Words<'_>, clock: Clock, label: Markup, meta: &str, when: When) -> Row {
    Row {
        clock: Some(clock),
        meta: Some(text(meta)),
        due: Some(rows::due(&time::due(w, when, NOW))),
        ..Row::new("/safety", label)
    }
}

pub fn duties(w: &Words<'_>, who: &str) -> Markup {
    let again =
        html! { (say(w, "Look at safety again with ", "Pitia tena usalama pamoja na ")) (alias(who)) };
    let first = html! { (say(w, "First conversation with ", "Mazungumzo ya kwanza na ")) (alias(who)) };
    let why = say(w, "Every 7 days while risk is high", "Kila siku 7 hatari ikiwa kubwa");
    let hearing = When::At(datetime(2026, 11, 26, 9, 0, 0, 0));
    let duties = [
        duty(w, Clock::Late, again.clone(), why, When::Day(date(2026, 11, 23))),
        duty(w, Clock::Late, again.clone(), why, When::At(datetime(2026, 11, 24, 6, 30, 0, 0))),
        duty(w, Clock::Soon(8), first.clone(), who, When::At(datetime(2026, 11, 24, 10, 0, 0, 0))),
        duty(w, Clock::Left(55), again, why, When::Day(TODAY)),
        duty(w, Clock::Left(72), first.clone(), why, hearing),
        duty(w, Clock::Wait, first, why, When::Day(date(2026, 12, 1))),
    ];
    let group = Group {
        count: Some(duties.len()),
        link: Some(Link::new("/work/all", say(w, "See all of them", "Ona zote"))),
        late: true,
        ..Group::new("late", say(w, "Late", "Yamechelewa"))
    };
    layout::section(&group, &rows::rows(&duties))
}

pub fn waiting(w: &Words<'_>, who: &str) -> Markup {
    let meta = html! { (say(w, "to accept ", "wampokee ")) (alias(who)) };
    let group = Group {
        count: Some(2),
        ..Group::new("waiting", say(w, "Waiting for others", "Tunawasubiri wengine"))
    };
    let others = [
        Row {
            meta: Some(meta),
            due: Some(tag::tag(Tone::Soon, say(w, "Likely", "Huenda"))),
            ..Row::new("/refer/1", "Msandali Clinic")
        },
        Row { label: text(who), ..Row::default() },
    ];
    layout::section(&group, &rows::rows(&others))
}

pub fn days(w: &Words<'_>) -> Markup {
    let due = [1, 7, 0, 2, 2, 0, 0];
    let days: Vec<Day> = (23_i8..)
        .zip(due)
        .map(|(day, due)| Day {
            date: date(2026, 11, day),
            due,
            href: (due > 0).then(|| format!("/work?day={day}")),
        })
        .collect();
    week::week(w, TODAY, &days)
}

fn messages(w: &Words<'_>, who: &str) -> Markup {
    let sent = Flash {
        next: Some(text(say(w, "They have until Thursday 14:00.", "Wana hadi Alhamisi 14:00."))),
        ..Flash::new(message::Tone::Done, say(w, "Sent to Msandali Clinic.", "Imetumwa kwa Msandali Clinic."))
    };
    let blank = Blank {
        title: text(say(w, "Nobody is with you yet", "Bado huna mtu")),
        how: text(say(
            w,
            "When you meet someone new, they appear here.",
            "Ukikutana na mtu mpya, ataonekana hapa.",
        )),
        act: Some(button::go(Look::Quiet, "/people/new", say(w, "New person", "Mtu mpya"))),
    };
    html! {
        (message::off_line(say(w, "No network. Kept on this phone.", "Hakuna mtandao. Imehifadhiwa kwenye simu hii.")))
        (message::flash(&sent))
        (message::flash(&Flash::new(message::Tone::Info, who)))
        (message::flash(&Flash::new(message::Tone::Warn, alias(who))))
        (message::flash(&Flash::new(message::Tone::Stop, say(w, "Not sent.", "Haijatumwa."))))
        (layout::sunk(say(w, "Notes are corrected, never deleted", "Maandishi hurekebishwa, hayafutwi"), who))
        (message::blank(&blank))
    }
}
