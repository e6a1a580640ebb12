//! One field: label, hint, what is wrong, input. Its name is its id, so that an error can lead
//! to it. The browser is asked to remember nothing.

use maud::{Markup, Render, html};

/// What stands around an input.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub name: String,
    pub label: Markup,
    pub hint: Option<Markup>,
    pub bad: Option<Markup>,
}

impl Field {
    pub fn new(name: impl Into<String>, label: impl Render) -> Self {
        Field { name: name.into(), label: label.render(), ..Field::default() }
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.name)
    }

    fn bad_id(&self) -> String {
        format!("{}-bad", self.name)
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| self.hint_id());
        let bad = self.bad.as_ref().map(|_| self.bad_id());
        match (hint, bad) {
            (Some(hint), Some(bad)) => Some(format!("{hint} {bad}")),
            (hint, bad) => hint.or(bad),
        }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.bad.as_ref().map(|_| "true")
    }

    /// Hint and error, in the order they are read.
    pub(super) fn said(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.hint id=(self.hint_id()) { (hint) } }
            @if let Some(bad) = &self.bad { p.bad id=(self.bad_id()) { (bad) } }
        }
    }

    fn around(&self, input: &Markup) -> Markup {
        html! {
            div.field { label for=(self.name) { (self.label) } (self.said()) (input) }
        }
    }
}

/// How long an answer is expected to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    #[default]
    Full,
    /// Two signs: a day.
    Two,
    /// Four: a year, the end of a phone number.
    Four,
    /// A phone number.
    Ten,
}

impl Length {
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            Length::Full => None,
            Length::Two => Some("w2"),
            Length::Four => Some("w4"),
            Length::Ten => Some("w10"),
        }
    }
}

/// What may be typed, and which keys a phone offers for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typed {
    #[default]
    Words,
    Digits,
    Phone,
    Email,
    /// The name one signs in with.
    Username,
    Password,
    NewPassword,
    /// A code from an app.
    Code,
}

impl Typed {
    fn kind(self) -> Option<&'static str> {
        match self {
            Typed::Words | Typed::Digits | Typed::Username | Typed::Code => None,
            Typed::Phone => Some("tel"),
            Typed::Email => Some("email"),
            Typed::Password | Typed::NewPassword => Some("password"),
        }
    }

    fn keys(self) -> Option<&'static str> {
        match self {
            Typed::Digits | Typed::Code => Some("numeric"),
            _ => None,
        }
    }

    fn remembered(self) -> &'static str {
        match self {
            Typed::Words | Typed::Digits | Typed::Phone | Typed::Email => "off",
            Typed::Username => "username",
            Typed::Password => "current-password",
            Typed::NewPassword => "new-password",
            Typed::Code => "one-time-code",
        }
    }

    fn as_written(self) -> bool {
        self == Typed::Username
    }
}

/// One line of text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub value: String,
    pub typed: Typed,
    pub length: Length,
    pub longest: Option<usize>,
    pub required: bool,
}

pub fn line(field: &Field, line: &Line) -> Markup {
    let literal = line.typed.as_written();
    field.around(&html! {
        input class=[line.length.class()] id=(field.name) name=(field.name)
            type=[line.typed.kind()] inputmode=[line.typed.keys()]
            autocomplete=(line.typed.remembered())
            autocapitalize=[literal.then_some("none")] spellcheck=[literal.then_some("false")]
            maxlength=[line.longest] required[line.required] value=[shown(line)]
            aria-invalid=[field.invalid()] aria-describedby=[field.described()];
    })
}

/// A password is never sent back to the page.
fn shown(line: &Line) -> Option<&str> {
    let secret = matches!(line.typed, Typed::Password | Typed::NewPassword | Typed::Code);
    (!secret && !line.value.is_empty()).then_some(line.value.as_str())
}

/// A telephone number, ten digits wide.
pub fn phone(field: &Field, value: &str) -> Markup {
    let phone = Line { value: value.to_owned(), typed: Typed::Phone, length: Length::Ten, ..Line::default() };
    line(field, &phone)
}

/// Longer words. A first line break is kept: HTML would drop one.
pub fn textarea(field: &Field, value: &str) -> Markup {
    field.around(&html! {
        textarea id=(field.name) name=(field.name) autocomplete="off"
            aria-invalid=[field.invalid()] aria-describedby=[field.described()] {
            "\n" (value)
        }
    })
}

/// One of many, by its code.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: Markup,
    /// What choosing it means; only where all choices are shown.
    pub note: Option<Markup>,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Render, chosen: bool) -> Self {
        Choice { value: value.into(), label: label.render(), note: None, chosen }
    }
}

pub fn select(field: &Field, choices: &[Choice]) -> Markup {
    field.around(&html! {
        select id=(field.name) name=(field.name)
            aria-invalid=[field.invalid()] aria-describedby=[field.described()] {
            (options(choices))
        }
    })
}

pub(super) fn options(choices: &[Choice]) -> Markup {
    html! {
        @for choice in choices {
            option value=(choice.value) selected[choice.chosen] { (choice.label) }
        }
    }
}
