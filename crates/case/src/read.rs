//! From forms to answers of this slice, and the small steps every route takes.

use facts::{FactKind, Field, FieldValue, Fields, StreamChange, StreamId};
use web::input::{self, Fault};
use web::{Context, Form, Keep, OpenStream, Outcome, Problem};

use crate::rules::{self, Case, Command, Refusal};

/// Answers by field, as a fact takes them.
pub type Answers = Vec<(&'static str, FieldValue)>;

/// Reads those fields of a form.
///
/// # Errors
/// Every fault, by field.
pub fn answers(
    kind: &'static FactKind,
    names: &[&str],
    context: &Context<'_>,
    form: &Form,
) -> Result<Answers, Vec<(&'static str, Fault)>> {
    let mut answers = Vec::new();
    let mut faults = Vec::new();
    for field in names.iter().filter_map(|name| kind.field(name)) {
        match input::read(field, form, context.codes) {
            Ok(Some(value)) => answers.push((field.name, value)),
            Ok(None) => {}
            Err(fault) => faults.push((field.name, fault)),
        }
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// Reads one field that must be answered.
///
/// # Errors
/// The fault of that field.
pub fn required(
    field: &'static Field,
    context: &Context<'_>,
    form: &Form,
) -> Result<String, (&'static str, Fault)> {
    match input::read(field, form, context.codes) {
        Ok(Some(value)) => value.answer.text().map(str::to_owned).ok_or((field.name, Fault::Missing)),
        Ok(None) => Err((field.name, Fault::Missing)),
        Err(fault) => Err((field.name, fault)),
    }
}

/// The field of a kind; every name used in this slice is declared.
#[must_use]
pub fn field(kind: &'static FactKind, name: &str) -> &'static Field {
    static LOST: Field = Field::new("lost", facts::FieldKind::Id, "case-lost");
    kind.field(name).unwrap_or(&LOST)
}

/// The stream the route was given.
///
/// # Errors
/// [`Problem::Absent`], if the path names none.
pub fn stream<'a>(context: &Context<'a>) -> Result<&'a OpenStream, Problem> {
    context.stream.ok_or(Problem::Absent)
}

/// The case as this person may see it.
///
/// # Errors
/// [`Problem::Absent`]; [`Problem::AskConsent`] for a case that is shut until the person is asked.
pub fn case(context: &Context<'_>) -> Result<Case, Problem> {
    let case = even_shut(context)?;
    if case.must_ask(context.today()) && !case.is_closed() { Err(Problem::AskConsent) } else { Ok(case) }
}

/// The case even if it is shut: for asking for consent, and for what the supervisor must do.
///
/// # Errors
/// [`Problem::Absent`].
pub fn even_shut(context: &Context<'_>) -> Result<Case, Problem> {
    Ok(Case::fold(&stream(context)?.opened.facts))
}

/// The path of the case.
#[must_use]
pub fn path(stream: &OpenStream, rest: &str) -> String {
    format!("/cases/{}{rest}", stream.id)
}

/// Decides a command, and goes on to `then` once its facts stand.
///
/// # Errors
/// [`Problem`]; a refusal that changes nothing simply goes on.
pub fn command(context: &Context<'_>, command: &Command, then: String) -> Result<Outcome, Problem> {
    let stream = stream(context)?;
    match rules::decide(&even_shut(context)?, command, context.now) {
        Ok(facts) if facts.is_empty() => Ok(Outcome::go(then)),
        Ok(facts) => {
            let change = StreamChange::at(stream.id, stream.opened.head, facts);
            Ok(Outcome::go(then).writing(facts::Change { streams: vec![change], ..Default::default() }))
        }
        Err(Refusal::Nothing) => Ok(Outcome::go(then)),
        Err(Refusal::Closed) => Ok(Outcome::go(path(stream, "?said=closed"))),
        Err(Refusal::InConflict) => Ok(Outcome::go(path(stream, "?said=in-conflict"))),
        Err(Refusal::NoSuchNote | Refusal::NoSuchDuty) => Err(Problem::Absent),
    }
}

/// The position the page of this form showed. A form without it saw everything.
#[must_use]
pub fn seen(context: &Context<'_>, stream: &OpenStream) -> u64 {
    let seen = context.request.form.get("seen").parse().unwrap_or(0);
    // A form whose place cannot be read has seen nothing: what it says replaces nothing in silence.
    if seen > stream.opened.head { 0 } else { seen }
}

/// Leaves out what is as it was on the page, and names for the rest which answers it replaces.
#[must_use]
pub fn changed(stream: &OpenStream, answers: Answers, seen: u64) -> Answers {
    let shown = Fields::fold(stream.opened.facts.iter().filter(|fact| fact.position <= seen));
    let differs = |(name, value): &(&'static str, FieldValue)| {
        let standing = shown.all(name);
        standing.len() > 1 || standing.last().map(|held| &held.answer) != Some(&value.answer)
    };
    let over = |(name, value): (&'static str, FieldValue)| {
        let replaced = Fields::replaced(&stream.opened.facts, name, seen);
        (name, value.over(replaced))
    };
    answers.into_iter().filter(differs).map(over).collect()
}

/// A form on its way, kept under the session.
#[must_use]
pub fn keep(id: [u8; 16], form: &Form, seconds: i64) -> Keep {
    Keep { id, content: serde_json::to_vec(form.pairs()).unwrap_or_default(), seconds }
}

/// The form that was kept.
///
/// # Errors
/// [`Problem::Spent`] if it has run out.
pub fn kept(context: &Context<'_>) -> Result<Form, Problem> {
    let content = context.kept.ok_or(Problem::Spent)?;
    serde_json::from_slice(content).map(Form::new).map_err(|_| Problem::Spent)
}

/// The opaque id in the path.
///
/// # Errors
/// [`Problem::Absent`] if it is not one.
pub fn kept_id(context: &Context<'_>) -> Result<[u8; 16], Problem> {
    context.request.param("kept").parse::<StreamId>().map(|id| *id.bytes()).map_err(|_| Problem::Absent)
}
