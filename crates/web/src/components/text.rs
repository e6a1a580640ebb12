//! The person's voice in serif, links, and plain words as markup.

use maud::{Markup, Render, html};

use crate::language::Language;

/// An alias. Every name of a person passes here: serif, and safe beside any script.
pub fn who(alias: &str) -> Markup {
    html! { bdi.who { (alias) } }
}

/// Words that are to stand as they are, escaped.
pub fn text(words: impl Render) -> Markup {
    words.render()
}

/// What somebody said, in their own words and language.
pub fn quote(words: &str, language: Option<Language>) -> Markup {
    html! { blockquote { p lang=[language.map(Language::code)] { "“" (words) "”" } } }
}

#[derive(Clone, Debug)]
pub struct Link {
    pub href: String,
    pub label: Markup,
}

impl Link {
    pub fn new(href: impl Into<String>, label: impl Render) -> Self {
        Link { href: href.into(), label: label.render() }
    }
}

impl Render for Link {
    fn render(&self) -> Markup {
        html! { a href=(self.href) { (self.label) } }
    }
}
