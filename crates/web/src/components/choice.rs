//! Choices shown in full, and the answers that are not there.

use facts::Absent;
use maud::{Markup, html};

use super::field::{Choice, Field};
use crate::input::none_name;
use crate::language::Words;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Many {
    #[default]
    One,
    Several,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    List,
    /// Short ones, side by side.
    Line,
    /// Two a row on a laptop.
    Half,
}

/// How a question looks: as one of several on its page, or as the page itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Legend {
    #[default]
    Plain,
    /// The only question: its legend is the page's heading.
    Page,
    /// Said by the page's heading already; only read aloud.
    Unseen,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Pick {
    pub many: Many,
    pub shape: Shape,
    pub legend: Legend,
}

/// The first choice bears the field's name as its id, so that an error can lead to it.
pub fn pick(field: &Field, pick: Pick, choices: &[Choice]) -> Markup {
    let shape = match pick.shape {
        Shape::List => "pick",
        Shape::Line => "pick line",
        Shape::Half => "pick half",
    };
    let one = pick.many == Many::One;
    html! {
        fieldset.field role=[one.then_some("radiogroup")] aria-describedby=[field.described()]
            aria-invalid=[one.then(|| field.invalid()).flatten()] {
            (legend(field, pick.legend))
            (field.said())
            div class=(shape) {
                @for (i, choice) in choices.iter().enumerate() {
                    (option(field, one, i == 0, choice))
                }
            }
        }
    }
}

fn legend(field: &Field, legend: Legend) -> Markup {
    html! {
        @match legend {
            Legend::Plain => legend { (field.label) },
            Legend::Page => legend.big { h1 { (field.label) } },
            Legend::Unseen => legend.vh { (field.label) },
        }
    }
}

fn option(field: &Field, one: bool, first: bool, choice: &Choice) -> Markup {
    let kind = if one { "radio" } else { "checkbox" };
    let invalid = if one { None } else { field.invalid() };
    html! {
        label {
            input type=(kind) id=[first.then_some(&field.name)] name=(field.name)
                value=(choice.value) checked[choice.chosen] aria-invalid=[invalid];
            " "
            span {
                (choice.label)
                @if let Some(note) = &choice.note { " " small { (note) } }
            }
        }
    }
}

/// The text that says why there is no answer. It is never the same as "no".
pub fn absent_text(absent: Absent) -> &'static str {
    match absent {
        Absent::NotAsked => "absent-not-asked",
        Absent::Unknown => "absent-unknown",
        Absent::Declined => "absent-declined",
    }
}

/// Stands under the question of that name, whatever it asks.
pub fn absent(w: &Words<'_>, field: &str, chosen: Option<Absent>) -> Markup {
    html! {
        fieldset.or {
            legend.meta { (w.t("absent-legend")) }
            @for absent in Absent::ALL {
                label {
                    input type="radio" name=(none_name(field)) value=(absent.word())
                        checked[chosen == Some(absent)];
                    " " (w.t(absent_text(absent)))
                }
            }
        }
    }
}
