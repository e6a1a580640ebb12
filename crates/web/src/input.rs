//! From a form to answers: one declaration of a field drives how it is read and checked.

use facts::{Absent, Answer, Edtf, Field, FieldKind, FieldValue, NotADate, Value};

use crate::codes::Codes;
use crate::language::Language;
use crate::request::Form;

/// The texts of faults, problems and the navigation, to be given to `Texts::new`.
pub const TEXTS: [(Language, &str); 2] = [
    (Language::English, include_str!("../text/input.en.ftl")),
    (Language::Kiswahili, include_str!("../text/input.sw.ftl")),
];

/// Why an input cannot be kept as it is. The texts `fault-…` say what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was given where something must be.
    Missing,
    /// Longer than so many characters.
    TooLong(u16),
    /// More than so many lines.
    TooMany(u16),
    /// Signs that cannot be seen or that turn the text around.
    Hidden,
    /// Not one of the list.
    NotOnTheList,
    /// Not written as a date.
    NotADate,
    /// A day that does not exist.
    NoSuchDay,
    /// Not a number.
    NotANumber,
    /// Not a telephone number.
    NotAPhone,
    /// Two things that cannot both be.
    Both,
    /// In the future, where only the past can be.
    Future,
}

impl Fault {
    /// Fluent id of its sentence.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Missing => "fault-missing",
            Self::TooLong(_) => "fault-too-long",
            Self::TooMany(_) => "fault-too-many",
            Self::Hidden => "fault-hidden",
            Self::NotOnTheList => "fault-list",
            Self::NotADate => "fault-date",
            Self::NoSuchDay => "fault-day",
            Self::NotANumber => "fault-number",
            Self::NotAPhone => "fault-phone",
            Self::Both => "fault-both",
            Self::Future => "fault-future",
        }
    }

    /// The number its sentence names, if any.
    #[must_use]
    pub const fn limit(self) -> i64 {
        match self {
            Self::TooLong(limit) | Self::TooMany(limit) => limit as i64,
            Self::Missing
            | Self::Hidden
            | Self::NotOnTheList
            | Self::NotADate
            | Self::NoSuchDay
            | Self::NotANumber
            | Self::NotAPhone
            | Self::Both
            | Self::Future => 0,
        }
    }

    /// One of each.
    pub const ALL: [Self; 11] = [
        Self::Missing,
        Self::TooLong(100),
        Self::TooMany(20),
        Self::Hidden,
        Self::NotOnTheList,
        Self::NotADate,
        Self::NoSuchDay,
        Self::NotANumber,
        Self::NotAPhone,
        Self::Both,
        Self::Future,
    ];
}

/// The most lines of a field that takes several.
const MOST_LINES: u16 = 20;

/// The name of the inputs that say why there is no answer.
#[must_use]
pub fn none_name(field: &str) -> String {
    format!("{field}.none")
}

/// Reads one field of a form: an answer, a reason why there is none, or `None` if it was left alone.
///
/// # Errors
/// The [`Fault`] to show beside the input.
pub fn read(field: &Field, form: &Form, codes: &Codes) -> Result<Option<FieldValue>, Fault> {
    // Written by the product: whatever a form says of it, nobody was asked.
    if field.kind == FieldKind::Id {
        return Ok(None);
    }
    let value = value(field, form, codes)?;
    let reason = form.get(&none_name(field.name));
    let reason = match reason {
        "" => None,
        word => Some(Absent::from_word(word).ok_or(Fault::NotOnTheList)?),
    };
    match (value, reason) {
        (Some(_), Some(Absent::Unknown | Absent::Declined)) => Err(Fault::Both),
        (Some(value), Some(Absent::NotAsked) | None) => {
            Ok(Some(FieldValue { answer: Answer::Given(value), over: Vec::new() }))
        }
        (None, Some(reason)) => Ok(Some(FieldValue::none(reason))),
        (None, None) => Ok(None),
    }
}

fn value(field: &Field, form: &Form, codes: &Codes) -> Result<Option<Value>, Fault> {
    let text = form.get(field.name);
    match field.kind {
        FieldKind::Line(limit) => Ok(line(text, limit)?.map(Value::Text)),
        FieldKind::Text(limit) => Ok(paragraphs(text, limit)?.map(Value::Text)),
        FieldKind::Code => Ok(code(text, field.codes, codes)?.map(Value::Text)),
        FieldKind::Codes => {
            let chosen = form.all(field.name);
            let known = chosen.iter().all(|one| codes.has(field.codes, one));
            if !known {
                return Err(Fault::NotOnTheList);
            }
            let mut once: Vec<String> = Vec::new();
            for code in chosen {
                if !once.iter().any(|one| one == code) {
                    once.push(code.to_owned());
                }
            }
            Ok(if once.is_empty() { None } else { Some(Value::List(once)) })
        }
        FieldKind::Lines(limit) => {
            let mut lines = Vec::new();
            for one in form.all(field.name).into_iter().flat_map(|text| text.split(['\n', ';'])) {
                lines.extend(line(one, limit)?);
            }
            if lines.len() > usize::from(MOST_LINES) {
                return Err(Fault::TooMany(MOST_LINES));
            }
            Ok(if lines.is_empty() { None } else { Some(Value::List(lines)) })
        }
        FieldKind::Date => Ok(date(field.name, form)?.map(|date| Value::Text(date.to_string()))),
        FieldKind::Phone => Ok(phone(text)?.map(Value::Text)),
        FieldKind::Number => match text {
            "" => Ok(None),
            digits => digits
                .parse()
                .map(|number: u32| Some(Value::Number(number.into())))
                .map_err(|_| Fault::NotANumber),
        },
        FieldKind::Flag => match text {
            "" => Ok(None),
            "yes" => Ok(Some(Value::Flag(true))),
            _ => Err(Fault::NotOnTheList),
        },
        FieldKind::Id => Ok(None),
    }
}

/// A line without hidden signs; `None` if it is empty.
///
/// # Errors
/// [`Fault::Hidden`] or [`Fault::TooLong`].
pub fn line(text: &str, limit: u16) -> Result<Option<String>, Fault> {
    let text = text.trim();
    if text.chars().any(is_hidden) {
        return Err(Fault::Hidden);
    }
    fits(text, limit)
}

/// Paragraphs without hidden signs; `None` if there are none.
///
/// # Errors
/// [`Fault::Hidden`] or [`Fault::TooLong`].
pub fn paragraphs(text: &str, limit: u16) -> Result<Option<String>, Fault> {
    let text = text.replace("\r\n", "\n");
    if text.chars().any(|sign| is_hidden(sign) && sign != '\n' && sign != '\t') {
        return Err(Fault::Hidden);
    }
    fits(text.trim(), limit)
}

fn fits(text: &str, limit: u16) -> Result<Option<String>, Fault> {
    if text.chars().count() > usize::from(limit) {
        return Err(Fault::TooLong(limit));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Signs by which what is seen is not what is kept.
fn is_hidden(sign: char) -> bool {
    sign.is_control() || turns_text(sign) || is_unseen(sign)
}

/// Signs that change the order in which text is read.
const fn turns_text(sign: char) -> bool {
    matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// Signs without a shape of their own. The joiners of scripts and of emoji (U+200C, U+200D, U+FE0F)
/// change how their neighbours look, so they may stay.
const fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}')
        || matches!(sign, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// One code of that list; `None` if nothing was chosen.
///
/// # Errors
/// [`Fault::NotOnTheList`].
pub fn code(text: &str, list: &str, codes: &Codes) -> Result<Option<String>, Fault> {
    match text {
        "" => Ok(None),
        code if codes.has(list, code) => Ok(Some(code.to_owned())),
        _ => Err(Fault::NotOnTheList),
    }
}

/// A date from `name.day`, `name.month`, `name.year` and `name.sure` (`exact` or `about`); the month
/// and the day may be left out.
///
/// # Errors
/// [`Fault::NotADate`] or [`Fault::NoSuchDay`].
pub fn date(name: &str, form: &Form) -> Result<Option<Edtf>, Fault> {
    let part = |what: &str| form.get(&format!("{name}.{what}"));
    let (day, month, year) = (part("day"), part("month"), part("year"));
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let digits = |text: &str, most: usize| -> Result<u16, Fault> {
        if text.is_empty() || text.len() > most || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Fault::NotADate);
        }
        text.parse().map_err(|_| Fault::NotADate)
    };
    if year.len() != 4 || (!day.is_empty() && month.is_empty()) {
        return Err(Fault::NotADate);
    }
    let mut text = format!("{:04}", digits(year, 4)?);
    if !month.is_empty() {
        text.push_str(&format!("-{:02}", digits(month, 2)?));
    }
    if !day.is_empty() {
        text.push_str(&format!("-{:02}", digits(day, 2)?));
    }
    match part("sure") {
        "" | "exact" => {}
        "about" => text.push('~'),
        _ => return Err(Fault::NotOnTheList),
    }
    Edtf::parse(&text).map(Some).map_err(|why| match why {
        NotADate::Form => Fault::NotADate,
        NotADate::Impossible => Fault::NoSuchDay,
    })
}

/// A telephone number as it is dialled: digits, with `+` first or not. Spaces, dots, hyphens and
/// brackets are left out.
///
/// # Errors
/// [`Fault::NotAPhone`].
pub fn phone(text: &str) -> Result<Option<String>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let number: String = text.chars().filter(|sign| !matches!(sign, ' ' | '.' | '-' | '(' | ')')).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let plausible = (6..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plausible { Ok(Some(number)) } else { Err(Fault::NotAPhone) }
}
