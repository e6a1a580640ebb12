//! Messages: what happened and what comes next; no network; nothing here yet.

use maud::{Markup, Render, html};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    #[default]
    Done,
    Info,
    Warn,
    Stop,
}

/// What happened, and what comes next.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    pub tone: Tone,
    pub what: Markup,
    pub next: Option<Markup>,
}

impl Flash {
    pub fn new(tone: Tone, what: impl Render) -> Self {
        Flash { tone, what: what.render(), next: None }
    }
}

/// On the page after a POST, or wherever a page says something of its own.
pub fn flash(flash: &Flash) -> Markup {
    let class = match flash.tone {
        Tone::Done => "flash",
        Tone::Info => "flash info",
        Tone::Warn => "flash warn",
        Tone::Stop => "flash stop",
    };
    html! {
        div class=(class) role="status" {
            p { b { (flash.what) } }
            @if let Some(next) = &flash.next { p { (next) } }
        }
    }
}

/// Nothing goes out just now, and what waits.
pub fn off_line(words: impl Render) -> Markup {
    html! { p.off-line role="status" { (words) } }
}

/// An empty list: what will be here, and how it comes.
#[derive(Clone, Debug)]
pub struct Blank {
    pub title: Markup,
    pub how: Markup,
    pub act: Option<Markup>,
}

pub fn blank(blank: &Blank) -> Markup {
    html! {
        section.sheet.blank {
            svg viewBox="0 0 144 40" aria-hidden="true" {
                path d="M34 20H112" stroke-dasharray="2 6" {}
                circle cx="20" cy="20" r="9" {}
                circle cx="124" cy="20" r="9" {}
            }
            h2 { (blank.title) }
            p { (blank.how) }
            @if let Some(act) = &blank.act { div.acts { (act) } }
        }
    }
}
