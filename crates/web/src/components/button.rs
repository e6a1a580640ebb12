//! Buttons: one solid a page, the next right thing. A form that only acts is a button too.

use maud::{Markup, Render, html};

use super::form::hidden;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Solid,
    Quiet,
    Plain,
    /// Withdraws, erases, ends.
    Stop,
    Exit,
    /// Quiet, and low: inside heads and lists.
    Small,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Solid => "btn",
            Look::Quiet => "btn quiet",
            Look::Plain => "btn plain",
            Look::Stop => "btn stop",
            Look::Exit => "btn exit",
            Look::Small => "btn quiet small",
        }
    }
}

/// A link that looks like a button.
pub fn go(look: Look, href: &str, label: impl Render) -> Markup {
    html! { a class=(look.class()) href=(href) { span { (label) } } }
}

/// Sends the form it stands in.
pub fn send(look: Look, label: impl Render) -> Markup {
    html! { button class=(look.class()) { span { (label) } } }
}

/// Sends the form it stands in, saying which of several buttons it was.
pub fn send_as(look: Look, name: &str, value: &str, label: impl Render) -> Markup {
    html! { button class=(look.class()) name=(name) value=(value) { span { (label) } } }
}

/// Cannot be pressed, and says for what it waits.
pub fn waits(label: impl Render) -> Markup {
    html! { button.btn disabled { span { (label) } } }
}

/// A button that is a whole form.
pub fn post(look: Look, action: &str, values: &[(&str, &str)], label: impl Render) -> Markup {
    html! {
        form method="post" action=(action) {
            @for (name, value) in values { (hidden(name, value)) }
            (send(look, label))
        }
    }
}

/// As [`post`], but it reads like a link.
pub fn post_link(action: &str, values: &[(&str, &str)], label: impl Render) -> Markup {
    html! {
        form method="post" action=(action) {
            @for (name, value) in values { (hidden(name, value)) }
            button.link { (label) }
        }
    }
}

/// Buttons side by side, with what is said beside them.
pub fn acts(parts: &[Markup]) -> Markup {
    html! { div.acts { @for part in parts { (part) " " } } }
}

/// The quiet line beside buttons: "Saved 09:36".
pub fn aside(words: impl Render) -> Markup {
    html! { span.meta { (words) } }
}
