//! Tables that become cards on a phone. Roles are written out, since a block layout drops what
//! a table means.

use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct Column {
    pub label: Markup,
    pub sort: Option<Sort>,
    /// Set to the end of its cell.
    pub end: bool,
}

impl Column {
    pub fn new(label: impl Render) -> Self {
        Column { label: label.render(), sort: None, end: false }
    }
}

/// A column one may sort by: where its heading leads, and how it stands now.
#[derive(Clone, Debug)]
pub struct Sort {
    pub href: String,
    pub order: Order,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    None,
    Up,
    Down,
}

/// Where a cell stands on the card of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Whole,
    Left,
    Right,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Plain,
    Meta,
    /// Holds what [`super::rows::due`] gives.
    Due,
    Late,
}

#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub body: Markup,
    pub place: Place,
    pub weight: Weight,
    /// Written before the words on a phone, where no heading stands above.
    pub label: Option<String>,
    pub end: bool,
}

impl Cell {
    pub fn new(place: Place, weight: Weight, body: impl Render) -> Self {
        Cell { body: body.render(), place, weight, ..Cell::default() }
    }

    fn class(&self) -> String {
        let place = match self.place {
            Place::Whole => "",
            Place::Left => "a",
            Place::Right => "b",
        };
        let weight = match self.weight {
            Weight::Plain => "",
            Weight::Meta => "meta",
            Weight::Due => "due",
            Weight::Late => "due late",
        };
        let end = if self.end { "r" } else { "" };
        let classes = [place, end, weight].into_iter().filter(|c| !c.is_empty());
        classes.collect::<Vec<_>>().join(" ")
    }
}

/// One card: its head, which holds the link, then its cells in the order of the columns.
#[derive(Clone, Debug)]
pub struct Card {
    pub head: Markup,
    pub cells: Vec<Cell>,
}

pub fn cards(caption: impl Render, columns: &[Column], cards: &[Card]) -> Markup {
    html! {
        div.sheet.flush {
            table.cards role="table" {
                caption.vh { (caption) }
                thead role="rowgroup" { tr role="row" { @for column in columns { (heading(column)) } } }
                tbody role="rowgroup" {
                    @for card in cards {
                        tr role="row" {
                            th.a role="rowheader" scope="row" { (card.head) }
                            @for cell in &card.cells { (data(cell)) }
                        }
                    }
                }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    let class = column.end.then_some("r");
    let Some(sort) = &column.sort else {
        return html! { th class=[class] role="columnheader" scope="col" { (column.label) } };
    };
    let (order, arrow) = match sort.order {
        Order::None => ("none", ""),
        Order::Up => ("ascending", " ↑"),
        Order::Down => ("descending", " ↓"),
    };
    html! {
        th class=[class] role="columnheader" scope="col" aria-sort=(order) {
            a href=(sort.href) { (column.label) (arrow) }
        }
    }
}

fn data(cell: &Cell) -> Markup {
    let class = cell.class();
    html! {
        td class=[(!class.is_empty()).then_some(class)] role="cell" data-l=[cell.label.as_deref()] {
            (cell.body)
        }
    }
}

/// The head of a person's card: alias in serif, the case number beside or below it.
pub fn person(href: &str, alias: &str, number: &str) -> Markup {
    html! { a.do.who href=(href) { bdi { (alias) } } p.meta { (number) } }
}

/// The head of any other card.
pub fn named(href: &str, name: impl Render) -> Markup {
    html! { a.do href=(href) { (name) } }
}
