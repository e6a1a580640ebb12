//! Ways in: signing in, its second step, and setting up.

use maud::{Markup, html};

use super::button::{Look, acts, send};
use super::field::{Field, Length, Line, Typed, line};
use super::form::{Form, Steps, form, steps};
use super::layout::{Head, head, more};
use super::text::Link;
use super::thread::{Entry, Knot, thread};
use crate::language::Words;

/// The fields are called `name` and `password`.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    /// Action, hidden values and errors; its body is drawn here.
    pub form: Form,
    pub name: String,
    /// Other ways in, such as a passkey.
    pub other: Vec<Markup>,
}

pub fn sign_in(w: &Words<'_>, sign_in: &SignIn) -> Markup {
    let name =
        Field { hint: Some(html! { (w.t("gate-name.hint")) }), ..Field::new("name", w.t("gate-name")) };
    let typed_name =
        Line { value: sign_in.name.clone(), typed: Typed::Username, required: true, ..Line::default() };
    let password = Line { typed: Typed::Password, required: true, ..Line::default() };
    let mut buttons = vec![send(Look::Solid, w.t("gate-sign-in"))];
    buttons.extend(sign_in.other.iter().cloned());
    let body = html! {
        (line(&name, &typed_name))
        (line(&Field::new("password", w.t("gate-password")), &password))
        (acts(&buttons))
    };
    html! {
        h1 { (w.t("gate-title")) }
        (form(w, &Form { body, ..sign_in.form.clone() }))
        p.meta { (w.t("gate-lock")) }
    }
}

/// The second step; the field is called `code`.
pub fn code(w: &Words<'_>, asked: &Form, back: &Link) -> Markup {
    let bad = asked.errors.first().map(|error| error.message.clone());
    let field =
        Field { hint: Some(html! { (w.t("gate-code.hint")) }), bad, ..Field::new("code", w.t("gate-code")) };
    let six = Line { typed: Typed::Code, length: Length::Four, required: true, ..Line::default() };
    let buttons = [send(Look::Solid, w.t("gate-continue")), html! { (back) }];
    let body = html! { (line(&field, &six)) (acts(&buttons)) };
    html! {
        h1 { (w.t("gate-code-title")) }
        (form(w, &Form { body, ..asked.clone() }))
    }
}

/// One step of setting up, with all of them behind a summary.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// The names of all steps, in order.
    pub names: Vec<String>,
    /// The step one is at, from 1.
    pub at: usize,
    pub back: Option<String>,
    pub title: Markup,
    pub lede: Option<Markup>,
    pub body: Markup,
}

pub fn set_up(w: &Words<'_>, set_up: &SetUp) -> Markup {
    let of = set_up.names.len();
    let here = set_up.names.get(set_up.at.saturating_sub(1));
    let progress = Steps {
        back: set_up.back.clone(),
        at: set_up.at,
        of,
        name: here.map(|name| html! { (name) }),
        leave: None,
    };
    let top = Head { lede: set_up.lede.clone(), ..Head::new(&set_up.title) };
    let all = w.with("setup-all", &[("n", of.into())]);
    html! {
        (steps(w, &progress))
        (head(&top))
        (set_up.body)
        (more(all, &all_steps(w, set_up)))
    }
}

fn all_steps(w: &Words<'_>, set_up: &SetUp) -> Markup {
    let entries: Vec<Entry> = (1..)
        .zip(&set_up.names)
        .map(|(n, name)| {
            let knot = match n {
                n if n < set_up.at => Knot::Did,
                n if n == set_up.at => Knot::Here,
                _ => Knot::Open,
            };
            Entry::new(knot, name, "")
        })
        .collect();
    thread(w, &entries)
}
