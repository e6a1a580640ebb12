//! A date as near as somebody knows it: day, month, year, and how sure.

use maud::{Markup, html};

use super::field::{Choice, Field, Length, options};
use crate::language::Words;

/// What was typed, as it was typed. The inputs are called as [`crate::input::date`] reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    pub day: String,
    pub month: String,
    pub year: String,
    pub about: bool,
    /// Which part an error is about; all of them when it says none.
    pub wrong: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Day,
    Month,
    Year,
}

pub fn date(w: &Words<'_>, field: &Field, parts: &DateParts) -> Markup {
    let name = &field.name;
    let sure = [
        Choice::new("exact", w.t("date-sure.exact"), !parts.about),
        Choice::new("about", w.t("date-sure.about"), parts.about),
    ];
    html! {
        fieldset.field aria-describedby=[field.described()] {
            legend { (field.label) }
            (field.said())
            div.date {
                (number(w, field, parts, Part::Day))
                (number(w, field, parts, Part::Month))
                (number(w, field, parts, Part::Year))
                label { (w.t("date-sure")) " " select name={ (name) ".sure" } { (options(&sure)) } }
            }
        }
    }
}

fn number(w: &Words<'_>, field: &Field, parts: &DateParts, part: Part) -> Markup {
    let (part_name, label, value, length) = match part {
        Part::Day => ("day", "date-day", &parts.day, Length::Two),
        Part::Month => ("month", "date-month", &parts.month, Length::Two),
        Part::Year => ("year", "date-year", &parts.year, Length::Four),
    };
    let name = format!("{}.{part_name}", field.name);
    let id = match part {
        Part::Day => field.name.clone(),
        Part::Month | Part::Year => format!("{}-{part_name}", field.name),
    };
    let about = parts.wrong.is_none_or(|wrong| wrong == part);
    let invalid = about.then(|| field.invalid()).flatten();
    let described = invalid.and_then(|_| field.described());
    html! {
        label {
            (w.t(label)) " "
            input class=[length.class()] id=(id) name=(name) inputmode="numeric" autocomplete="off"
                value=[(!value.is_empty()).then_some(value)]
                aria-invalid=[invalid] aria-describedby=[described];
        }
    }
}
