//! What is known of the person: names and origin, telephones, where they sleep.

use access::Action;
use facts::{Compartment, FactKind};
use web::{Context, Form, Look, Outcome, Problem, Route, Scope, fields};

use super::{get, name, post};
use crate::facts::{HOME_ADDRESS_RECORDED, IDENTITY_RECORDED, PHONE_RECORDED};
use crate::rules::Command;
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/known", Scope::Case, Action::Reveal, ask),
    get("/cases/{case}/known/{kept}", Scope::Case, Action::Reveal, known),
    post("/cases/{case}/known", Scope::Case, Action::Reveal, change),
    get("/cases/{case}/phones", Scope::Case, Action::Reveal, phone),
    post("/cases/{case}/phones", Scope::Case, Action::Reveal, add_phone),
    get("/cases/{case}/address", Scope::Case, Action::Open, address),
    post("/cases/{case}/address", Scope::Case, Action::Write, set_address),
];

/// The fields of the page, in their order.
pub const KNOWN: &[&str] = &[
    "names_said",
    "own_name",
    "second_name",
    "third_name",
    "surname_on_papers",
    "spellings",
    "known_as",
    "sex",
    "born",
    "nationalities",
    "county",
    "old_file_number",
];
const PHONE: &[&str] = &["phone", "phone_owner", "phone_hours"];
const ADDRESS: &[&str] = &["address", "directions"];

fn filled(context: &Context<'_>, kind: &'static FactKind, names: &[&str]) -> Result<Form, Problem> {
    let case = read::case(context)?;
    let mut form = Form::default();
    for name in names {
        if let Some(answer) = case.fields.answer(name) {
            fields::fill(&mut form, read::field(kind, name), answer);
        }
    }
    Ok(form)
}

fn looked(context: &Context<'_>, compartment: Compartment) -> Result<Look, Problem> {
    let case = read::stream(context)?.id;
    Ok(Look { case, compartment, how: "open", reason: None, before_reply: true })
}

/// Names stand in the inputs: the reason is asked for first, as for the real name.
fn ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(name::asked(context, &Form::default(), &[])?))
}

fn known(context: &Context<'_>) -> Result<Outcome, Problem> {
    if !name::is_open(context, "known")? {
        return Ok(Outcome::go(read::path(read::stream(context)?, "/known")));
    }
    let form = filled(context, &IDENTITY_RECORDED, KNOWN)?;
    let page = pages::known::page(context, read::stream(context)?, &read::case(context)?, &form, &[], true);
    Ok(Outcome::page(page).looking(looked(context, Compartment::Identity)?))
}

fn change(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    match read::answers(&IDENTITY_RECORDED, KNOWN, context, form) {
        Ok(answers) => {
            let answers = read::changed(stream, answers, read::seen(context, stream));
            let command = Command::ConfirmKnown(answers);
            read::command(context, &command, read::path(stream, "?said=known-kept"))
        }
        Err(faults) => Ok(Outcome::mend(pages::known::page(
            context,
            stream,
            &read::case(context)?,
            form,
            &faults,
            false,
        ))),
    }
}

fn phone(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page =
        pages::known::phone(context, read::stream(context)?, &read::case(context)?, &Form::default(), &[]);
    Ok(Outcome::page(page).looking(looked(context, Compartment::Identity)?))
}

fn add_phone(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    let mend = |faults: &[_]| {
        let page = pages::known::phone(context, stream, &read::case(context)?, form, faults);
        Ok(Outcome::mend(page))
    };
    match read::answers(&PHONE_RECORDED, PHONE, context, form) {
        Ok(answers) if !answers.iter().any(|(name, _)| *name == "phone") => {
            mend(&[("phone", web::input::Fault::Missing)])
        }
        Ok(answers) => {
            let (command, said) = match instead(context, form)? {
                Some(old) => (Command::ReplacePhone { old, new: answers }, "?said=phone-replaced"),
                None => (Command::AddPhone(answers), "?said=phone-kept"),
            };
            read::command(context, &command, read::path(stream, said))
        }
        Err(faults) => mend(&faults),
    }
}

/// The telephone that the new one stands in the place of; it must be one of the case's.
fn instead(context: &Context<'_>, form: &Form) -> Result<Option<facts::FactId>, Problem> {
    let named = form.get("instead");
    if named.is_empty() {
        return Ok(None);
    }
    let old = named.parse().map_err(|_| Problem::Form)?;
    let known = read::case(context)?.phones.iter().any(|phone| phone.fact == old);
    if known { Ok(Some(old)) } else { Err(Problem::Form) }
}

/// Where the person sleeps. What this person may not open is not on the page: it says who holds it.
fn address(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = filled(context, &HOME_ADDRESS_RECORDED, ADDRESS)?;
    let page = pages::known::address(context, read::stream(context)?, &read::case(context)?, &form, &[]);
    Ok(Outcome::page(page).looking(looked(context, Compartment::Location)?))
}

fn set_address(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    if !stream.may_open(Compartment::Location) {
        return Err(Problem::Restricted);
    }
    match read::answers(&HOME_ADDRESS_RECORDED, ADDRESS, context, form) {
        Ok(answers) => {
            let answers = read::changed(stream, answers, read::seen(context, stream));
            let command = Command::Change(&HOME_ADDRESS_RECORDED, answers);
            read::command(context, &command, read::path(stream, "?said=address-kept"))
        }
        Err(faults) => {
            Ok(Outcome::mend(pages::known::address(context, stream, &read::case(context)?, form, &faults)))
        }
    }
}
