//! Opening a case: search first, then what is known, then check, then keep.

use access::Action;
use facts::{Change, Edtf, NewFact, StreamChange, StreamId};
use web::input::Fault;
use web::{Context, Form, Outcome, Problem, Route, Scope};

use super::{get, post};
use crate::facts::{CASE_OPENED, IDENTITY_RECORDED, NUMBER_TAKEN, PHONE_RECORDED, SAFE_CONTACT_SET};
use crate::review;
use crate::rules::{self, Opening};
use crate::{pages, read};

/// How long a case on its way stays open, in seconds.
const WAY_SECONDS: i64 = 12 * 3600;

pub const ROUTES: &[Route] = &[
    get("/cases/new", Scope::Staff, Action::SearchBeforeCreate, start),
    post("/cases/new", Scope::Staff, Action::SearchBeforeCreate, search),
    get("/cases/new/{kept}", Scope::Staff, Action::Create, found),
    get("/cases/new/{kept}/{part}", Scope::Staff, Action::Create, part),
    post("/cases/new/{kept}/{part}", Scope::Staff, Action::Create, answer),
];

/// One page of the way to a new case.
pub struct Part {
    /// Its name in the address.
    pub name: &'static str,
    /// Its questions: kind of fact and field.
    pub fields: &'static [(&'static facts::FactKind, &'static str)],
}

/// The pages, in their order; the check comes after the last.
pub static PARTS: [Part; 3] = [
    Part {
        name: "who",
        fields: &[
            (&CASE_OPENED, "alias"),
            (&IDENTITY_RECORDED, "names_said"),
            (&IDENTITY_RECORDED, "sex"),
            (&IDENTITY_RECORDED, "born"),
        ],
    },
    Part {
        name: "talk",
        fields: &[
            (&CASE_OPENED, "languages"),
            (&IDENTITY_RECORDED, "nationalities"),
            (&IDENTITY_RECORDED, "county"),
            (&CASE_OPENED, "access_needs"),
            (&CASE_OPENED, "health_alert"),
            (&IDENTITY_RECORDED, "old_file_number"),
        ],
    },
    Part {
        name: "reach",
        fields: &[
            (&SAFE_CONTACT_SET, "channel"),
            (&SAFE_CONTACT_SET, "hours"),
            (&SAFE_CONTACT_SET, "code_word"),
            (&SAFE_CONTACT_SET, "never"),
            (&PHONE_RECORDED, "phone"),
            (&PHONE_RECORDED, "phone_owner"),
            (&PHONE_RECORDED, "phone_hours"),
        ],
    },
];

fn start(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::opening::start(context, &Form::default(), &[])))
}

/// Search before create looks across the whole organisation. Beyond one's own cases it says only that
/// a match may exist; the supervisor is told who asked and how alike the two are, never the words.
fn search(context: &Context<'_>) -> Result<Outcome, Problem> {
    let form = &context.request.form;
    let asked = match review::Asked::read(context, form) {
        Ok(asked) => asked,
        Err(faults) => return Ok(Outcome::mend(pages::opening::start(context, form, &faults))),
    };
    let id = context.naming.name("opening");
    let matches = review::matches(context, &asked);
    let mut kept = asked.prefilled();
    kept.set("q", asked.words.as_str());
    let streams: Vec<StreamChange> =
        matches.iter().filter_map(|alike| review::open(context, &asked, alike)).collect();
    if !matches.is_empty() {
        kept.set("possible", "yes");
    }
    let outcome =
        Outcome::go(format!("/cases/new/{}", facts::hex(&id))).keeping(read::keep(id, &kept, WAY_SECONDS));
    Ok(if streams.is_empty() { outcome } else { outcome.writing(Change { streams, ..Change::default() }) })
}

fn found(context: &Context<'_>) -> Result<Outcome, Problem> {
    Ok(Outcome::page(pages::opening::found(context, &read::kept(context)?)))
}

fn part(context: &Context<'_>) -> Result<Outcome, Problem> {
    let kept = read::kept(context)?;
    match context.request.param("part") {
        "check" => Ok(Outcome::page(pages::opening::check(context, &kept, &[]))),
        name => {
            let part = PARTS.iter().find(|part| part.name == name).ok_or(Problem::Absent)?;
            Ok(Outcome::page(pages::opening::part(context, part, &kept, &[])))
        }
    }
}

fn answer(context: &Context<'_>) -> Result<Outcome, Problem> {
    let mut kept = read::kept(context)?;
    let name = context.request.param("part");
    if name == "check" {
        return open(context, &kept);
    }
    let at = PARTS.iter().position(|part| part.name == name).ok_or(Problem::Absent)?;
    let part = PARTS.get(at).ok_or(Problem::Absent)?;
    // An unticked box sends nothing: what this page asks is taken from this page alone.
    for (_, field) in part.fields {
        forget(&mut kept, field);
    }
    kept.merge(&context.request.form);
    kept.remove("command");
    let faults = check(context, part, &kept);
    if !faults.is_empty() {
        return Ok(Outcome::mend(pages::opening::part(context, part, &kept, &faults)));
    }
    let id = read::kept_id(context)?;
    let next = PARTS.get(at.saturating_add(1)).map_or("check", |part| part.name);
    let to = format!("/cases/new/{}/{next}", facts::hex(&id));
    Ok(Outcome::go(to).keeping(read::keep(id, &kept, WAY_SECONDS)))
}

fn forget(form: &mut Form, field: &str) {
    form.remove(field);
    for end in ["none", "day", "month", "year", "sure", "age"] {
        form.remove(&format!("{field}.{end}"));
    }
}

fn check(context: &Context<'_>, part: &Part, form: &Form) -> Vec<(&'static str, Fault)> {
    let mut form = form.clone();
    let mut faults = Vec::new();
    if let Err(fault) = age_to_birth(context, &mut form) {
        faults.push(("born", fault));
    }
    for (kind, name) in part.fields {
        let field = read::field(kind, name);
        match web::input::read(field, &form, context.codes) {
            Ok(None) if *name == "alias" => faults.push((field.name, Fault::Missing)),
            Ok(_) => {}
            Err(fault) => faults.push((field.name, fault)),
        }
    }
    faults
}

/// An age that was said stands for the year of birth, marked as about.
fn age_to_birth(context: &Context<'_>, form: &mut Form) -> Result<(), Fault> {
    let age = form.get("born.age").to_owned();
    if age.is_empty() {
        let future = web::input::date("born", form)?
            .and_then(|born| born.first_day())
            .is_some_and(|day| day > context.today());
        return if future { Err(Fault::Future) } else { Ok(()) };
    }
    let years: i16 = age.parse().map_err(|_| Fault::NotANumber)?;
    if !(0..=110).contains(&years) {
        return Err(Fault::NotANumber);
    }
    if !form.get("born.year").is_empty() {
        return Err(Fault::Both);
    }
    let year = context.today().year().saturating_sub(years);
    form.set("born.year", year.to_string());
    form.set("born.sure", "about");
    Ok(())
}

fn open(context: &Context<'_>, kept: &Form) -> Result<Outcome, Problem> {
    if let Some(part) = PARTS.iter().find(|part| !check(context, part, kept).is_empty()) {
        let faults = check(context, part, kept);
        return Ok(Outcome::mend(pages::opening::part(context, part, kept, &faults)));
    }
    let case = StreamId::from_bytes(context.naming.name("case"));
    let mut kept = kept.clone();
    age_to_birth(context, &mut kept).map_err(|_| Problem::Form)?;
    let (opening, series) = opening(context, &kept)?;
    let facts = rules::open(&opening, context.who.person, context.now);
    let number = NewFact::new(&NUMBER_TAKEN, Edtf::moment(context.now)).given("taken_by", case.to_string());
    let mut change = StreamChange::at(case, 0, facts);
    change.numbered_by = Some(1);
    let streams = vec![change, StreamChange::anywhere(series, vec![number])];
    Ok(Outcome::go(format!("/cases/{case}?said=opened"))
        .writing(Change { streams, ..Change::default() })
        .dropping(read::kept_id(context)?))
}

fn opening(context: &Context<'_>, kept: &Form) -> Result<(Opening, StreamId), Problem> {
    let office = office(context).ok_or(Problem::Failed)?;
    let of = |kind: &'static facts::FactKind| {
        let names: Vec<&str> = PARTS
            .iter()
            .flat_map(|part| part.fields)
            .filter(|(one, _)| core::ptr::eq(*one, kind))
            .map(|(_, name)| *name)
            .collect();
        read::answers(kind, &names, context, kept).map_err(|_| Problem::Form)
    };
    let phone = of(&PHONE_RECORDED)?;
    let opening = Opening {
        casework: of(&CASE_OPENED)?,
        identity: of(&IDENTITY_RECORDED)?,
        phones: if phone.iter().any(|(name, _)| *name == "phone") { vec![phone] } else { Vec::new() },
        contact: of(&SAFE_CONTACT_SET)?,
        series: Some((office.series.prefix.clone(), i64::try_from(office.series.after).unwrap_or(0))),
        office: office.id.clone(),
    };
    Ok((opening, office.stream))
}

/// The office of whoever opens the case; the organisation's first, if theirs is not known.
fn office<'a>(context: &Context<'a>) -> Option<&'a facts::Office> {
    let register = context.register;
    let organisation = StreamId::from_bytes(*context.who.organisation.bytes());
    let offices = &register.get(organisation)?.card.offices;
    let (_, staff) = register.staff(context.who.person)?;
    offices.iter().find(|office| office.id == staff.office).or_else(|| offices.first())
}
