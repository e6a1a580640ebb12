//! How a page is laid out: its head, its columns, its surfaces.

use maud::{Markup, Render, html};

use super::text::Link;

/// The head of a page. `stack` puts the buttons below the words on phones.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub crumb: Option<Link>,
    pub title: Markup,
    pub acts: Vec<Markup>,
    pub lede: Option<Markup>,
    pub stack: bool,
}

impl Head {
    pub fn new(title: impl Render) -> Self {
        Head { title: title.render(), ..Head::default() }
    }
}

pub fn head(head: &Head) -> Markup {
    html! {
        header.head.stack[head.stack] {
            @if let Some(crumb) = &head.crumb { p.crumb { (crumb) } }
            h1 { (head.title) }
            (head_acts(&head.acts))
            @if let Some(lede) = &head.lede { p.lede { (lede) } }
        }
    }
}

pub(super) fn head_acts(acts: &[Markup]) -> Markup {
    html! { @if !acts.is_empty() { div.acts { @for act in acts { (act) " " } } } }
}

/// A label that may be shorter on a phone: "New" there, "New person" on a laptop.
pub fn shorter(always: impl Render, wide: impl Render) -> Markup {
    html! { (always) span.w { " " (wide) } }
}

/// The main column, and beside it (below on phones) what is around it.
pub fn split(main: &Markup, aside_label: &str, aside: &Markup) -> Markup {
    html! {
        div.split {
            div.col { (main) }
            aside.col aria-label=(aside_label) { (aside) }
        }
    }
}

pub fn halves(parts: &[Markup]) -> Markup {
    html! { div.halves.col { @for part in parts { (part) } } }
}

pub fn col(body: &Markup) -> Markup {
    html! { div.col { (body) } }
}

/// The title of a group of rows, with their number and a way on.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The id of the heading, once a page.
    pub id: String,
    pub title: Markup,
    pub count: Option<usize>,
    pub link: Option<Link>,
    pub late: bool,
}

impl Group {
    pub fn new(id: impl Into<String>, title: impl Render) -> Self {
        Group { id: id.into(), title: title.render(), ..Group::default() }
    }
}

pub fn group_title(group: &Group) -> Markup {
    html! {
        h2.group.late[group.late] id=(group.id) {
            span { (group.title) }
            @if let Some(count) = group.count { " " span.n { (count) } }
            @if let Some(link) = &group.link { " " (link) }
        }
    }
}

/// A titled part of a page on its ground: rows, a table, a way.
pub fn section(group: &Group, body: &Markup) -> Markup {
    html! { section aria-labelledby=(group.id) { (group_title(group)) (body) } }
}

/// A titled part of a page on a surface of its own. Never a sheet in a sheet.
pub fn sheet(group: &Group, body: &Markup) -> Markup {
    html! { section.sheet aria-labelledby=(group.id) { (group_title(group)) (body) } }
}

/// A quiet explanation.
pub fn sunk(title: impl Render, body: impl Render) -> Markup {
    html! { section.sunk { h2 { (title) } p.meta { (body) } } }
}

pub fn bullets(items: &[Markup]) -> Markup {
    html! { ul.dots { @for item in items { li { (item) } } } }
}

/// What opens on asking.
pub fn more(summary: impl Render, body: &Markup) -> Markup {
    html! { details.more { summary { (summary) } (body) } }
}
