//! Notes: a new one above, what was written below; corrections keep the first words.

use maud::html;
use web::components::layout::{Group, section, sunk};
use web::components::thread::{Correction, Entry, Knot, change, thread};
use web::components::{Link, text};
use web::input::Fault;
use web::{Context, Form, OpenStream, View, time};

use super::{Asking, SECTION, asking, by_name, case_head, sheet, signed};
use crate::facts::{NOTE_CORRECTED, NOTE_WRITTEN};
use crate::read;
use crate::rules::{Case, Note};

pub fn page(
    context: &Context<'_>,
    stream: &OpenStream,
    case: &Case,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let field = read::field(&NOTE_WRITTEN, "note");
    let entries: Vec<Entry> =
        case.notes.iter().rev().map(|note| entry(context, stream, case, note)).collect();
    let mut group = Group::new("notes", w.t("notes-title"));
    group.count = Some(entries.len());
    let body = html! {
        (case_head(context, stream, case, "/notes"))
        div.col {
            @if !case.is_closed() {
                (asking(context, Asking {
                    action: &read::path(stream, "/notes"),
                    errors: inputs.errors(),
                    body: inputs.input(field),
                    send: "notes-keep",
                    back: None,
                }))
            }
            @if !entries.is_empty() { (section(&group, &html! { div.sheet { (thread(w, &entries)) } })) }
            (sunk(w.t("notes-never-deleted"), w.t("notes-never-deleted.why")))
        }
    };
    View { errors: !faults.is_empty(), ..View::new(w.t("notes-title"), SECTION, body) }
}

fn entry(context: &Context<'_>, stream: &OpenStream, case: &Case, note: &Note) -> Entry {
    let w = &context.words;
    let body = match note.corrections.last() {
        Some(last) => change(w, &note.text, &last.text),
        None => html! { (text(&note.text)) },
    };
    let mut entry = Entry::new(Knot::Did, body, signed(context, &note.happened, note.by));
    entry.corrections = note
        .corrections
        .iter()
        .map(|one| Correction {
            when: time::moment(w, facts::local(one.received), facts::local(context.now)),
            who: by_name(context, one.by),
            reason: Some(one.reason.clone()),
            first: None,
        })
        .collect();
    if !case.is_closed() {
        let href = read::path(stream, &format!("/notes/{}", note.fact));
        entry.link = Some(Link::new(href, w.t("notes-correct")));
    }
    entry
}

pub fn correction(
    context: &Context<'_>,
    stream: &OpenStream,
    note: &Note,
    typed: &Form,
    faults: &[(&'static str, Fault)],
) -> View {
    let w = &context.words;
    let inputs = sheet(context, typed, faults);
    let body = html! {
        h1 { (w.t("correct-title")) }
        p.lede { (w.t("correct-lede")) }
        (asking(context, Asking {
            action: &read::path(stream, &format!("/notes/{}", note.fact)),
            errors: inputs.errors(),
            body: html! {
                (inputs.input(read::field(&NOTE_CORRECTED, "corrected_note")))
                (inputs.input(read::field(&NOTE_CORRECTED, "correction_reason")))
            },
            send: "correct-keep",
            back: Some(read::path(stream, "/notes")),
        }))
    };
    View { errors: !faults.is_empty(), ..View::slim(w.t("correct-title"), SECTION, body) }
}
