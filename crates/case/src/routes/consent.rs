//! Asking for consent: the notice, then an answer for each purpose apart. Nothing is ticked before.

use access::Action;
use web::input::{self, Fault};
use web::{Context, Form, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::rules::{Command, PURPOSES};
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/consent", Scope::Case, Action::RecordConsent, ask),
    post("/cases/{case}/consent", Scope::Case, Action::RecordConsent, answer),
];

fn ask(context: &Context<'_>) -> Result<Outcome, Problem> {
    let case = read::even_shut(context)?;
    Ok(Outcome::page(pages::consent::ask(context, read::stream(context)?, &case, &Form::default(), &[])))
}

fn answer(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    let mut faults: Vec<(&'static str, Fault)> = Vec::new();
    let mut answers = Vec::new();
    for purpose in PURPOSES {
        match input::code(form.get(purpose), "consent_answer", context.codes) {
            Ok(Some(answer)) => answers.push((purpose.to_owned(), answer == "given")),
            Ok(None) => {}
            Err(fault) => faults.push((purpose, fault)),
        }
    }
    if answers.is_empty() {
        faults.push(("services", Fault::Missing));
    }
    let mut code = |name: &'static str, list: &str| match input::code(form.get(name), list, context.codes) {
        Ok(Some(code)) => code,
        Ok(None) => {
            faults.push((name, Fault::Missing));
            String::new()
        }
        Err(fault) => {
            faults.push((name, fault));
            String::new()
        }
    };
    let how = code("consent_how", "consent_how");
    let language = code("consent_language", "language");
    if !faults.is_empty() {
        let case = read::even_shut(context)?;
        return Ok(Outcome::mend(pages::consent::ask(context, stream, &case, form, &faults)));
    }
    let said = format!("?said=consent-{}", answers.len());
    read::command(context, &Command::RecordConsent { answers, how, language }, read::path(stream, &said))
}
