//! Who looked, at what, when, and why.

use facts::{Compartment, Fact, PersonId};
use maud::{Markup, html};
use web::components::cards::{Card, Cell, Column, Place, Weight, cards};
use web::components::message::{Blank, blank};
use web::{Context, OpenStream, View, time};

use super::{SECTION, by_name, case_head};
use crate::rules::Case;

const MOST: usize = 200;

pub fn page(context: &Context<'_>, stream: &OpenStream, case: &Case) -> View {
    let w = &context.words;
    let columns =
        ["looks-col-who", "looks-col-when", "looks-col-what", "looks-col-why"].map(|id| Column::new(w.t(id)));
    let lines: Vec<Card> = stream.looks.iter().rev().take(MOST).map(|look| line(context, look)).collect();
    let body = html! {
        (case_head(context, stream, case, "/looks"))
        h2 { (w.t("looks-title")) }
        p.lede { (w.t("looks-lede")) }
        @if lines.is_empty() {
            (blank(&Blank { title: html! { (w.t("looks-none")) }, how: html! { (w.t("looks-none.how")) }, act: None }))
        } @else {
            (cards(w.t("looks-title"), &columns, &lines))
        }
    };
    View::new(w.t("looks-title"), SECTION, body)
}

fn line(context: &Context<'_>, look: &Fact) -> Card {
    let w = &context.words;
    let who: Option<PersonId> = look.text("looker").and_then(|id| id.parse().ok());
    let name = who.map(|who| by_name(context, who)).unwrap_or_default();
    let when = time::moment(w, facts::local(look.received), facts::local(context.now));
    Card {
        head: html! { (name) },
        cells: vec![
            Cell::new(Place::Right, Weight::Meta, html! { (time::capital(&when)) }),
            Cell::new(Place::Left, Weight::Plain, what(context, look)),
            Cell::new(Place::Whole, Weight::Meta, html! { (look.text("look_reason").unwrap_or_default()) }),
        ],
    }
}

fn what(context: &Context<'_>, look: &Fact) -> Markup {
    let w = &context.words;
    if look.text("look_how") == Some("reveal") {
        return html! { (w.t("looks-reveal")) };
    }
    let part = look.text("looked_at").unwrap_or_default();
    let known = Compartment::ALL.into_iter().find(|one| one.word() == part);
    html! { (known.map_or_else(String::new, |one| w.t(&format!("held-{}", one.word())).into_owned())) }
}
