//! Tags: a word and a shape, then a colour.

use maud::{Markup, Render, html};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In order: a disc.
    Ok,
    /// Soon: a half disc.
    Soon,
    /// Late, or harm: a triangle.
    Late,
    /// Open: a ring.
    Open,
    /// Not in use: a dash.
    Off,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Ok => "tag ok",
            Tone::Soon => "tag soon",
            Tone::Late => "tag late",
            Tone::Open => "tag open",
            Tone::Off => "tag off",
        }
    }
}

pub fn tag(tone: Tone, label: impl Render) -> Markup {
    html! { span class=(tone.class()) { span { (label) } } }
}

/// Words that belong together, such as languages.
pub fn chips(words: &[Markup]) -> Markup {
    html! { p.chips { @for word in words { span.chip { (word) } " " } } }
}
