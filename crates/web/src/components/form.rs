//! Forms: what surrounds the fields. Errors stand above and lead to their fields; nothing typed
//! is lost.

use maud::{Markup, Render, html};

use crate::language::Words;

#[derive(Clone, Debug, Default)]
pub struct Form {
    pub action: String,
    /// Names and values the person does not see, such as the command id.
    pub hidden: Vec<(String, String)>,
    pub errors: Vec<FieldError>,
    /// On a surface of its own, beside other parts of a page.
    pub sheet: bool,
    pub body: Markup,
}

/// Something to look at, and the field it is about (its name, which is its id).
#[derive(Clone, Debug)]
pub struct FieldError {
    pub field: String,
    pub message: Markup,
}

impl FieldError {
    pub fn new(field: impl Into<String>, message: impl Render) -> Self {
        FieldError { field: field.into(), message: message.render() }
    }
}

pub fn form(w: &Words<'_>, form: &Form) -> Markup {
    html! {
        form.form.sheet[form.sheet] method="post" action=(form.action) {
            (errors(w, &form.errors))
            @for (name, value) in &form.hidden { (hidden(name, value)) }
            (form.body)
        }
    }
}

pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// What is to be looked at, above the form; nothing when all is well.
pub fn errors(w: &Words<'_>, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            section.errors role="alert" tabindex="-1" aria-labelledby="errors-title" {
                h2 #errors-title { (w.with("form-errors", &[("n", errors.len().into())])) }
                ul.dots {
                    @for error in errors { li { a href={ "#" (error.field) } { (error.message) } } }
                }
            }
        }
    }
}

/// Where one stands in a row of questions. `leave` keeps the draft and shows something dull.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    pub back: Option<String>,
    pub at: usize,
    pub of: usize,
    pub name: Option<Markup>,
    pub leave: Option<String>,
}

pub fn steps(w: &Words<'_>, steps: &Steps) -> Markup {
    let count = [("at", steps.at.into()), ("of", steps.of.into())];
    html! {
        p.steps {
            @if let Some(back) = &steps.back { a href=(back) { (w.t("steps-back")) } " " }
            progress max=(steps.of) value=(steps.at) aria-label=(w.with("steps-at.label", &count)) {}
            span {
                (w.with("steps-at", &count))
                @if let Some(name) = &steps.name { " · " (name) }
            }
            @if let Some(leave) = &steps.leave {
                " " a.btn.small.exit href=(leave) rel="noreferrer" { (w.t("steps-leave")) }
            }
        }
    }
}
