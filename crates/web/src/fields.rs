//! Inputs from declared fields: the same declaration that reads an answer draws its question.

use facts::{Absent, Answer, Edtf, Field, FieldKind, Value};
use maud::{Markup, html};

use crate::codes::Codes;
use crate::components::choice::{self, Pick};
use crate::components::date::{self, DateParts};
use crate::components::field::{self as part, Choice, Length, Line, Typed};
use crate::components::form::FieldError;
use crate::input::{self, Fault};
use crate::language::{Language, Words};
use crate::request::Form;

/// What the fields of one page are drawn with: the reader's words, what was typed or is known, and
/// what has to be mended.
pub struct Sheet<'a> {
    /// The words.
    pub words: Words<'a>,
    /// The code lists.
    pub codes: &'a Codes,
    /// What stands in the inputs.
    pub typed: &'a Form,
    /// What is wrong with them, by field.
    pub faults: &'a [(&'static str, Fault)],
}

impl Sheet<'_> {
    /// One question, without the three reasons for no answer.
    #[must_use]
    pub fn input(&self, field: &Field) -> Markup {
        let about = self.about(field);
        match field.kind {
            FieldKind::Line(limit) => part::line(&about, &self.line(field, Typed::Words, limit)),
            FieldKind::Number => {
                part::line(&about, &Line { length: Length::Four, ..self.line(field, Typed::Digits, 6) })
            }
            FieldKind::Phone => part::phone(&about, self.typed.get(field.name)),
            FieldKind::Text(_) => part::textarea(&about, self.typed.get(field.name)),
            FieldKind::Lines(_) => {
                let lines = self.typed.all(field.name).join("\n");
                part::textarea(&about, &lines)
            }
            FieldKind::Code => part::select(&about, &self.options(field)),
            FieldKind::Codes => {
                let several =
                    Pick { many: choice::Many::Several, shape: choice::Shape::Half, ..Pick::default() };
                choice::pick(&about, several, &self.choices(field))
            }
            FieldKind::Date => date::date(&self.words, &about, &self.date_parts(field)),
            FieldKind::Flag | FieldKind::Id => html! {},
        }
    }

    /// One question with the three reasons for no answer under it.
    #[must_use]
    pub fn question(&self, field: &Field) -> Markup {
        let chosen = Absent::from_word(self.typed.get(&input::none_name(field.name)));
        html! {
            div.asked {
                (self.input(field))
                (choice::absent(&self.words, field.name, chosen))
            }
        }
    }

    /// One code as a row of buttons rather than a list that opens.
    #[must_use]
    pub fn pick(&self, field: &Field) -> Markup {
        let line = Pick { shape: choice::Shape::Line, ..Pick::default() };
        choice::pick(&self.about(field), line, &self.choices(field))
    }

    /// What has to be mended, for the head of the form.
    #[must_use]
    pub fn errors(&self) -> Vec<FieldError> {
        let sentence = |(name, fault): &(&'static str, Fault)| FieldError::new(*name, self.sentence(*fault));
        self.faults.iter().map(sentence).collect()
    }

    /// The sentence of a fault.
    #[must_use]
    pub fn sentence(&self, fault: Fault) -> String {
        self.words.with(fault.text(), &[("limit", fault.limit().into())]).into_owned()
    }

    fn about(&self, field: &Field) -> part::Field {
        let mut about = part::Field::new(field.name, self.words.t(field.label));
        about.hint = self.words.maybe(&format!("{}.hint", field.label)).map(|hint| html! { (hint) });
        let fault = self.faults.iter().find(|(name, _)| *name == field.name);
        about.bad = fault.map(|(_, fault)| html! { (self.sentence(*fault)) });
        about
    }

    fn line(&self, field: &Field, typed: Typed, _limit: u16) -> Line {
        // No maxlength: a browser that cuts what was typed loses words without saying so.
        Line { value: self.typed.get(field.name).to_owned(), typed, ..Line::default() }
    }

    fn options(&self, field: &Field) -> Vec<Choice> {
        let mut options = vec![Choice::new("", "–", self.typed.get(field.name).is_empty())];
        options.extend(self.choices(field));
        options
    }

    fn choices(&self, field: &Field) -> Vec<Choice> {
        let chosen = self.typed.all(field.name);
        let language = self.words.language();
        let list = self.codes.list(field.codes).iter();
        list.map(|code| Choice::new(&code.code, code.label(language), chosen.contains(&code.code.as_str())))
            .collect()
    }

    fn date_parts(&self, field: &Field) -> DateParts {
        let get = |part: &str| self.typed.get(&format!("{}.{part}", field.name)).to_owned();
        DateParts {
            day: get("day"),
            month: get("month"),
            year: get("year"),
            about: get("sure") == "about",
            wrong: None,
        }
    }
}

/// Puts a known answer into the inputs of a form.
pub fn fill(form: &mut Form, field: &Field, answer: &Answer) {
    match answer {
        Answer::None(reason) => form.set(&input::none_name(field.name), reason.word()),
        Answer::Given(Value::List(lines)) => lines.iter().for_each(|line| form.add(field.name, line)),
        Answer::Given(Value::Number(number)) => form.set(field.name, number.to_string()),
        Answer::Given(Value::Flag(flag)) => form.set(field.name, if *flag { "yes" } else { "" }),
        Answer::Given(Value::Text(text)) if field.kind == FieldKind::Date => fill_date(form, field, text),
        Answer::Given(Value::Text(text)) => form.set(field.name, text.as_str()),
    }
}

fn fill_date(form: &mut Form, field: &Field, text: &str) {
    let plain = text.trim_end_matches(['~', '?', '%']);
    for (part, value) in ["year", "month", "day"].into_iter().zip(plain.split('-')) {
        form.set(&format!("{}.{part}", field.name), value.trim_start_matches('0'));
    }
    if plain != text {
        form.set(&format!("{}.sure", field.name), "about");
    }
}

/// An answer as people read it; the reason, in words, if there is none.
#[must_use]
pub fn shown(words: &Words<'_>, codes: &Codes, field: &Field, answer: &Answer) -> Markup {
    let language = words.language();
    match answer {
        Answer::None(reason) => html! { span.soft { (words.t(choice::absent_text(*reason))) } },
        Answer::Given(Value::Number(number)) => html! { (words.number(*number)) },
        Answer::Given(Value::Flag(_)) => html! { (words.t("answer-yes")) },
        Answer::Given(Value::List(lines)) => {
            let labels: Vec<&str> = lines.iter().map(|line| label(codes, field, line, language)).collect();
            html! { bdi { (labels.join(", ")) } }
        }
        Answer::Given(Value::Text(text)) if field.kind == FieldKind::Date => {
            html! { (date_text(words, text)) }
        }
        Answer::Given(Value::Text(text)) => html! { bdi { (label(codes, field, text, language)) } },
    }
}

fn label<'a>(codes: &'a Codes, field: &Field, text: &'a str, language: Language) -> &'a str {
    if field.codes.is_empty() { text } else { codes.label(field.codes, text, language) }
}

/// An EDTF date as people read it.
#[must_use]
pub fn date_text(words: &Words<'_>, text: &str) -> String {
    let Ok(date) = Edtf::parse(text) else {
        return text.to_owned();
    };
    let about = if date.is_approximate() { words.t("date-about").into_owned() + " " } else { String::new() };
    let plain = text.trim_end_matches(['~', '?', '%']);
    match (date.precision(), date.first_day()) {
        (facts::Precision::Day | facts::Precision::Minute, Some(day)) => {
            format!("{about}{}", crate::time::date_long(words, day))
        }
        (facts::Precision::Month, Some(day)) => {
            format!("{about}{} {}", words.t(&format!("month-{}", day.month())), day.year())
        }
        _ => format!("{about}{plain}"),
    }
}
