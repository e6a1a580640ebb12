//! What is seen: state in, HTML out.

pub mod consent;
pub mod known;
pub mod list;
pub mod looks;
pub mod name;
pub mod notes;
pub mod opening;
pub mod overview;
pub mod review;
pub mod safety;
pub mod staff;
pub mod work;

use access::Action;
use facts::{Answer, Edtf, Field, FieldKind, Held, PersonId, Precision, Row};
use maud::{Markup, html};
use web::components::form::{FieldError, Form as Sheet, form};
use web::components::layout::{Head, head};
use web::components::message::{Flash, Tone, flash};
use web::components::person::{PersonHead, SafeContact, Tab, person_head, strip, tabs};
use web::components::{Link, button, tag, text};
use web::frame::short_name;
use web::{Context, Form, OpenStream, Piece, View, fields, time};

use crate::facts::{IDENTITY_RECORDED, SAFE_CONTACT_SET};
use crate::read;
use crate::rules::Case;

/// The path of the list, which the navigation marks on every page of a case.
pub const SECTION: &str = "/cases";

/// A form: where it goes, what is wrong with it, what it asks, and the words of its button.
pub struct Asking<'a> {
    pub action: &'a str,
    pub errors: Vec<FieldError>,
    pub body: Markup,
    pub send: &'a str,
    pub back: Option<String>,
}

/// Draws a form with its command and with what of the stream its reader has seen.
pub fn asking(context: &Context<'_>, asking: Asking<'_>) -> Markup {
    let w = &context.words;
    let seen = match context.request.form.get("seen") {
        "" => context.stream.map_or(0, |stream| stream.opened.head).to_string(),
        seen => seen.to_owned(),
    };
    let mut row = vec![button::send(button::Look::Solid, w.t(asking.send))];
    row.extend(asking.back.map(|back| button::go(button::Look::Plain, &back, w.t("case-back"))));
    form(
        w,
        &Sheet {
            action: asking.action.to_owned(),
            hidden: vec![("command".to_owned(), context.naming.command()), ("seen".to_owned(), seen)],
            errors: asking.errors,
            sheet: true,
            body: html! { (asking.body) (button::acts(&row)) },
        },
    )
}

/// A page that asks one thing about a case.
pub struct FormPage<'a> {
    /// Fluent id of the page's title and, with `-title` and `-lede`, of what stands above the form.
    pub name: &'a str,
    /// What stands between the head and the form.
    pub before: Markup,
    /// The end of the path the form goes to; the form itself.
    pub end: &'a str,
    /// The questions.
    pub body: Markup,
    /// Fluent id of the button.
    pub send: &'a str,
    /// What has to be mended.
    pub errors: Vec<FieldError>,
}

/// Draws such a page: crumb, title with the alias in it, lede, form, way back.
pub fn form_page(context: &Context<'_>, stream: &OpenStream, case: &Case, page: FormPage<'_>) -> View {
    let w = &context.words;
    let id = |end: &str| format!("{}-{end}", page.name);
    let alias = Piece::Markup(web::components::who(case.alias()));
    let top = Head {
        crumb: Some(crumb(stream, case)),
        lede: w.maybe(&id("lede")).map(|lede| html! { (lede) }),
        ..Head::new(w.html(&id("title"), &[("who", alias)]))
    };
    let errors = !page.errors.is_empty();
    let body = html! {
        (head(&top))
        (page.before)
        (asking(context, Asking {
            action: &read::path(stream, page.end),
            errors: page.errors,
            body: page.body,
            send: page.send,
            back: Some(read::path(stream, "")),
        }))
    };
    View { errors, ..View::slim(w.t(&id("page")), SECTION, body) }
}

/// The inputs of a page, with what was typed and what is wrong.
pub fn sheet<'a>(
    context: &'a Context<'_>,
    typed: &'a Form,
    faults: &'a [(&'static str, web::input::Fault)],
) -> fields::Sheet<'a> {
    fields::Sheet { words: context.words, codes: context.codes, typed, faults }
}

/// The head of every page of a case: who, how dangerous, how to reach them.
pub fn case_head(context: &Context<'_>, stream: &OpenStream, case: &Case, here: &str) -> Markup {
    html! {
        (person_head(&PersonHead {
            alias: case.alias().to_owned(),
            acts: head_acts(context, stream, case),
            meta: head_meta(context, stream, case),
        }))
        (tabs(&context.words, &tab_list(context, stream, here)))
        (safe_contact(context, case))
    }
}

fn head_acts(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Vec<Markup> {
    let w = &context.words;
    let level = case.risk.as_ref().map_or("not_assessed", |risk| risk.level.as_str());
    let name = w.with("case-risk-tag", &[("level", level.into())]);
    let mut acts = vec![tag::tag(risk_tone(level), name)];
    if context.may(Action::Reveal) {
        let href = read::path(stream, "/name");
        acts.push(button::go(button::Look::Small, &href, w.t("case-real-name")));
    }
    acts
}

fn head_meta(context: &Context<'_>, stream: &OpenStream, case: &Case) -> Markup {
    let w = &context.words;
    let row = context.register.get(stream.id);
    let number = row.map(number_of).unwrap_or_default();
    let with = case.assigned.last().map(|one| short_name(context.register.name_of(one.worker)));
    let since = case.opened.as_ref().and_then(Edtf::first_day);
    let since = since.map(|day| time::date_long(w, day)).unwrap_or_default();
    match with {
        Some(with) => {
            w.html("case-meta", &[("number", number.into()), ("with", with.into()), ("since", since.into())])
        }
        None => w.html("case-meta-nobody", &[("number", number.into()), ("since", since.into())]),
    }
}

fn tab_list(context: &Context<'_>, stream: &OpenStream, here: &str) -> Vec<Tab> {
    let w = &context.words;
    let mut list = vec![("", "case-tab-overview"), ("/notes", "case-tab-notes")];
    if context.may(Action::Reveal) {
        list.push(("/known", "case-tab-known"));
    }
    if !stream.holders.is_empty() {
        list.push(("/address", "case-tab-address"));
    }
    if context.may(Action::SeeLooks) {
        list.push(("/looks", "case-tab-looks"));
    }
    let tab = |(end, id): (&str, &str)| Tab {
        href: read::path(stream, end),
        label: w.t(id).into_owned(),
        current: end == here,
    };
    list.into_iter().map(tab).collect()
}

/// How to reach the person: on every page from which someone might.
pub fn safe_contact(context: &Context<'_>, case: &Case) -> Markup {
    let shown = |name: &str| {
        let field = SAFE_CONTACT_SET.field(name)?;
        let answer = case.fields.answer(name)?;
        Some(fields::shown(&context.words, context.codes, field, answer))
    };
    let said = case.fields.text("code_word").map(|word| html! { "“" (text(word)) "”" });
    strip(
        &context.words,
        &SafeContact { reach: shown("channel"), when: shown("hours"), say: said, never: shown("never") },
    )
}

/// The number a case is called by: the imported one, or that of its series.
pub fn number_of(row: &Row) -> String {
    row.card.imported_number.clone().or_else(|| row.number()).unwrap_or_default()
}

/// The tone of a level of risk.
pub fn risk_tone(level: &str) -> tag::Tone {
    match level {
        "high" => tag::Tone::Late,
        "medium" => tag::Tone::Soon,
        "low" => tag::Tone::Ok,
        _ => tag::Tone::Off,
    }
}

/// When something is due, as the clock components take it.
pub fn when(due: &Edtf) -> time::When {
    let start = jiff::Timestamp::from_second(due.start()).unwrap_or_default();
    let wall = facts::local(start);
    match due.precision() {
        Precision::Minute => time::When::At(wall),
        Precision::Decade | Precision::Year | Precision::Month | Precision::Day => {
            time::When::Day(wall.date())
        }
    }
}

/// The sentence of a duty, with the person in it.
pub fn duty_text(context: &Context<'_>, what: &str, note: Option<&str>, alias: &str) -> Markup {
    let w = &context.words;
    let known = format!("duty-{what}");
    match note {
        Some(note) => w.html(
            "duty-other",
            &[("note", note.to_owned().into()), ("who", Piece::Markup(web::components::who(alias)))],
        ),
        None if w.maybe(&known).is_some() => {
            w.html(&known, &[("who", Piece::Markup(web::components::who(alias)))])
        }
        None => w.html("duty-unknown", &[("who", Piece::Markup(web::components::who(alias)))]),
    }
}

/// When and by whom, under an entry.
pub fn signed(context: &Context<'_>, happened: &Edtf, by: PersonId) -> Markup {
    let at = match when(happened) {
        time::When::At(at) => time::moment(&context.words, at, facts::local(context.now)),
        time::When::Day(day) => time::date(&context.words, day, context.today()),
    };
    html! { (time::capital(&at)) " · " (by_name(context, by)) }
}

/// The name of a colleague; the server has none.
pub fn by_name(context: &Context<'_>, person: PersonId) -> String {
    if person == PersonId::default() {
        context.words.t("case-by-server").into_owned()
    } else {
        short_name(context.register.name_of(person))
    }
}

/// What is known of a field, for a list of facts; `None` if nobody was asked.
pub fn known(context: &Context<'_>, case: &Case, name: &str) -> Option<Markup> {
    let field = IDENTITY_RECORDED.field(name).or_else(|| crate::facts::CASE_OPENED.field(name))?;
    let answer = case.fields.answer(name)?;
    Some(match (field.kind, answer) {
        (FieldKind::Date, Answer::Given(value)) => age(context, value.text().unwrap_or_default()),
        _ => fields::shown(&context.words, context.codes, field, answer),
    })
}

/// An age from a birth date, with how sure it is.
fn age(context: &Context<'_>, born: &str) -> Markup {
    let w = &context.words;
    let Ok(date) = Edtf::parse(born) else {
        return html! { (born) };
    };
    let Some(first) = date.first_day() else {
        return html! { (born) };
    };
    let today = context.today();
    let turned = (today.month(), today.day()) >= (first.month(), first.day());
    let years = today.year().saturating_sub(first.year()).saturating_sub(i16::from(!turned));
    let exact = date.precision() >= Precision::Day && !date.is_approximate();
    let id = if exact { "case-age" } else { "case-age-about" };
    html! { (w.with(id, &[("years", i64::from(years).into())])) }
}

/// A link back to the case.
pub fn crumb(stream: &OpenStream, case: &Case) -> Link {
    Link::new(read::path(stream, ""), html! { (text(case.alias())) })
}

/// Two answers that stand side by side: both are shown, with who gave them; keeping one replaces both.
pub fn both(context: &Context<'_>, case: &Case, field: &Field) -> Markup {
    let w = &context.words;
    let standing = case.fields.all(field.name);
    if standing.len() < 2 {
        return html! {};
    }
    let line = |one: &Held| {
        html! {
            (fields::shown(w, context.codes, field, &one.answer)) " · "
            (by_name(context, one.by)) ", "
            (time::moment(w, facts::local(one.received), facts::local(context.now)))
        }
    };
    let both = html! { ul.dots { @for one in standing { li { (line(one)) } } } };
    flash(&Flash {
        next: Some(both),
        ..Flash::new(Tone::Warn, w.with("known-both", &[("field", w.t(field.label).into())]))
    })
}
