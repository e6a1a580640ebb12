//! When something happened, as exactly as it is known: a subset of EDTF (ISO 8601-2, level 1).
//!
//! `2026`, `2026-11`, `2026-11-24`, each with `?` (uncertain), `~` (about) or `%` (both);
//! `201X` and `20XX`; `2026-11-24T09:30+03:00`; an interval `a/b`, where `..` is an open end.

use core::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::time::NAIROBI;

/// Why a text is not a date that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Not written in one of the forms above.
    #[error("not written as a date")]
    Form,
    /// A day, month or hour that does not exist.
    #[error("no such day or time")]
    Impossible,
}

/// One EDTF string with the interval it covers. Ordered by the start of that interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    text: String,
    start: i64,
    end: i64,
    precision: Precision,
    approximate: bool,
}

/// How exactly a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A decade or a century.
    Decade,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A minute.
    Minute,
}

struct Span {
    start: i64,
    end: i64,
    precision: Precision,
    approximate: bool,
}

impl Edtf {
    /// Reads one EDTF string.
    ///
    /// # Errors
    /// [`NotADate`].
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        if text.len() > 64 || !text.is_ascii() {
            return Err(NotADate::Form);
        }
        let span = match text.split_once('/') {
            None => point(text)?,
            Some(("..", to)) => Span { start: i64::MIN, ..point(to)? },
            Some((from, "..")) => Span { end: i64::MAX, ..point(from)? },
            Some((from, to)) => {
                let (from, to) = (point(from)?, point(to)?);
                if from.start > to.end {
                    return Err(NotADate::Impossible);
                }
                Span { end: to.end, approximate: from.approximate || to.approximate, ..from }
            }
        };
        let Span { start, end, precision, approximate } = span;
        Ok(Self { text: text.to_owned(), start, end, precision, approximate })
    }

    /// A day that is known to the day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self {
            text: date.to_string(),
            start: second(date.at(0, 0, 0, 0), NAIROBI),
            end: second(date.at(23, 59, 59, 0), NAIROBI),
            precision: Precision::Day,
            approximate: false,
        }
    }

    /// A moment that is known to the minute.
    #[must_use]
    pub fn moment(moment: jiff::Timestamp) -> Self {
        let start = moment.as_second();
        Self {
            text: crate::time::written(moment),
            start: start.saturating_sub(start.rem_euclid(60)),
            end: start.saturating_sub(start.rem_euclid(60)).saturating_add(59),
            precision: Precision::Minute,
            approximate: false,
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// First second of the interval, since 1970 (UTC).
    #[must_use]
    pub const fn start(&self) -> i64 {
        self.start
    }

    /// Last second of the interval, since 1970 (UTC).
    #[must_use]
    pub const fn end(&self) -> i64 {
        self.end
    }

    /// How exactly it is known.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// Written with `?`, `~` or `%`, at either end of an interval.
    #[must_use]
    pub const fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// The first day of the interval, on Nairobi's calendar.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let moment = jiff::Timestamp::from_second(self.start).ok()?;
        Some(NAIROBI.to_datetime(moment).date())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

fn point(text: &str) -> Result<Span, NotADate> {
    if let Some((date, time)) = text.split_once('T') {
        return moment(date, time);
    }
    let (plain, approximate) = match text.strip_suffix(['?', '~', '%']) {
        Some(plain) => (plain, true),
        None => (text, false),
    };
    let (first, last, precision) = days(plain)?;
    Ok(Span {
        start: second(first.at(0, 0, 0, 0), NAIROBI),
        end: second(last.at(23, 59, 59, 0), NAIROBI),
        precision,
        approximate,
    })
}

fn days(text: &str) -> Result<(Date, Date, Precision), NotADate> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 && year.ends_with('X') => decade(year),
        [year] => {
            let year = year_of(year)?;
            Ok((date(year, 1, 1)?, date(year, 12, 31)?, Precision::Year))
        }
        [year, month] => {
            let first = date(year_of(year)?, two(month)?, 1)?;
            Ok((first, first.last_of_month(), Precision::Month))
        }
        [year, month, day] => {
            let day = date(year_of(year)?, two(month)?, two(day)?)?;
            Ok((day, day, Precision::Day))
        }
        _ => Err(NotADate::Form),
    }
}

fn decade(text: &str) -> Result<(Date, Date, Precision), NotADate> {
    let known = text.trim_end_matches('X');
    if known.len() < 2 {
        return Err(NotADate::Form);
    }
    let first = year_of(&format!("{known:0<4}"))?;
    let last = year_of(&format!("{known:9<4}"))?;
    Ok((date(first, 1, 1)?, date(last, 12, 31)?, Precision::Decade))
}

fn moment(day: &str, time: &str) -> Result<Span, NotADate> {
    let (first, _, precision) = days(day)?;
    if precision != Precision::Day {
        return Err(NotADate::Form);
    }
    let (clock, offset) = split_offset(time)?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute, seconds) = match parts.as_slice() {
        [hour, minute] => (two(hour)?, two(minute)?, 0),
        [hour, minute, seconds] => (two(hour)?, two(minute)?, two(seconds)?),
        _ => return Err(NotADate::Form),
    };
    let time = Time::new(hour, minute, seconds, 0).map_err(|_| NotADate::Impossible)?;
    let start = second(DateTime::from_parts(first, time), offset).saturating_sub(seconds.into());
    Ok(Span { start, end: start.saturating_add(59), precision: Precision::Minute, approximate: false })
}

fn split_offset(time: &str) -> Result<(&str, Offset), NotADate> {
    if let Some(clock) = time.strip_suffix('Z') {
        return Ok((clock, Offset::UTC));
    }
    let at = time.rfind(['+', '-']).ok_or(NotADate::Form)?;
    let (clock, offset) = time.split_at(at);
    let sign: i32 = if offset.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = offset.trim_start_matches(['+', '-']).split_once(':').ok_or(NotADate::Form)?;
    let (hours, minutes) = (i32::from(two(hours)?), i32::from(two(minutes)?));
    if hours > 14 || minutes > 59 {
        return Err(NotADate::Impossible);
    }
    let seconds = hours.saturating_mul(3600).saturating_add(minutes.saturating_mul(60));
    let offset = Offset::from_seconds(seconds.saturating_mul(sign));
    Ok((clock, offset.map_err(|_| NotADate::Impossible)?))
}

fn second(wall: DateTime, offset: Offset) -> i64 {
    offset.to_timestamp(wall).map_or(i64::MIN, jiff::Timestamp::as_second)
}

fn date(year: i16, month: i8, day: i8) -> Result<Date, NotADate> {
    Date::new(year, month, day).map_err(|_| NotADate::Impossible)
}

fn year_of(text: &str) -> Result<i16, NotADate> {
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotADate::Form);
    }
    match text.parse() {
        Ok(year @ 1800..=2200) => Ok(year),
        Ok(_) => Err(NotADate::Impossible),
        Err(_) => Err(NotADate::Form),
    }
}

fn two(text: &str) -> Result<i8, NotADate> {
    if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotADate::Form);
    }
    text.parse().map_err(|_| NotADate::Form)
}
