//! The page frame: everything around what a page says. No script, no inline style; titles name
//! the page, never a person or a cause.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::assets;
use crate::components::message::{Flash, flash};
use crate::components::text::Link;
use crate::language::{Language, Words};

/// Where the language form posts `to` and `back`.
pub const LANGUAGE: &str = "/language";
/// Where the sign-out form posts.
pub const SIGN_OUT: &str = "/sign-out";

/// One page, ready but for its frame.
pub struct Page<'a> {
    /// Names the page: "Overview". Shown in tabs, history and screenshots.
    pub title: &'a str,
    /// Whether a form came back with something to look at: the title then begins "Error:".
    pub errors: bool,
    pub kind: Kind<'a>,
    pub width: Width,
    /// The page's own address, to come back to after a change of language.
    pub path: &'a str,
    /// Where the mark leads, if anywhere.
    pub home: Option<&'a str>,
    pub nav: &'a [NavEntry],
    pub me: Option<Me>,
    pub foot: &'a [Link],
    pub flash: Option<Flash>,
    pub body: Markup,
}

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Staff and partners: the bar on top, the dock on phones.
    Staff,
    /// Before sign-in: nothing but the way in.
    Gate,
    /// The person's own: large, without navigation, with a way out first.
    Own { exit: &'a str },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Two columns on a laptop.
    Wide,
    /// As wide, with less air: lists.
    Tight,
    /// Forms and single questions.
    Slim,
}

/// An entry of the one navigation. It shows only what exists for the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavEntry {
    pub href: String,
    pub label: String,
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub name: String,
    pub href: String,
}

impl<'a> Page<'a> {
    /// A plain page of staff, two columns wide; set the rest by struct update.
    pub fn new(title: &'a str, path: &'a str, body: Markup) -> Self {
        Page {
            title,
            errors: false,
            kind: Kind::Staff,
            width: Width::Wide,
            path,
            home: None,
            nav: &[],
            me: None,
            foot: &[],
            flash: None,
            body,
        }
    }

    /// The whole document.
    pub fn html(&self, w: &Words<'_>) -> Markup {
        let own = matches!(self.kind, Kind::Own { .. });
        html! {
            (DOCTYPE)
            html lang=(w.language().code()) dir="ltr" {
                (self.head(w))
                body.own[own] {
                    a.skip href="#main" { (w.t("frame-skip")) }
                    @match self.kind {
                        Kind::Staff => (self.bar(w)),
                        Kind::Gate => {},
                        Kind::Own { exit } => (self.own_bar(w, exit)),
                    }
                    main #main class=(self.main_class()) {
                        @if self.kind == Kind::Gate { p.mark { "Pamoja" } }
                        @if let Some(message) = &self.flash { (flash(message)) }
                        (self.body)
                        @if self.kind == Kind::Gate { (self.gate_links(w)) }
                    }
                    @if self.kind != Kind::Gate { (self.foot(w)) }
                }
            }
        }
    }

    fn head(&self, w: &Words<'_>) -> Markup {
        let key = if self.errors { "frame-title.error" } else { "frame-title" };
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { (w.with(key, &[("page", self.title.into())])) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::stylesheet().path);
            }
        }
    }

    fn main_class(&self) -> &'static str {
        match (self.kind, self.width) {
            (Kind::Gate, _) => "page gate",
            (_, Width::Wide) => "page",
            (_, Width::Tight) => "page tight",
            (_, Width::Slim) => "page slim",
        }
    }

    fn bar(&self, w: &Words<'_>) -> Markup {
        html! {
            header.top {
                (self.mark())
                @if !self.nav.is_empty() {
                    nav aria-label=(w.t("frame-main")) {
                        @for entry in self.nav {
                            a href=(entry.href) aria-current=[entry.current.then_some("page")] {
                                (entry.label)
                            }
                        }
                    }
                }
                div.me {
                    (language_switch(w, self.path, "wide"))
                    @if let Some(me) = &self.me {
                        a href=(me.href) { bdi { (me.name) } }
                        form method="post" action=(SIGN_OUT) {
                            button.link { (w.t("frame-sign-out")) }
                        }
                    }
                }
            }
        }
    }

    fn own_bar(&self, w: &Words<'_>, exit: &str) -> Markup {
        html! {
            header.top {
                (self.mark())
                a.btn.exit href=(exit) rel="noreferrer" { (w.t("frame-leave-quickly")) }
            }
        }
    }

    fn mark(&self) -> Markup {
        html! {
            @match self.home {
                Some(home) => a.mark href=(home) { "Pamoja" },
                None => span.mark { "Pamoja" },
            }
        }
    }

    fn gate_links(&self, w: &Words<'_>) -> Markup {
        html! {
            nav.meta.acts aria-label=(w.t("frame-gate-links")) {
                (language_switch(w, self.path, ""))
                @for link in self.foot { (link) " " }
            }
        }
    }

    fn foot(&self, w: &Words<'_>) -> Markup {
        let staff = self.kind == Kind::Staff;
        let narrow = if staff { "narrow" } else { "" };
        html! {
            footer.foot {
                (language_switch(w, self.path, narrow))
                @for link in self.foot { (link) " " }
                @if staff && self.me.is_some() { span { (w.t("frame-looks")) } }
            }
        }
    }
}

/// A small form, since a GET changes nothing. `class` says where it shows.
fn language_switch(w: &Words<'_>, back: &str, class: &str) -> Markup {
    let to: Language = w.language().other();
    html! {
        form class=[(!class.is_empty()).then_some(class)] method="post" action=(LANGUAGE) {
            input type="hidden" name="to" value=(to.code());
            input type="hidden" name="back" value=(back);
            button.link lang=(to.code()) { (to.own_name()) }
        }
        (PreEscaped(" "))
    }
}

/// `Wanza Kyaluvi` is `Wanza K.` wherever colleagues name each other.
#[must_use]
pub fn short_name(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default().to_owned();
    match parts.next().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first,
    }
}
