//! The words of one language, as pages use them: plain text, or HTML with an alias inside.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use maud::{Markup, PreEscaped, Render};

use super::{Language, Texts};

/// The texts of one language. Copy it freely.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    texts: &'a Texts,
    language: Language,
}

/// What a text can be given. Numbers choose plural forms and are written `1,250`;
/// a year is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(i64),
}

/// What a text that becomes HTML can be given: markup stands as it is, all else is escaped.
#[derive(Clone, Debug)]
pub enum Piece<'a> {
    Markup(Markup),
    Arg(Arg<'a>),
}

impl<'a> Words<'a> {
    pub(super) fn new(texts: &'a Texts, language: Language) -> Self {
        Words { texts, language }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of `id` or `id.attribute`; a visible mark when there is none.
    pub fn t(&self, id: &str) -> Cow<'a, str> {
        self.format(id, None)
    }

    /// As [`t`](Self::t), with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Cow<'a, str> {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            given.set(*name, arg.value());
        }
        self.format(id, Some(&given))
    }

    /// The text of a key that need not exist, such as a hint.
    pub fn maybe(&self, id: &str) -> Option<Cow<'a, str>> {
        self.pattern(id).map(|_| self.t(id))
    }

    /// A whole sentence as HTML. The text and plain arguments are escaped; markup is put in
    /// where the sentence names it. What an argument says can never be taken for markup.
    pub fn html(&self, id: &str, pieces: &[(&str, Piece<'_>)]) -> Markup {
        let mut given = FluentArgs::with_capacity(pieces.len());
        let mut markup = Vec::new();
        for (name, piece) in pieces {
            match piece {
                Piece::Arg(arg) => given.set(*name, arg.without_signs().value().into_owned()),
                Piece::Markup(part) => {
                    given.set(*name, sign(markup.len()));
                    markup.push(part);
                }
            }
        }
        fill(&self.format(id, Some(&given)), &markup)
    }

    pub fn number(&self, number: i64) -> String {
        grouped(number)
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self.pattern(id) else {
            self.texts.note_missing();
            return Cow::Owned(format!("⟦{id}⟧"));
        };
        let mut errors = Vec::new();
        let bundle = self.texts.bundle(self.language);
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if errors.is_empty() {
            return text;
        }
        self.texts.note_missing();
        Cow::Owned(format!("⟦{id}⟧ {text}"))
    }

    fn pattern(&self, id: &str) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
        let (message, attribute) = match id.split_once('.') {
            None => (id, None),
            Some((message, attribute)) => (message, Some(attribute)),
        };
        let message = self.texts.bundle(self.language).get_message(message)?;
        match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|found| found.value()),
        }
    }
}

impl Arg<'_> {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Arg::Number(number) => FluentValue::from(*number),
        }
    }

    fn without_signs(&self) -> Arg<'_> {
        match self {
            Arg::Text(text) if text.contains(is_sign) => {
                Arg::Text(Cow::Owned(text.replace(is_sign, "\u{FFFD}")))
            }
            Arg::Text(text) => Arg::Text(Cow::Borrowed(text)),
            Arg::Number(number) => Arg::Number(*number),
        }
    }
}

/// Stands for the n-th markup while Fluent puts the sentence together: one sign of plane 15,
/// which no text may hold.
fn sign(n: usize) -> String {
    let code = u32::try_from(n).ok().and_then(|n| n.checked_add(FIRST));
    code.and_then(char::from_u32).filter(|sign| is_sign(*sign)).map(String::from).unwrap_or_default()
}

const FIRST: u32 = 0xF_0000;

pub(super) fn is_sign(c: char) -> bool {
    ('\u{F0000}'..='\u{FFFFF}').contains(&c)
}

fn fill(text: &str, markup: &[&Markup]) -> Markup {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, found)) = rest.find(is_sign).and_then(|at| rest.split_at_checked(at)) {
        before.render_to(&mut out);
        let mut signs = found.chars();
        let part = signs
            .next()
            .and_then(|sign| u32::from(sign).checked_sub(FIRST))
            .and_then(|n| markup.get(usize::try_from(n).ok()?));
        if let Some(part) = part {
            out.push_str(&part.0);
        }
        rest = signs.as_str();
    }
    rest.render_to(&mut out);
    PreEscaped(out)
}

/// 1250 is `1,250` in both languages.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && digits.len().saturating_sub(i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What can be handed to a text, plain or HTML, without saying which kind it is.
macro_rules! given {
    ($($kind:ty => $arg:expr),+ $(,)?) => {$(
        impl<'a> From<$kind> for Arg<'a> {
            fn from(given: $kind) -> Self {
                $arg(given)
            }
        }

        impl<'a> From<$kind> for Piece<'a> {
            fn from(given: $kind) -> Self {
                Piece::Arg(Arg::from(given))
            }
        }
    )+};
}

given! {
    &'a str => |text| Arg::Text(Cow::Borrowed(text)),
    &'a String => |text: &'a String| Arg::Text(Cow::Borrowed(text)),
    String => |text| Arg::Text(Cow::Owned(text)),
    Cow<'a, str> => Arg::Text,
    i64 => Arg::Number,
    u8 => |number: u8| Arg::Number(number.into()),
    u32 => |number: u32| Arg::Number(number.into()),
    usize => |number| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX)),
}

impl From<Markup> for Piece<'_> {
    fn from(markup: Markup) -> Self {
        Piece::Markup(markup)
    }
}
