//! Check once more: a page, before something that cannot be undone.

use maud::{Markup, Render, html};

use super::button::{Look, acts, go, send};
use super::form::{Form, form};
use super::layout::{Group, Head, bullets, head, sheet};
use super::text::Link;
use crate::language::Words;

#[derive(Clone, Debug, Default)]
pub struct Confirm {
    pub crumb: Option<Link>,
    /// "Withdraw Msandali Clinic's consent?"
    pub question: Markup,
    pub lede: Option<Markup>,
    /// What leaves, what stays, what cannot be undone.
    pub happens: Vec<Markup>,
    /// Where it is posted, and what else is asked.
    pub form: Form,
    pub stop: Markup,
    /// The way back, as it is called here: "Leave as it is".
    pub back: Option<Link>,
}

impl Confirm {
    pub fn new(question: impl Render, stop: impl Render, back: Link) -> Self {
        Confirm { question: question.render(), stop: stop.render(), back: Some(back), ..Confirm::default() }
    }
}

pub fn confirm(w: &Words<'_>, confirm: &Confirm) -> Markup {
    let top =
        Head { crumb: confirm.crumb.clone(), lede: confirm.lede.clone(), ..Head::new(&confirm.question) };
    let mut buttons = vec![send(Look::Stop, &confirm.stop)];
    buttons.extend(confirm.back.iter().map(|back| go(Look::Quiet, &back.href, &back.label)));
    let asked = Form { body: html! { (confirm.form.body) (acts(&buttons)) }, ..confirm.form.clone() };
    html! {
        (head(&top))
        @if !confirm.happens.is_empty() {
            (sheet(&Group::new("happens", w.t("confirm-happens")), &bullets(&confirm.happens)))
        }
        (form(w, &asked))
    }
}
