//! Risk, the steps of the way, how to reach the person, and duties that were done.

use access::Action;
use facts::FactId;
use web::input::{self, Fault};
use web::{Context, Form, Outcome, Problem, Route, Scope, fields};

use super::{get, post};
use crate::facts::{RISK_LEVEL_SET, SAFE_CONTACT_SET, STEP_MARKED};
use crate::rules::Command;
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/risk", Scope::Case, Action::Mark, risk),
    post("/cases/{case}/risk", Scope::Case, Action::Mark, set_risk),
    post("/cases/{case}/steps", Scope::Case, Action::Mark, mark_step),
    get("/cases/{case}/contact", Scope::Case, Action::Write, contact),
    post("/cases/{case}/contact", Scope::Case, Action::Write, set_contact),
    post("/cases/{case}/duties/{fact}", Scope::Case, Action::Mark, finish_duty),
];

const CONTACT: &[&str] = &["channel", "hours", "code_word", "never", "contact_note"];

fn risk(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page =
        pages::safety::risk(context, read::stream(context)?, &read::case(context)?, &Form::default(), &[]);
    Ok(Outcome::page(page))
}

fn set_risk(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    let level = read::required(read::field(&RISK_LEVEL_SET, "level"), context, form);
    let reason = read::required(read::field(&RISK_LEVEL_SET, "risk_reason"), context, form);
    let again = look_again(context, form);
    match (level, reason, again) {
        (Ok(level), Ok(reason), Ok(look_again)) => {
            let then = read::path(stream, "?said=risk-kept");
            read::command(context, &Command::SetRisk { level, reason, look_again }, then)
        }
        (level, reason, again) => {
            let faults: Vec<(&'static str, Fault)> =
                [level.err(), reason.err(), again.err()].into_iter().flatten().collect();
            let page = pages::safety::risk(context, stream, &read::case(context)?, form, &faults);
            Ok(Outcome::mend(page))
        }
    }
}

fn look_again(
    context: &Context<'_>,
    form: &Form,
) -> Result<Option<jiff::civil::Date>, (&'static str, Fault)> {
    let fault = |fault: Fault| ("look_again", fault);
    let Some(date) = input::date("look_again", form).map_err(fault)? else {
        return Ok(None);
    };
    let day = date.first_day().filter(|_| date.precision() >= facts::Precision::Day);
    let day = day.ok_or(fault(Fault::NotADate))?;
    if day < context.today() { Err(fault(Fault::NoSuchDay)) } else { Ok(Some(day)) }
}

fn mark_step(context: &Context<'_>) -> Result<Outcome, Problem> {
    let step = read::required(read::field(&STEP_MARKED, "step"), context, &context.request.form);
    let stream = read::stream(context)?;
    match step {
        Ok(step) => read::command(context, &Command::MarkStep(step), read::path(stream, "?said=step-kept")),
        Err(_) => Err(Problem::Form),
    }
}

fn contact(context: &Context<'_>) -> Result<Outcome, Problem> {
    let stream = read::stream(context)?;
    let case = read::case(context)?;
    let mut form = Form::default();
    for name in CONTACT {
        if let Some(answer) = case.fields.answer(name) {
            fields::fill(&mut form, read::field(&SAFE_CONTACT_SET, name), answer);
        }
    }
    Ok(Outcome::page(pages::safety::contact(context, stream, &case, &form, &[])))
}

fn set_contact(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    match read::answers(&SAFE_CONTACT_SET, CONTACT, context, form) {
        Ok(answers) => {
            let answers = read::changed(stream, answers, read::seen(context, stream));
            let command = Command::Change(&SAFE_CONTACT_SET, answers);
            read::command(context, &command, read::path(stream, "?said=contact-kept"))
        }
        Err(faults) => {
            let page = pages::safety::contact(context, stream, &read::case(context)?, form, &faults);
            Ok(Outcome::mend(page))
        }
    }
}

fn finish_duty(context: &Context<'_>) -> Result<Outcome, Problem> {
    let duty: FactId = context.request.param("fact").parse().map_err(|_| Problem::Absent)?;
    let stream = read::stream(context)?;
    let known = read::case(context)?.duties.iter().any(|one| one.fact == duty);
    if !known {
        return Ok(Outcome::go(read::path(stream, "")));
    }
    read::command(context, &Command::FinishDuty(duty), read::path(stream, "?said=duty-done"))
}
