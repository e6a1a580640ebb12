//! Notes: written, put right, never taken away.

use access::Action;
use facts::{Compartment, FactId};
use web::input::Fault;
use web::{Context, Form, Outcome, Problem, Route, Scope};

use super::{get, overview, post};
use crate::facts::{NOTE_CORRECTED, NOTE_WRITTEN};
use crate::rules::{Command, Note};
use crate::{pages, read};

pub const ROUTES: &[Route] = &[
    get("/cases/{case}/notes", Scope::Case, Action::Open, notes),
    post("/cases/{case}/notes", Scope::Case, Action::Write, write),
    get("/cases/{case}/notes/{fact}", Scope::Case, Action::Correct, correction),
    post("/cases/{case}/notes/{fact}", Scope::Case, Action::Correct, correct),
];

fn notes(context: &Context<'_>) -> Result<Outcome, Problem> {
    let page =
        pages::notes::page(context, read::stream(context)?, &read::case(context)?, &Form::default(), &[]);
    Ok(Outcome::page(page).looking(overview::opened(context, Compartment::Casework)?))
}

fn write(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    match read::required(read::field(&NOTE_WRITTEN, "note"), context, form) {
        Ok(text) => {
            let then = read::path(stream, "/notes?said=note-kept");
            read::command(context, &Command::WriteNote(text), then)
        }
        Err(fault) => {
            Ok(Outcome::mend(pages::notes::page(context, stream, &read::case(context)?, form, &[fault])))
        }
    }
}

fn correction(context: &Context<'_>) -> Result<Outcome, Problem> {
    let note = note(context)?;
    let mut form = Form::default();
    form.set("corrected_note", note.corrections.last().map_or(&note.text, |last| &last.text).as_str());
    Ok(Outcome::page(pages::notes::correction(context, read::stream(context)?, &note, &form, &[])))
}

fn correct(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let stream = read::stream(context)?;
    let note = note(context)?;
    let text = read::required(read::field(&NOTE_CORRECTED, "corrected_note"), context, form);
    let reason = read::required(read::field(&NOTE_CORRECTED, "correction_reason"), context, form);
    match (text, reason) {
        (Ok(text), Ok(reason)) => {
            let then = read::path(stream, "/notes?said=note-corrected");
            read::command(context, &Command::CorrectNote { note: note.fact, text, reason }, then)
        }
        (text, reason) => {
            let faults: Vec<(&'static str, Fault)> =
                [text.err(), reason.err()].into_iter().flatten().collect();
            Ok(Outcome::mend(pages::notes::correction(context, stream, &note, form, &faults)))
        }
    }
}

fn note(context: &Context<'_>) -> Result<Note, Problem> {
    let id: FactId = context.request.param("fact").parse().map_err(|_| Problem::Absent)?;
    let mut notes = read::case(context)?.notes.into_iter();
    notes.find(|note| note.fact == id).ok_or(Problem::Absent)
}
