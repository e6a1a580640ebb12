//! Looking at risk, and how to reach the person.

use maud::html;
use web::input::Fault;
use web::{Context, Form, OpenStream, View};

use super::{FormPage, both, form_page, safe_contact, sheet};
use crate::facts::{RISK_LEVEL_SET, SAFE_CONTACT_SET};
use crate::read;
use crate::rules::Case;

pub fn risk(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let inputs = sheet(context, typed, faults);
    let body = html! {
        (inputs.pick(read::field(&RISK_LEVEL_SET, "level")))
        (inputs.input(read::field(&RISK_LEVEL_SET, "risk_reason")))
        (inputs.input(read::field(&RISK_LEVEL_SET, "look_again")))
    };
    let before = safe_contact(context, case);
    let page =
        FormPage { name: "risk", before, end: "/risk", body, send: "risk-keep", errors: inputs.errors() };
    form_page(context, stream, case, page)
}

pub fn contact(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let inputs = sheet(context, typed, faults);
    let body = html! { @for field in SAFE_CONTACT_SET.fields { (both(context, case, field)) (inputs.question(field)) } };
    let (before, errors) = (html! {}, inputs.errors());
    let page = FormPage { name: "contact", before, end: "/contact", body, send: "contact-keep", errors };
    form_page(context, stream, case, page)
}
