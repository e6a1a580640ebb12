//! Days and times as people read them, from the wall clock that [`facts::local`] gives.
//! What is not known to the day is not for here: the forms keep it as EDTF.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::language::{Language, Words};

/// Beyond this many days the year is said, even within one year.
const FAR_DAYS: i64 = 300;
/// A weekday alone names a day of the coming week.
const WEEK_DAYS: i64 = 6;

/// When something must be done: at an hour, or at any hour of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(Date),
    At(DateTime),
}

/// The words of a due time, in the order people look for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// `1 day late`, `10:00`, `Thu 26 Nov`.
    pub first: String,
    /// `Mon 23 Nov`, `in 25 min`, `09:00`.
    pub then: Option<String>,
    /// For machines: the `datetime` of a `<time>`.
    pub datetime: String,
    pub late: bool,
}

/// `09:05`, on every screen of staff in both languages.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `10:00–14:00`, never broken across lines.
pub fn hours(from: Time, to: Time) -> String {
    format!("{}\u{2060}–\u{2060}{}", clock(from), clock(to))
}

/// `saa 3 asubuhi (09:00)`: for the person, since the spoken hour and the written one differ by six.
pub fn both_clocks(w: &Words<'_>, time: Time) -> String {
    let written = i32::from(time.hour());
    let from = match w.language() {
        Language::English => written,
        Language::Kiswahili => written.saturating_add(6),
    };
    let hour = match from.rem_euclid(12) {
        0 => 12,
        hour => hour,
    };
    let spoken = match time.minute() {
        0 => hour.to_string(),
        minute => format!("{hour}:{minute:02}"),
    };
    let args =
        [("hour", spoken.into()), ("part", w.t(part_of_day(time)).into()), ("clock", clock(time).into())];
    w.with("time-both", &args).into_owned()
}

fn part_of_day(time: Time) -> &'static str {
    match time.hour() {
        5..=11 => "time-part-morning",
        12..=14 => "time-part-midday",
        15 => "time-part-afternoon",
        16..=18 => "time-part-evening",
        _ => "time-part-night",
    }
}

/// `16 Nov`, or `16 Nov 2025` when the year is another one.
pub fn date(w: &Words<'_>, date: Date, today: Date) -> String {
    let month = month(w, date, ".short");
    dated(w, date, month, needs_year(date, today))
}

/// `3 February 2026`, always with its year.
pub fn date_long(w: &Words<'_>, date: Date) -> String {
    dated(w, date, month(w, date, ""), true)
}

/// `Mon 23 Nov`.
pub fn day(w: &Words<'_>, day: Date, today: Date) -> String {
    let weekday = weekday(w, day.weekday(), ".short");
    let args = [("weekday", weekday.into()), ("date", date(w, day, today).into())];
    w.with("time-day", &args).into_owned()
}

/// `Tuesday 24 November`.
pub fn day_long(w: &Words<'_>, day: Date, today: Date) -> String {
    let date = dated(w, day, month(w, day, ""), needs_year(day, today));
    let weekday = weekday(w, day.weekday(), "");
    let args = [("weekday", weekday.into()), ("date", date.into())];
    w.with("time-day.long", &args).into_owned()
}

/// `today`, `yesterday`, `tomorrow`, else `16 Nov`. For the middle of a sentence.
pub fn near(w: &Words<'_>, day: Date, today: Date) -> String {
    match days(today, day) {
        0 => w.t("time-today").into_owned(),
        -1 => w.t("time-yesterday").into_owned(),
        1 => w.t("time-tomorrow").into_owned(),
        _ => date(w, day, today),
    }
}

/// `today 06:30`, `Thursday 14:00`, `Thu 3 Dec 14:00`; what lies further back, `16 Nov, 11:20`.
pub fn moment(w: &Words<'_>, at: DateTime, now: DateTime) -> String {
    let (when, today) = (at.date(), now.date());
    let clock = clock(at.time());
    let name = match days(today, when) {
        -1..=1 => near(w, when, today),
        2..=WEEK_DAYS => weekday(w, when.weekday(), "").into_owned(),
        ahead if ahead > 0 => day(w, when, today),
        _ => {
            let args = [("date", date(w, when, today).into()), ("clock", clock.into())];
            return w.with("time-at.date", &args).into_owned();
        }
    };
    let args = [("day", name.into()), ("clock", clock.into())];
    w.with("time-at", &args).into_owned()
}

/// `in 25 min`, `in 4 h`, `in 3 days`; to the nearest.
pub fn left(w: &Words<'_>, minutes: i64) -> String {
    let (id, n) = match minutes {
        ..60 => ("time-in-minutes", minutes.max(0)),
        60..1_410 => ("time-in-hours", nearest(minutes, 60)),
        _ => ("time-in-days", nearest(minutes, 1_440)),
    };
    w.with(id, &[("n", n.into())]).into_owned()
}

/// `20 min late`, `3 hours late`, `1 day late`; never more than it is.
pub fn late(w: &Words<'_>, minutes: i64) -> String {
    let (id, n) = match minutes {
        ..60 => ("time-late-minutes", minutes.max(1)),
        60..1_440 => ("time-late-hours", minutes.div_euclid(60)),
        _ => ("time-late-days", minutes.div_euclid(1_440)),
    };
    w.with(id, &[("n", n.into())]).into_owned()
}

/// The two parts of a due time, as rows and cards show them.
pub fn due(w: &Words<'_>, when: When, now: DateTime) -> Due {
    match when {
        When::Day(on) => due_day(w, on, now.date()),
        When::At(at) => due_at(w, at, now),
    }
}

/// The same in one part, where there is room for one: `1 day late`, `Today 10:00`, `Thu 26 Nov`.
pub fn due_brief(w: &Words<'_>, when: When, now: DateTime) -> Due {
    let whole = due(w, when, now);
    let first = match when {
        When::At(at) if at >= now && days(now.date(), at.date()) <= 1 => capital(&moment(w, at, now)),
        When::At(_) | When::Day(_) => whole.first,
    };
    Due { first, then: None, ..whole }
}

fn due_day(w: &Words<'_>, on: Date, today: Date) -> Due {
    let ahead = days(today, on);
    let (first, then) = match ahead {
        ..0 => {
            let minutes = ahead.saturating_neg().saturating_mul(1_440);
            (late(w, minutes), Some(day(w, on, today)))
        }
        0 => (w.t("time-any-today").into_owned(), None),
        _ => (day(w, on, today), None),
    };
    Due { first: capital(&first), then, datetime: on.to_string(), late: ahead < 0 }
}

fn due_at(w: &Words<'_>, at: DateTime, now: DateTime) -> Due {
    let minutes = now.duration_until(at).as_secs().div_euclid(60);
    let today = now.date();
    let (first, then) = if at < now {
        let late_by = at.duration_until(now).as_secs().div_euclid(60);
        (late(w, late_by), moment(w, at, now))
    } else if at.date() == today {
        (clock(at.time()), left(w, minutes))
    } else {
        (day(w, at.date(), today), clock(at.time()))
    };
    Due {
        first: capital(&first),
        then: Some(capital_unless_number(&then, at < now)),
        datetime: format!("{}T{}+03:00", at.date(), clock(at.time())),
        late: at < now,
    }
}

fn capital_unless_number(words: &str, starts: bool) -> String {
    if starts { capital(words) } else { words.to_owned() }
}

/// For words that begin a line.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        None => String::new(),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}

/// A weekday's name; `form` is empty, `.short` or `.tiny`.
pub(crate) fn weekday<'a>(w: &Words<'a>, weekday: Weekday, form: &str) -> Cow<'a, str> {
    let name = match weekday {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    };
    w.t(&format!("day-{name}{form}"))
}

fn month<'a>(w: &Words<'a>, date: Date, form: &str) -> Cow<'a, str> {
    w.t(&format!("month-{}{form}", date.month()))
}

fn dated(w: &Words<'_>, date: Date, month: Cow<'_, str>, with_year: bool) -> String {
    let day = date.day().to_string();
    let mut args = vec![("day", day.into()), ("month", month.into())];
    if !with_year {
        return w.with("time-date", &args).into_owned();
    }
    args.push(("year", date.year().to_string().into()));
    w.with("time-date.year", &args).into_owned()
}

fn needs_year(date: Date, today: Date) -> bool {
    date.year() != today.year() || days(today, date).abs() > FAR_DAYS
}

/// How many days `to` lies after `from`.
fn days(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours().div_euclid(24)
}

fn nearest(minutes: i64, unit: i64) -> i64 {
    minutes.saturating_add(unit / 2).div_euclid(unit)
}

#[cfg(test)]
mod tests;
