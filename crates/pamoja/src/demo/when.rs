//! Days of the demo: `D-3 21:10` is three days before the day it is made, at that Nairobi time.

#[cfg(test)]
mod tests;

use facts::Edtf;
use jiff::Span;
use jiff::civil::{Date, Time};

/// Reads a day or a moment of the demo against its first day.
#[must_use]
pub fn read(text: &str, today: Date) -> Option<Edtf> {
    let (day, clock) = match text.split_once(' ') {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    let days = day.strip_prefix('D')?;
    let (days, working) = match days.strip_suffix('w') {
        Some(days) => (days, true),
        None => (days, false),
    };
    let mut date = today.checked_add(Span::new().days(days.parse::<i64>().ok()?)).ok()?;
    while working && date.weekday().to_monday_zero_offset() > 4 {
        date = date.tomorrow().ok()?;
    }
    let Some(clock) = clock else {
        return Some(Edtf::day(date));
    };
    let (hour, minute) = clock.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let moment = facts::NAIROBI.to_timestamp(date.to_datetime(time)).ok()?;
    Some(Edtf::moment(moment))
}

/// A birth date from an age, the days to the next birthday, and how exactly it is known.
#[must_use]
pub fn born(age: i16, birthday_in_days: Option<i64>, precision: &str, today: Date) -> Option<Edtf> {
    let years = Span::new().years(i64::from(age).saturating_add(1));
    let text = match birthday_in_days {
        Some(days) => {
            let day = today.checked_add(Span::new().days(days)).ok()?.checked_sub(years).ok()?;
            match precision {
                "day" => day.to_string(),
                "month" => format!("{:04}-{:02}", day.year(), day.month()),
                "year" => format!("{:04}", day.year()),
                _ => format!("{:04}~", day.year()),
            }
        }
        None => format!("{:04}~", today.year().saturating_sub(age)),
    };
    Edtf::parse(&text).ok()
}
